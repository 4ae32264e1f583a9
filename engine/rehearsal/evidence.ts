import type { Blueprint, OutcomeId, Stage, StageId } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import type { Place } from './explore/branching.ts';
import type { Explored, Standing } from './explore/exploration.ts';
import { stateKey } from './explore/state-key.ts';
import type { World } from './explore/world.ts';
import { plainest, stepsTo } from './plainest.ts';
import type { Example } from './example.ts';

/** What an exploration says about a drawing, laid out for its proofs. */
export interface Evidence {
  readonly world: World;
  readonly process: Process;
  readonly document: Blueprint;
  readonly standings: readonly Standing[];
  readonly explored: Explored;
  /** Everything that can follow from it was looked at. */
  isKnown(standing: Standing): boolean;
  /** An outcome can still be taken from it, now or later. */
  canMove(standing: Standing): boolean;
  /** An end can still be come to. */
  canEnd(standing: Standing): boolean;
  /** Stages a record has been in, decisions it passed through included. */
  readonly entered: ReadonlySet<StageId>;
  /** Nothing on any way to this stage was left out or could not be told. */
  isCertain(stage: StageId): boolean;
  standingsAt(stage: StageId): readonly Standing[];
  stage(id: StageId): Stage;
  exampleOf(standing: Standing): Example;
  /** What can still make a difference, as one text: two records with the same text can do the same. */
  keyOf(place: Place): string;
}

/** Lays out what was explored: what follows from what is worked out once, backwards. */
export function layOutEvidence(explored: Explored): Evidence {
  const { world, standings } = explored;
  const { process } = world;
  const { document } = process.version;
  const before = new Map<Standing, Standing[]>();
  for (const standing of standings) for (const { to } of standing.next ?? []) before.set(to, [...(before.get(to) ?? []), standing]);
  const leadingTo = (found: readonly Standing[]) => {
    const all = new Set(found);
    for (const one of all) for (const earlier of before.get(one) ?? []) all.add(earlier);
    return all;
  };
  const unknown = leadingTo(standings.filter(({ next }) => next === null));
  const moving = leadingTo(standings.filter(({ next }) => (next ?? []).some(({ outcomes }) => outcomes.length > 0)));
  const ending = leadingTo(standings.filter(({ run }) => run.status === 'ended'));
  const entered = new Set(standings.flatMap(({ run }) => [run.stage, ...run.path.map(({ stage }) => stage)]));
  for (const taken of explored.taken) entered.add(document.outcomes[taken]?.to ?? process.start);
  const certain = certainty(explored);
  return {
    world,
    process,
    document,
    standings,
    explored,
    isKnown: (standing) => !unknown.has(standing),
    canMove: (standing) => moving.has(standing),
    canEnd: (standing) => ending.has(standing),
    entered,
    isCertain: certain,
    standingsAt: (stage) => explored.byStage.get(stage) ?? [],
    stage: (id) => process.stage(id),
    exampleOf: (standing) => exampleOf(world, standing),
    keyOf: (place) => keyOf(world, place),
  };
}

/** Of several standings, the one that takes the fewest steps to show. */
export function cheapest(standings: readonly Standing[]): Standing | null {
  return standings.reduce<Standing | null>((best, one) => (best === null || one.cost < best.cost ? one : best), null);
}

/** The plainest example that comes to a standing. */
function exampleOf(world: World, standing: Standing): Example {
  const key = keyOf(world, standing);
  return plainest(world, stepsTo(standing), ({ run, at, refusal }) => refusal === null && keyOf(world, { run, at }) === key);
}

function keyOf(world: World, { run, at }: Place): string {
  const reading = world.readings.get(run.stage);
  return reading === undefined ? run.stage : stateKey(world.process, reading, run, at);
}

/** By stage: the whole exploration is done, and nothing was in doubt on any way there. */
function certainty(explored: Explored): (stage: StageId) => boolean {
  const { process, doubts } = explored.world;
  const stages = Object.keys(process.version.document.stages);
  const doubtful = new Set(doubts.keys());
  for (const stage of doubtful) for (const outcome of process.outcomesOf(stage)) if (outcome.to !== null) doubtful.add(outcome.to);
  return (stage) => explored.done && stages.includes(stage) && !doubtful.has(stage);
}

/** The stages an outcome leads out of. */
export function stagesWith({ document, process }: Evidence, outcome: OutcomeId): readonly StageId[] {
  return Object.keys(document.stages).filter((stage) => process.outcomesOf(stage).some(({ id }) => id === outcome));
}
