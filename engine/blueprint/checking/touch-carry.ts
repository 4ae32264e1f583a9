import type { ActivityId } from '../model/ids.ts';
import type { Channel } from '../model/channel.ts';
import type { Drawing } from './drawing.ts';
import { remembered, sameItems } from './remembered.ts';
import { touchNet, whileRhythmSame, type PlannedTouch, type PlannedWay, type TouchNet } from './touch-plan.ts';

/** What a record may have had on the very day it enters a stage, along some way. */
export interface SameDay {
  /** Of the way with the most; no more than `enough`. */
  readonly touches: ReadonlySet<ActivityId>;
  /** Of all ways. */
  readonly byChannel: ReadonlyMap<Channel, ActivityId>;
}

/** How many days ago the last touch may have been when a record enters a stage. */
export interface LastTouch {
  readonly fewest: number;
  readonly most: number;
}

/** So many touches on one day are too many already. */
const enough = 3;
const nothing: SameDay = { touches: new Set(), byChannel: new Map() };

/** What may have happened before on the day a stage is entered, by the number of the stage, wherever a record can get to. */
export const sameDayBefore = whileRhythmSame((drawing): readonly (SameDay | undefined)[] =>
  carried(touchNet(drawing), nothing, (way, before) => (way.day > 0 || before === nothing ? onLeaving(way) : way.last.length === 0 ? before : withLast(way, before)), joinedDays),
);

/** After a stage in which a day or more has passed, or before which nothing was. */
const onLeaving = remembered((way: PlannedWay): SameDay => (way.last.length === 0 ? nothing : withLast(way, nothing)));

function withLast({ last }: PlannedWay, earlier: SameDay): SameDay {
  return {
    touches: earlier.touches.size >= enough ? earlier.touches : new Set([...last.map(({ id }) => id), ...earlier.touches].slice(0, enough)),
    byChannel: new Map([...earlier.byChannel, ...last.map(({ id, channel }) => [channel, id] as const)]),
  };
}

/** The former answer itself where the other adds nothing. */
function joinedDays(one: SameDay, other: SameDay): SameDay {
  if (other === nothing) return one;
  const more = other.touches.size > one.touches.size;
  if (!more && isWithin(other.byChannel, one.byChannel)) return one;
  const fresh = [...other.byChannel].filter(([channel]) => !one.byChannel.has(channel));
  return { touches: more ? other.touches : one.touches, byChannel: fresh.length === 0 ? one.byChannel : new Map([...one.byChannel, ...fresh]) };
}

function isWithin(some: SameDay['byChannel'], all: SameDay['byChannel']): boolean {
  for (const channel of some.keys()) if (!all.has(channel)) return false;
  return true;
}

/** Whether two stages, or one before and after an edit, are entered after the same touches. */
export function isSameDay(one: SameDay | undefined, other: SameDay | undefined): boolean {
  if (one === other) return true;
  return one !== undefined && other !== undefined && sameItems([...one.touches], [...other.touches]) && one.byChannel.size === other.byChannel.size && [...one.byChannel].every(([channel, id]) => other.byChannel.get(channel) === id);
}

export function isSameLastTouch(one: LastTouch | null | undefined, other: LastTouch | null | undefined): boolean {
  return one === other || (one?.fewest === other?.fewest && one?.most === other?.most && (one === undefined) === (other === undefined));
}

/**
 * How long ago the last touch may have been on entering a stage, by its number, counted up to `most` days: null where
 * there was none before, undefined where no record can be.
 */
export function lastTouchBefore(drawing: Drawing, most: number): readonly (LastTouch | null | undefined)[] {
  return carried<LastTouch | null>(touchNet(drawing), null, (way, before) => {
    const last = way.touches.at(-1);
    if (last) return { fewest: way.day - last.day, most: way.day - last.day };
    if (!before || way.day === 0) return before;
    return { fewest: Math.min(most, before.fewest + way.day), most: Math.min(most, before.most + way.day) };
  }, (one, other) => {
    if (!one || !other) return one ?? other;
    return one.fewest <= other.fewest && one.most >= other.most ? one : { fewest: Math.min(one.fewest, other.fewest), most: Math.max(one.most, other.most) };
  });
}

/** The last planned day with a touch before leaving, and the day itself. */
export function touchDays(touches: readonly PlannedTouch[]): readonly number[] {
  return [...new Set(touches.map(({ day }) => day))];
}

/**
 * Carries something along all ways from the start until it no longer grows. After a positive way it begins anew: the
 * customer answered. `joined` answers its first argument itself when the second adds nothing.
 */
function carried<What>({ plans, topology: { start, targets } }: TouchNet, atStart: What, along: (way: PlannedWay, before: What) => What, joined: (one: What, other: What) => What): readonly (What | undefined)[] {
  const found: (What | undefined)[] = plans.map(() => undefined);
  const isWaiting = plans.map(() => false);
  const waiting = start < 0 ? [] : [start];
  if (start >= 0) found[start] = atStart;
  for (const place of waiting) {
    isWaiting[place] = false;
    const before = found[place];
    if (before === undefined) continue;
    const leads = targets[place] ?? [];
    const ways = plans[place]?.ways ?? [];
    for (let index = 0; index < leads.length; index += 1) {
      const to = leads[index] ?? -1;
      const way = ways[index];
      if (to < 0 || !way) continue;
      const next = way.way.tone === 'positive' ? atStart : along(way, before);
      const known = found[to];
      const both = known === undefined ? next : joined(known, next);
      if (known !== undefined && both === known) continue;
      found[to] = both;
      if (!isWaiting[to]) waiting.push(to);
      isWaiting[to] = true;
    }
  }
  return found;
}
