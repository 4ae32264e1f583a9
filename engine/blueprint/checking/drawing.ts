import type { CheckContext, Finding, FindingTarget } from '../findings.ts';
import type { Activity, Blueprint, Outcome, Stage } from '../model/blueprint.ts';
import type { StageId } from '../model/ids.ts';
import { activityIdsIn, leaves } from '../reading/walkers.ts';
import { alike, remembered, sameItems } from './remembered.ts';

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
  /** The same for every drawing of one checker: what checks remember for it goes when it goes. */
  readonly keeper: object;
  readonly stages: readonly Stage[];
  readonly outcomes: readonly Outcome[];
  readonly ends: readonly Stage[];
  /** The stages again, in the same order; their places in this list are the numbers of the stages. */
  readonly scenes: readonly Scene[];
  /** Outcomes that lead out of several stages. */
  readonly common: readonly Outcome[];
  /** The number of a stage; -1 when it is not drawn. */
  placeOf(stage: StageId): number;
  sceneOf(stage: StageId): Scene | undefined;
  stageOf(activity: string): Stage | undefined;
}

/** Lays a blueprint out for its checks. What did not change since the drawing before is taken over from it. */
export function layOut(blueprint: Blueprint, context: CheckContext, before?: Drawing): Drawing {
  const stages = before?.blueprint.stages === blueprint.stages ? before.stages : Object.values(blueprint.stages);
  const outcomes = before?.blueprint.outcomes === blueprint.outcomes ? before.outcomes : Object.values(blueprint.outcomes);
  const scenes = scenesOf(blueprint, stages, outcomes, before);
  return laidOut({
    blueprint,
    context,
    keeper: before?.keeper ?? {},
    stages,
    outcomes,
    ends: before?.stages === stages ? before.ends : stages.filter((stage) => stage.kind === 'end'),
    scenes: before && sameItems(before.scenes, scenes) ? before.scenes : scenes,
    common: before?.outcomes === outcomes ? before.common : outcomes.filter(({ from }) => from.type !== 'stage'),
    placeOf: before && sameStages(before.stages, stages) ? before.placeOf : numbered(stages),
  });
}

/** Apart from `layOut`, so that no drawing holds on to the one before it. */
function laidOut(parts: Omit<Drawing, 'sceneOf' | 'stageOf'>): Drawing {
  const { scenes, placeOf } = parts;
  let homes: ReadonlyMap<string, Stage> | undefined;
  return {
    ...parts,
    sceneOf: (stage) => scenes[placeOf(stage)],
    stageOf: (activity) => (homes ??= homesIn(scenes)).get(activity),
  };
}

function numbered(stages: readonly Stage[]): Drawing['placeOf'] {
  const places = new Map(stages.map(({ id }, place) => [id, place]));
  return (stage) => places.get(stage) ?? -1;
}

function homesIn(scenes: readonly Scene[]): ReadonlyMap<string, Stage> {
  const homes = new Map<string, Stage>();
  for (const { stage, activities } of scenes) for (const { id } of activities) homes.set(id, stage);
  return homes;
}

function sameStages(before: readonly Stage[], now: readonly Stage[]): boolean {
  return before === now || (before.length === now.length && now.every(({ id }, place) => id === before[place]?.id));
}

function scenesOf(blueprint: Blueprint, stages: readonly Stage[], outcomes: readonly Outcome[], before: Drawing | undefined): readonly Scene[] {
  const { activities } = before?.blueprint ?? {};
  if (before && before.stages === stages && before.outcomes === outcomes && activities === blueprint.activities) return before.scenes;
  const stale = before && staleStages(before, stages, outcomes);
  const leaving = waysByStage(outcomes, stale ? stages.filter(({ id }) => stale.has(id)) : stages);
  return stages.map((stage, place) => {
    const there = before?.scenes[place];
    const then = there?.stage.id === stage.id ? there : before?.sceneOf(stage.id);
    const ways = (leaving.size > 0 ? leaving.get(stage.id) : undefined) ?? then?.ways ?? [];
    if (then && then.stage === stage && sameItems(then.ways, ways) && (activities === blueprint.activities || sameActivities(then, blueprint))) return then;
    return { stage, ways, activities: listed(stage).flatMap((id) => blueprint.activities[id] ?? []) };
  });
}

const listed = remembered(activityIdsIn);

function sameActivities({ stage, activities }: Scene, blueprint: Blueprint): boolean {
  const ids = listed(stage);
  return ids.length === activities.length && ids.every((id, index) => blueprint.activities[id] === activities[index]);
}

/** The stages whose ways out may have changed since the drawing before; null when all may have. */
function staleStages(before: Drawing, stages: readonly Stage[], outcomes: readonly Outcome[]): ReadonlySet<StageId> | null {
  const stale = new Set<StageId>();
  for (const { from } of changedBetween(before.outcomes, outcomes)) {
    if (from.type !== 'stage') return null;
    stale.add(from.stage);
  }
  // whether a way "from all stages" leaves a stage hangs on its kind
  if (before.stages !== stages) for (const stage of changedBetween(before.stages, stages)) stale.add(stage.id);
  return stale;
}

/** What only one of two lists holds. */
function changedBetween<Item>(before: readonly Item[], now: readonly Item[]): readonly Item[] {
  const { head, tail } = alike(before, now);
  const [left, come] = [before.slice(head, before.length - tail), now.slice(head, now.length - tail)];
  const [old, fresh] = [new Set(left), new Set(come)];
  return [...left.filter((item) => !fresh.has(item)), ...come.filter((item) => !old.has(item))];
}

/** The ways out of these stages, by their order; a common outcome stands with each stage it leaves. */
function waysByStage(outcomes: readonly Outcome[], stages: readonly Stage[]): ReadonlyMap<StageId, readonly Outcome[]> {
  const found = new Map<StageId, Outcome[]>(stages.map((stage) => [stage.id, []]));
  if (found.size === 0) return found;
  for (const outcome of outcomes) {
    if (outcome.from.type === 'stage') found.get(outcome.from.stage)?.push(outcome);
    else if (outcome.from.type === 'stages') for (const stage of new Set(outcome.from.stages)) found.get(stage)?.push(outcome);
    else for (const stage of stages) if (leaves(outcome, stage)) found.get(stage.id)?.push(outcome);
  }
  for (const ways of found.values()) ways.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  return found;
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
