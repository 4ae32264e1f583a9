import type { Instant } from '#engine/kernel';
import type { CheckContext, Fields, OutcomeId, StageId } from '#engine/blueprint';
import type { OtherRun } from '#engine/journal';
import type { Process } from '#engine/compile';
import type { Run } from '#engine/run';
import { enrolExample, outcomesOf, type ExampleStep } from '../example.ts';
import { movesFrom, type Move, type Mover } from './attempts.ts';
import { stateKey } from './state-key.ts';
import { createWorld, firstMoment, owner, type World } from './world.ts';

/** One way in which a record can stand, with the shortest way there that was found. */
export interface Standing {
  readonly number: number;
  run: Run;
  at: Instant;
  /** How many steps it took from the enrolment. */
  cost: number;
  /** Null for a record just enrolled. */
  from: { readonly standing: Standing; readonly steps: readonly ExampleStep[] } | null;
  readonly fields: Fields;
  readonly otherRuns: readonly OtherRun[];
  /** Where it can come to next; null while that was not looked at. */
  next: readonly Way[] | null;
}

/** One way from standing to standing. */
export interface Way {
  readonly to: Standing;
  readonly steps: readonly ExampleStep[];
  readonly outcomes: readonly OutcomeId[];
  readonly mover: Mover;
}

/** What an exploration has found out so far. */
export interface Explored {
  readonly world: World;
  readonly standings: readonly Standing[];
  readonly byStage: ReadonlyMap<StageId, readonly Standing[]>;
  readonly taken: ReadonlySet<OutcomeId>;
  /** An enrolment that would never come to rest. */
  readonly endlessStart: { readonly fields: Fields } | null;
  readonly transitions: number;
  readonly done: boolean;
}

/** Works through everything that can happen, a slice at a time, the shortest ways first. */
export interface Search {
  readonly explored: Explored;
  /** Takes about so many more steps; looks at no further standing once `most` were looked at. */
  advance(steps: number, most: number): void;
  readonly looked: number;
  readonly left: number;
}

export function createSearch(process: Process, context: CheckContext): Search {
  const world = createWorld(process, context);
  const byKey = new Map<string, Standing>();
  const byStage = new Map<StageId, Standing[]>();
  const taken = new Set<OutcomeId>();
  const queue = createQueue();
  let endlessStart: { readonly fields: Fields } | null = null;
  let looked = 0;
  const arrive = (run: Run, at: Instant, cost: number, from: Standing['from'], start: Pick<Standing, 'fields' | 'otherRuns'>): Standing | null => {
    const reading = world.readings.get(run.stage);
    if (reading === undefined) return null;
    const key = (start.otherRuns.length > 0 ? '+' : '') + stateKey(process, reading, run, at);
    const known = byKey.get(key);
    if (known !== undefined) {
      // A shorter way to where it was not looked on from yet: the plainer example is kept.
      if (cost < known.cost && known.next === null) {
        Object.assign(known, { run, at, cost, from });
        queue.add(known);
      }
      return known;
    }
    const standing: Standing = { number: byKey.size, run, at, cost, from, fields: start.fields, otherRuns: start.otherRuns, next: null };
    byKey.set(key, standing);
    byStage.set(run.stage, [...(byStage.get(run.stage) ?? []), standing]);
    queue.add(standing);
    return standing;
  };
  for (const entry of enrolments(world)) {
    if (entry.run === null) endlessStart ??= { fields: entry.fields };
    else {
      for (const outcome of entry.outcomes) taken.add(outcome);
      arrive(entry.run, firstMoment, 0, null, entry);
    }
  }
  const look = (standing: Standing): void => {
    standing.next = movesFrom(world, standing).flatMap((move: Move): readonly Way[] => {
      for (const outcome of move.outcomes) taken.add(outcome);
      const { steps, outcomes, mover } = move;
      const to = arrive(move.run, move.at, standing.cost + steps.length, { standing, steps }, standing);
      return to === null || (to === standing && outcomes.length === 0) ? [] : [{ to, steps, outcomes, mover }];
    });
  };
  return {
    get explored() {
      return { world, standings: [...byKey.values()], byStage, taken, endlessStart, transitions: world.transitions(), done: queue.isEmpty() };
    },
    get looked() {
      return looked;
    },
    get left() {
      return byKey.size - looked;
    },
    advance: (steps, most) => {
      const until = world.transitions() + steps;
      while (world.transitions() < until && looked < most) {
        const next = queue.take();
        if (next === null) return;
        look(next);
        looked += 1;
      }
    },
  };
}

interface Enrolment {
  /** Null when the enrolment itself would never end. */
  readonly run: Run | null;
  readonly fields: Fields;
  readonly otherRuns: readonly OtherRun[];
  readonly outcomes: readonly OutcomeId[];
}

/** The plainest records that come in differently: what the start and the stages behind it ask decides. */
function enrolments(world: World): readonly Enrolment[] {
  const { process } = world;
  return world.pasts.flatMap((otherRuns) => {
    const found: Enrolment[] = [];
    const seen = new Set<string>();
    const waiting: Fields[] = [{}];
    for (let fields = waiting.shift(); fields !== undefined && seen.size < 200; fields = waiting.shift()) {
      const answer = enrolExample(process, { at: firstMoment, owner, fields, ...(otherRuns.length === 0 ? {} : { otherRuns }) });
      world.count();
      const run = answer.ok ? answer.run : null;
      const stages = run === null ? [process.start] : [process.start, ...run.path.map(({ stage }) => stage), run.stage];
      const atoms = [...new Set(stages.flatMap((stage) => world.atoms.onEntry(process.stage(stage))))];
      const literals = atoms.map((atom) => ({ atom, holds: world.holds(atom, fields ?? {}) }));
      const mix = literals.map(({ atom, holds }) => (holds ? atom.id : -atom.id)).join(' ');
      if (seen.has(mix)) continue;
      seen.add(mix);
      found.push({ run, fields, otherRuns, outcomes: answer.ok ? outcomesOf(answer.changes.moves) : [] });
      for (const [index, literal] of literals.entries()) {
        const solved = world.solver.solve([...literals.slice(0, index), { ...literal, holds: !literal.holds }], {});
        if (solved === 'undecided') world.undecided(process.start, 'fields');
        else if (solved !== null) waiting.push(solved);
      }
    }
    if (waiting.length > 0) world.undecided(process.start, 'fields');
    return found;
  });
}

/** Standings by cost, the cheapest first; what was reached more cheaply meanwhile is met once. */
function createQueue() {
  const buckets: Standing[][] = [];
  let lowest = 0;
  let size = 0;
  return {
    isEmpty: () => size === 0,
    add: (standing: Standing): void => {
      (buckets[standing.cost] ??= []).push(standing);
      lowest = Math.min(lowest, standing.cost);
      size += 1;
    },
    take: (): Standing | null => {
      for (; lowest < buckets.length; lowest += 1) {
        const bucket = buckets[lowest] ?? [];
        for (let next = bucket.shift(); next !== undefined; next = bucket.shift()) {
          size -= 1;
          if (next.next === null && next.cost === lowest) return next;
        }
      }
      return null;
    },
  };
}
