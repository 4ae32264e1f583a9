import { canonicalJson, type Instant } from '#engine/kernel';
import { type Blueprint, type Clause, type OutcomeId, type Stage, type StageId, activitiesIn, stagesOf } from '#engine/blueprint';
import type { Refusal } from '#engine/journal';
import type { VerdictNode } from '#engine/gates';
import type { Process } from '#engine/compile';
import { moveRun } from './move-run.ts';
import { options } from './options.ts';
import type { OutcomeOption, Person, Run } from './run.ts';

/**
 * How records on their way come over to another version: where those of each stage go (`null` keeps them where they
 * are, on their old version), and whether time already spent counts. A stage that is not named goes to itself.
 */
export interface MovePlan {
  readonly stages: Readonly<Record<StageId, StageId | null>>;
  readonly timers: 'carry' | 'restart';
  /** A release is rolled back: a record whose stage is not there goes to the last one it came from that is. */
  readonly back?: true;
}

/** What becomes of one record: it stays in its stage, moves to another, or is held on its old version, with why. */
export type MoveFate =
  | { readonly type: 'stays' }
  | { readonly type: 'moves'; readonly to: StageId }
  | { readonly type: 'held'; readonly why: Extract<Refusal, { type: 'cannotMove' }>['why'] | 'wanted' | 'noPlace' | 'refused' };

/** A way out that the new version closes to this record, by the clauses that do it. */
export interface NewlyBlocked {
  readonly outcome: OutcomeId;
  readonly clauses: readonly Clause[];
  /** It could have been taken now; else it was closed already and asks for more. */
  readonly wasOpen: boolean;
}

/** What moving one record to another version would do to it (B3). */
export interface MovePreview {
  readonly fate: MoveFate;
  readonly from: StageId;
  readonly blocked: readonly NewlyBlocked[];
  /** Ways out that could have been taken now and are gone. */
  readonly lost: readonly OutcomeId[];
  /** Moments that stay what they were, that come at another time, that are new, and that fall away. */
  readonly timers: { readonly carried: number; readonly restarted: number; readonly added: number; readonly dropped: number };
  /** Where automatic ways out of the new version take it at once. */
  readonly goesOn: StageId | null;
}

/** Whether a record may be put into this stage: it rests in no decision, and only a way out leads to an end. */
export function mayStandIn(stage: Stage | undefined): stage is Stage {
  return stage !== undefined && stage.kind !== 'decision' && stage.kind !== 'end';
}

/** The stage of the other version for this record, by the plan; null when there is none or it is to be held. */
export function stageByPlan(to: Blueprint, run: Pick<Run, 'stage' | 'path'>, plan: MovePlan): StageId | null {
  const planned = Object.hasOwn(plan.stages, run.stage) ? plan.stages[run.stage] : run.stage;
  if (planned === null) return null;
  if (planned !== undefined && mayStandIn(to.stages[planned])) return planned;
  if (plan.back !== true) return null;
  return run.path.findLast(({ stage }) => mayStandIn(to.stages[stage]))?.stage ?? null;
}

/**
 * Proposes where the records of each stage go, by stable ids: the same stage where it is still there, else the one that
 * has taken over most of its work, else one of the same name. What cannot be told is left out: somebody must say.
 */
export function proposePlan(from: Blueprint, to: Blueprint): MovePlan {
  const stages = Object.fromEntries(stagesOf(from).filter(mayStandIn).flatMap((stage) => {
    const found = mayStandIn(to.stages[stage.id]) ? stage.id : heirOf(from, to, stage);
    return found === null ? [] : [[stage.id, found]];
  }));
  return { stages, timers: 'carry' };
}

function heirOf(from: Blueprint, to: Blueprint, gone: Stage): StageId | null {
  const work = new Set(activitiesIn(from, gone.id).map(({ id }) => id));
  const heirs = stagesOf(to).filter(mayStandIn);
  const shared = heirs.map((stage) => ({ id: stage.id, count: activitiesIn(to, stage.id).filter(({ id }) => work.has(id)).length })).sort((a, b) => b.count - a.count);
  const [most] = shared;
  if (most && most.count > 0) return most.id;
  return heirs.find((stage) => stage.name !== '' && stage.name === gone.name)?.id ?? null;
}

/**
 * Says what moving this record to another version would do to it, without doing it: where it would stand, which ways
 * out would newly be closed to it and by what, which moments are carried (domain.md section 7; rules R147 to R150).
 */
export function previewMove(from: Process, to: Process, run: Run, plan: MovePlan, person: Person, at: Instant): MovePreview {
  const nothing = { from: run.stage, blocked: [], lost: [], goesOn: null, timers: { carried: run.dues.length, restarted: 0, added: 0, dropped: 0 } };
  const stage = stageByPlan(to.version.document, run, plan);
  if (stage === null) return { ...nothing, fate: { type: 'held', why: plan.stages[run.stage] === null ? 'wanted' : 'noPlace' } };
  const answer = moveRun(from, to, run, { entry: run.id, by: person.id, roles: person.roles, intent: { type: 'migrate', version: to.version.id, stage, timers: plan.timers } }, at);
  if (!answer.ok) return { ...nothing, fate: { type: 'held', why: answer.refusal.type === 'cannotMove' ? answer.refusal.why : 'refused' } };
  const moved = answer.run;
  const fate: MoveFate = stage === run.stage ? { type: 'stays' } : { type: 'moves', to: stage };
  const timers = timersOf(run, moved);
  if (moved.stage !== stage || moved.status !== 'running') return { from: run.stage, fate, blocked: [], lost: [], timers, goesOn: moved.stage };
  const now = new Map(options(to, moved, at, person).outcomes.map((option) => [option.outcome.id, option]));
  const before = options(from, run, at, person).outcomes;
  const lost = fate.type === 'stays' ? before.filter((option) => isPassable(option) && !now.has(option.outcome.id)).map((option) => option.outcome.id) : [];
  return { from: run.stage, fate, blocked: before.flatMap((option) => newlyBlocked(option, now.get(option.outcome.id))), lost, timers, goesOn: null };
}

function isPassable(option: OutcomeOption): boolean {
  return option.open || (!option.byHand && option.verdict.met);
}

function newlyBlocked(before: OutcomeOption, after: OutcomeOption | undefined): readonly NewlyBlocked[] {
  if (!after || after.verdict.met || isPassable(after)) return [];
  const known = new Set(unmet(before.verdict.tree).map(textOf));
  const clauses = unmet(after.verdict.tree).filter((clause) => !known.has(textOf(clause)));
  const wasOpen = isPassable(before);
  return clauses.length > 0 || wasOpen ? [{ outcome: after.outcome.id, clauses, wasOpen }] : [];
}

/** The clauses that keep a gate closed. */
function unmet(node: VerdictNode): readonly Clause[] {
  if (node.met) return [];
  if (node.type === 'clause') return [node.clause];
  return node.type === 'not' ? met(node.of) : node.of.flatMap(unmet);
}

function met(node: VerdictNode): readonly Clause[] {
  if (!node.met) return [];
  if (node.type === 'clause') return [node.clause];
  return node.type === 'not' ? unmet(node.of) : node.of.flatMap(met);
}

function textOf(clause: Clause): string {
  return canonicalJson(clause);
}

function timersOf(run: Run, moved: Run): MovePreview['timers'] {
  const armed = new Map((run.heldDues ?? run.dues).map((due) => [due.key, due.at]));
  const now = moved.heldDues ?? moved.dues;
  const kept = now.filter((due) => armed.has(due.key));
  const carried = kept.filter((due) => armed.get(due.key) === due.at).length;
  return { carried, restarted: kept.length - carried, added: now.length - kept.length, dropped: armed.size - kept.length };
}
