import { assert, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMeeting } from '../../../electron/core/practice/meeting-rules.ts';
import { toMeetingRequest } from '../../../shared/scheduling/request.ts';
import { checkSetup, isUsable } from '../../../shared/scheduling/rules.ts';
import type { MeetingSetup } from '../../../shared/scheduling/setup.ts';
import { anySetup, completeSetup, nowMs, participant } from './setups.ts';

const hourMs = 3_600_000;
const facts = { nowMs };

/** The fields that the practice server refuses: it reads the bytes of the request, straight by the tables of the sources. */
function refusedFields(setup: MeetingSetup): string[] {
  const problems: string[] = [];
  const wire: Record<string, unknown> = JSON.parse(JSON.stringify(toMeetingRequest(setup)));
  readMeeting(wire, nowMs, problems);
  return problems.map((problem) => problem.split(' ')[0] ?? '');
}

function codes(change: Partial<MeetingSetup>): string[] {
  return checkSetup(completeSetup(change), facts).map(({ path, code }) => `${path} ${code}`);
}

describe('the rules and the practice server, which read the sources on their own', () => {
  test('what the rules call usable is accepted', () => {
    let usable = 0;
    assert(
      property(anySetup, (setup) => {
        if (!isUsable(checkSetup(setup, facts))) return;
        usable += 1;
        expect(refusedFields(setup)).toEqual([]);
      }),
      { numRuns: 1500 },
    );
    expect(usable).toBeGreaterThan(3);
  });

  test('what is refused is refused by the rules too, with the same field named', () => {
    assert(
      property(anySetup, (setup) => {
        const errors = checkSetup(setup, facts)
          .filter(({ level }) => level === 'error')
          .map(({ path }) => path);
        for (const field of refusedFields(setup)) expect(errors).toContain(field);
      }),
      { numRuns: 600 },
    );
  });

  test('each way to know when a participant has time, and each way to meet', () => {
    const slots = [{ fromMs: nowMs + 48 * hourMs, toMs: nowMs + 50 * hourMs }];
    const setups = [
      completeSetup(),
      completeSetup({
        participants: [participant({ isOrganizer: true, availability: 'collect' })],
      }),
      completeSetup({
        participants: [
          participant({ isOrganizer: true, availability: 'time-slots', timeSlots: slots }),
        ],
      }),
      completeSetup({ video: false, videoProvider: '', location: 'Leeds' }),
      completeSetup({
        method: 'ROUND_ROBIN',
        participants: [participant(), participant({ id: 'p3', email: 'kim@example.com' })],
      }),
    ];
    for (const setup of setups) {
      expect(checkSetup(setup, facts)).toEqual([]);
      expect(refusedFields(setup)).toEqual([]);
    }
  });
});

const organizer = completeSetup().participants;

test.each<[string, Partial<MeetingSetup>, string[]]>([
  ['no title', { title: ' ' }, ['meetingConfiguration.title required']],
  ['nobody', { participants: [] }, ['meetingParticipants participants-required']],
  ['no organizer', { participants: [participant()] }, ['meetingParticipants no-organizer']],
  [
    'two organizers',
    { participants: [...organizer, participant({ isOrganizer: true })] },
    ['meetingParticipants[1].isOrganizer two-organizers'],
  ],
  [
    'no way to know',
    { participants: [...organizer, participant({ availability: '' })] },
    ['meetingParticipants[1] no-availability'],
  ],
  [
    'two who are written to',
    {
      participants: [
        ...organizer,
        participant({ availability: 'collect' }),
        participant({ email: 'kim@example.com', availability: 'collect' }),
      ],
    },
    ['meetingParticipants[2].autoCollectAvailability two-collecting'],
  ],
  [
    'no address',
    { participants: [...organizer, participant({ email: '' })] },
    ['meetingParticipants[1].email required'],
  ],
  [
    'a wrong address',
    { participants: [...organizer, participant({ email: 'sam at example' })] },
    ['meetingParticipants[1].email email-invalid'],
  ],
  [
    'the same person twice',
    { participants: [...organizer, participant({ email: 'Robin.Practice@Example.com' })] },
    ['meetingParticipants[1].email email-twice'],
  ],
  [
    'round robin alone',
    { method: 'ROUND_ROBIN', participants: organizer },
    ['meetingParticipants round-robin-size'],
  ],
  ['no zone', { timezone: '' }, ['meetingConfiguration.timezone required']],
  ['no such zone', { timezone: 'Mars/Olympus' }, ['meetingConfiguration.timezone zone-unknown']],
  ['an offset', { timezone: '+01:00' }, ['meetingConfiguration.timezone zone-unknown']],
  ['no hours', { openHours: [] }, ['meetingConfiguration.openHours hours-required']],
  [
    'hours over midnight',
    { openHours: [{ weekday: 1, from: 1320, to: 120 }] },
    ['meetingConfiguration.openHours[0] hours-backwards'],
  ],
  [
    'no such weekday',
    { openHours: [{ weekday: 8, from: 540, to: 600 }] },
    ['meetingConfiguration.openHours[0] hours-invalid'],
  ],
  [
    'longer than any opening',
    { durationMinutes: 90, openHours: [{ weekday: 1, from: 540, to: 600 }] },
    ['meetingConfiguration.openHours longer-than-hours'],
  ],
  [
    'a meeting over midnight',
    {
      durationMinutes: 120,
      openHours: [
        { weekday: 1, from: 1380, to: 1440 },
        { weekday: 2, from: 0, to: 60 },
      ],
    },
    ['meetingConfiguration.openHours longer-than-hours'],
  ],
  ['no length', { durationMinutes: 0 }, ['meetingConfiguration.durationInMinutes duration-range']],
  ['an odd buffer', { bufferMinutes: 7 }, ['meetingConfiguration.bufferInMinutes buffer-range']],
  [
    'no provider',
    { videoProvider: '' },
    ['meetingConfiguration.videoConferencingProvider required'],
  ],
  [
    'notice beyond the last day',
    { noticeMinutes: 5 * 1440, daysAhead: 3 },
    ['meetingConfiguration.minimumNoticeInMinutes notice-beyond-days'],
  ],
  [
    'another provider, which is advice',
    { videoProvider: 'JITSI' },
    ['meetingConfiguration.videoConferencingProvider provider-not-known'],
  ],
])('%s', (_what, change, expected) => {
  expect(codes(change)).toEqual(expected);
});

test.each<[string, number, number, string]>([
  ['in the past', -2, 1, 'slot-past'],
  ['ending before it starts', 50, 49, 'slot-backwards'],
  ['of no length', 50, 50, 'slot-backwards'],
  ['too short', 50, 50.25, 'slot-too-short'],
  ['soon over, which is advice', 2, 4, 'slot-soon-over'],
])('a time %s', (_what, from, to, code) => {
  const timeSlots = [{ fromMs: nowMs + from * hourMs, toMs: nowMs + to * hourMs }];
  const participants = [participant({ isOrganizer: true, availability: 'time-slots', timeSlots })];
  expect(codes({ participants })).toEqual([
    `meetingParticipants[0].availability.timeSlots[0] ${code}`,
  ]);
});

test('openings that touch are one', () => {
  const openHours = [
    { weekday: 3, from: 540, to: 600 },
    { weekday: 3, from: 600, to: 660 },
  ];
  expect(codes({ durationMinutes: 120, openHours })).toEqual([]);
});
