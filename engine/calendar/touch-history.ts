import type { Instant } from '#engine/kernel';
import { dayNumber } from './civil.ts';

/** What the customer has already had: every touch of every run of the person, and which run asks now. */
export interface TouchHistory {
  readonly run: string;
  readonly touches: readonly PastTouch[];
}

/** A touch the customer has had. */
export interface PastTouch {
  readonly at: Instant;
  readonly run: string;
  /** By which channel; a touch whose channel is not known ends every row of equal channels (rule C21). */
  readonly channel?: string | null | undefined;
  /** The template it used. Only for touches of the record asked about: fresh means fresh for that record (S55). */
  readonly template?: string | null | undefined;
}

/** What a civil day already holds when one more touch is asked for. */
export interface DayLoad {
  /** The last day up to this one on which anybody touched the customer; null when nobody ever did. */
  readonly lastDay: number | null;
  /** Runs that have a bundle on this day, and whether the run that asks is one of them. */
  readonly bundles: number;
  readonly own: boolean;
  /** Touches of this day and the six before. */
  readonly recent: number;
}

/** The touches of a person as civil days of a zone, ready to be asked about one day after the other from a first day on. */
export interface TouchDays {
  readonly run: string;
  /** The last touch day of all that lie too far back for every other rule. */
  readonly lastBefore: number | null;
  readonly near: readonly { readonly day: number; readonly run: string }[];
}

/** Reads a history for questions about `firstDay` and later days. */
export function touchDays(history: TouchHistory, firstDay: number, zone: string): TouchDays {
  let lastBefore: number | null = null;
  const near: { readonly day: number; readonly run: string }[] = [];
  for (const touch of history.touches) {
    const day = dayNumber(touch.at, zone);
    if (day > firstDay - 7) near.push({ day, run: touch.run });
    else if (lastBefore === null || day > lastBefore) lastBefore = day;
  }
  return { run: history.run, lastBefore, near };
}

/** Counts what one day, not before the first, already holds; touches after it do not count. */
export function loadOf(day: number, touches: TouchDays): DayLoad {
  let lastDay = touches.lastBefore;
  let recent = 0;
  let today: Set<string> | null = null;
  for (const touch of touches.near) {
    if (touch.day > day) continue;
    if (lastDay === null || touch.day > lastDay) lastDay = touch.day;
    if (touch.day > day - 7) recent += 1;
    if (touch.day === day) today = (today ?? new Set()).add(touch.run);
  }
  return { lastDay, recent, bundles: today?.size ?? 0, own: today?.has(touches.run) ?? false };
}

/** How many of the latest touches went by this channel without another between them; of one moment, the later told is the later. */
export function channelRow(channel: string, { touches }: TouchHistory): number {
  let otherAt = Number.NEGATIVE_INFINITY;
  let otherIndex = -1;
  for (const [index, touch] of touches.entries()) {
    if (touch.channel === channel || touch.at < otherAt) continue;
    otherAt = touch.at;
    otherIndex = index;
  }
  let row = 0;
  for (const [index, touch] of touches.entries()) {
    if (touch.channel === channel && (touch.at > otherAt || (touch.at === otherAt && index > otherIndex))) row += 1;
  }
  return row;
}
