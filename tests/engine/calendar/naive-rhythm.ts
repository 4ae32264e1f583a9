import type { PastTouch, TouchRule, TouchRules } from '#engine/calendar';
import { wallText } from './wall-clock-oracle.ts';

/**
 * The rhythm's rules, written from domain.md section 5 alone, with dates as texts and days counted one by one. It
 * shares no code with the calendar.
 */
const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

const dateOf = (at: number, zone: string): string => wallText(at, zone).slice(0, 10);
const dayAfter = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export function isAllowedDate(date: string, rhythm: TouchRules): boolean {
  const name = names[new Date(`${date}T00:00Z`).getUTCDay()];
  return rhythm.weekdays.some((weekday) => weekday === name);
}

function allowedDays(after: string, until: string, rhythm: TouchRules): number {
  let count = 0;
  for (let date = dayAfter(after, 1); date <= until; date = dayAfter(date, 1)) if (isAllowedDate(date, rhythm)) count += 1;
  return count;
}

/** What a rhythm says against a touch at that moment, by rule: what was seen. */
export function naiveBreaches(at: number, rhythm: TouchRules, zone: string, run: string, touches: readonly PastTouch[], wish: { readonly channel?: string; readonly template?: string }): ReadonlyMap<TouchRule, number> {
  const today = dateOf(at, zone);
  const past = touches.map((touch) => ({ ...touch, date: dateOf(touch.at, zone) })).filter(({ date }) => date <= today).sort((a, b) => a.at - b.at);
  const breaches = new Map<TouchRule, number>();
  const last = past.at(-1)?.date;
  if (last !== undefined && last !== today && allowedDays(last, today, rhythm) < rhythm.gap.min) breaches.set('gap', allowedDays(last, today, rhythm));
  const bundles = new Set(past.filter(({ date }) => date === today).map((touch) => touch.run));
  if (!bundles.has(run) && bundles.size >= rhythm.bundlesPerDay) breaches.set('bundles', bundles.size);
  const recent = past.filter(({ date }) => date >= dayAfter(today, -6)).length;
  if (recent >= rhythm.touchesPer7Days) breaches.set('touches', recent);
  let row = 0;
  for (const touch of touches.toSorted((a, b) => a.at - b.at)) row = touch.channel === wish.channel ? row + 1 : 0;
  if (wish.channel !== undefined && row >= (rhythm.sameChannelInRow ?? 2)) breaches.set('channel', row);
  const used = touches.filter(({ template }) => template === wish.template).length;
  if (wish.template !== undefined && used > 0) breaches.set('template', used);
  return breaches;
}

/** Says whether the gap until today is longer than the rhythm wants. */
export function naiveLate(at: number, rhythm: TouchRules, zone: string, touches: readonly PastTouch[]): boolean {
  const today = dateOf(at, zone);
  const last = touches.map((touch) => dateOf(touch.at, zone)).filter((date) => date <= today).sort().at(-1);
  return last !== undefined && allowedDays(last, today, rhythm) > rhythm.gap.max;
}

/** Says whether day and hour are welcome, for windows no clock change touches. */
export function isWelcomeHour(at: number, rhythm: TouchRules, zone: string): boolean {
  const [date = '', time = ''] = wallText(at, zone).split(' ');
  return isAllowedDate(date, rhythm) && (rhythm.windows.length === 0 || rhythm.windows.some(({ from, to }) => time >= from && time < to));
}
