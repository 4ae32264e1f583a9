import { isDraft } from 'immer';
import { inOrder } from '#engine/kernel';
import type { Activity, Blueprint, Outcome, Stage } from '../model/blueprint.ts';
import type { Comparison, Condition } from '../model/condition.ts';
import type { Clause, Gate } from '../model/gate.ts';
import type { ActivityId, BlueprintId, StageId } from '../model/ids.ts';

/** Every clause a gate asks for, from left to right, whatever all, any or not they stand under. */
export function clausesOf(gate: Gate | undefined): readonly Clause[] {
  if (gate === undefined) return [];
  switch (gate.type) {
    case 'all':
    case 'any':
      return gate.of.flatMap(clausesOf);
    case 'not':
      return clausesOf(gate.of);
    default:
      return [gate];
  }
}

/** Every comparison inside a condition, from left to right. */
export function comparisonsOf(condition: Condition | undefined): readonly Comparison[] {
  if (condition === undefined) return [];
  switch (condition.type) {
    case 'compare':
      return [condition];
    case 'and':
    case 'or':
      return condition.of.flatMap(comparisonsOf);
    case 'not':
      return comparisonsOf(condition.of);
  }
}

/** The field keys a condition or a gate reads, each once. */
export function fieldsOf(rule: Condition | Gate | undefined): readonly string[] {
  if (rule === undefined) return [];
  const conditions = isCondition(rule) ? [rule] : clausesOf(rule).flatMap((clause) => (clause.type === 'field' || clause.type === 'validation' ? [clause.condition] : []));
  return unique(conditions.flatMap(comparisonsOf).map((comparison) => comparison.field));
}

/** The activities a gate names by id (counted, or whose checklist it wants), each once. */
export function activitiesOf(gate: Gate | undefined): readonly ActivityId[] {
  return unique(clausesOf(gate).flatMap((clause) => namedActivity(clause) ?? []));
}

/** The one activity a clause names by id, if any. */
export function namedActivity(clause: Clause): ActivityId | undefined {
  if (clause.type === 'count') return clause.of.activity;
  return clause.type === 'checklist' ? clause.activity : undefined;
}

/** The stage of the drawing itself a clause names by id: one that waits for another run of this same blueprint. */
export function namedStage(clause: Clause, blueprint: { readonly id: BlueprintId }): StageId | undefined {
  return clause.type === 'otherRun' && clause.blueprint === blueprint.id ? clause.reached : undefined;
}

/** The field keys a text merges in by {{field}}, each once. */
export function mergeFieldsOf(text: string): readonly string[] {
  return unique([...text.matchAll(/\{\{\s*([^{}\s][^{}]*?)\s*\}\}/g)].map((match) => match[1] ?? ''));
}

/**
 * Says whether an outcome leads out of a stage: its own, one of the listed ones, or, for an outcome "from all
 * stages", every stage a record stays in (no end, no decision) but the one it leads to.
 */
export function leaves(outcome: Outcome, stage: Stage): boolean {
  switch (outcome.from.type) {
    case 'stage':
      return outcome.from.stage === stage.id;
    case 'stages':
      return outcome.from.stages.includes(stage.id);
    case 'all':
      return stage.kind !== 'end' && stage.kind !== 'decision' && outcome.to !== stage.id;
  }
}

/** The ways out of a stage in the order they are shown and asked, common ones included. */
export function outcomesFrom(blueprint: Blueprint, stage: StageId): readonly Outcome[] {
  const { outcomes, stages } = blueprint;
  const from = stages[stage];
  if (!from) return [];
  // while an edit is being made, the outcomes still change
  if (isDraft(outcomes) || isDraft(stages)) return inOrder(outcomes).filter((outcome) => leaves(outcome, from));
  const before = waysOut.get(outcomes);
  const known = before?.stages === stages ? before : { stages, byStage: outcomesByStage(blueprint) };
  waysOut.set(outcomes, known);
  return known.byStage.get(stage) ?? [];
}

/** The ways out of each stage, looked up once for each state of a drawing: whoever walks it asks stage by stage. */
const waysOut = new WeakMap<Blueprint['outcomes'], { readonly stages: Blueprint['stages']; readonly byStage: ReadonlyMap<StageId, readonly Outcome[]> }>();

/** The ways out of every stage, as `outcomesFrom` answers them, in one go over all outcomes. */
export function outcomesByStage(blueprint: Blueprint): ReadonlyMap<StageId, readonly Outcome[]> {
  const ways = new Map<StageId, Outcome[]>(Object.keys(blueprint.stages).map((stage) => [stage, []]));
  for (const outcome of inOrder(blueprint.outcomes)) {
    const from = outcome.from.type === 'stage' ? [outcome.from.stage] : outcome.from.type === 'stages' ? unique(outcome.from.stages) : ways.keys();
    for (const id of from) {
      const stage = blueprint.stages[id];
      if (stage && leaves(outcome, stage)) ways.get(id)?.push(outcome);
    }
  }
  return ways;
}

/** The ids of a stage's activities, lanes included, in the order a rep sees them. */
export function activityIdsIn(stage: Stage): readonly ActivityId[] {
  return unique([...stage.activities, ...inOrder(stage.lanes ?? {}).flatMap((lane) => lane.activities)]);
}

/** What is to be done in a stage, lanes included, in the order a rep sees it. */
export function activitiesIn(blueprint: Blueprint, stage: StageId): readonly Activity[] {
  const at = blueprint.stages[stage];
  return at ? activityIdsIn(at).flatMap((id) => blueprint.activities[id] ?? []) : [];
}

/** The stage an activity belongs to. */
export function stageOfActivity(blueprint: Blueprint, activity: ActivityId): Stage | undefined {
  const { stages } = blueprint;
  // while an edit is being made, the stages still change
  if (isDraft(stages)) return Object.values(stages).find((stage) => activityIdsIn(stage).includes(activity));
  const known = homes.get(stages) ?? new Map(Object.values(stages).toReversed().flatMap((stage) => activityIdsIn(stage).map((id) => [id, stage] as const)));
  homes.set(stages, known);
  return known.get(activity);
}

/** The stage of each activity, looked up once for each state of a drawing: lists of hundreds of findings ask row by row. */
const homes = new WeakMap<Blueprint['stages'], ReadonlyMap<ActivityId, Stage>>();

/**
 * All stages in reading order: along the ways out from the start, nearest first, then what no way reaches,
 * as it stands on the canvas from left to right.
 */
export function stagesOf(blueprint: Blueprint): readonly Stage[] {
  // while an edit is being made, the drawing still changes
  if (isDraft(blueprint)) return inReadingOrder(blueprint);
  const known = readings.get(blueprint) ?? inReadingOrder(blueprint);
  readings.set(blueprint, known);
  return known;
}

/** Worked out once for each state of a drawing: every panel and list asks for it. */
const readings = new WeakMap<Blueprint, readonly Stage[]>();

function inReadingOrder(blueprint: Blueprint): readonly Stage[] {
  const targets = new Map<StageId, StageId[]>();
  for (const outcome of inOrder(blueprint.outcomes)) {
    const { from, to } = outcome;
    if (to === null || from.type === 'all') continue;
    for (const stage of from.type === 'stage' ? [from.stage] : from.stages) targets.set(stage, [...(targets.get(stage) ?? []), to]);
  }
  const inLine = new Set<StageId>(blueprint.start === null ? [] : [blueprint.start]);
  for (const stage of inLine) for (const next of targets.get(stage) ?? []) inLine.add(next);
  const place = (id: StageId) => blueprint.view.positions[id] ?? { x: 0, y: 0 };
  const rest = Object.keys(blueprint.stages)
    .filter((id) => !inLine.has(id))
    .sort((a, b) => place(a).x - place(b).x || place(a).y - place(b).y || (a < b ? -1 : 1));
  return [...inLine, ...rest].flatMap((id) => blueprint.stages[id] ?? []);
}

function isCondition(rule: Condition | Gate): rule is Condition {
  if (rule.type === 'not') return isCondition(rule.of);
  return rule.type === 'compare' || rule.type === 'and' || rule.type === 'or';
}

function unique<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Set(items)];
}
