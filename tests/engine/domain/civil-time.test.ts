import { describe, expect, it } from 'vitest';
import { day, hour, minute } from '#engine/kernel';
import { atCivil, type Calendar, civilDate, civilTime, defaultCalendar, dueAt, nextAllowed, weekday } from '#engine/calendar';
import { defaultRhythm } from '#engine/blueprint';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { Desk } from './a-desk.ts';

const berlin = defaultCalendar('Europe/Berlin');
const newYork = defaultCalendar('America/New_York');
const wall = (at: number, zone: string) => `${civilDate(at, zone)} ${civilTime(at, zone)}`;

describe('"+1 day 09:00" is 09:00 after a clock change', () => {
  it.each([
    ['Europe/Berlin', '2026-03-28', '09:00', '2026-03-29 09:00', 23],
    ['Europe/Berlin', '2026-10-24', '09:00', '2026-10-25 09:00', 25],
    ['America/New_York', '2026-03-07', '09:00', '2026-03-08 09:00', 23],
    ['America/New_York', '2026-10-31', '09:00', '2026-11-01 09:00', 25],
    ['Australia/Lord_Howe', '2026-04-04', '09:00', '2026-04-05 09:00', 24.5],
    ['Asia/Kolkata', '2026-03-28', '09:00', '2026-03-29 09:00', 24],
  ])('%s from %s', (zone, date, time, wanted, hours) => {
    const from = atCivil(date, time, zone);
    const calendar = defaultCalendar(zone);
    const due = dueAt(from, { amount: 1, unit: 'days', at: '09:00' }, calendar);
    expect(wall(due, zone)).toBe(wanted);
    expect(due - from).toBe(hours * hour);
    expect(dueAt(from, { amount: 1, unit: 'days' }, calendar)).toBe(due);
  });
  it('hours and minutes are elapsed time, through a clock change too', () => {
    const from = atCivil('2026-03-28', '20:00', 'Europe/Berlin');
    expect(dueAt(from, { amount: 24, unit: 'hours' }, berlin) - from).toBe(day);
    expect(dueAt(from, { amount: 90, unit: 'minutes' }, berlin) - from).toBe(90 * minute);
  });
  it('weeks keep the time on the wall', () => {
    const from = atCivil('2026-03-23', '14:30', 'Europe/Berlin');
    expect(wall(dueAt(from, { amount: 2, unit: 'weeks' }, berlin), 'Europe/Berlin')).toBe('2026-04-06 14:30');
  });
  it('400 days lead over both changes to the same time on the wall', () => {
    const from = atCivil('2026-01-10', '08:15', 'Europe/Berlin');
    expect(wall(dueAt(from, { amount: 400, unit: 'days' }, berlin), 'Europe/Berlin')).toBe('2027-02-14 08:15');
  });
});

describe('A missing time moves forward; a doubled one fires once', () => {
  it('02:30 on the day of the spring change is 03:30', () => {
    const due = dueAt(atCivil('2026-03-28', '02:30', 'Europe/Berlin'), { amount: 1, unit: 'days' }, berlin);
    expect(wall(due, 'Europe/Berlin')).toBe('2026-03-29 03:30');
    expect(due).toBe(Date.UTC(2026, 2, 29, 1, 30));
    expect(wall(atCivil('2026-03-08', '02:30', 'America/New_York'), 'America/New_York')).toBe('2026-03-08 03:30');
  });
  it('a midnight that does not exist moves forward, on its own day', () => {
    const due = atCivil('2026-04-24', '00:00', 'Africa/Cairo');
    expect(wall(due, 'Africa/Cairo')).toBe('2026-04-24 01:00');
  });
  it('a doubled time is one moment, and the wait fires once', () => {
    const drawing = aBlueprint().wait('Pause', (stage) => stage.outcome('Over', { to: 'Won', tone: 'time', trigger: { type: 'elapsed', wait: { amount: 1, unit: 'days', at: '02:30' } } })).end('Won');
    const desk = new Desk(drawing, { zone: 'Europe/Berlin', at: atCivil('2026-10-24', '12:00', 'Europe/Berlin') });
    const due = desk.clockDue();
    expect(desk.run.dues).toHaveLength(1);
    expect([Date.UTC(2026, 9, 25, 0, 30), Date.UTC(2026, 9, 25, 1, 30)]).toContain(due.at);
    desk.now = due.at;
    expect(desk.fire(due).ok).toBe(true);
    desk.now += hour;
    expect(desk.fire(due).ok).toBe(false);
  });
});

describe('Working hours and working days, with holidays and zone', () => {
  const from = (date: string, time: string) => atCivil(date, time, 'Europe/Berlin');
  const after = (start: number, amount: number, unit: 'workingHours' | 'workingDays', calendar: Calendar = berlin, at?: string) => wall(dueAt(start, { amount, unit, ...(at === undefined ? {} : { at }) }, calendar), 'Europe/Berlin');
  it('two working hours from Friday 16:00 are Monday 10:00', () => {
    expect(after(from('2026-03-06', '16:00'), 2, 'workingHours')).toBe('2026-03-09 10:00');
  });
  it('a working hour begun on Saturday ends on Monday at ten', () => {
    expect(after(from('2026-03-07', '12:00'), 1, 'workingHours')).toBe('2026-03-09 10:00');
  });
  it('a working day from Friday is Monday, and over a holiday Tuesday', () => {
    expect(after(from('2026-03-06', '11:00'), 1, 'workingDays')).toBe('2026-03-09 11:00');
    expect(after(from('2026-03-06', '11:00'), 1, 'workingDays', { ...berlin, holidays: ['2026-03-09'] })).toBe('2026-03-10 11:00');
    expect(after(from('2026-03-06', '11:00'), 2, 'workingDays', berlin, '09:00')).toBe('2026-03-10 09:00');
  });
  it('working hours leave out the lunch a calendar closes', () => {
    const open = [{ from: '09:00', to: '12:00' }, { from: '13:00', to: '17:00' }];
    const lunch: Calendar = { zone: 'Europe/Berlin', hours: { 1: open, 2: open, 3: open, 4: open, 5: open, 6: [], 7: [] }, holidays: [] };
    expect(after(from('2026-03-09', '11:30'), 1, 'workingHours', lunch)).toBe('2026-03-09 13:30');
  });
  it('a record of New York counts by its own clock, not by that of Berlin', () => {
    const at = Date.UTC(2026, 2, 5, 21, 30);
    expect(wall(dueAt(at, { amount: 1, unit: 'workingHours' }, newYork), 'America/New_York')).toBe('2026-03-06 09:30');
    expect(wall(dueAt(at, { amount: 1, unit: 'workingHours' }, berlin), 'Europe/Berlin')).toBe('2026-03-06 10:00');
  });
  it('a run waits by the zone of its record', () => {
    const drawing = aBlueprint().wait('Pause', (stage) => stage.outcome('Over', { to: 'Won', tone: 'time', trigger: { type: 'elapsed', wait: { amount: 1, unit: 'days', at: '09:00' } } })).end('Won');
    for (const zone of ['Asia/Tokyo', 'America/New_York', 'Europe/Berlin']) expect(civilTime(new Desk(drawing, { zone }).clockDue().at, zone)).toBe('09:00');
  });
});

describe('Rhythm: preferred weekdays and hours slide a touch and say why', () => {
  const zone = 'Europe/Berlin';
  const ask = (date: string, time: string, touches: readonly { readonly at: number; readonly run: string }[] = []) => nextAllowed(atCivil(date, time, zone), defaultRhythm, zone, { run: 'this', touches });
  const touch = (date: string, time: string, run = 'this') => ({ at: atCivil(date, time, zone), run });
  it('Tuesday to Thursday, 10 to 12 and 14 to 17, are kept', () => {
    for (const [date, time] of [['2026-03-03', '10:00'], ['2026-03-04', '11:59'], ['2026-03-05', '14:00'], ['2026-03-05', '16:59']] as const) {
      expect(ask(date, time)).toMatchObject({ at: atCivil(date, time, zone), slidFrom: null, reasons: [] });
    }
  });
  it.each([
    ['2026-03-02', '11:00', '2026-03-03 10:00', 'weekday'],
    ['2026-03-06', '11:00', '2026-03-10 10:00', 'weekday'],
    ['2026-03-04', '08:00', '2026-03-04 10:00', 'window'],
    ['2026-03-04', '12:30', '2026-03-04 14:00', 'window'],
    ['2026-03-04', '18:00', '2026-03-05 10:00', 'window'],
  ])('%s %s slides to %s by its %s', (date, time, wanted, rule) => {
    const answer = ask(date, time);
    expect(wall(answer.at, zone)).toBe(wanted);
    expect(answer.slidFrom).toBe(atCivil(date, time, zone));
    expect(answer.reasons.map((reason) => reason.rule)).toContain(rule);
  });
  it('Thursday to Tuesday is legal: the gap is counted in allowed days', () => {
    const answer = ask('2026-03-10', '11:00', [touch('2026-03-05', '11:00')]);
    expect(answer).toMatchObject({ at: atCivil('2026-03-10', '11:00', zone), slidFrom: null });
    expect(weekday(answer.at, zone)).toBe(2);
  });
  it('several touches on one day are one bundle; another run is a second bundle and waits', () => {
    expect(ask('2026-03-03', '14:30', [touch('2026-03-03', '10:30')]).slidFrom).toBeNull();
    const other = ask('2026-03-03', '14:30', [touch('2026-03-03', '10:30', 'other')]);
    expect(civilDate(other.at, zone) > '2026-03-03').toBe(true);
    expect(other.reasons.length).toBeGreaterThan(0);
  });
  it('five touches in seven days over all runs are enough', () => {
    const five = ['2026-03-03', '2026-03-03', '2026-03-04', '2026-03-04', '2026-03-04'].map((date, index) => touch(date, `1${index % 2}:30`, index % 2 === 0 ? 'this' : 'other'));
    const answer = ask('2026-03-05', '11:00', five);
    expect(civilDate(answer.at, zone) >= '2026-03-10').toBe(true);
    expect(answer.reasons.map((reason) => reason.rule)).toContain('touches');
  });
});
