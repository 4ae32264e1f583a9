import { remembered } from './remembered.ts';

/** When people work and in which zone civil time is read (domain.md section 5). */
export interface Calendar {
  /** IANA zone, e.g. `Europe/Berlin`. */
  readonly zone: string;
  /** Working hours by weekday, Monday = 1 … Sunday = 7, as "HH:MM" pairs in order without overlap. */
  readonly hours: Readonly<Record<1 | 2 | 3 | 4 | 5 | 6 | 7, readonly { readonly from: string; readonly to: string }[]>>;
  /** Civil dates on which nobody works, e.g. `2026-12-25`. */
  readonly holidays: readonly string[];
}

const officeHours = [{ from: '09:00', to: '17:00' }] as const;
const defaultHours: Calendar['hours'] = { 1: officeHours, 2: officeHours, 3: officeHours, 4: officeHours, 5: officeHours, 6: [], 7: [] };

/** The calendar a team has until it sets its own: Monday to Friday, 09:00 to 17:00, no holidays, in the given zone. */
export const defaultCalendar: (zone: string) => Calendar = remembered(1000, (zone: string) => ({ zone, hours: defaultHours, holidays: [] }));

/**
 * The calendar by which a wait of this unit is counted for a record: working time by the hours and holidays given, in
 * their zone; whole days and weeks by the record's own clock (rule C27). Without one, the usual calendar in the record's zone.
 */
export function calendarFor(calendar: Calendar | undefined, zone: string, unit: string): Calendar {
  if (calendar === undefined) return defaultCalendar(zone);
  return calendar.zone === zone || unit === 'workingHours' || unit === 'workingDays' ? calendar : { ...calendar, zone };
}
