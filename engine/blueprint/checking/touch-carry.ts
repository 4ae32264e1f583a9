import type { Activity } from '../model/blueprint.ts';
import type { Channel } from '../model/channel.ts';
import type { StageId } from '../model/ids.ts';
import type { Drawing } from './drawing.ts';
import { remembered } from './remembered.ts';
import { plannedNet, type PlannedTouch, type PlannedWay } from './touch-plan.ts';

/** What a record may have had on the very day it enters a stage, along some way. */
export interface SameDay {
  /** Of the way with the most; no more than `enough`. */
  readonly touches: ReadonlySet<Activity>;
  /** Of all ways. */
  readonly byChannel: ReadonlyMap<Channel, Activity>;
}

/** How many days ago the last touch may have been when a record enters a stage. */
export interface LastTouch {
  readonly fewest: number;
  readonly most: number;
}

/** So many touches on one day are too many already. */
const enough = 3;
const nothing: SameDay = { touches: new Set(), byChannel: new Map() };

/** What may have happened before on the day a stage is entered, for every stage entered after a touch. */
export const sameDayBefore = remembered((drawing: Drawing): ReadonlyMap<StageId, SameDay> => carried<SameDay>(drawing, nothing, ({ day, touches }, before) => {
  const last = touches.filter((touch) => touch.day === day).map(({ activity }) => activity);
  const earlier = day === 0 ? before : nothing;
  if (last.length === 0) return earlier;
  return {
    touches: earlier.touches.size >= enough ? earlier.touches : new Set([...last, ...earlier.touches].slice(0, enough)),
    byChannel: new Map([...earlier.byChannel, ...last.map((activity) => [activity.channel, activity] as const)]),
  };
}, joinedDays));

/** The former answer itself where the other adds nothing. */
function joinedDays(one: SameDay, other: SameDay): SameDay {
  const more = other.touches.size > one.touches.size;
  const fresh = [...other.byChannel].filter(([channel]) => !one.byChannel.has(channel));
  if (!more && fresh.length === 0) return one;
  return { touches: more ? other.touches : one.touches, byChannel: fresh.length === 0 ? one.byChannel : new Map([...one.byChannel, ...fresh]) };
}

/** How long ago the last touch may have been on entering a stage, counted up to `most` days; a stage no touch leads to is left out. */
export function lastTouchBefore(drawing: Drawing, most: number): ReadonlyMap<StageId, LastTouch> {
  const found = carried<LastTouch | null>(drawing, null, (way, before) => {
    const last = way.touches.at(-1);
    if (last) return { fewest: way.day - last.day, most: way.day - last.day };
    if (!before || way.day === 0) return before;
    return { fewest: Math.min(most, before.fewest + way.day), most: Math.min(most, before.most + way.day) };
  }, (one, other) => {
    if (!one || !other) return one ?? other;
    return one.fewest <= other.fewest && one.most >= other.most ? one : { fewest: Math.min(one.fewest, other.fewest), most: Math.max(one.most, other.most) };
  });
  return new Map([...found].flatMap(([stage, last]) => (last ? [[stage, last] as const] : [])));
}

/** The last planned day with a touch before leaving, and the day itself. */
export function touchDays(touches: readonly PlannedTouch[]): readonly number[] {
  return [...new Set(touches.map(({ day }) => day))];
}

/**
 * Carries something along all ways from the start until it no longer grows. After a positive way it begins anew: the
 * customer answered. `joined` answers its first argument itself when the second adds nothing.
 */
function carried<What>(drawing: Drawing, atStart: What, along: (way: PlannedWay, before: What) => What, joined: (one: What, other: What) => What): ReadonlyMap<StageId, What> {
  const { ways, start } = plannedNet(drawing);
  const found = new Map<number, What>(start < 0 ? [] : [[start, atStart]]);
  const waiting = new Set(found.keys());
  for (const place of waiting) {
    waiting.delete(place);
    const before = found.get(place);
    if (before === undefined) continue;
    for (const { way, to } of ways[place] ?? []) {
      const next = way.way.tone === 'positive' ? atStart : along(way, before);
      const known = found.get(to);
      const both = known === undefined ? next : joined(known, next);
      if (known !== undefined && both === known) continue;
      found.set(to, both);
      waiting.add(to);
    }
  }
  return new Map([...found].map(([place, what]) => [drawing.scenes[place]?.stage.id ?? '', what]));
}
