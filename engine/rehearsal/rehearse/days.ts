import { day, minute, type Instant } from '#engine/kernel';
import { addDays, atCivil, civilDate, defaultCalendar, weekday } from '#engine/calendar';
import type { RehearsalPlan } from './plan.ts';

/** One day of a rehearsal: from midnight on, with the hours in which people work (none at weekends). */
export interface RehearsalDay {
  readonly date: string;
  readonly end: Instant;
  readonly work: { readonly from: Instant; readonly to: Instant } | null;
}

/** The days of a plan in its zone, with working hours of the usual calendar. */
export function daysOf({ from, days, zone }: Pick<RehearsalPlan, 'from' | 'days' | 'zone'>): readonly RehearsalDay[] {
  const { hours } = defaultCalendar(zone);
  const first = civilDate(from, zone);
  return Array.from({ length: days }, (_, index) => {
    const date = addDays(first, index);
    const open = hours[weekday(atCivil(date, '12:00', zone), zone)];
    const [begins, ends] = [open[0], open.at(-1)];
    const end = atCivil(addDays(date, 1), '00:00', zone);
    return { date, end, work: begins && ends ? { from: Math.max(from, atCivil(date, begins.from, zone)), to: atCivil(date, ends.to, zone) } : null };
  });
}

/** When each record comes in: in working hours, evenly over the first days, in the order of their numbers. */
export function arrivals(plan: RehearsalPlan): readonly Instant[] {
  const { count } = plan.population;
  const open = daysOf({ ...plan, days: plan.arriveOver }).flatMap(({ work }) => (work && work.from < work.to ? [work] : []));
  if (open.length === 0) return Array.from({ length: count }, () => plan.from);
  return Array.from({ length: count }, (_, number) => {
    const place = (number / count) * open.length;
    const hours = open[Math.min(open.length - 1, Math.floor(place))] ?? { from: plan.from, to: plan.from + day };
    const at = hours.from + (hours.to - hours.from) * (place - Math.floor(place));
    return Math.floor(at / minute) * minute;
  });
}
