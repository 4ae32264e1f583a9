import type { CheckContext, Finding, FindingTarget } from '../findings.ts';
import type { Activity, Blueprint, Outcome, Stage } from '../model/blueprint.ts';
import type { StageId } from '../model/ids.ts';
import { activityIdsIn, leaves } from '../reading/walkers.ts';

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

/** A blueprint laid out for checking: its ways in and out, worked out once for all checks. */
export interface Drawing {
  readonly blueprint: Blueprint;
  readonly context: CheckContext;
  readonly stages: readonly Stage[];
  readonly ends: readonly Stage[];
  readonly scenes: readonly Scene[];
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
  const scenes = scenesOf(blueprint, stages, before);
  const byId = new Map(scenes.map((scene) => [scene.stage.id, scene]));
  const waysIn = once(() => {
    const into = new Map<StageId, Set<StageId>>();
    for (const { stage, ways } of scenes) for (const { to } of ways) if (to !== null) into.set(to, (into.get(to) ?? new Set()).add(stage.id));
    return new Map([...into].map(([to, from]) => [to, [...from]]));
  });
  const homes = once(() => new Map(scenes.flatMap(({ stage, activities }) => activities.map((activity) => [activity.id, stage] as const))));
  const waysOut = (stage: StageId) => byId.get(stage)?.ways ?? [];
  const reachable = once(() => (blueprint.start === null ? new Set<StageId>() : closure([blueprint.start], (stage) => waysOut(stage).flatMap((way) => way.to ?? []))));
  return {
    blueprint,
    context,
    stages,
    ends: stages.filter((stage) => stage.kind === 'end'),
    scenes,
    sceneOf: (stage) => byId.get(stage),
    waysOut,
    waysIn: (stage) => waysIn().get(stage) ?? [],
    activities: (stage) => byId.get(stage.id)?.activities ?? [],
    stageOf: (activity) => homes().get(activity),
    get reachable() {
      return reachable();
    },
  };
}

/** Apart from `layOut`, so that no drawing holds on to the one before it. */
function scenesOf(blueprint: Blueprint, stages: readonly Stage[], before: Drawing | undefined): readonly Scene[] {
  const leaving = waysByStage(blueprint, stages);
  return stages.map((stage) => {
    const now = { stage, ways: leaving.get(stage.id) ?? [], activities: activityIdsIn(stage).flatMap((id) => blueprint.activities[id] ?? []) };
    const then = before?.sceneOf(stage.id);
    return then && then.stage === stage && sameItems(then.ways, now.ways) && sameItems(then.activities, now.activities) ? then : now;
  });
}

/** The ways out of every stage, by their order; a common outcome stands with each stage it leaves. */
function waysByStage(blueprint: Blueprint, stages: readonly Stage[]): ReadonlyMap<StageId, readonly Outcome[]> {
  const found = new Map<StageId, Outcome[]>(stages.map((stage) => [stage.id, []]));
  for (const outcome of Object.values(blueprint.outcomes)) {
    if (outcome.from.type === 'stage') found.get(outcome.from.stage)?.push(outcome);
    else if (outcome.from.type === 'stages') for (const stage of new Set(outcome.from.stages)) found.get(stage)?.push(outcome);
    else for (const stage of stages) if (leaves(outcome, stage)) found.get(stage.id)?.push(outcome);
  }
  for (const ways of found.values()) ways.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  return found;
}

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
