import { startOfDay } from '#engine/calendar';
import { day, type Instant } from '#engine/kernel';
import { createHoursClock, type HoursNow } from './hours.ts';
import type { QueueFacts, QueueItem } from './item.ts';
import { reasonsOf, scoreOf, type QueueReason } from './reasons.ts';

/** A line with its place: its reasons, their sum, and what the line below it comes to. */
export interface RankedLine<Item extends QueueItem = QueueItem> {
  readonly item: Item;
  readonly reasons: readonly QueueReason[];
  readonly score: number;
  /** The sum of the next line, null for the last one. */
  readonly next: number | null;
  readonly pinned: boolean;
}

/** When a line is a matter of now, of later, or of earlier days. */
export type QueueSection = 'now' | 'later' | 'overdue';

/**
 * Puts lines into the one order a person can read: pinned ones first, then by the sum of their reasons, then by their due
 * moment, then by id (S69, B12; rules Q1, Q2). The same lines always come in the same order, however they were handed in.
 */
export function rankDues<Item extends QueueItem>(items: readonly Item[], facts: QueueFacts, now: Instant): readonly RankedLine<Item>[] {
  const hoursOf = createHoursClock(facts, now);
  const lines = items.map((item) => {
    const reasons = reasonsOf(item, facts, hoursOf(item), now);
    return { item, reasons, score: scoreOf(reasons), pinned: facts.pinned.has(item.id) };
  });
  lines.sort((a, b) => Number(b.pinned) - Number(a.pinned) || b.score - a.score || a.item.at - b.item.at || (a.item.id < b.item.id ? -1 : 1));
  return lines.map((line, index) => ({ ...line, next: lines[index + 1]?.score ?? null }));
}

/** A day's lines in the order they are worked through. */
export type QueueSections<Item extends QueueItem> = Readonly<Record<QueueSection, readonly RankedLine<Item>[]>>;

/**
 * Tells what is for now from what was missed on earlier days and from what comes later (rule Q11). What nobody may be asked
 * for at this hour is not for now, however late it is. Missed lines on which something is lost today (a limit, a customer
 * who has just spoken, a pin) stand in Now.
 */
export function sectionsOf<Item extends QueueItem>(items: readonly Item[], facts: QueueFacts, now: Instant): QueueSections<Item> {
  const dayStart = startOfDay(now, facts.zone);
  const hoursOf = createHoursClock(facts, now);
  const sections: Record<QueueSection, RankedLine<Item>[]> = { now: [], later: [], overdue: [] };
  for (const line of rankDues(items, facts, now)) sections[sectionOf(line, hoursOf(line.item), dayStart, now)].push(line);
  const startOf = ({ item }: RankedLine<Item>): Instant => workableFrom(item, hoursOf(item));
  sections.later.sort((a, b) => Number(b.pinned) - Number(a.pinned) || startOf(a) - startOf(b) || b.score - a.score || (a.item.id < b.item.id ? -1 : 1));
  return { now: withNext(sections.now), later: withNext(sections.later), overdue: withNext(sections.overdue) };
}

/** The first moment at which a line is due and its hours are open. */
function workableFrom(item: QueueItem, hours: HoursNow): Instant {
  return hours.state === 'closed' ? Math.max(item.at, hours.from) : item.at;
}

function sectionOf({ item, reasons, pinned }: Omit<RankedLine, 'next'>, hours: HoursNow, dayStart: Instant, now: Instant): QueueSection {
  if (pinned) return 'now';
  if (item.at > now) return 'later';
  const open = hours.state !== 'closed';
  if (item.at >= dayStart) return open ? 'now' : 'later';
  return open && reasons.some((reason) => isPressing(reason, now)) ? 'now' : 'overdue';
}

function isPressing(reason: QueueReason, now: Instant): boolean {
  switch (reason.kind) {
    case 'limit':
      return !reason.passed && reason.at - now <= day;
    case 'signal':
      return now - reason.at <= day;
    default:
      return false;
  }
}

function withNext<Item extends QueueItem>(lines: readonly RankedLine<Item>[]): readonly RankedLine<Item>[] {
  return lines.map((line, index) => ({ ...line, next: lines[index + 1]?.score ?? null }));
}
