import { calendarFor, defaultCalendar, isZone, type Calendar } from '#engine/calendar';
import { workHoursSchema, type Entry, type Seen } from '#engine/journal';
import type { Database } from './database.ts';
import type { Ground } from './ground.ts';
import { kindsStamp } from './stamp-names.ts';

/** When the workspace works: hours by weekday and holidays, in one zone or (null) in each record's own (domain.md section 5). */
export type WorkCalendar = Pick<Calendar, 'hours' | 'holidays'> & { readonly zone: string | null };

/** Why hours and holidays cannot be kept. */
export type CalendarRefusal = 'nobodyWorks' | 'notInOrder' | 'badDate' | 'badZone';

/** Under this setting it lies; `useSetting` reads it. */
export const calendarKey = 'calendar';

/** What holds until somebody sets another: Monday to Friday, 09:00 to 17:00, no holidays, each record in its own zone. */
export const usualCalendar: WorkCalendar = { ...defaultCalendar('UTC'), zone: null };

/** Why these hours and holidays cannot be kept; null when they can. */
export function calendarRefusal({ zone, hours, holidays }: WorkCalendar): CalendarRefusal | null {
  if (zone !== null && !isZone(zone)) return 'badZone';
  const shifts = Object.values(hours);
  if (shifts.every((day) => day.length === 0)) return 'nobodyWorks';
  if (shifts.some((day) => day.some(({ from, to }, at) => from >= to || from < (day[at - 1]?.to ?? '')))) return 'notInOrder';
  return workHoursSchema.safeParse({ zone: zone ?? 'UTC', hours, holidays }).success ? null : 'badDate';
}

/** Keeps when the workspace works; what is due from the next step of a record on counts by it. Throws when it cannot hold. */
export async function saveCalendar({ db, guard, ids }: Ground, calendar: WorkCalendar): Promise<void> {
  const refusal = calendarRefusal(calendar);
  if (refusal !== null) throw new Error(`not a calendar anybody could work by: ${refusal}`);
  await guard.write(['settings'], async () => {
    await db.settings.put({ key: calendarKey, value: { ...calendar, holidays: [...new Set(calendar.holidays)].toSorted() } });
    // what every decision asks first is kept in memory: in every tab it is read anew
    await db.meta.put({ key: kindsStamp, value: ids.next() });
  });
}

/** Null until somebody sets one, or when what lies there is none. */
export async function readCalendar(db: Database): Promise<WorkCalendar | null> {
  const value: unknown = (await db.settings.get(calendarKey))?.value;
  const given = value as WorkCalendar | undefined;
  return typeof given === 'object' && given !== null && 'hours' in given && 'holidays' in given && calendarRefusal(given) === null ? given : null;
}

const inZones = new WeakMap<WorkCalendar, Map<string, Calendar>>();

/** The workspace's hours as a record in this zone counts by them; the same object for the same question, so that what is worked out from it is kept. */
export function calendarIn(work: WorkCalendar | null, recordZone: string): Calendar | undefined {
  if (work === null) return undefined;
  const zone = work.zone ?? recordZone;
  const known = inZones.get(work)?.get(zone);
  if (known) return known;
  const made = calendarFor({ zone, hours: work.hours, holidays: work.holidays }, zone, 'workingDays');
  inZones.set(work, (inZones.get(work) ?? new Map<string, Calendar>()).set(zone, made));
  return made;
}

const names = new WeakMap<Calendar, string>();

/** A short word by which a run's row says which calendar its journal was told last. */
export function calendarName(calendar: Calendar): string {
  const known = names.get(calendar);
  if (known !== undefined) return known;
  let mixed = 0xcbf29ce484222325n;
  for (const letter of JSON.stringify([calendar.zone, Object.entries(calendar.hours).map(([day, shifts]) => [day, shifts.map(({ from, to }) => [from, to])]), calendar.holidays])) mixed = BigInt.asUintN(64, (mixed ^ BigInt(letter.codePointAt(0) ?? 0)) * 0x100000001b3n);
  const name = mixed.toString(36);
  names.set(calendar, name);
  return name;
}

/** What a step's entry says about the calendar: nothing while the run's journal holds this one already. */
export function toldCalendar(calendar: Calendar | undefined, told: string | undefined): Pick<Seen, 'calendar'> {
  return calendar === undefined || calendarName(calendar) === told ? {} : { calendar: calendar as NonNullable<Entry['seen']>['calendar'] };
}
