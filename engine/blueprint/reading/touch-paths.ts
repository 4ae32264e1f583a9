import { plannedDays, allowedDaysIn, planOf, type PlannedWay } from '../checking/touch-plan.ts';
import type { Activity, Blueprint, Due, Rhythm } from '../model/blueprint.ts';
import type { ActivityId, StageId } from '../model/ids.ts';
import { activitiesIn, outcomesByStage, stageOfActivity } from './walkers.ts';

/** A touch on a way through the drawing. Days are counted from the start of the run, which is day 0. */
export interface TouchOnPath {
  readonly activity: ActivityId;
  readonly stage: StageId;
  readonly day: number;
  /** The day its stage is entered. */
  readonly entered: number;
  /** The earliest day it could be moved to: the day its stage is entered, or what must come before it allows. */
  readonly earliest: number;
}

/** Two touch days, one after the other, that are closer together or further apart than the rhythm allows (S65). */
export interface BrokenGap {
  readonly from: number;
  readonly to: number;
  readonly is: 'short' | 'long';
}

/** One way through the drawing, as the calendar sees it. */
export interface TouchPath {
  readonly stages: readonly StageId[];
  readonly touches: readonly TouchOnPath[];
  /** The day of the last touch; null when the way has none. */
  readonly lastDay: number | null;
  readonly broken: readonly BrokenGap[];
  /** How the way lies within the length of the rhythm (S54). */
  readonly length: 'short' | 'fits' | 'long' | 'none';
}

/** The ways worth looking at: the one that touches the customer longest, and the shortest one to every end. */
export interface TouchPaths {
  readonly longest: TouchPath;
  /** Nearest end first. */
  readonly toEnds: readonly (TouchPath & { readonly end: StageId })[];
}

/** A stage on a way, the day it is entered, and the way out that is taken; the last one has none. */
interface Step {
  readonly stage: StageId;
  readonly entered: number;
  readonly way: PlannedWay | null;
}

/**
 * The planned touch days along the ways of a drawing (S54, S65; SPEC.md [B33]). Only touches every record gets are
 * planned: required ones that always appear, not around a date. Loops are walked once. Null without a start.
 */
export function touchPaths(blueprint: Blueprint): TouchPaths | null {
  if (blueprint.start === null) return null;
  const net = netOf(blueprint);
  const ends = Object.values(blueprint.stages).filter(({ kind }) => kind === 'end').map(({ id }) => id);
  const nearest = shortestWays(net, blueprint.start);
  return {
    longest: pathOf(blueprint, net, longestWay(net, blueprint.start)),
    toEnds: ends.flatMap((end) => {
      const steps = nearest.get(end);
      return steps ? [{ ...pathOf(blueprint, net, steps), end }] : [];
    }).sort((a, b) => a.stages.length - b.stages.length),
  };
}

/**
 * The due moment that plans an activity for a day after entering its stage, in whole days and at the time of day it had.
 * One that follows another activity goes on following it, where the day is not before that one's.
 */
export function dueOnDay(blueprint: Blueprint, activity: Activity, day: number): Due {
  const { due } = activity;
  const at = due.type === 'fieldDate' ? due.at : due.wait.at;
  const wait = (amount: number) => ({ amount: Math.max(0, Math.round(amount)), unit: 'days' as const, ...(at === undefined ? {} : { at }) });
  const stage = stageOfActivity(blueprint, activity.id);
  const other = due.type === 'activity' && stage ? plannedDays(activitiesIn(blueprint, stage.id)).get(due.activity) : undefined;
  if (due.type === 'activity' && other !== undefined && other <= day) return { type: 'activity', activity: due.activity, wait: wait(day - Math.floor(other)) };
  return { type: 'stageEntry', wait: wait(day) };
}

type Plan = ReturnType<typeof planOf>;
type Net = ReadonlyMap<StageId, Plan>;

function netOf(blueprint: Blueprint): Net {
  const ways = outcomesByStage(blueprint);
  return new Map(Object.values(blueprint.stages).map((stage) => [stage.id, planOf({ stage, ways: ways.get(stage.id) ?? [], activities: activitiesIn(blueprint, stage.id) })]));
}

/** To every stage the way on which it is entered first: fewest days, then fewest stages. */
function shortestWays(net: Net, start: StageId): ReadonlyMap<StageId, readonly Step[]> {
  const found = new Map<StageId, readonly Step[]>();
  const waiting = new Map<StageId, readonly Step[]>([[start, [{ stage: start, entered: 0, way: null }]]]);
  while (waiting.size > 0) {
    const steps = [...waiting.values()].reduce((one, other) => (isNearer(other, one) ? other : one));
    const stage = steps.at(-1)?.stage ?? start;
    waiting.delete(stage);
    found.set(stage, steps);
    for (const way of net.get(stage)?.ways ?? []) {
      const { to } = way.way;
      if (to === null || found.has(to)) continue;
      const next = followed(steps, way, to);
      const known = waiting.get(to);
      if (!known || isNearer(next, known)) waiting.set(to, next);
    }
  }
  return found;
}

function isNearer(one: readonly Step[], other: readonly Step[]): boolean {
  const days = (one.at(-1)?.entered ?? 0) - (other.at(-1)?.entered ?? 0);
  return days < 0 || (days === 0 && one.length < other.length);
}

function followed(steps: readonly Step[], way: PlannedWay, to: StageId): readonly Step[] {
  const last = steps.at(-1);
  return last ? [...steps.slice(0, -1), { ...last, way }, { stage: to, entered: last.entered + way.day, way: null }] : steps;
}

/** The way whose last touch is latest, each stage entered once. */
function longestWay(net: Net, start: StageId): readonly Step[] {
  const known = new Map<StageId, Tail>();
  const open = new Set<StageId>();
  const tailFrom = (stage: StageId): Tail => {
    const before = known.get(stage);
    const plan = net.get(stage);
    if (before) return before;
    if (!plan || open.has(stage)) return { days: -1, on: null };
    open.add(stage);
    let best: Tail = { days: Math.max(-1, ...plan.touches.map(({ day }) => day)), on: null };
    for (const way of plan.ways) {
      const { to } = way.way;
      if (to === null) continue;
      const tail = tailFrom(to);
      if (tail.days >= 0 && way.day + tail.days > best.days) best = { days: way.day + tail.days, on: { way, to } };
    }
    open.delete(stage);
    known.set(stage, best);
    return best;
  };
  tailFrom(start);
  let steps: readonly Step[] = [{ stage: start, entered: 0, way: null }];
  const been = new Set([start]);
  for (let on = known.get(start)?.on; on && !been.has(on.to); on = known.get(on.to)?.on) {
    been.add(on.to);
    steps = followed(steps, on.way, on.to);
  }
  return steps;
}

interface Tail {
  readonly days: number;
  readonly on: { readonly way: PlannedWay; readonly to: StageId } | null;
}

function pathOf(blueprint: Blueprint, net: Net, steps: readonly Step[]): TouchPath {
  const touches = steps.flatMap(({ stage, entered, way }) => {
    const planned = way ? way.touches : (net.get(stage)?.touches ?? []);
    const all = activitiesIn(blueprint, stage);
    return planned.map(({ activity, day }) => ({ activity: activity.id, stage, day: entered + day, entered, earliest: entered + earliestDay(activity, all) }));
  });
  const lastDay = touches.length === 0 ? null : Math.max(...touches.map(({ day }) => day));
  const { length } = blueprint.rhythm;
  return {
    stages: steps.map(({ stage }) => stage),
    touches,
    lastDay,
    broken: brokenGaps(steps, net, blueprint.rhythm),
    length: lastDay === null ? 'none' : lastDay > length.max ? 'long' : lastDay < length.min ? 'short' : 'fits',
  };
}

/** The day an activity would be planned for if it were due at once. */
function earliestDay(activity: Activity, all: readonly Activity[]): number {
  const atOnce: Activity = { ...activity, due: { type: 'stageEntry', wait: { amount: 0, unit: 'days' } } };
  return Math.floor(plannedDays(all.map((each) => (each.id === activity.id ? atOnce : each))).get(activity.id) ?? 0);
}

/** Gaps count between touch days; after a positive way they begin anew, because the customer has answered. */
function brokenGaps(steps: readonly Step[], net: Net, rhythm: Rhythm): readonly BrokenGap[] {
  const broken: BrokenGap[] = [];
  let last: number | null = null;
  for (const { stage, entered, way } of steps) {
    const days = [...new Set((way ? way.touches : (net.get(stage)?.touches ?? [])).map(({ day }) => entered + day))].sort((a, b) => a - b);
    for (const day of days) {
      const gap: number = last === null ? 0 : day - last;
      if (last !== null && gap > 0) {
        if (allowedDaysIn(gap, rhythm).most < rhythm.gap.min) broken.push({ from: last, to: day, is: 'short' });
        if (allowedDaysIn(gap, rhythm).fewest > rhythm.gap.max) broken.push({ from: last, to: day, is: 'long' });
      }
      last = day;
    }
    if (way?.way.tone === 'positive') last = null;
  }
  return broken;
}
