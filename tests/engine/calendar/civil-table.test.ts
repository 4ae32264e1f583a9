import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addDays, atCivil, type Calendar, civilDate, civilTime, defaultCalendar, dueAt, endOfDay, nextAllowed, startOfDay, type WaitLength } from '#engine/calendar';
import { defaultRhythm } from '#engine/blueprint';
import { wallText } from './wall-clock-oracle.ts';

/**
 * Expected moments made by Python's zoneinfo: 87 zones, 29 rules each, both clock changes of a year. Remake them with
 * `python3 tests/engine/calendar/civil-table.py > tests/engine/calendar/civil-table.json`.
 *
 * The rows need time zone data of 2024b or later on the platform too (older data do not know that Almaty changed in
 * 2024). Where they differ, the first test of a zone fails and names both versions; the others then prove nothing.
 */
type Question =
  | readonly ['wait', from: string, amount: number, unit: WaitLength['unit'] | 'nightHours', at?: string]
  | readonly ['date', date: string, days: number, time: string]
  | readonly ['startOfDay' | 'endOfDay', at: string]
  | readonly ['window', asked: string, from: string, to: string];
interface Table {
  readonly zoneData: string;
  readonly zones: readonly { readonly zone: string; readonly year: number; readonly forward: string | null; readonly back: string | null; readonly rows: readonly (readonly [rule: string, question: Question, due: string, wall: string])[] }[];
}

const table = JSON.parse(readFileSync(new URL('civil-table.json', import.meta.url), 'utf8')) as Table;
const everyDay = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

function nights(zone: string): Calendar {
  const night = [{ from: '00:00', to: '06:00' }, { from: '22:00', to: '24:00' }];
  return { zone, hours: { 1: night, 2: night, 3: night, 4: night, 5: night, 6: night, 7: night }, holidays: [] };
}

function ask(question: Question, zone: string): number {
  switch (question[0]) {
    case 'wait': {
      const [, from, amount, unit, at] = question;
      if (unit === 'nightHours') return dueAt(Date.parse(from), { amount, unit: 'workingHours' }, nights(zone));
      return dueAt(Date.parse(from), { amount, unit, at }, defaultCalendar(zone));
    }
    case 'date':
      return atCivil(addDays(question[1], question[2]), question[3], zone);
    case 'startOfDay':
      return startOfDay(Date.parse(question[1]), zone);
    case 'endOfDay':
      return endOfDay(Date.parse(question[1]), zone);
    case 'window': {
      const [, asked, from, to] = question;
      const rhythm = { ...defaultRhythm, weekdays: everyDay, windows: [{ from, to }] };
      return nextAllowed(Date.parse(asked), rhythm, zone, { run: 'mine', touches: [] }).at;
    }
  }
}

describe('the table', () => {
  test('[C1] holds at least 60 zones, 12 rules and both changes of a year', () => {
    expect(new Set(table.zones.map(({ zone }) => zone)).size).toBeGreaterThanOrEqual(60);
    for (const { zone, rows } of table.zones) expect(new Set(rows.map(([rule]) => rule)).size, zone).toBeGreaterThanOrEqual(12);
    expect(table.zones.flatMap(({ rows }) => rows).length).toBeGreaterThanOrEqual(720);
    expect(table.zones.filter(({ forward, back }) => forward !== null && back !== null).length).toBeGreaterThanOrEqual(40);
  });
});

describe.each(table.zones)('$zone in $year', ({ zone, rows, forward, back }) => {
  test('[C1] the platform has the clock changes the table was made with', () => {
    const hint = `expected zone data ${table.zoneData}, the platform has ${process.versions.tz ?? 'unknown ones'}`;
    for (const change of [forward, back]) {
      if (change === null) continue;
      const at = Date.parse(change);
      expect(Date.parse(wallText(at, zone)) - Date.parse(wallText(at - 60_000, zone)), `${change}: ${hint}`).not.toBe(60_000);
    }
    for (const [, , due, wall] of rows) expect(wallText(Date.parse(due), zone), `${due}: ${hint}`).toBe(wall);
  });

  test('[C1, C2, C3, C4, C5, C6, C7, C8, C9, C14] every answer is the one found independently', () => {
    for (const [rule, question, due, wall] of rows) {
      const answer = ask(question, zone);
      const clock = `${civilDate(answer, zone)} ${civilTime(answer, zone)}`;
      expect(`${new Date(answer).toISOString()} (${clock})`, `${rule}: ${JSON.stringify(question)}`).toBe(`${new Date(due).toISOString()} (${wall})`);
    }
  });
});
