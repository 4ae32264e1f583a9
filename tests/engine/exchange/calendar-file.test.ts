import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarFile, type CalendarMeeting } from '#engine/exchange';
import { cases } from '../../kit/cases.ts';

const start = Date.UTC(2026, 10, 25, 9);
const half = 1_800_000;
const meeting: CalendarMeeting = { id: 'run/3/0@baton', title: 'Demo; with, all', text: 'Line one\nLine two', start, end: start + half, now: start };

/** The lines of a file as a calendar sees them: unfolded, by name and value. */
function read(file: string): ReadonlyMap<string, string> {
  const lines = file.replaceAll('\r\n ', '').split('\r\n').filter(Boolean);
  return new Map(lines.map((line) => [line.slice(0, line.search(/[:;]/)), line.slice(line.indexOf(':') + 1)]));
}
const unescaped = (text: string) => text.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));
const wellFormed = (text: string) => !/\p{Cs}/u.test(text);
const bytes = (line: string) => new TextEncoder().encode(line).length;
const texts = fc.string({ unit: fc.oneof(fc.constantFrom('\\', ';', ',', '\n', '\r\n', 'n', ' ', ':', '"', 'ä', '漢', '👩‍👩‍👧', '\u{2028}'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })), maxLength: 120 });

describe('the calendar file', () => {
  test('[X43] says when in UTC, whatever the zone of the machine', () => {
    const lines = read(calendarFile({ ...meeting, now: start - 999 }));
    expect([lines.get('DTSTART'), lines.get('DTEND'), lines.get('DTSTAMP')]).toEqual(['20261125T090000Z', '20261125T093000Z', '20261125T085959Z']);
    expect(read(calendarFile({ ...meeting, end: start - half })).get('DTEND')).toBe('20261125T090000Z');
  });

  test('[X44] any text reads back as it was, but for control characters', () => {
    fc.assert(fc.property(texts, texts, (title, text) => {
      const lines = read(calendarFile({ ...meeting, title, text }));
      const plain = (words: string) => words.replace(/\r\n|[\r\n\u{2028}\u{2029}]/gu, '\n').replace(/(?![\t\n])\p{Cc}/gu, '');
      expect(unescaped(lines.get('SUMMARY') ?? '')).toBe(plain(title));
      expect(unescaped(lines.get('DESCRIPTION') ?? '')).toBe(plain(text));
    }), { numRuns: cases(200) });
    expect(read(calendarFile({ ...meeting, text: '' })).has('DESCRIPTION')).toBe(false);
    expect(read(calendarFile(meeting)).has('LOCATION')).toBe(false);
  });

  test('[X44] a text cannot add a line of its own', () => {
    const file = calendarFile({ ...meeting, title: 'A\r\nATTENDEE:mailto:evil@x.example', place: 'B\nEND:VEVENT', organizer: { email: 'me@x.example', name: 'A"\r\nX:1' }, attendees: [{ email: 'you@x.example\r\nX:1' }] });
    expect(file.split('\r\n').filter((line) => /^(ATTENDEE|X|END:VEVENT)/.test(line))).toEqual(['END:VEVENT']);
  });

  test('[X45] no line is longer than 75 bytes and no character is cut', () => {
    fc.assert(fc.property(texts, texts, (title, place) => {
      const file = calendarFile({ ...meeting, title: title.repeat(4), place });
      expect(Math.max(...file.split('\r\n').map(bytes))).toBeLessThanOrEqual(75);
      // what was no character before is none after, and nothing else becomes so
      if (wellFormed(title + place)) expect(file.split('\r\n').every(wellFormed)).toBe(true);
    }), { numRuns: cases(100) });
  });

  test('[X46] the same meeting has the same UID, and a change a higher number', () => {
    const [first, later] = [read(calendarFile(meeting)), read(calendarFile({ ...meeting, start: start + half, end: start + 2 * half, sequence: 1 }))];
    expect(later.get('UID')).toBe(first.get('UID'));
    expect([first.get('SEQUENCE'), later.get('SEQUENCE')]).toEqual(['0', '1']);
  });

  test('[X47] guests are asked by an organizer, or nobody is', () => {
    const attendees = [{ email: 'aino@satama.example', name: 'Aino "the one" Lehtonen' }, { email: 'not an address' }, { email: 'a@b?bcc=x' }];
    const asked = calendarFile({ ...meeting, organizer: { email: 'jonas@us.example', name: 'Jonas' }, attendees, place: 'https://meet.example/x' }).replaceAll('\r\n ', '');
    expect(asked).toContain('METHOD:REQUEST');
    expect(asked).toContain('ORGANIZER;CN="Jonas":mailto:jonas@us.example');
    expect(asked.match(/^ATTENDEE.*$/gm)).toEqual(['ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN="Aino the one Lehtonen":mailto:aino@satama.example']);
    expect(asked).toContain('URL:https://meet.example/x');
    expect(calendarFile({ ...meeting, organizer: { email: 'jonas@us.example' }, attendees, cancelled: true })).toContain('METHOD:CANCEL');
    const own = calendarFile({ ...meeting, attendees });
    expect(own).toContain('METHOD:PUBLISH');
    expect(own).not.toMatch(/ATTENDEE|ORGANIZER/);
  });
});
