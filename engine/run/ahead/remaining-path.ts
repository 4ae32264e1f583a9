import type { Instant } from '#engine/kernel';
import type { Outcome, OutcomeId, StageId } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import type { Run } from '../run.ts';
import { awakened, standing, waysOut } from './entering.ts';
import { goodEnds } from './good-ends.ts';
import { factsAhead, leaving, type Leaving, type ToDo } from './leaving.ts';
import { likelyWay, type Learned } from './likely-way.ts';
import { expectedLeave } from './expected.ts';

/** One stage on the way that is left, and how it is left. */
export interface PathStop {
  readonly stage: StageId;
  /** The way out, and whether a person, the clock or the customer sets it off. */
  readonly outcome: OutcomeId;
  readonly todo: readonly ToDo[];
  readonly asks: number;
  readonly fills: readonly string[];
  /** The customer, or another run, has to do something. */
  readonly others: boolean;
  /** When it can be left if everything is done as soon as the rules allow. */
  readonly earliest: Instant;
  /** When it is entered and left, if everything is done when it is expected. */
  readonly from: Instant;
  readonly until: Instant;
}

/** A way from where the record stands to a good end. */
export interface WayAhead {
  /** The present stage first; the end itself is not among them. */
  readonly stops: readonly PathStop[];
  readonly end: StageId;
  /** Activities and approvals that are still to be done. */
  readonly activities: number;
  /** When it could be there if everything were done as soon as the rules allow. */
  readonly earliest: Instant;
  /** When it is there if everything is done when it is due. */
  readonly expected: Instant;
  /** It may take longer than said: a stage on it can come round again, or something on it is not known yet. */
  readonly atLeast: boolean;
}

/** What lies between a record and its goal (B13). */
export interface RemainingPath {
  readonly shortest: WayAhead | null;
  readonly likely: WayAhead | null;
  /** How likely the likely way is, between 0 and 1. */
  readonly chance: number;
  /** How likely a good end is by any way: at least this much, between 0 and 1. */
  readonly goodEnd: number;
  /** The chances were learned from earlier records; otherwise every way out counts the same. */
  readonly learned: boolean;
}

/**
 * The way that is left: the fewest activities that bring the record to a good end, and the way records usually take,
 * with moments (B13; rules R160 to R164). Pure, and bounded by the size of the drawing. Null when the run is over or no
 * good end can be reached.
 */
export function remainingPath(process: Process, present: Run, now: Instant, learned: Learned | null = null): RemainingPath | null {
  const steps = remainingPathSteps(process, present, now, learned);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The same way worked out a stage at a time: whoever asks may do something else between two steps, so that a drawing of
 * 500 stages holds nothing up (rule R160).
 */
export function* remainingPathSteps(process: Process, present: Run, now: Instant, learned: Learned | null = null): Generator<undefined, RemainingPath | null> {
  if (present.status !== 'running') return null;
  const { run, at } = awakened(present, now);
  const ends = goodEnds(process);
  const shortest = yield* fewest(process, run, at, ends);
  const likely = likelyWay(process, run, ends, learned);
  yield;
  if (shortest === null && likely.ways === null) return null;
  const quickest = shortest === null ? null : yield* timed(process, { run, at }, shortest, null);
  const isSame = learned === null && shortest !== null && likely.ways !== null && shortest.length === likely.ways.length && shortest.every(({ way }, index) => way === likely.ways?.[index]);
  return {
    shortest: quickest,
    likely: isSame ? quickest : likely.ways === null ? null : yield* timed(process, { run, at }, likely.ways.map((way) => ({ way })), learned),
    chance: likely.chance,
    goodEnd: likely.goodEnd,
    learned: likely.learned,
  };
}

/** A way out, and what leaving by it as fast as the rules allow takes, where that is worked out already. */
interface Leg {
  readonly way: Outcome;
  readonly quick?: Leaving;
}

interface Reached {
  /** Made only for stages that are really looked at. */
  readonly enter: () => Run;
  readonly at: Instant;
  readonly effort: number;
  readonly fills: number;
  readonly leg: Leg | null;
  readonly before: Reached | null;
}

/** To every stage in turn the way with the least to do, until the first good end comes up. */
function* fewest(process: Process, run: Run, at: Instant, ends: ReadonlySet<StageId>): Generator<undefined, readonly Leg[] | null> {
  const open = new Map<StageId, Reached>([[run.stage, { enter: () => run, at, effort: 0, fills: 0, leg: null, before: null }]]);
  const settled = new Set<StageId>();
  while (open.size > 0) {
    yield;
    const [stage, nearest] = [...open].reduce((best, one) => (isLess(one[1], best[1]) ? one : best));
    open.delete(stage);
    settled.add(stage);
    if (ends.has(stage)) return legsTo(nearest);
    if (process.stage(stage).kind === 'end') continue;
    const here = nearest.enter();
    const leave = leaverOf(process, here, nearest.at);
    for (const outcome of waysOut(process, here)) {
      if (outcome.to === null || settled.has(outcome.to)) continue;
      const left = leave(outcome);
      const to = left?.outcome.to ?? null;
      if (left === null || to === null || settled.has(to)) continue;
      const next: Reached = { enter: () => standing(process, left.run, left.outcome, to, left.at), at: left.at, effort: nearest.effort + effortOf(left), fills: nearest.fills + left.fills.length, leg: { way: outcome, quick: left }, before: nearest };
      const known = open.get(to);
      if (known === undefined || isLess(next, known)) open.set(to, next);
    }
  }
  return null;
}

function legsTo(last: Reached): readonly Leg[] {
  const legs: Leg[] = [];
  for (let reached: Reached | null = last; reached !== null; reached = reached.before) if (reached.leg !== null) legs.push(reached.leg);
  return legs.reverse();
}

/** Outcomes chosen by hand that have neither a gate nor a limit of their own take the same work: it is worked out once. */
function leaverOf(process: Process, run: Run, at: Instant): (outcome: Outcome) => Leaving | null {
  const facts = factsAhead(process, run);
  let plain: Leaving | null | undefined;
  return (outcome) => {
    if (outcome.trigger.type !== 'person' || outcome.gate !== undefined || outcome.limit !== undefined) return leaving(process, run, outcome, at, facts);
    if (plain === undefined) plain = leaving(process, run, outcome, at, facts);
    return plain === null ? null : { ...plain, outcome };
  };
}

/** What people, here and at the customer's, still have to do. */
function effortOf({ todo, asks, others }: Leaving): number {
  return todo.length + asks + Number(others);
}

function isLess(a: Reached, b: Reached): boolean {
  return a.effort !== b.effort ? a.effort < b.effort : a.fills !== b.fills ? a.fills < b.fills : a.at < b.at;
}

/** Walks a way once more, with two clocks: as fast as the rules allow, and as things are expected. */
function* timed(process: Process, start: { readonly run: Run; readonly at: Instant }, legs: readonly Leg[], learned: Learned | null): Generator<undefined, WayAhead> {
  const stops: PathStop[] = [];
  let fast = start;
  let usual = fast;
  let atLeast = false;
  const passed = new Set<StageId>();
  let end = start.run.stage;
  for (const { way, quick: known } of legs) {
    yield;
    const quick = known ?? leaving(process, fast.run, way, fast.at);
    const slow = usual === fast ? quick : leaving(process, usual.run, way, usual.at);
    const outcome = slow?.outcome ?? quick?.outcome ?? way;
    end = outcome.to ?? end;
    passed.add(usual.run.stage);
    const until = Math.max(slow?.at ?? usual.at, expectedLeave(process, usual.run, slow, usual.at, learned));
    stops.push({ stage: usual.run.stage, outcome: outcome.id, todo: quick?.todo ?? [], asks: quick?.asks ?? 0, fills: quick?.fills ?? [], others: quick?.others ?? false, earliest: quick?.at ?? fast.at, from: usual.at, until });
    atLeast ||= quick === null || quick.atLeast || process.outcomesOf(usual.run.stage).some(({ to }) => to !== null && passed.has(to));
    const arrived = quick?.at ?? fast.at;
    const together = usual === fast && until === arrived;
    fast = { run: standing(process, quick?.run ?? fast.run, outcome, end, arrived), at: arrived };
    usual = together ? fast : { run: standing(process, slow?.run ?? usual.run, outcome, end, until), at: until };
  }
  const activities = stops.reduce((sum, stop) => sum + stop.todo.length + stop.asks, 0);
  return { stops, end, activities, earliest: fast.at, expected: usual.at, atLeast };
}
