import { addDays, atCivil, civilDate, endOfDay, judgeTouch, nextAllowed, startOfDay, weekday, type TouchHistory } from '#engine/calendar';
import { minute, type Instant } from '#engine/kernel';
import { isTouch } from '#engine/blueprint';
import type { MinutesByChannel } from './capacity.ts';
import { hoursOf } from './hours.ts';
import type { QueueFacts, QueueItem } from './item.ts';
import { rankDues } from './rank.ts';

/** The days a pile may be spread over. */
export interface SpreadPlan {
  readonly now: Instant;
  /** When the person begins and ends work, as "HH:MM" in their zone. */
  readonly hours: { readonly from: string; readonly to: string };
  readonly minutes: MinutesByChannel;
  /** Minutes that are taken already, by civil date of the person: other lines of today, dues of the days to come. */
  readonly taken: Readonly<Record<string, number>>;
  /** How many working days ahead, today not counted. */
  readonly days: number;
}

/** Why a line stays where it is: a limit or the longest gap comes first, its hours never meet the person's, or no day has room. */
export type StuckReason = 'limit' | 'gap' | 'hours' | 'full';

/** A day of the proposal, in minutes; `lines` are those of the pile. */
export interface SpreadDay {
  readonly date: string;
  readonly room: number;
  readonly before: number;
  readonly after: number;
  readonly lines: number;
}

interface Moved<Item> {
  readonly item: Item;
  readonly until: Instant;
}

interface Stuck<Item> {
  readonly item: Item;
  readonly why: StuckReason;
}

/** Where an overdue pile would go, to be looked at before anything is moved (B11, S117). */
export interface Spread<Item extends QueueItem> {
  /** Lines that are still done today, best first. */
  readonly today: readonly Item[];
  /** Lines put off, each to a moment inside its rhythm and limits. */
  readonly moves: readonly Moved<Item>[];
  /** Lines nothing can be done for: they stay where they are, with the reason. */
  readonly stuck: readonly Stuck<Item>[];
  readonly days: readonly SpreadDay[];
}

/** What a spread is about: what is overdue, and today's own lines once today cannot hold them (S117; rule Q20). */
export interface Pile<Item extends QueueItem> {
  readonly overdue: readonly Item[];
  /** Empty while today has room for its own lines. */
  readonly today: readonly Item[];
}

/** Sorts a person's open lines into the pile to spread (rule Q20); lines of later days are none of it. */
export function pileOf<Item extends QueueItem>(items: readonly Item[], zone: string, plan: Pick<SpreadPlan, 'now' | 'hours' | 'minutes'>): Pile<Item> {
  const begin = startOfDay(plan.now, zone);
  const end = endOfDay(plan.now, zone);
  const own = items.filter(({ at }) => at >= begin && at < end);
  const [today] = slotsOf(zone, { ...plan, taken: {}, days: 0 });
  const takes = own.reduce((sum, { channel }) => sum + plan.minutes[channel ?? 'task'], 0);
  return { overdue: items.filter(({ at }) => at < begin), today: takes > (today?.room ?? 0) ? own : [] };
}

interface Slot {
  readonly date: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly room: number;
  readonly before: number;
  used: number;
  lines: number;
}

/**
 * Proposes how to spread a pile over the coming working days: the most pressing lines first, today as far as
 * there is room, the others on the first day that has room and lies inside their hours, their longest gap and their
 * limit (B11, S117; rules Q16 to Q19). The same pile always gives the same proposal.
 */
export function spread<Item extends QueueItem>(items: readonly Item[], facts: QueueFacts, plan: SpreadPlan): Spread<Item> {
  const slots = slotsOf(facts.zone, plan);
  const [today, ...later] = slots;
  const result: { readonly today: Item[]; readonly moves: Moved<Item>[]; readonly stuck: Stuck<Item>[] } = { today: [], moves: [], stuck: [] };
  for (const { item } of rankDues(items, facts, plan.now)) {
    const takes = plan.minutes[item.channel ?? 'task'];
    if (today !== undefined && today.before + today.used + takes <= today.room && mayBeDone(item, facts, plan.now)) {
      take(today, takes);
      result.today.push(item);
      continue;
    }
    const found = firstFit(item, facts, later, takes);
    if (typeof found === 'string') {
      result.stuck.push({ item, why: found });
      if (today !== undefined) take(today, takes);
    } else {
      take(found.slot, takes);
      result.moves.push({ item, until: found.until });
    }
  }
  const pile = items.reduce((sum, { channel }) => sum + plan.minutes[channel ?? 'task'], 0);
  const days = slots.map((slot, index) => ({ date: slot.date, room: slot.room, before: slot.before + (index === 0 ? pile : 0), after: slot.before + slot.used, lines: slot.lines }));
  return { ...result, days };
}

/** Today and the working days after it: Monday to Friday in the person's zone. */
function slotsOf(zone: string, { now, hours, taken, days }: SpreadPlan): readonly Slot[] {
  const slots: Slot[] = [];
  const first = civilDate(now, zone);
  for (let ahead = 0; slots.length <= days && ahead <= days * 3 + 7; ahead += 1) {
    const date = addDays(first, ahead);
    const [start, end] = [atCivil(date, hours.from, zone), atCivil(date, hours.to, zone)];
    if (ahead > 0 && weekday(start, zone) > 5) continue;
    const room = Math.max(0, Math.floor((end - Math.max(start, ahead === 0 ? now : start)) / minute));
    slots.push({ date, start, end, room, before: taken[date] ?? 0, used: 0, lines: 0 });
  }
  return slots;
}

function take(slot: Slot, minutes: number): void {
  slot.used += minutes;
  slot.lines += 1;
}

/** Today it is only worth doing while its hours are open or still to come today. */
function mayBeDone(item: QueueItem, facts: QueueFacts, now: Instant): boolean {
  const rules = hoursOf(item, facts);
  if (rules === null || item.zone === undefined) return true;
  return civilDate(nextAllowed(now, rules, item.zone, untouched).at, item.zone) === civilDate(now, item.zone);
}

const untouched: TouchHistory = { run: '', touches: [] };

/** The first day with room on which the line is in time, or why there is none. */
function firstFit(item: QueueItem, facts: QueueFacts, slots: readonly Slot[], takes: number): { readonly slot: Slot; readonly until: Instant } | StuckReason {
  let why: StuckReason = slots.length === 0 ? 'full' : 'hours';
  for (const slot of slots) {
    const until = momentIn(item, facts, slot);
    if (until === null) continue;
    const broken = tooLate(item, facts, until);
    if (broken !== null) return broken;
    if (slot.before + slot.used + takes <= slot.room) return { slot, until };
    why = 'full';
  }
  return why;
}

/** When on that day: at its beginning, or when the record's hours open; null when they do not while the person works. */
function momentIn(item: QueueItem, facts: QueueFacts, slot: Slot): Instant | null {
  const rules = hoursOf(item, facts);
  if (rules === null || item.zone === undefined) return slot.start;
  const touches = isTouch(item.channel ?? 'task') ? historyOf(item) : untouched;
  const { at } = nextAllowed(slot.start, rules, item.zone, touches);
  return at < slot.end ? at : null;
}

/** What would be over by then: the record's limit, or the longest gap of an enforced rhythm. */
function tooLate(item: QueueItem, facts: QueueFacts, until: Instant): 'limit' | 'gap' | null {
  if (item.weight?.limitAt !== undefined && until >= item.weight.limitAt) return 'limit';
  const rhythm = facts.rules.get(item.version ?? '')?.rhythm;
  if (rhythm?.enforce === undefined || !isTouch(item.channel ?? 'task') || item.zone === undefined) return null;
  return judgeTouch(until, rhythm, item.zone, historyOf(item), {}).late ? 'gap' : null;
}

function historyOf({ weight }: QueueItem): TouchHistory {
  return { run: '', touches: (weight?.touchedAt ?? []).map((at) => ({ at, run: '' })) };
}
