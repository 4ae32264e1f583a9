import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultRecordTypes } from '#engine/blueprint';
import { calendarFile } from '#engine/exchange';
import { addressFor } from '../../../src/desk/work/document/document-address.ts';
import { agreedMeeting, calendarMeeting, doubtsAbout, guestsIn, momentField, momentFields, newMeeting, startOf, toldIn } from '../../../src/desk/work/meeting/draft-meeting.ts';
import { cases } from '../../kit/cases.ts';

const zones = { theirs: 'Europe/Helsinki', mine: 'Europe/Berlin' };
const draft = { ...newMeeting('aino@satama.example'), day: '2026-11-26', time: '16:00' };
const start = Date.UTC(2026, 10, 26, 14);

describe('the moment of a meeting', () => {
  test('is on the clock that is meant, and there is none before it is chosen', () => {
    expect(startOf(draft, zones)).toBe(start);
    expect(startOf({ ...draft, zone: 'mine' }, zones)).toBe(start + 3_600_000);
    expect([startOf({ ...draft, day: '' }, zones), startOf({ ...draft, time: '' }, zones)]).toEqual([null, null]);
    expect(startOf(draft, { theirs: 'Nowhere/Else', mine: 'UTC' })).toBe(Date.UTC(2026, 10, 26, 16));
  });

  test('told on the other clock it is the same moment, over every change of the clocks', () => {
    const days = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
    fc.assert(fc.property(days, fc.constantFrom('America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'Europe/London'), (at, theirs) => {
      const one = { ...draft, day: at.slice(0, 10), time: at.slice(11, 16) };
      const there = { theirs, mine: 'Europe/Berlin' };
      const before = startOf(one, there);
      const after = startOf(toldIn(one, 'mine', there), there);
      // an hour that comes twice in a night may be meant either way
      expect([0, 3_600_000]).toContain(Math.abs((before ?? 0) - (after ?? 1)));
    }), { numRuns: cases(100) });
    expect(toldIn(draft, 'mine', zones)).toMatchObject({ day: '2026-11-26', time: '15:00', zone: 'mine' });
  });

  test('doubts are told for the one who has them', () => {
    const now = start - 86_400_000;
    expect(doubtsAbout(start, zones, now)).toEqual([]);
    expect(doubtsAbout(start, { theirs: 'America/Los_Angeles', mine: 'Europe/Berlin' }, now)).toEqual(['That is 06:00 for them, outside 08:00 to 18:00.']);
    expect(doubtsAbout(start + 2 * 86_400_000, { theirs: 'UTC', mine: 'UTC' }, now)).toEqual(['That is a weekend.']);
    expect(doubtsAbout(now, zones, now)).toEqual(['That moment is over.']);
    expect(doubtsAbout(Date.UTC(2026, 10, 26, 5), { theirs: 'Europe/Madrid', mine: 'Europe/Berlin' }, now)).toEqual(['That is 06:00, outside 08:00 to 18:00.']);
  });

  test('sets the date of the form, so that what is due around it counts from there', () => {
    const lead = Object.values(defaultRecordTypes).find(({ key }) => key === 'lead');
    const rule = (field: string, order: number) => ({ [field]: { field, required: 'always' as const, order } });
    const field = momentField({ form: { ...rule('need', 0), ...rule('meetingDate', 1) } }, lead);
    expect(momentFields(Date.UTC(2026, 10, 26, 23), field, zones)).toEqual({ meetingDate: '2026-11-27' });
    expect(momentFields(start, { key: 'meetingAt', kind: 'dateTime' }, zones)).toEqual({ meetingAt: '2026-11-26T14:00:00.000Z' });
    expect(momentFields(start, momentField({ form: rule('need', 0) }, lead), zones)).toEqual({});
  });
});

describe('the invitation', () => {
  test('guests are those with a plain address, each once', () => {
    expect(guestsIn('a@b.example, c@d.example;\n a@b.example, Aino')).toEqual({ guests: ['a@b.example', 'c@d.example'], wrong: ['Aino'] });
  });
  test('[X46] moved, it is the same meeting with a higher number, and asks when somebody invites', () => {
    const agreed = agreedMeeting({ ...draft, place: ' https://meet.example/x ' }, 'Demo: Aino', 'Rates', zones);
    if (agreed === null) throw new Error('a moment was chosen');
    expect(agreed).toEqual({ title: 'Demo: Aino', start, minutes: 30, place: 'https://meet.example/x', attendees: ['aino@satama.example'], agenda: 'Rates' });
    const made = (attempt: number, sequence: number, organizer = '') => calendarMeeting(agreed, { id: 'run/1/demo', attempt, sequence, organizer, now: start - 1000 });
    const numbers = [made(0, 0), made(0, 1), made(1, 0)];
    expect(new Set(numbers.map(({ id }) => id)).size).toBe(1);
    expect(numbers.map(({ sequence = 0 }) => sequence)).toEqual([0, 1, 1000]);
    expect(calendarFile(made(0, 0, 'jonas@us.example'))).toContain('METHOD:REQUEST');
    expect(calendarFile(made(0, 0))).toContain('METHOD:PUBLISH');
    expect(agreedMeeting(newMeeting(null), 'x', '', zones)).toBeNull();
  });
});

describe('the address of a document', () => {
  const text = (key: string) => ({ number: 'Q 7/2&x', evil: 'javascript:alert(1)' })[key] ?? null;
  test('takes values as one part of the address, names what is missing, and opens the web only (trap E14)', () => {
    expect(addressFor('https://docs.example/{{number}}?v={{ number }}', text)).toEqual({ href: 'https://docs.example/Q%207%2F2%26x?v=Q%207%2F2%26x', missing: [] });
    expect(addressFor('https://docs.example/{{other}}', text)).toEqual({ href: null, missing: ['other'] });
    expect(addressFor('{{evil}}', text)).toEqual({ href: null, missing: [] });
    expect(addressFor('file:///x', text).href).toBeNull();
  });
});
