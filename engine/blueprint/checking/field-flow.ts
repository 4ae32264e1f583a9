import type { Form, Outcome } from '../model/blueprint.ts';
import type { Comparison, Condition } from '../model/condition.ts';
import type { Gate } from '../model/gate.ts';
import type { StageId } from '../model/ids.ts';
import type { Drawing, Scene } from './drawing.ts';
import { following, type Following } from './graph.ts';
import { ofEachScene, remembered } from './remembered.ts';
import { surelyDone } from './surely-done.ts';
import { topologyOf, type Topology } from './topology.ts';

/** What is known of fields once a record has left a stage by one way. */
interface WayFacts {
  /** Surely filled: a form demanded it, a gate or rule let only filled ones pass, an effect set it. */
  readonly fills: ReadonlySet<string>;
  /** Filled, or somebody was asked for it and could leave it out. */
  readonly asks: ReadonlySet<string>;
  /** Emptied by an effect. */
  readonly clears: ReadonlySet<string>;
}

interface SceneFacts {
  /** In the order of the scene's ways. */
  readonly ways: readonly WayFacts[];
  /** Everything some form here or an effect on leaving may fill. */
  readonly mayFill: ReadonlySet<string>;
}

/** Where a field may still be empty, by the numbers of the stages, and the stages a record comes by then. */
export interface EmptyAt {
  has(place: number): boolean;
  pathTo(place: number): readonly StageId[];
}

/** How fields are filled along the ways of a drawing. */
export interface FieldFlow {
  /** Where a record can stand without the field having been filled; with `asked`, without anybody having been asked for it. */
  emptyAt(field: string, asked: boolean): EmptyAt;
  /** Whether some form or effect before leaving this stage may fill the field. */
  mayBeFilledBefore(place: number, field: string): boolean;
}

/** Follows every field along every way from the start. `known` are fields filled when a record is enrolled. */
export function fieldFlow(drawing: Drawing, known: ReadonlySet<string>): FieldFlow {
  const topology = topologyOf(drawing);
  let ways = 0;
  const firstWays = topology.targets.map(({ length }) => (ways += length) - length);
  const net: Net = { scenes: drawing.scenes, topology, facts: factsOfEach(drawing), firstWays };
  const cleared = clearedIn(net);
  const filled = { asks: waysByField(net, 'asks'), fills: waysByField(net, 'fills') };
  const empty = { asked: new Map<string, EmptyAt>(), filled: new Map<string, EmptyAt>() };
  const reachedByField = new Map<string, Following>();
  return {
    emptyAt: (field, asked) => {
      const answers = asked ? empty.asked : empty.filled;
      const atStart = known.has(field) || net.topology.start < 0 ? [] : [net.topology.start];
      const found = answers.get(field) ?? emptyStages(net, [atStart, cleared.get(field) ?? []], filled[asked ? 'asks' : 'fills'].get(field));
      answers.set(field, found);
      return found;
    },
    mayBeFilledBefore: (place, field) => {
      const found = reachedByField.get(field) ?? stagesAfterFilling(net, field);
      reachedByField.set(field, found);
      return found.has(place);
    },
  };
}

interface Net {
  readonly scenes: readonly Scene[];
  readonly topology: Topology;
  readonly facts: readonly SceneFacts[];
  /** The number of each stage's first way out when all ways are numbered through. */
  readonly firstWays: readonly number[];
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
  return { ways: scene.ways.map((way) => wayFacts(scene, way)), mayFill: new Set([...forms.flat(), ...set]) };
});

const factsOfEach = ofEachScene(factsOf);

/** Everything about a stage on which the flow of fields hangs, as text. */
export function flowText(scene: Scene): string {
  const { ways, mayFill } = factsOf(scene);
  return JSON.stringify([scene.stage.id, [...mayFill], ways.map(({ fills, asks, clears }, place) => [scene.ways[place]?.to, [...fills], [...asks], [...clears]])]);
}

function wayFacts(scene: Scene, way: Outcome): WayFacts {
  const done = surelyDone(scene, way);
  const set = way.then.flatMap((effect) => (effect.type === 'setField' ? [effect] : []));
  const clears = new Set(set.filter(({ value }) => isNothing(value)).map(({ field }) => field));
  const condition = way.trigger.type === 'condition' && !way.fallback ? way.trigger.condition : undefined;
  const form = way.trigger.type === 'person' ? way.form : {};
  const fills = [...done.flatMap((activity) => demanded(activity.form)), ...demanded(form), ...mustBeFilled(way.gate), ...mustBeFilled(scene.stage.gate), ...mustBeFilled(condition), ...set.filter(({ value }) => !isNothing(value)).map(({ field }) => field)].filter((field) => !clears.has(field));
  const asks = [...fills, ...done.flatMap((activity) => Object.keys(activity.form)), ...Object.keys(form)].filter((field) => !clears.has(field));
  return { fills: new Set(fills), asks: new Set(asks), clears };
}

function demanded(form: Form): readonly string[] {
  return Object.values(form).flatMap(({ field, required }) => (required === 'always' ? [field] : []));
}

const unseen = -2;
const first = -1;

/** By field, the ways on which it is filled, or somebody is asked for it; ways are numbered through from `firstWays` on. */
function waysByField({ facts, firstWays }: Net, filling: 'asks' | 'fills'): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [place, { ways }] of facts.entries()) {
    const firstWay = firstWays[place] ?? 0;
    for (let way = 0; way < ways.length; way += 1) {
      for (const field of ways[way]?.[filling] ?? []) {
        const known = found.get(field);
        if (known) known.push(firstWay + way);
        else found.set(field, [firstWay + way]);
      }
    }
  }
  return found;
}

/** Breadth first from some stages, then from others, along the ways that do not fill the field: the first way found to a stage is a shortest one. */
function emptyStages({ scenes, topology, firstWays }: Net, seeds: readonly (readonly number[])[], filled: readonly number[] = []): EmptyAt {
  const from: number[] = scenes.map(() => unseen);
  const isFilled = new Uint8Array((firstWays.at(-1) ?? 0) + (topology.targets.at(-1)?.length ?? 0));
  for (const way of filled) isFilled[way] = 1;
  for (const some of seeds) {
    const wave = some.filter((seed) => from[seed] === unseen);
    for (const seed of wave) from[seed] = first;
    for (const place of wave) {
      const targets = topology.targets[place] ?? [];
      const firstWay = firstWays[place] ?? 0;
      for (let way = 0; way < targets.length; way += 1) {
        const to = targets[way] ?? -1;
        if (from[to] !== unseen || isFilled[firstWay + way] === 1) continue;
        from[to] = place;
        wave.push(to);
      }
    }
  }
  return {
    has: (place) => (from[place] ?? unseen) !== unseen,
    pathTo: (stage) => {
      const path: StageId[] = [];
      for (let place = stage; place >= 0; place = from[place] ?? first) path.push(scenes[place]?.stage.id ?? '');
      return path.reverse();
    },
  };
}

/** By field, where ways lead on which an effect empties it, wherever a record can get to: nearest first, each once. */
function clearedIn({ topology, facts }: Net): ReadonlyMap<string, readonly number[]> {
  const cleared = new Map<string, Set<number>>();
  for (const place of topology.reachable.nodes) {
    const ways = facts[place]?.ways ?? [];
    for (let way = 0; way < ways.length; way += 1) {
      const clears = ways[way]?.clears;
      const to = topology.targets[place]?.[way] ?? -1;
      if (to >= 0 && clears && clears.size > 0) for (const field of clears) cleared.set(field, (cleared.get(field) ?? new Set()).add(to));
    }
  }
  return new Map([...cleared].map(([field, places]) => [field, [...places]]));
}

function stagesAfterFilling({ topology, facts }: Net, field: string): Following {
  return following(facts.flatMap(({ mayFill }, place) => (mayFill.has(field) ? [place] : [])), (place) => topology.next[place] ?? []);
}
