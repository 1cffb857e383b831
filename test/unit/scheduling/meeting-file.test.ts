import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { readGivenTime } from '../../../renderer/features/scheduling/form/read-given-time.ts';
import {
  icsOf,
  meetingFileName,
} from '../../../renderer/features/scheduling/meeting/meeting-file.ts';
import { meetingStatus } from '../../../renderer/features/scheduling/meeting-words.ts';
import type { Meeting } from '../../../shared/scheduling/model.ts';

const booked: Meeting = {
  id: 'meeting-1',
  workspaceId: 'workspace-1',
  state: 'booked',
  needsYou: false,
  name: 'Test-Ada',
  title: 'First conversation',
  bookingId: 'booking-1',
  startMs: Date.UTC(2026, 5, 10, 8),
  endMs: Date.UTC(2026, 5, 10, 8, 45),
  participants: [{ name: 'Robin', email: 'robin@example.com' }, { name: 'Test-Ada' }],
  organizer: { name: 'Robin', email: 'robin@example.com' },
  isOurs: true,
  changedAt: Date.UTC(2026, 5, 1),
  revisions: 0,
};

function fileOf(meeting: Meeting) {
  const event = new ICAL.Component(ICAL.parse(icsOf(meeting) ?? '')).getFirstSubcomponent('vevent');
  return (name: string) => event?.getFirstPropertyValue(name)?.toString();
}

describe('the calendar file of a meeting', () => {
  it('is the same event however often the meeting is moved, and counts the moves', () => {
    const first = fileOf(booked);
    const moved = fileOf({ ...booked, state: 'moved', revisions: 2 });
    const cancelled = fileOf({ ...booked, state: 'cancelled', revisions: 3 });
    expect([first('uid'), first('sequence'), first('status')]).toEqual([
      'booking-1@popp-console',
      '0',
      'CONFIRMED',
    ]);
    expect([moved('uid'), moved('sequence')]).toEqual(['booking-1@popp-console', '2']);
    expect([cancelled('uid'), cancelled('status')]).toEqual([
      'booking-1@popp-console',
      'CANCELLED',
    ]);
    expect(first('description')).toContain('Robin robin@example.com');
  });

  it('has an end also where Popp told none, and is none without a beginning', () => {
    const { endMs: _none, ...open } = booked;
    expect(fileOf(open)('dtend')).toBe('2026-06-10T09:00:00Z');
    const { startMs: _neither, ...asked } = open;
    expect(icsOf(asked)).toBeUndefined();
  });

  it('is called by its day and its candidate, and never leaves its folder', () => {
    expect(meetingFileName(booked)).toMatch(/^2026-06-10-Test-Ada\.ics$/);
    expect(meetingFileName({ ...booked, name: '../../Ünal "x"/..' })).toMatch(/-Ünal-x\.ics$/);
    expect(meetingFileName({ ...booked, name: '///' })).toMatch(/-meeting\.ics$/);
  });
});

describe('where a meeting stands', () => {
  const item = { id: 'item-1', attempts: 1, actions: [] };

  it('is said by the outbox until the request is at Popp', () => {
    const asked = { state: 'asked' } as const;
    const words = (state: 'waiting' | 'held' | 'undecided' | 'done') =>
      meetingStatus({ ...asked, item: { ...item, state } }).word;
    const all = [words('waiting'), words('held'), words('undecided'), words('done')];
    expect(new Set(all).size).toBe(4);
    expect(all[3]).toBe('asked');
    expect(meetingStatus(booked).word).toBe('booked');
  });
});

describe('a time that was typed', () => {
  const now = Date.UTC(2026, 0, 1);
  const zone = 'Europe/London';

  it('is a moment on the clocks of the meeting', () => {
    expect(readGivenTime({ day: '2026-06-10', from: '09:00', to: '10:30' }, zone, now)).toEqual({
      fromMs: Date.UTC(2026, 5, 10, 8),
      toMs: Date.UTC(2026, 5, 10, 9, 30),
    });
    // An hour that comes twice is meant as a whole.
    expect(readGivenTime({ day: '2026-10-25', from: '01:00', to: '01:30' }, zone, now)).toEqual({
      fromMs: Date.UTC(2026, 9, 25, 0),
      toMs: Date.UTC(2026, 9, 25, 1, 30),
    });
  });

  it.each([
    ['unfinished', { day: '2026-06-10', from: '', to: '10:00' }, zone],
    ['unfinished', { day: '', from: '09:00', to: '10:00' }, zone],
    ['unfinished', { day: '2026-13-40', from: '09:00', to: '10:00' }, zone],
    ['skipped', { day: '2026-03-29', from: '01:30', to: '03:00' }, zone],
    ['backwards', { day: '2026-06-10', from: '22:00', to: '02:00' }, zone],
    ['past', { day: '2025-06-10', from: '09:00', to: '10:00' }, zone],
    ['zone', { day: '2026-06-10', from: '09:00', to: '10:00' }, 'Europe/Atlantis'],
  ])('that is %s says so', (problem, typed, where) => {
    expect(readGivenTime(typed, where, now)).toBe(problem);
  });
});
