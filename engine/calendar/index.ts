/** Calendars: working hours, holidays, zones, rhythm. Civil time follows the Temporal standard. */
export { type Calendar, defaultCalendar } from './calendar.ts';
export { addDays, atCivil, civilDate, civilTime, endOfDay, startOfDay, weekday, type WeekdayNumber } from './civil.ts';
export { dueAt, type WaitLength } from './due-at.ts';
export { type Allowed, nextAllowed, type RhythmReason, type TouchHistory, type TouchRules } from './next-allowed.ts';
export { workingTimeBetween } from './working-time.ts';
export { isZone } from './zone.ts';
