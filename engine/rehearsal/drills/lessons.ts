import type { Instant } from '#engine/kernel';
import { clausesOf, type OutcomeId, type StageId } from '#engine/blueprint';
import type { VerdictNode } from '#engine/gates';
import type { Process } from '#engine/compile';
import { gateOf, options, type Run } from '#engine/run';
import { owner } from '../explore/world.ts';
import type { LogRow } from '../simulate/simulation.ts';

/** One thing there is to learn about a blueprint: taking an outcome, or standing before it while one clause of its gate is not met. */
export type Lesson =
  | { readonly type: 'outcome'; readonly outcome: OutcomeId; readonly from: StageId }
  | { readonly type: 'refusal'; readonly outcome: OutcomeId; readonly from: StageId; /** Number of the clause in its gate, from 0, from left to right. */ readonly clause: number };

/** A lesson as a key, the same in every version that keeps its stages and outcomes. */
export function keyOfLesson(lesson: Lesson): string {
  return lesson.type === 'outcome' ? `take/${lesson.from}/${lesson.outcome}` : `gate/${lesson.from}/${lesson.outcome}/${lesson.clause}`;
}

/** Everything there is to learn: each outcome out of each stage, and each clause of the gates people stand before (rule D1). Nobody stands in a decision. */
export function lessonsOf(process: Process): readonly Lesson[] {
  return Object.values(process.version.document.stages).flatMap((stage) =>
    process.outcomesOf(stage.id).flatMap((outcome): Lesson[] => {
      const at = { outcome: outcome.id, from: stage.id };
      if (outcome.trigger.type !== 'person' || stage.kind === 'decision') return [{ type: 'outcome', ...at }];
      return [{ type: 'outcome', ...at }, ...clausesOf(gateOf(stage, outcome)).map((_, clause): Lesson => ({ type: 'refusal', ...at, clause }))];
    }),
  );
}

/** What a walk has shown of a blueprint, by keys of lessons. */
export interface Shown {
  readonly taken: ReadonlyMap<string, Lesson>;
  /** Kept an outcome closed, and then came true or was left behind with its stage. */
  readonly cleared: ReadonlyMap<string, Lesson>;
  /** Somebody ran against the closed gate while this kept it closed. */
  readonly tried: ReadonlySet<string>;
}

/** Reads a walk for what there was to learn on it (rule D6). */
export function shownIn(process: Process, log: readonly LogRow[]): Shown {
  const taken = new Map<string, Lesson>();
  const cleared = new Map<string, Lesson>();
  const tried = new Set<string>();
  let before = new Map<string, Lesson>();
  for (const row of log) {
    for (const { from, outcome } of row.changes?.moves ?? []) if (outcome !== null && from !== null) addTo(taken, { type: 'outcome', outcome, from });
    if (row.refusal?.type === 'gateClosed' && row.run !== null) {
      const { outcome } = row.refusal;
      tried.add(keyOfLesson({ type: 'outcome', outcome, from: row.run.stage }));
      for (const [key, lesson] of before) if (lesson.outcome === outcome) tried.add(key);
    }
    const now = new Map<string, Lesson>();
    if (row.run !== null) for (const lesson of closedHere(process, row.run, row.at)) addTo(now, lesson);
    for (const [key, lesson] of before) if (!now.has(key)) cleared.set(key, lesson);
    before = now;
  }
  return { taken, cleared, tried };
}

function addTo(lessons: Map<string, Lesson>, lesson: Lesson): void {
  lessons.set(keyOfLesson(lesson), lesson);
}

/** What keeps the ways out of the present stage closed, clause by clause. */
function closedHere(process: Process, run: Run, at: Instant): readonly Lesson[] {
  if (run.status !== 'running') return [];
  const person = { id: run.record.owner ?? owner, roles: [] };
  return options(process, run, at, person).outcomes.flatMap(({ outcome, verdict, byHand }) =>
    byHand ? closedClauses(verdict.tree).map((clause): Lesson => ({ type: 'refusal', outcome: outcome.id, from: run.stage, clause })) : [],
  );
}

/** The numbers of the clauses that are not met, in the order they are drawn. */
function closedClauses(tree: VerdictNode): readonly number[] {
  let number = -1;
  const closed: number[] = [];
  const walk = (node: VerdictNode, wanted: boolean): void => {
    if (node.type === 'clause') {
      number += 1;
      if (node.met !== wanted) closed.push(number);
    } else if (node.type === 'not') walk(node.of, !wanted);
    else node.of.forEach((part) => walk(part, wanted));
  };
  walk(tree, true);
  return closed;
}

/** Whether whoever works the record as its owner may take this outcome now. */
export function isOpenHere(process: Process, run: Run, outcome: OutcomeId, at: Instant): boolean {
  return options(process, run, at, { id: run.record.owner ?? owner, roles: [] }).outcomes.some((one) => one.outcome.id === outcome && one.open);
}
