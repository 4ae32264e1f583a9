import type { Activity, Blueprint, Effect, Outcome, Stage } from '../model/blueprint.ts';
import type { Gate } from '../model/gate.ts';
import { clausesOf, namedActivity, namedStage } from '../reading/walkers.ts';
import { blueprintLimits } from './limits.ts';
import type { Problem } from './problem.ts';

/** Where a problem is written down, and what the drawing holds to refer to. */
interface Survey {
  readonly blueprint: Blueprint;
  readonly lanes: ReadonlySet<string>;
  readonly templates: ReadonlySet<string>;
  readonly problems: Problem[];
}

/**
 * Everything in a drawing that refers to nothing, stands under a key that is not its id, belongs to no stage or
 * to two, or goes beyond the published limits (domain.md sections 2 and 10). Empty for a sound drawing.
 */
export function referenceProblems(blueprint: Blueprint): readonly Problem[] {
  const survey = surveyOf(blueprint);
  surveyWhole(survey);
  Object.values(blueprint.stages).forEach((stage) => surveyStage(survey, stage));
  Object.values(blueprint.activities).forEach((activity) => surveyActivity(survey, activity));
  Object.values(blueprint.outcomes).forEach((outcome) => surveyOutcome(survey, outcome));
  surveyHomes(survey);
  return survey.problems;
}

type Path = readonly (string | number)[];

/** What others may refer to: where it changes, everything is looked at again. */
const referredTo: readonly unknown[] = ['id', 'activities', 'lanes', 'content'];

/**
 * The same for a drawing that was sound before these places were touched: when no stage, activity, outcome, lane or
 * template came or went, only what was touched can refer to nothing. So typing stays quick in a drawing of 500 stages.
 */
export function referenceProblemsAt(blueprint: Blueprint, touched: readonly Path[]): readonly Problem[] {
  const isInside = ([part, , field]: Path) => field !== undefined && (part === 'stages' || part === 'activities' || part === 'outcomes') && !referredTo.includes(field);
  if (!touched.every(isInside)) return referenceProblems(blueprint);
  const ids = new Set(touched.map(([, id]) => String(id)));
  const survey = surveyOf(blueprint);
  for (const id of ids) {
    const [stage, activity, outcome] = [blueprint.stages[id], blueprint.activities[id], blueprint.outcomes[id]];
    if (stage) surveyStage(survey, stage);
    if (activity) surveyActivity(survey, activity);
    if (outcome) surveyOutcome(survey, outcome);
  }
  return survey.problems;
}

function surveyOf(blueprint: Blueprint): Survey {
  const stages = Object.values(blueprint.stages);
  const activities = Object.values(blueprint.activities);
  return {
    blueprint,
    lanes: new Set(stages.flatMap((stage) => Object.keys(stage.lanes ?? {}))),
    templates: new Set(activities.flatMap((activity) => Object.keys(activity.content.templates))),
    problems: [],
  };
}

function surveyWhole(survey: Survey): void {
  const { blueprint } = survey;
  for (const part of ['stages', 'activities', 'outcomes', 'phases', 'notes'] as const) keysAreIds(survey, part, blueprint[part]);
  for (const [key, signal] of Object.entries(blueprint.signals ?? {})) {
    keyIs(survey, `signals.${key}`, key, signal.key);
    for (const [field, brought] of Object.entries(signal.payload)) keyIs(survey, `signals.${key}.payload.${field}`, field, brought.key);
  }
  atMost(survey, 'stages', Object.keys(blueprint.stages).length, blueprintLimits.stages, 'stages in one blueprint');
  atMost(survey, 'outcomes', Object.keys(blueprint.outcomes).length, blueprintLimits.outcomes, 'outcomes in one blueprint');
  if (blueprint.start !== null) refersTo(survey, 'start', blueprint.stages, blueprint.start, 'stage');
  for (const note of Object.values(blueprint.notes)) if (note.stage !== undefined) refersTo(survey, `notes.${note.id}.stage`, blueprint.stages, note.stage, 'stage');
  for (const id of Object.keys(blueprint.view.positions)) if (!blueprint.phases[id]) refersTo(survey, `view.positions.${id}`, blueprint.stages, id, 'stage');
  for (const id of Object.keys(blueprint.view.bends)) refersTo(survey, `view.bends.${id}`, blueprint.outcomes, id, 'outcome');
  for (const [id, byStage] of Object.entries(blueprint.view.sharedBends ?? {})) {
    refersTo(survey, `view.sharedBends.${id}`, blueprint.outcomes, id, 'outcome');
    for (const stage of Object.keys(byStage)) refersTo(survey, `view.sharedBends.${id}.${stage}`, blueprint.stages, stage, 'stage');
  }
  for (const id of Object.keys(blueprint.view.jumps ?? {})) refersTo(survey, `view.jumps.${id}`, blueprint.outcomes, id, 'outcome');
  blueprint.view.pinned?.forEach((id, index) => {
    if (!blueprint.notes[id]) refersTo(survey, `view.pinned.${index}`, blueprint.stages, id, 'stage');
  });
  keysAreIds(survey, 'scenarios', blueprint.scenarios ?? {});
  blueprint.view.collapsed.forEach((id, index) => {
    if (!blueprint.phases[id]) refersTo(survey, `view.collapsed.${index}`, blueprint.stages, id, 'stage');
  });
}

function surveyStage(survey: Survey, stage: Stage): void {
  const { blueprint } = survey;
  const path = `stages.${stage.id}`;
  if (stage.phase !== undefined) refersTo(survey, `${path}.phase`, blueprint.phases, stage.phase, 'phase');
  stage.activities.forEach((id, index) => refersTo(survey, `${path}.activities.${index}`, blueprint.activities, id, 'activity'));
  const lanes = Object.values(stage.lanes ?? {});
  keysAreIds(survey, `${path}.lanes`, stage.lanes ?? {});
  atMost(survey, `${path}.lanes`, lanes.length, blueprintLimits.lanes, 'lanes in one stage');
  for (const lane of lanes) lane.activities.forEach((id, index) => refersTo(survey, `${path}.lanes.${lane.id}.activities.${index}`, blueprint.activities, id, 'activity'));
  surveyGate(survey, `${path}.gate`, stage.gate);
  keysAreIds(survey, `${path}.sla.escalations`, stage.sla?.escalations ?? {});
  for (const escalation of Object.values(stage.sla?.escalations ?? {})) {
    const at = `${path}.sla.escalations.${escalation.id}`;
    if (escalation.take !== undefined) refersTo(survey, `${at}.take`, blueprint.outcomes, escalation.take, 'outcome');
    surveyEffects(survey, `${at}.then`, escalation.then);
  }
}

function surveyActivity(survey: Survey, activity: Activity): void {
  const { blueprint } = survey;
  const path = `activities.${activity.id}`;
  activity.after.forEach((before, index) => {
    if (before.type === 'activity') refersTo(survey, `${path}.after.${index}`, blueprint.activities, before.activity, 'activity');
    if (before.type === 'lane' && !survey.lanes.has(before.lane)) problem(survey, `${path}.after.${index}`, `No lane has the id ${before.lane}.`);
    if (before.type === 'clause') surveyGate(survey, `${path}.after.${index}.clause`, before.clause);
  });
  if (activity.due.type === 'activity') refersTo(survey, `${path}.due.activity`, blueprint.activities, activity.due.activity, 'activity');
  activity.listens?.forEach((listener, index) => {
    if (listener.then === 'complete' && listener.result !== null && !activity.results[listener.result]) problem(survey, `${path}.listens.${index}.result`, `"${activity.name}" cannot end with ${listener.result}.`);
  });
  const { content } = activity;
  keysAreIds(survey, `${path}.checklist`, activity.checklist);
  for (const part of ['templates', 'documents', 'variants'] as const) keysAreIds(survey, `${path}.content.${part}`, content[part]);
  keysAreIds(survey, `${path}.content.script.points`, content.script?.points ?? {});
  keysAreIds(survey, `${path}.content.script.objections`, content.script?.objections ?? {});
  for (const { id, change } of Object.values(content.variants)) {
    if (change.template !== undefined && !content.templates[change.template]) problem(survey, `${path}.content.variants.${id}.change.template`, `No template has the id ${change.template}.`);
  }
  for (const [key, rule] of Object.entries(activity.form)) keyIs(survey, `${path}.form.${key}`, key, rule.field);
  for (const [key, result] of Object.entries(activity.results)) keyIs(survey, `${path}.results.${key}`, key, result.key);
}

function surveyOutcome(survey: Survey, outcome: Outcome): void {
  const { blueprint } = survey;
  const path = `outcomes.${outcome.id}`;
  const from = outcome.from.type === 'stage' ? [outcome.from.stage] : outcome.from.type === 'stages' ? outcome.from.stages : [];
  for (const stage of from) refersTo(survey, `${path}.from`, blueprint.stages, stage, 'stage');
  if (outcome.to !== null) refersTo(survey, `${path}.to`, blueprint.stages, outcome.to, 'stage');
  if (outcome.trigger.type === 'result') refersTo(survey, `${path}.trigger.activity`, blueprint.activities, outcome.trigger.activity, 'activity');
  if (outcome.limit && outcome.limit.then !== null) refersTo(survey, `${path}.limit.then`, blueprint.outcomes, outcome.limit.then, 'outcome');
  surveyGate(survey, `${path}.gate`, outcome.gate);
  surveyEffects(survey, `${path}.then`, outcome.then);
  for (const [key, rule] of Object.entries(outcome.form)) keyIs(survey, `${path}.form.${key}`, key, rule.field);
}

function surveyGate(survey: Survey, path: string, gate: Gate | undefined): void {
  const clauses = clausesOf(gate);
  atMost(survey, path, clauses.length, blueprintLimits.clausesInAGate, 'clauses in one gate');
  for (const clause of clauses) {
    const activity = namedActivity(clause);
    if (activity !== undefined) refersTo(survey, path, survey.blueprint.activities, activity, 'activity');
    const stage = namedStage(clause, survey.blueprint);
    if (stage !== undefined) refersTo(survey, path, survey.blueprint.stages, stage, 'stage');
  }
}

function surveyEffects(survey: Survey, path: string, effects: readonly Effect[]): void {
  effects.forEach((effect, index) => {
    if (effect.type === 'send' && effect.template !== undefined && !survey.templates.has(effect.template)) problem(survey, `${path}.${index}.template`, `No template has the id ${effect.template}.`);
  });
}

/** Every activity has exactly one home: a stage's list or one of its lanes. */
function surveyHomes(survey: Survey): void {
  const homes = new Map<string, number>();
  for (const stage of Object.values(survey.blueprint.stages)) {
    for (const id of [...stage.activities, ...Object.values(stage.lanes ?? {}).flatMap((lane) => lane.activities)]) homes.set(id, (homes.get(id) ?? 0) + 1);
  }
  for (const { id, name } of Object.values(survey.blueprint.activities)) {
    const count = homes.get(id) ?? 0;
    if (count !== 1) problem(survey, `activities.${id}`, count === 0 ? `The activity "${name}" belongs to no stage.` : `The activity "${name}" is listed ${count} times; it may stand in one place only.`);
  }
}

function refersTo(survey: Survey, path: string, map: Readonly<Record<string, unknown>>, id: string, what: string): void {
  if (!Object.hasOwn(map, id)) problem(survey, path, `No ${what} has the id ${id}.`);
}

function keysAreIds(survey: Survey, path: string, map: Readonly<Record<string, { readonly id: string }>>): void {
  for (const [key, value] of Object.entries(map)) keyIs(survey, `${path}.${key}`, key, value.id);
}

function keyIs(survey: Survey, path: string, key: string, own: string): void {
  if (key !== own) problem(survey, path, `This stands under the key ${key} but calls itself ${own}.`);
}

function atMost(survey: Survey, path: string, count: number, limit: number, what: string): void {
  if (count > limit) problem(survey, path, `There are ${count} ${what}; ${limit} are allowed.`);
}

function problem(survey: Survey, path: string, sentence: string): void {
  survey.problems.push({ path, sentence });
}
