import type { CheckContext, Finding, FindingTarget } from '../findings.ts';
import type { Activity, Blueprint, Outcome, Stage } from '../model/blueprint.ts';
import type { StageId } from '../model/ids.ts';
import { activityIdsIn, leaves } from '../reading/walkers.ts';
import { remembered } from './remembered.ts';

/** The parts of a blueprint a check may look at; it is asked again only when one of those it reads has changed. */
export type Part = keyof Blueprint;

/** One rule a drawing is held to. Its name is the sentence it defends; its page stands beside it. */
export interface Check {
  readonly name: string;
  readonly reads: readonly Part[];
  /** Whether it also looks at record types, roles and people. */
  readonly readsContext?: boolean;
  find(drawing: Drawing): readonly Finding[];
}

/**
 * A stage with its ways out in order, common ones included, and what is done in it. It stays the same object while
 * none of them changes, so that a check may remember what it found there.
 */
export interface Scene {
  readonly stage: Stage;
  readonly ways: readonly Outcome[];
  readonly activities: readonly Activity[];
}

/** Which stage leads to which. It stays the same object while no line, start or kind of stage changes. */
export interface Topology {
  readonly start: StageId | null;
  readonly stages: readonly Stage['id'][];
  /** Where a stage leads, by its own ways only or by all. */
  next(stage: StageId, ways: 'own' | 'all'): readonly StageId[];
  /** Stages that lead to this one, each once. */
  before(stage: StageId): readonly StageId[];
  /** Every stage a record can get to from the start, the start included. */
  readonly reachable: ReadonlySet<StageId>;
}

/** A blueprint laid out for checking: its ways in and out, worked out once for all checks. */
export interface Drawing {
  readonly blueprint: Blueprint;
  readonly context: CheckContext;
  readonly stages: readonly Stage[];
  readonly ends: readonly Stage[];
  readonly scenes: readonly Scene[];
  /** Outcomes that lead out of several stages. */
  readonly common: readonly Outcome[];
  readonly topology: Topology;
  sceneOf(stage: StageId): Scene | undefined;
  /** Ways out of a stage in order, common ones included. */
  waysOut(stage: StageId): readonly Outcome[];
  /** Stages that lead to this one, each once. */
  waysIn(stage: StageId): readonly StageId[];
  activities(stage: Stage): readonly Activity[];
  stageOf(activity: string): Stage | undefined;
  /** Every stage a record can get to from the start, the start included. */
  readonly reachable: ReadonlySet<StageId>;
}

/** Lays a blueprint out for its checks. What did not change since the drawing before is taken over from it. */
export function layOut(blueprint: Blueprint, context: CheckContext, before?: Drawing): Drawing {
  const stages = Object.values(blueprint.stages);
  const common = before?.blueprint.outcomes === blueprint.outcomes ? before.common : Object.values(blueprint.outcomes).filter(({ from }) => from.type !== 'stage');
  const scenes = scenesOf(blueprint, stages, before);
  const byId = new Map(scenes.map((scene) => [scene.stage.id, scene]));
  const topology = before && sameTopology(before, blueprint.start, scenes) ? before.topology : topologyOf(blueprint.start, scenes);
  const homes = once(() => new Map(scenes.flatMap(({ stage, activities }) => activities.map((activity) => [activity.id, stage] as const))));
  return {
    blueprint,
    context,
    stages,
    ends: stages.filter((stage) => stage.kind === 'end'),
    scenes,
    common,
    topology,
    sceneOf: (stage) => byId.get(stage),
    waysOut: (stage) => byId.get(stage)?.ways ?? [],
    waysIn: (stage) => topology.before(stage),
    activities: (stage) => byId.get(stage.id)?.activities ?? [],
    stageOf: (activity) => homes().get(activity),
    get reachable() {
      return topology.reachable;
    },
  };
}

/** Apart from `layOut`, so that no drawing holds on to the one before it. */
function scenesOf(blueprint: Blueprint, stages: readonly Stage[], before: Drawing | undefined): readonly Scene[] {
  const stale = before && staleStages(before.blueprint, blueprint);
  const leaving = stale ? waysByStage(blueprint, stages.filter(({ id }) => stale.has(id) || !before.sceneOf(id))) : waysByStage(blueprint, stages);
  return stages.map((stage) => {
    const then = before?.sceneOf(stage.id);
    const ways = leaving.get(stage.id) ?? then?.ways ?? [];
    if (then?.stage === stage && then.ways === ways && before?.blueprint.activities === blueprint.activities) return then;
    const activities = listed(stage).flatMap((id) => blueprint.activities[id] ?? []);
    return then && then.stage === stage && sameItems(then.ways, ways) && sameItems(then.activities, activities) ? then : { stage, ways, activities };
  });
}

const listed = remembered(activityIdsIn);

/** The stages whose ways out may have changed between two drawings; null when all may have. */
function staleStages(before: Blueprint, now: Blueprint): ReadonlySet<StageId> | null {
  const stale = new Set<StageId>();
  if (before.outcomes === now.outcomes && before.stages === now.stages) return stale;
  const [old, next] = [Object.values(before.outcomes), Object.values(now.outcomes)];
  if (old.length !== next.length) return null;
  for (const [index, outcome] of next.entries()) {
    const then = old[index];
    if (then === outcome) {
      // which stages such a way leaves hangs on their kinds
      if (outcome.from.type === 'all' && before.stages !== now.stages) return null;
      continue;
    }
    if (then?.from.type !== 'stage' || outcome.from.type !== 'stage') return null;
    stale.add(then.from.stage);
    stale.add(outcome.from.stage);
  }
  return stale;
}

/** The ways out of these stages, by their order; a common outcome stands with each stage it leaves. */
function waysByStage(blueprint: Blueprint, stages: readonly Stage[]): ReadonlyMap<StageId, readonly Outcome[]> {
  const found = new Map<StageId, Outcome[]>(stages.map((stage) => [stage.id, []]));
  if (found.size === 0) return found;
  for (const outcome of Object.values(blueprint.outcomes)) {
    if (outcome.from.type === 'stage') found.get(outcome.from.stage)?.push(outcome);
    else if (outcome.from.type === 'stages') for (const stage of new Set(outcome.from.stages)) found.get(stage)?.push(outcome);
    else for (const stage of stages) if (leaves(outcome, stage)) found.get(stage.id)?.push(outcome);
  }
  for (const ways of found.values()) ways.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  return found;
}

function sameTopology(before: Drawing, start: StageId | null, scenes: readonly Scene[]): boolean {
  return before.topology.start === start && before.scenes.length === scenes.length && scenes.every((scene, index) => {
    const then = before.scenes[index];
    if (then === scene) return true;
    return then !== undefined && then.stage.id === scene.stage.id && then.stage.kind === scene.stage.kind && then.ways.length === scene.ways.length && scene.ways.every((way, place) => way.to === then.ways[place]?.to && way.from.type === then.ways[place].from.type);
  });
}

function topologyOf(start: StageId | null, scenes: readonly Scene[]): Topology {
  const targets = new Map(scenes.map((scene) => [scene.stage.id, targetsOf(scene)]));
  const next: Topology['next'] = (stage, ways) => targets.get(stage)?.[ways] ?? [];
  const into = once(() => {
    const found = new Map<StageId, Set<StageId>>();
    for (const [stage, { all }] of targets) for (const to of all) found.set(to, (found.get(to) ?? new Set()).add(stage));
    return new Map([...found].map(([to, from]) => [to, [...from]]));
  });
  const reachable = once(() => (start === null ? new Set<StageId>() : closure([start], (stage) => next(stage, 'all'))));
  return {
    start,
    stages: [...targets.keys()],
    next,
    before: (stage) => into().get(stage) ?? [],
    get reachable() {
      return reachable();
    },
  };
}

const targetsOf = remembered(({ ways }: Scene) => {
  const all = ways.flatMap(({ to }) => to ?? []);
  return { all, own: ways.every(({ from }) => from.type === 'stage') ? all : ways.flatMap(({ to, from }) => (to !== null && from.type === 'stage' ? [to] : [])) };
});

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function once<Answer extends object>(work: () => Answer): () => Answer {
  let answer: Answer | undefined;
  return () => (answer ??= work());
}

/** Everything that follows from the given stages step by step, themselves included. */
export function closure(from: readonly StageId[], next: (stage: StageId) => readonly StageId[]): ReadonlySet<StageId> {
  const seen = new Set(from);
  for (const stage of seen) for (const following of next(stage)) seen.add(following);
  return seen;
}

/** A finding's quick fix: the words of its button and the edits behind it. */
export type Fix = Finding['fixes'][number];

/** A finding that blocks publishing. */
export function error(check: string, target: FindingTarget, message: string, fixes: readonly Fix[] = []): Finding {
  return { check, severity: 'error', target, message, fixes };
}

/** A finding that deserves a look but blocks nothing. */
export function warning(check: string, target: FindingTarget, message: string, fixes: readonly Fix[] = []): Finding {
  return { check, severity: 'warning', target, message, fixes };
}

/** A finding about something that works and could be better. */
export function hint(check: string, target: FindingTarget, message: string, fixes: readonly Fix[] = []): Finding {
  return { check, severity: 'hint', target, message, fixes };
}

/** A name as it stands in a sentence. */
export function quoted(thing: { readonly name: string }): string {
  return thing.name.trim() === '' ? 'one without a name' : `"${thing.name}"`;
}

export function atStage(stage: Stage): FindingTarget {
  return { type: 'stage', stage: stage.id };
}

export function atOutcome(outcome: Outcome): FindingTarget {
  return { type: 'outcome', outcome: outcome.id };
}

export function atActivity(activity: Activity, stage: Stage | undefined): FindingTarget {
  return stage ? { type: 'activity', activity: activity.id, stage: stage.id } : { type: 'activity', activity: activity.id };
}
