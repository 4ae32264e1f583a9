import type { Instant } from '#engine/kernel';

/** A meeting as a calendar program reads it. */
export interface CalendarMeeting {
  /** The same for every file of this meeting, so that a calendar moves it instead of adding another. */
  readonly id: string;
  /** Grows when the meeting is changed; 0 at first. */
  readonly sequence?: number;
  readonly title: string;
  readonly text: string;
  readonly start: Instant;
  readonly end: Instant;
  /** When the file is made. */
  readonly now: Instant;
  /** A room, an address, or the link of a video call. */
  readonly place?: string;
  /** Who invites; without an organizer nobody is invited. */
  readonly organizer?: Guest;
  readonly attendees?: readonly Guest[];
  /** It does not take place after all. */
  readonly cancelled?: boolean;
}

export interface Guest {
  readonly name?: string;
  readonly email: string;
}

/**
 * A meeting as an iCalendar file (RFC 5545): times in UTC, text escaped, lines of at most 75 bytes. With an organizer
 * and guests it is an invitation they can answer (RFC 5546), otherwise an entry for one's own calendar. Rule X43 to X47.
 */
export function calendarFile(meeting: CalendarMeeting): string {
  const { organizer, cancelled = false, place = '' } = meeting;
  const guests = organizer === undefined ? [] : (meeting.attendees ?? []).flatMap((guest) => guestLine('ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE', guest));
  const host = organizer === undefined || guests.length === 0 ? [] : guestLine('ORGANIZER', organizer);
  const invites = host.length > 0;
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Baton//Desk//EN', 'CALSCALE:GREGORIAN', `METHOD:${cancelled ? 'CANCEL' : invites ? 'REQUEST' : 'PUBLISH'}`,
    'BEGIN:VEVENT', `UID:${written(meeting.id)}`, `DTSTAMP:${stamp(meeting.now)}`, `DTSTART:${stamp(meeting.start)}`, `DTEND:${stamp(Math.max(meeting.start, meeting.end))}`,
    `SEQUENCE:${meeting.sequence ?? 0}`, `SUMMARY:${written(meeting.title)}`,
    ...(meeting.text === '' ? [] : [`DESCRIPTION:${written(meeting.text)}`]),
    ...(place === '' ? [] : [`LOCATION:${written(place)}`]), ...linkLine(place),
    ...(invites ? [...host, ...guests] : []),
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`, 'END:VEVENT', 'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

/** Seconds since 1970 as the format writes them, in UTC. */
function stamp(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** A value of the kind TEXT: signs with a meaning are escaped, line ends become \n, other control characters go. */
function written(text: string): string {
  return text
    .replace(/\\/g, '\\\\')
    .replace(/[;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|[\r\n\u{2028}\u{2029}]/gu, '\\n')
    .replace(/(?!\t)\p{Cc}/gu, '');
}

/** Somebody by a plain address; nobody when it is none, because the address is no text and cannot be escaped. */
function guestLine(name: string, { email, name: called = '' }: Guest): readonly string[] {
  const address = email.trim();
  if (!/^[^\s@?&<>"';:,\\\p{Cc}]+@[^\s@?&<>"';:,\\\p{Cc}]+$/u.test(address)) return [];
  // A parameter's value has no escapes: what would end it is left out (RFC 5545, 3.2).
  const plain = called.replace(/["\p{Cc}]/gu, '').trim();
  return [`${name}${plain === '' ? '' : `;CN="${plain}"`}:mailto:${address}`];
}

/** A place that is a web address is its link too. */
function linkLine(place: string): readonly string[] {
  const address = place.trim();
  return /^https?:\/\/[^\s\p{Cc}]+$/iu.test(address) ? [`URL:${address}`] : [];
}

const longest = 75;

/** Cuts between characters, never inside one: the limit counts bytes. */
function folded(line: string): string {
  let out = '';
  let room = longest;
  for (const letter of line) {
    const size = bytesOf(letter.codePointAt(0) ?? 0);
    if (size > room) {
      out += '\r\n ';
      room = longest - 1;
    }
    out += letter;
    room -= size;
  }
  return out;
}

/** How many bytes a character takes in UTF-8. */
function bytesOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
