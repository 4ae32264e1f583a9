import type { Rhythm, Weekday } from '#engine/blueprint';
import { formatCount, listAnd } from '../format.ts';

const week: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const short: Readonly<Record<Weekday, string>> = { monday: 'Mon', tuesday: 'Tue', wednesday: 'Wed', thursday: 'Thu', friday: 'Fri', saturday: 'Sat', sunday: 'Sun' };

/** Days of the week as people say them: "Tue to Thu", "Mon, Wed and Fri", "every day". */
export function describeWeekdays(days: readonly Weekday[]): string {
  const places = week.flatMap((day, place) => (days.includes(day) ? [place] : []));
  const [first = 0] = places;
  const last = places.at(-1) ?? first;
  if (places.length === week.length) return 'every day';
  const name = (place: number) => short[week[place] ?? 'monday'];
  if (places.length > 2 && last - first === places.length - 1) return `${name(first)} to ${name(last)}`;
  return listAnd(places.map(name));
}

/** A stretch of the day: "10:00 to 12:00". */
export function describeHours({ from, to }: { readonly from: string; readonly to: string }): string {
  return `${from} to ${to}`;
}

/** The rhythm as one sentence: "Touches Tue to Thu, 10:00 to 12:00, 1 to 4 days apart; at most 1 bundle a day…" (S49-S54, S65). */
export function describeRhythm({ weekdays, windows, best, gap, bundlesPerDay, touchesPer7Days, length, sameChannelInRow = 2, preferredChannel }: Rhythm): string {
  const hours = windows.length === 0 ? 'at any hour' : listAnd(windows.map(describeHours));
  const apart = gap.min === gap.max ? `${formatCount(gap.min, 'day')} apart` : `${gap.min} to ${formatCount(gap.max, 'day')} apart`;
  return [
    `Touches ${describeWeekdays(weekdays)}, ${hours}${best === undefined ? '' : ` (best ${describeHours(best)})`}, ${apart}`,
    `at most ${formatCount(bundlesPerDay, 'bundle')} a day, ${formatCount(touchesPer7Days, 'touch', 'touches')} in 7 days and ${formatCount(sameChannelInRow, 'touch', 'touches')} running by one channel`,
    `over after ${length.min} to ${formatCount(length.max, 'day')}`,
    ...(preferredChannel === 'switch' ? ['by the channel the customer has asked for'] : []),
  ].join('; ');
}
