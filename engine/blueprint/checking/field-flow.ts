import type { Form, Outcome } from '../model/blueprint.ts';
import type { Comparison, Condition } from '../model/condition.ts';
import type { Gate } from '../model/gate.ts';
import type { StageId } from '../model/ids.ts';
import type { Drawing, Scene } from './drawing.ts';
import { remembered } from './remembered.ts';
import { surelyDone } from './surely-done.ts';

/** What is known of fields once a record has left a stage by one way. */
interface WayFacts {
  readonly to: StageId;
  /** Surely filled: a form demanded it, a gate or rule let only filled ones pass, an effect set it. */
  readonly fills: ReadonlySet<string>;
  /** Filled, or somebody was asked for it and could leave it out. */
  readonly asks: ReadonlySet<string>;
  /** Emptied by an effect. */
  readonly clears: ReadonlySet<string>;
}

interface SceneFacts {
  readonly ways: readonly WayFacts[];
  /** Everything some form here or an effect on leaving may fill. */
  readonly mayFill: ReadonlySet<string>;
}

/** Where a field may still be empty, and the stages a record comes by then. */
export interface EmptyAt {
  has(stage: StageId): boolean;
  pathTo(stage: StageId): readonly StageId[];
}

/** How fields are filled along the ways of a drawing. */
export interface FieldFlow {
  /** Where a record can stand without the field having been filled; with `asked`, without anybody having been asked for it. */
  emptyAt(field: string, asked: boolean): EmptyAt;
  /** Whether some form or effect before leaving this stage may fill the field. */
  mayBeFilledBefore(stage: StageId, field: string): boolean;
}

/** Follows every field along every way from the start. `known` are fields filled when a record is enrolled. */
export function fieldFlow(drawing: Drawing, known: ReadonlySet<string>): FieldFlow {
  const cached = new Map<string, EmptyAt>();
  const reachedByField = new Map<string, ReadonlySet<StageId>>();
  return {
    emptyAt: (field, asked) => {
      const key = `${asked} ${field}`;
      const found = cached.get(key) ?? emptyStages(drawing, field, known.has(field), (facts) => (asked ? facts.asks : facts.fills));
      cached.set(key, found);
      return found;
    },
    mayBeFilledBefore: (stage, field) => {
      const found = reachedByField.get(field) ?? stagesAfterFilling(drawing, field);
      reachedByField.set(field, found);
      return found.has(stage);
    },
  };
}

/** The record's fields that must hold something for this condition, or gate, to pass. */
export function mustBeFilled(rule: Condition | Gate | undefined): readonly string[] {
  switch (rule?.type) {
    case 'compare':
      return demandsValue(rule) ? [rule.field] : [];
    case 'and':
    case 'all':
      return rule.of.flatMap(mustBeFilled);
    case 'or':
    case 'any': {
      const [first = [], ...others] = rule.of.map(mustBeFilled);
      return first.filter((field) => others.every((other) => other.includes(field)));
    }
    case 'not':
      return rule.of.type === 'compare' && rule.of.operator === 'isEmpty' ? [rule.of.field] : [];
    case 'field':
    case 'validation':
      return mustBeFilled(rule.condition);
    default:
      return [];
  }
}

function demandsValue({ operator, value }: Comparison): boolean {
  if (operator === 'isEmpty' || operator === 'notEquals' || operator === 'notIn') return false;
  return operator !== 'equals' || !isNothing(value);
}

function isNothing(value: Comparison['value']): boolean {
  return value === undefined || value === null || value === '' || (typeof value === 'object' && value.length === 0);
}

const factsOf = remembered((scene: Scene): SceneFacts => {
  const forms = [...scene.activities, ...scene.ways].map(({ form }) => Object.keys(form));
  const set = scene.ways.flatMap(({ then }) => then.flatMap((effect) => (effect.type === 'setField' ? [effect.field] : [])));
  return { ways: scene.ways.flatMap((way) => (way.to === null ? [] : [wayFacts(scene, way, way.to)])), mayFill: new Set([...forms.flat(), ...set]) };
});

/** Everything about a stage on which the flow of fields hangs, as text. */
export const flowText = remembered((scene: Scene): string => {
  const { ways, mayFill } = factsOf(scene);
  return JSON.stringify([scene.stage.id, [...mayFill], ways.map(({ to, fills, asks, clears }) => [to, [...fills], [...asks], [...clears]])]);
});

function wayFacts(scene: Scene, way: Outcome, to: StageId): WayFacts {
  const done = surelyDone(scene, way);
  const set = way.then.flatMap((effect) => (effect.type === 'setField' ? [effect] : []));
  const clears = new Set(set.filter(({ value }) => isNothing(value)).map(({ field }) => field));
  const condition = way.trigger.type === 'condition' && !way.fallback ? way.trigger.condition : undefined;
  const form = way.trigger.type === 'person' ? way.form : {};
  const fills = [...done.flatMap((activity) => demanded(activity.form)), ...demanded(form), ...mustBeFilled(way.gate), ...mustBeFilled(scene.stage.gate), ...mustBeFilled(condition), ...set.filter(({ value }) => !isNothing(value)).map(({ field }) => field)].filter((field) => !clears.has(field));
  const asks = [...fills, ...done.flatMap((activity) => Object.keys(activity.form)), ...Object.keys(form)].filter((field) => !clears.has(field));
  return { to, fills: new Set(fills), asks: new Set(asks), clears };
}

function demanded(form: Form): readonly string[] {
  return Object.values(form).flatMap(({ field, required }) => (required === 'always' ? [field] : []));
}

function emptyStages({ blueprint, sceneOf }: Drawing, field: string, knownAtStart: boolean, filled: (facts: WayFacts) => ReadonlySet<string>): EmptyAt {
  const from = new Map<StageId, StageId | null>();
  const { start } = blueprint;
  if (start !== null) {
    if (!knownAtStart) from.set(start, null);
    // breadth first: the first way found to a stage is a shortest one
    for (const stage of from.keys()) for (const facts of waysOf(sceneOf(stage))) if (!filled(facts).has(field) && !from.has(facts.to)) from.set(facts.to, stage);
    spreadFromClearing(start, sceneOf, field, from, filled);
  }
  return {
    has: (stage) => from.has(stage),
    pathTo: (stage) => {
      const path = [stage];
      for (let before = from.get(stage); before !== null && before !== undefined && path.length <= from.size; before = from.get(before)) path.push(before);
      return path.reverse();
    },
  };
}

/** An effect may empty the field on any way, also where it was filled before. */
function spreadFromClearing(start: StageId, sceneOf: Drawing['sceneOf'], field: string, from: Map<StageId, StageId | null>, filled: (facts: WayFacts) => ReadonlySet<string>): void {
  const reached = new Set([start]);
  for (const stage of reached) {
    for (const facts of waysOf(sceneOf(stage))) {
      reached.add(facts.to);
      if (!facts.clears.has(field) || from.has(facts.to)) continue;
      from.set(facts.to, null);
      const wave = new Set([facts.to]);
      for (const next of wave) {
        for (const on of waysOf(sceneOf(next))) {
          if (filled(on).has(field) || from.has(on.to)) continue;
          from.set(on.to, next);
          wave.add(on.to);
        }
      }
    }
  }
}

function waysOf(scene: Scene | undefined): readonly WayFacts[] {
  return scene ? factsOf(scene).ways : [];
}

function stagesAfterFilling({ scenes, sceneOf }: Drawing, field: string): ReadonlySet<StageId> {
  const after = new Set(scenes.filter((scene) => factsOf(scene).mayFill.has(field)).map(({ stage }) => stage.id));
  for (const stage of after) for (const { to } of waysOf(sceneOf(stage))) after.add(to);
  return after;
}
