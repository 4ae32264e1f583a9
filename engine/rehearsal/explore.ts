import type { CheckContext, StageId } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import { layOutEvidence } from './evidence.ts';
import { createSearch } from './explore/exploration.ts';
import type { Doubt } from './explore/world.ts';
import type { ProofFinding } from './finding.ts';
import type { Proof } from './proof.ts';
import { circleComesToRest } from './proofs/circle-comes-to-rest.ts';
import { earlierOutcomeLeavesRoom } from './proofs/earlier-outcome-leaves-room.ts';
import { endCanBeReached } from './proofs/end-can-be-reached.ts';
import { everyResultLeadsOn } from './proofs/every-result-leads-on.ts';
import { gateCanOpen } from './proofs/gate-can-open.ts';
import { lanesDoNotWaitForEachOther } from './proofs/lanes-do-not-wait-for-each-other.ts';
import { outcomeCanHappen } from './proofs/outcome-can-happen.ts';
import { recordAlwaysMovesOn } from './proofs/record-always-moves-on.ts';
import { roundMakesProgress } from './proofs/round-makes-progress.ts';
import { stageCanBeReached } from './proofs/stage-can-be-reached.ts';

/** Every trap that is looked for, in the order findings are listed. */
export const proofs: readonly Proof[] = [
  circleComesToRest,
  recordAlwaysMovesOn,
  everyResultLeadsOn,
  lanesDoNotWaitForEachOther,
  endCanBeReached,
  gateCanOpen,
  stageCanBeReached,
  outcomeCanHappen,
  earlierOutcomeLeavesRoom,
  roundMakesProgress,
];

/** What is known of the record types, roles and people, and how far to look. */
export interface ExploreOptions {
  readonly context?: CheckContext;
  /** The most ways of standing that are looked at; `usualBound` when absent. */
  readonly most?: number;
}

/** Enough for every starter many times over, and a few seconds of work. */
export const usualBound = 10_000;

/** So many steps may be taken for each standing, on average, before the search ends for their number. */
const stepsEach = 8;

/** Why an answer is not the whole truth. */
export type Cut =
  /** More ways of standing than were to be looked at, or the search was ended early. */
  | { readonly reason: 'bound'; readonly looked: number; readonly left: number }
  /** In these stages something could not be told for sure; what depends on it is not claimed. */
  | { readonly reason: 'undecided'; readonly stages: readonly { readonly stage: StageId; readonly why: readonly Doubt[] }[] };

/** What exploring a drawing has shown. */
export interface ExplorationReport {
  readonly findings: readonly ProofFinding[];
  readonly explored: { readonly states: number; readonly transitions: number };
  /** Everything that can happen was looked at; only then does the absence of a finding prove anything. */
  readonly complete: boolean;
  readonly cut: Cut | null;
}

/** How far a search is. */
export interface Progress {
  readonly looked: number;
  readonly left: number;
  readonly done: boolean;
}

/** A search that is made in slices, so that a worker can tell how far it is and be stopped. */
export interface Exploration {
  /** Takes about so many more steps with invented records. */
  advance(budget: number): Progress;
  /** What is known by now; a search that is not done claims nothing to be impossible. */
  report(): ExplorationReport;
}

/** Begins to explore a compiled blueprint (domain.md section 9, B4). Pure: the same process gives the same search. */
export function createExploration(process: Process, { context = {}, most = usualBound }: ExploreOptions = {}): Exploration {
  const search = createSearch(process, context);
  const isSpent = () => search.looked >= most || search.explored.transitions >= most * stepsEach;
  const progress = (): Progress => ({ looked: search.looked, left: search.left, done: search.left === 0 || isSpent() });
  return {
    advance: (budget) => {
      if (!isSpent()) search.advance(budget, most);
      return progress();
    },
    report: () => {
      const { explored } = search;
      const evidence = layOutEvidence(explored);
      const { looked, left } = search;
      const doubts = [...explored.world.doubts].map(([stage, why]) => ({ stage, why: [...why] }));
      const cut: Cut | null = left === 0 ? (doubts.length > 0 ? { reason: 'undecided', stages: doubts } : null) : { reason: 'bound', looked, left };
      return { findings: proofs.flatMap((proof) => proof.find(evidence)), explored: { states: explored.standings.length, transitions: explored.transitions }, complete: cut === null, cut };
    },
  };
}

/**
 * Finds every way in which a drawing can go wrong for some record, each with the smallest record and the steps that show
 * it: stages and ends nobody gets to, records that are stuck, gates that never open, rounds without end (domain.md
 * section 9, B4; rules E1 to E40).
 *
 * @example explore(compileBlueprint(version)).findings.map(({ message }) => message)
 */
export function explore(process: Process, options: ExploreOptions = {}): ExplorationReport {
  const exploration = createExploration(process, options);
  while (!exploration.advance(500).done);
  return exploration.report();
}
