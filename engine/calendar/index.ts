/** Calendars: working hours, holidays, zones, rhythm. Civil time follows the Temporal standard. */
export type { Calendar } from './calendar.ts';
