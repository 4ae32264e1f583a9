import type { Instant } from '#engine/kernel';
import type { CheckContext, Fields, OutcomeId, StageId } from '#engine/blueprint';
import type { OtherRun } from '#engine/journal';
import type { Process } from '#engine/compile';
import type { Run } from '#engine/run';
import type { ExampleStep } from '../example.ts';
import { movesFrom, type Move, type Mover } from './attempts.ts';
import { enrolments } from './enrolments.ts';
import { createQueue } from './queue.ts';
import { stateKey } from './state-key.ts';
import { createWorld, firstMoment, type World } from './world.ts';

/** One way in which a record can stand, with the shortest way there that was found. */
export interface Standing {
  readonly number: number;
  run: Run;
  at: Instant;
  /** How many steps it took from the enrolment. */
  cost: number;
  /** Null for a record just enrolled. */
  from: { readonly standing: Standing; readonly steps: readonly ExampleStep[] } | null;
  fields: Fields;
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
  const register = createRegister(world);
  const taken = new Set<OutcomeId>();
  let endlessStart: { readonly fields: Fields } | null = null;
  let looked = 0;
  for (const entry of enrolments(world)) {
    if (entry.run === null) endlessStart ??= { fields: entry.fields };
    else {
      for (const outcome of entry.outcomes) taken.add(outcome);
      register.arrive(entry.run, firstMoment, 0, null, entry);
    }
  }
  const look = (standing: Standing): void => {
    standing.next = movesFrom(world, standing).flatMap((move: Move): readonly Way[] => {
      for (const outcome of move.outcomes) taken.add(outcome);
      const { steps, outcomes, mover } = move;
      const to = register.arrive(move.run, move.at, standing.cost + steps.length, { standing, steps }, standing);
      return to === null || (to === standing && outcomes.length === 0) ? [] : [{ to, steps, outcomes, mover }];
    });
  };
  const left = () => register.standings.size - looked;
  return {
    get explored() {
      return { world, standings: [...register.standings.values()], byStage: register.byStage, taken, endlessStart, transitions: world.transitions(), done: left() === 0 };
    },
    get looked() {
      return looked;
    },
    get left() {
      return left();
    },
    advance: (steps, most) => {
      const until = world.transitions() + steps;
      while (world.transitions() < until && looked < most) {
        const next = register.queue.take();
        if (next === null) return;
        look(next);
        looked += 1;
      }
    },
  };
}

/** Every way of standing met so far, each once, with the shortest way there. */
function createRegister(world: World) {
  const standings = new Map<string, Standing>();
  const byStage = new Map<StageId, Standing[]>();
  const queue = createQueue();
  const arrive = (run: Run, at: Instant, cost: number, from: Standing['from'], start: Pick<Standing, 'fields' | 'otherRuns'>): Standing | null => {
    const reading = world.readings.get(run.stage);
    if (reading === undefined) return null;
    const key = (start.otherRuns.length > 0 ? '+' : '') + stateKey(world.process, reading, run, at);
    const known = standings.get(key);
    if (known !== undefined) {
      // A shorter way to where it was not looked on from yet: the plainer example is kept.
      if (cost < known.cost && known.next === null) {
        Object.assign(known, { run, at, cost, from, fields: start.fields });
        queue.add(known);
      }
      return known;
    }
    const standing: Standing = { number: standings.size, run, at, cost, from, fields: start.fields, otherRuns: start.otherRuns, next: null };
    standings.set(key, standing);
    byStage.set(run.stage, [...(byStage.get(run.stage) ?? []), standing]);
    queue.add(standing);
    return standing;
  };
  return { standings, byStage, queue, arrive };
}
