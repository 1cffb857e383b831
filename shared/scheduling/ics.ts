/** Who is named in a calendar file. */
export type IcsPerson = { readonly name?: string | undefined; readonly email: string };

/** A meeting as a calendar knows it. */
export type IcsMeeting = {
  /** The same for the same meeting for good, so that a newer file takes the place of an older one. */
  readonly uid: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly startMs: number;
  readonly endMs: number;
  readonly location?: string | undefined;
  readonly url?: string | undefined;
  readonly organizer?: IcsPerson | undefined;
  readonly isCancelled: boolean;
  /** How often the meeting was moved, or called off, since it was first booked. */
  readonly sequence: number;
  /** When what the file says was last true. */
  readonly stampMs: number;
};

/**
 * A meeting as a calendar file (RFC 5545), in UTC so that no calendar needs to know a zone. It is published, not an invitation
 * (RFC 5546, 3.2.1): opening it asks nobody anything, so it names no attendees.
 */
export function meetingIcs(meeting: IcsMeeting): string {
  const { description, location, url, organizer } = meeting;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Popp Console//Schedule//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escaped(meeting.uid)}`,
    `DTSTAMP:${utc(meeting.stampMs)}`,
    `DTSTART:${utc(meeting.startMs)}`,
    `DTEND:${utc(meeting.endMs)}`,
    `SUMMARY:${escaped(meeting.title)}`,
    ...(isBlank(description) ? [] : [`DESCRIPTION:${escaped(description)}`]),
    ...(isBlank(location) ? [] : [`LOCATION:${escaped(location)}`]),
    ...(isBlank(url) ? [] : addressLine(url)),
    ...(organizer === undefined ? [] : personLine(organizer)),
    `STATUS:${meeting.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `SEQUENCE:${Math.max(0, Math.trunc(meeting.sequence))}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function isBlank(text: string | undefined): text is undefined | '' {
  return text === undefined || text.trim() === '';
}

/** 20260329T010000Z; what is between two seconds is lost. */
function utc(atMs: number): string {
  return new Date(atMs).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
}

// Everything but tab and line feed that no line of text may hold (RFC 5545, 3.1), and halves of characters.
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** A value of the type TEXT (RFC 5545, 3.3.11). */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(controls, '')
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', String.raw`\n`);
}

// Only an address of the web is one to follow, and what no address holds ends none: a space, a quote, a line.
function addressLine(url: string): string[] {
  const address = url.trim();
  return /^https?:\/\/[\u0021\u0023-\u007e]+$/i.test(address) ? [`URL:${address}`] : [];
}

/** `ORGANIZER` with its name as a parameter, in which quotes and lines are written as RFC 6868 says. */
function personLine({ name, email }: IcsPerson): string[] {
  const address = email.trim().toWellFormed();
  if (address === '') return [];
  const uri = `mailto:${encodeURIComponent(address).replaceAll('%40', '@').replaceAll('%2B', '+')}`;
  if (isBlank(name)) return [`ORGANIZER:${uri}`];
  const quoted = name
    .toWellFormed()
    // Some calendars read an escape where RFC 5545 has none, and would run on past the quote.
    .replaceAll('\\', '/')
    .replaceAll('^', '^^')
    .replaceAll(/\r\n?|\n/g, '^n')
    .replaceAll(controls, '')
    .replaceAll('"', "^'");
  return [`ORGANIZER;CN="${quoted}":${uri}`];
}

const longestOctets = 75;

/** Lines of at most 75 octets, none ending within a character; each further one begins with a space. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0);
    if (octets + size > longestOctets) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}

// In UTF-8.
function octetsOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
