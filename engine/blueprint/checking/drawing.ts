import { inOrder } from '#engine/kernel';
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

/** A blueprint laid out for checking: its ways in and out, worked out once for all checks. */
export interface Drawing {
  readonly blueprint: Blueprint;
  readonly context: CheckContext;
  readonly stages: readonly Stage[];
  readonly ends: readonly Stage[];
  /** Ways out of a stage in order, common ones included. */
  waysOut(stage: StageId): readonly Outcome[];
  /** Stages that lead to this one, each once. */
  waysIn(stage: StageId): readonly StageId[];
  activities(stage: Stage): readonly Activity[];
  stageOf(activity: string): Stage | undefined;
  /** Every stage a record can get to from the start, the start included. */
  readonly reachable: ReadonlySet<StageId>;
}

/** Lays a blueprint out for its checks. */
export function layOut(blueprint: Blueprint, context: CheckContext): Drawing {
  const stages = Object.values(blueprint.stages);
  const ordered = inOrder(blueprint.outcomes);
  const own = new Map<StageId, Outcome[]>(stages.map((stage) => [stage.id, []]));
  const common = ordered.filter((outcome) => outcome.from.type === 'all');
  for (const outcome of ordered) {
    const from = outcome.from.type === 'stage' ? [outcome.from.stage] : outcome.from.type === 'stages' ? outcome.from.stages : [];
    for (const stage of from) own.get(stage)?.push(outcome);
  }
  const out = new Map(stages.map((stage) => [stage.id, common.length === 0 ? (own.get(stage.id) ?? []) : merged(own.get(stage.id) ?? [], common.filter((outcome) => leaves(outcome, stage)))]));
  const waysIn = new Map<StageId, Set<StageId>>();
  for (const [from, ways] of out) for (const { to } of ways) if (to !== null) waysIn.set(to, (waysIn.get(to) ?? new Set()).add(from));
  const homes = new Map(stages.flatMap((stage) => activityIdsIn(stage).map((activity) => [activity, stage] as const)));
  const waysOut = (stage: StageId) => out.get(stage) ?? [];
  return {
    blueprint,
    context,
    stages,
    ends: stages.filter((stage) => stage.kind === 'end'),
    waysOut,
    waysIn: (stage) => [...(waysIn.get(stage) ?? [])],
    activities: (stage) => activityIdsIn(stage).flatMap((id) => blueprint.activities[id] ?? []),
    stageOf: (activity) => homes.get(activity),
    reachable: blueprint.start === null ? new Set() : closure([blueprint.start], (stage) => waysOut(stage).flatMap((way) => way.to ?? [])),
  };
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

function merged(own: readonly Outcome[], common: readonly Outcome[]): Outcome[] {
  return [...own, ...common].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}
