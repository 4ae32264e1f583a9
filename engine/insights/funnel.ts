import type { EndResult, OutcomeId, StageId } from '#engine/blueprint';
import { enteredIn, type Period } from './choice.ts';
import type { Passage, Stay } from './passages.ts';

/** How records come into a stage and leave it (rules N8 to N10). */
export interface StageFlow {
  /** Stays that began in the period, and in how many runs. */
  readonly stays: number;
  readonly runs: number;
  /** Of those stays, how many were left. */
  readonly left: number;
  /** Runs that stand here now, whatever the period. */
  readonly here: number;
  /** Of those runs, how many later reached a won end. */
  readonly converted: number;
  /** Of those runs, how many were lost from here. */
  readonly dropped: number;
}

/** How often a way out of a stage was taken, and by which share of the stays that were left, from 0 to 1 (rule N11). */
export interface OutcomeFlow {
  readonly stage: StageId;
  readonly outcome: OutcomeId;
  readonly taken: number;
  readonly share: number;
}

/** How records flow through a blueprint. */
export interface Funnel {
  /** Runs that had a stay in the period. */
  readonly runs: number;
  readonly stages: Readonly<Record<StageId, StageFlow>>;
  /** By `flowKey`. */
  readonly outcomes: Readonly<Record<string, OutcomeFlow>>;
}

/** The name under which a stage's outcome stands in a funnel: a shared outcome has one line from each stage. */
export function flowKey(stage: StageId, outcome: OutcomeId): string {
  return `${stage}/${outcome}`;
}

interface Counted {
  stays: number;
  runs: number;
  left: number;
  here: number;
  converted: number;
  dropped: number;
}

/** Counts how passages flow through their stages. `ends` says how each end stage of the drawing ends. */
export function funnel(passages: readonly Passage[], period: Period, ends: Readonly<Record<StageId, EndResult>>): Funnel {
  const stages = new Map<StageId, Counted>();
  const taken = new Map<string, { stage: StageId; outcome: OutcomeId; taken: number }>();
  const at = (stage: StageId): Counted => {
    const before = stages.get(stage) ?? { stays: 0, runs: 0, left: 0, here: 0, converted: 0, dropped: 0 };
    stages.set(stage, before);
    return before;
  };
  let runs = 0;
  for (const passage of passages) {
    const inside = passage.stays.filter((stay) => enteredIn(stay, period));
    const last = passage.stays.at(-1);
    if (last && passage.status !== 'exited') at(last.stage).here += 1;
    if (inside.length === 0) continue;
    runs += 1;
    for (const stay of inside) count(stay, at(stay.stage), taken);
    countRun(passage, inside, ends, at);
  }
  return {
    runs, stages: Object.fromEntries(stages),
    outcomes: Object.fromEntries([...taken].map(([key, one]) => [key, { ...one, share: one.taken / (stages.get(one.stage)?.left ?? 1) }])),
  };
}

function count({ stage, leftAt, outcome }: Stay, counted: Counted, taken: Map<string, { stage: StageId; outcome: OutcomeId; taken: number }>): void {
  counted.stays += 1;
  if (leftAt === null) return;
  counted.left += 1;
  if (outcome === null) return;
  const key = flowKey(stage, outcome);
  taken.set(key, { stage, outcome, taken: (taken.get(key)?.taken ?? 0) + 1 });
}

/** What became of a run counts once for each stage it came into, however often it did. */
function countRun({ stays, status }: Passage, inside: readonly Stay[], ends: Readonly<Record<StageId, EndResult>>, at: (stage: StageId) => Counted): void {
  const won = stays.findLastIndex(({ stage }) => ends[stage] === 'won');
  const lost = lostFrom(stays, status, ends);
  for (const stage of new Set(inside.map((stay) => stay.stage))) {
    const counted = at(stage);
    counted.runs += 1;
    const first = stays.findIndex((stay) => stay.stage === stage && inside.includes(stay));
    if (won >= 0 && first <= won) counted.converted += 1;
    if (lost === stage) counted.dropped += 1;
  }
}

/** The stage from which a run was lost: the last one before an end that is not won, or in which it left (rule N10). */
function lostFrom(stays: readonly Stay[], status: Passage['status'], ends: Readonly<Record<StageId, EndResult>>): StageId | undefined {
  const last = stays.at(-1);
  if (status === 'exited') return last?.stage;
  if (status !== 'ended' || !last || ends[last.stage] === undefined || ends[last.stage] === 'won') return undefined;
  return stays.at(-2)?.stage;
}
