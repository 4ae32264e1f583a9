/** Calendars: working hours, holidays, zones, rhythm. Civil time follows the Temporal standard. */
export { type Calendar, calendarFor, defaultCalendar } from './calendar.ts';
export { addDays, atCivil, civilDate, civilTime, endOfDay, startOfDay, weekday, type WeekdayNumber } from './civil.ts';
export { dueAt, type WaitLength } from './due-at.ts';
export { type BrokenRule, judgeTouch, type TouchAnswer, type TouchWish } from './judge-touch.ts';
export { type Allowed, nextAllowed, type RhythmReason } from './next-allowed.ts';
export { isBestTime, type TouchRule, type TouchRules } from './rhythm-rules.ts';
export { type PastTouch, type TouchHistory } from './touch-history.ts';
export { workingTimeBetween } from './working-time.ts';
export { isZone } from './zone.ts';
