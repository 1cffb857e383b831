import { assert, constantFrom, oneof, property, string } from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { type IcsMeeting, meetingIcs } from '../../../shared/scheduling/ics.ts';

const meeting: IcsMeeting = {
  uid: 'booking_xyz789@popp',
  title: 'Second talk',
  startMs: Date.UTC(2026, 2, 29, 0, 30),
  endMs: Date.UTC(2026, 2, 29, 1, 15),
  isCancelled: false,
  sequence: 0,
  stampMs: Date.UTC(2026, 2, 1, 12, 0, 7),
};

/** As another program reads the file. */
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const event = calendar.getFirstSubcomponent('vevent');
  if (event === null) throw new Error('There is no event.');
  const textOf = (name: string) => event.getFirstPropertyValue(name)?.toString();
  return { calendar, event, read: new ICAL.Event(event), textOf };
}

/** What another program sees of a text: line ends are one kind, what a file cannot hold is gone. */
function seen(text: string): string {
  return Array.from(text.toWellFormed().replaceAll(/\r\n?/g, '\n'))
    .filter((character) => {
      const code = character.codePointAt(0) ?? 0;
      return character === '\n' || character === '\t' || (code >= 32 && code !== 127);
    })
    .join('');
}

const hostile = oneof(
  string({ unit: 'binary', maxLength: 200 }),
  string({
    unit: constantFrom(
      '\\',
      'n',
      ';',
      ',',
      ':',
      '"',
      '^',
      '\r',
      '\n',
      '\t',
      ' ',
      '\u0000',
      'é',
      '👩‍🔧',
      '\ud800',
      'END:VEVENT',
      'BEGIN:VALARM',
    ),
    maxLength: 120,
  }),
);

describe('a calendar file', () => {
  it('says to another program what the meeting is', () => {
    const {
      calendar,
      read: event,
      textOf,
    } = read(
      meetingIcs({
        ...meeting,
        description: 'Bring a pen;\nor two, if you like.',
        location: 'Room 4, Leeds',
        url: 'https://meet.example.com/a?b=1,2',
        organizer: { name: 'Practice "Recruiter", Ltd', email: 'one+two@example.com' },
        sequence: 2,
      }),
    );
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(event.uid).toBe(meeting.uid);
    expect(event.summary).toBe('Second talk');
    expect(event.description).toBe('Bring a pen;\nor two, if you like.');
    expect(event.location).toBe('Room 4, Leeds');
    expect(event.startDate.toJSDate().getTime()).toBe(meeting.startMs);
    expect(event.endDate.toJSDate().getTime()).toBe(meeting.endMs);
    expect(event.startDate.zone?.tzid).toBe('UTC');
    expect(event.sequence).toBe(2);
    expect(textOf('status')).toBe('CONFIRMED');
    expect(textOf('url')).toBe('https://meet.example.com/a?b=1,2');
    expect(textOf('organizer')).toBe('mailto:one+two@example.com');
    expect(textOf('dtstamp')).toBe('2026-03-01T12:00:07Z');
  });

  it('of a meeting that was called off says so under the same name', () => {
    const { read: event, textOf } = read(
      meetingIcs({ ...meeting, isCancelled: true, sequence: 3 }),
    );
    expect(textOf('status')).toBe('CANCELLED');
    expect(event.uid).toBe(meeting.uid);
    expect(event.sequence).toBe(3);
  });

  it('holds whatever people write, and nothing that they did not', () => {
    assert(
      property(hostile, hostile, hostile, hostile, (title, description, location, name) => {
        const file = meetingIcs({
          ...meeting,
          title,
          description,
          location,
          organizer: { name, email: 'someone@example.com' },
        });
        const { calendar, event, textOf } = read(file);
        expect(calendar.getAllSubcomponents()).toHaveLength(1);
        expect(event.getAllSubcomponents()).toHaveLength(0);
        expect(textOf('summary')).toBe(seen(title));
        expect(textOf('description') ?? '').toBe(
          description.trim() === '' ? '' : seen(description),
        );
        expect(textOf('location') ?? '').toBe(location.trim() === '' ? '' : seen(location));
        expect(event.getFirstProperty('organizer')?.getFirstValue()).toBe(
          'mailto:someone@example.com',
        );
      }),
      { numRuns: 150 },
    );
  });

  it('has lines of at most 75 octets, each ended the same way, none within a character', () => {
    assert(
      property(hostile, hostile, (title, name) => {
        const file = meetingIcs({ ...meeting, title, organizer: { name, email: 'a@b.example' } });
        expect(file.endsWith('\r\n')).toBe(true);
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        for (const line of file.split('\r\n')) {
          const bytes = new TextEncoder().encode(line);
          expect(bytes.length).toBeLessThanOrEqual(75);
          expect(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)).toBe(
            line,
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  it('leaves out what is no address', () => {
    const file = meetingIcs({ ...meeting, url: 'javascript:alert(1)', organizer: { email: '  ' } });
    expect(file).not.toMatch(/ORGANIZER|URL/);
    expect(meetingIcs({ ...meeting, url: 'no address' })).not.toContain('URL');
    expect(meetingIcs({ ...meeting, url: 'https://a.example/\r\nX:1' })).not.toMatch(/URL|X:1/);
  });
});
