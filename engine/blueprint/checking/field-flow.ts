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
  const net = netOf(drawing);
  const cached = new Map<string, EmptyAt>();
  const reachedByField = new Map<string, ReadonlySet<number>>();
  return {
    emptyAt: (field, asked) => {
      const key = `${asked} ${field}`;
      const found = cached.get(key) ?? emptyStages(net, field, known.has(field), (facts) => (asked ? facts.asks : facts.fills));
      cached.set(key, found);
      return found;
    },
    mayBeFilledBefore: (stage, field) => {
      const found = reachedByField.get(field) ?? stagesAfterFilling(net, field);
      reachedByField.set(field, found);
      return found.has(net.places.get(stage) ?? -1);
    },
  };
}

/** The stages by number, with their ways: fields are followed along them many times. */
interface Net {
  readonly stages: readonly StageId[];
  readonly places: ReadonlyMap<StageId, number>;
  readonly start: number;
  readonly facts: readonly SceneFacts[];
  readonly ways: readonly (readonly { readonly to: number; readonly facts: WayFacts }[])[];
}

function netOf({ blueprint, scenes }: Drawing): Net {
  const stages = scenes.map(({ stage }) => stage.id);
  const places = new Map(stages.map((stage, place) => [stage, place]));
  const facts = scenes.map(factsOf);
  const ways = facts.map((each) => each.ways.map((way) => ({ to: places.get(way.to) ?? -1, facts: way })).filter(({ to }) => to >= 0));
  return { stages, places, start: blueprint.start === null ? -1 : (places.get(blueprint.start) ?? -1), facts, ways };
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

type Filled = (facts: WayFacts) => ReadonlySet<string>;
const unseen = -2;
const first = -1;

function emptyStages(net: Net, field: string, knownAtStart: boolean, filled: Filled): EmptyAt {
  const from = net.stages.map(() => unseen);
  if (net.start >= 0) {
    if (!knownAtStart) spread(net, [net.start], field, from, filled);
    if (net.facts.some(({ ways }) => ways.some(({ clears }) => clears.has(field)))) spread(net, clearedAfter(net, field), field, from, filled);
  }
  return {
    has: (stage) => (from[net.places.get(stage) ?? -1] ?? unseen) !== unseen,
    pathTo: (stage) => {
      const path: StageId[] = [];
      for (let place = net.places.get(stage) ?? first; place >= 0; place = from[place] ?? first) path.push(net.stages[place] ?? '');
      return path.reverse();
    },
  };
}

/** Breadth first from these stages along the ways that do not fill the field: the first way found to a stage is a shortest one. */
function spread(net: Net, seeds: readonly number[], field: string, from: number[], filled: Filled): void {
  const wave = seeds.filter((seed) => from[seed] === unseen);
  for (const seed of wave) from[seed] = first;
  for (const place of wave) {
    for (const { to, facts } of net.ways[place] ?? []) {
      if (from[to] !== unseen || filled(facts).has(field)) continue;
      from[to] = place;
      wave.push(to);
    }
  }
}

/** Where ways lead on which an effect empties the field, wherever a record can get to. */
function clearedAfter(net: Net, field: string): readonly number[] {
  const reached = new Set([net.start]);
  const cleared: number[] = [];
  for (const place of reached) {
    for (const { to, facts } of net.ways[place] ?? []) {
      reached.add(to);
      if (facts.clears.has(field)) cleared.push(to);
    }
  }
  return [...new Set(cleared)];
}

function stagesAfterFilling(net: Net, field: string): ReadonlySet<number> {
  const after = new Set(net.facts.flatMap(({ mayFill }, place) => (mayFill.has(field) ? [place] : [])));
  for (const place of after) for (const { to } of net.ways[place] ?? []) after.add(to);
  return after;
}
