import { stagesOf, type CheckContext, type OutcomeId, type StageId } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import type { Run } from '#engine/run';
import type { Example, ExampleStep } from '../example.ts';
import { createSearch, type Explored, type Standing } from '../explore/exploration.ts';
import { plainest, stepsTo } from '../plainest.ts';

/** One way a record can go, as steps that can be played. */
export interface TestPath {
  readonly example: Example;
  /** The stages it goes through, in order. */
  readonly stages: readonly StageId[];
  /** The outcomes it takes, each once, in the order they are taken first. */
  readonly outcomes: readonly OutcomeId[];
  /** It comes to an end. */
  readonly ends: boolean;
}

/** The shortest ways to every place of a drawing, and few paths that together take every outcome (ui.md 61). */
export interface Ways {
  readonly toStage: Readonly<Record<StageId, Example>>;
  readonly toOutcome: Readonly<Record<OutcomeId, Example>>;
  readonly paths: readonly TestPath[];
  /** Every outcome was taken, or everything that can happen was looked at: what has no way here cannot be come to. */
  readonly complete: boolean;
}

export interface WaysOptions {
  readonly context?: CheckContext;
  /** The most ways of standing that are looked at. */
  readonly most?: number;
}

/** One standing as it was reached, with the last steps that took an outcome. */
interface Found {
  readonly from: Standing;
  readonly steps: readonly ExampleStep[];
  readonly to: Standing;
  readonly cost: number;
}

const usualMost = 1_500;
/** Steps between two looks at whether enough was found. */
const slice = 200;
/** So many steps may be taken for each standing, on average. */
const stepsEach = 8;

/** Finds the ways through a drawing by exploring it; the same drawing gives the same ways (rule U14). */
export function findWays(process: Process, options: WaysOptions = {}): Ways {
  const drawn = new Set(Object.keys(process.version.document.stages).flatMap((stage) => process.outcomesOf(stage).map(({ id }) => id)));
  // The shortest ways are looked at first: once every outcome was taken, what is left only finds longer ones.
  const isEnough = ({ taken }: Explored) => [...drawn].every((outcome) => taken.has(outcome));
  const { explored, isDone } = searched(process, options, isEnough);
  const found = shortestByOutcome(explored);
  const stages = stagesOf(process.version.document).flatMap(({ id }) => {
    const way = wayToStage(explored, id, found);
    return way === null ? [] : [[id, way] as const];
  });
  return {
    toStage: Object.fromEntries(stages),
    toOutcome: Object.fromEntries([...found].map(([outcome, one]) => [outcome, exampleOf(explored, one)])),
    paths: covering(explored, found).map((one) => pathOf(explored, one)),
    complete: isEnough(explored) || (isDone && explored.world.doubts.size === 0),
  };
}

/** The shortest way to one stage; null when none was found. Much quicker than all ways, for it stops on arrival. */
export function findWayTo(process: Process, stage: StageId, options: WaysOptions = {}): Example | null {
  const leading = Object.values(process.version.document.outcomes).filter(({ to }) => to === stage).map(({ id }) => id);
  const { explored } = searched(process, options, ({ byStage, taken }) => byStage.has(stage) || leading.some((outcome) => taken.has(outcome)));
  return wayToStage(explored, stage, shortestByOutcome(explored));
}

function searched(process: Process, { context = {}, most = usualMost }: WaysOptions, isEnough: (explored: Explored) => boolean): { readonly explored: Explored; readonly isDone: boolean } {
  const search = createSearch(process, context);
  while (search.left > 0 && search.looked < most && search.explored.transitions < most * stepsEach && !isEnough(search.explored)) search.advance(slice, most);
  return { explored: search.explored, isDone: search.left === 0 };
}

/** A decision is never stood in: the way to it is the shortest one that goes through it. */
function wayToStage(explored: Explored, stage: StageId, found: ReadonlyMap<OutcomeId, Found>): Example | null {
  const standing = shortest(explored.byStage.get(stage) ?? []);
  if (standing !== null) return told(explored, stepsTo(standing), standing.run);
  const through = [...found.values()].filter(({ to }) => to.run.path.some((stay) => stay.stage === stage));
  const best = through.reduce<Found | null>((first, next) => (first === null || next.cost < first.cost ? next : first), null);
  return best === null ? null : exampleOf(explored, best);
}

function shortest(standings: readonly Standing[]): Standing | null {
  return standings.reduce<Standing | null>((best, one) => (best === null || one.cost < best.cost ? one : best), null);
}

/** For every outcome somebody took, the way with the fewest steps that ends with taking it. */
function shortestByOutcome({ standings }: Explored): ReadonlyMap<OutcomeId, Found> {
  const found = new Map<OutcomeId, Found>();
  for (const from of standings) {
    for (const { to, steps, outcomes } of from.next ?? []) {
      const cost = from.cost + steps.length;
      for (const outcome of outcomes) if (cost < (found.get(outcome)?.cost ?? Infinity)) found.set(outcome, { from, steps, to, cost });
    }
  }
  return found;
}

/** Ends first, then single outcomes: of those the one that adds most, again and again, until every outcome is taken. */
function covering(explored: Explored, found: ReadonlyMap<OutcomeId, Found>): readonly Found[] {
  const ends = [...explored.byStage.values()].flatMap((standings): readonly Found[] => {
    const end = shortest(standings.filter(({ run }) => run.status === 'ended'));
    return end?.from ? [{ from: end.from.standing, steps: end.from.steps, to: end, cost: end.cost }] : [];
  });
  const candidates = [...ends, ...found.values()].map((one) => ({ one, takes: outcomesTaken(one) }));
  const left = new Set(found.keys());
  const chosen: Found[] = [];
  while (left.size > 0) {
    const added = ({ takes }: { readonly takes: readonly OutcomeId[] }) => takes.filter((outcome) => left.has(outcome)).length;
    const best = candidates.reduce((first, next) => (added(next) > added(first) ? next : first), candidates[0] ?? { one: null, takes: [] });
    if (best.one === null || added(best) === 0) break;
    chosen.push(best.one);
    for (const outcome of best.takes) left.delete(outcome);
  }
  return chosen;
}

function outcomesTaken({ from, to, steps }: Found): readonly OutcomeId[] {
  // Where several ways meet, only one of them is remembered as the standing's own: its last outcome may be another.
  const last = (from.next ?? []).find((way) => way.to === to && way.steps === steps);
  return [...new Set([...from.run.path.flatMap(({ outcome }) => outcome ?? []), ...(last?.outcomes ?? [])])];
}

function exampleOf(explored: Explored, { from, steps, to }: Found): Example {
  const before = stepsTo(from);
  return told(explored, { ...before, steps: [...before.steps, ...steps] }, to.run);
}

/** More plainly, as long as the record goes the same way. */
function told({ world }: Explored, example: Example, goes: Run): Example {
  const taken = JSON.stringify(goes.taken);
  return plainest(world, example, ({ run, refusal }) => refusal === null && run.stage === goes.stage && JSON.stringify(run.taken) === taken);
}

function pathOf(explored: Explored, found: Found): TestPath {
  const { run } = found.to;
  const own = [...found.from.run.path.map(({ stage }) => stage), found.from.run.stage];
  const through = run.path.slice(found.from.run.path.length + 1).map(({ stage }) => stage);
  return { example: exampleOf(explored, found), stages: [...own, ...through, run.stage], outcomes: outcomesTaken(found), ends: run.status === 'ended' };
}
