import { inOrder, invariant } from '#engine/kernel';
import type { LaneId, Lane, Outcome, OutcomeId, Stage, StageId, Version } from '#engine/blueprint';
import type { GuardConfig } from './passage.ts';

/** One way from state to state: who asks, and what is written down. */
export type TransitionConfig = {
  readonly target: string;
  readonly guard: GuardConfig;
  readonly actions?: readonly { readonly type: 'take'; readonly params: { readonly outcome: OutcomeId; readonly from: StageId; readonly automatic: boolean } }[];
  readonly reenter?: boolean;
  readonly description?: string;
};

/** One state: a stage, or a lane of a parallel stage. */
export type StateConfig = {
  readonly description?: string;
  readonly meta?: { readonly stage: StageId; readonly name: string };
  readonly type?: 'final' | 'parallel';
  readonly initial?: string;
  readonly on?: Readonly<Record<string, readonly TransitionConfig[]>>;
  readonly always?: readonly TransitionConfig[];
  readonly states?: Readonly<Record<string, StateConfig>>;
};

/** The machine as plain JSON, as XState's own tools open it. Guards and the action are named, not carried. */
export type ProcessConfig = {
  readonly id: string;
  readonly description: string;
  readonly initial: string;
  readonly states: Readonly<Record<string, StateConfig>>;
};

/** The state a stage becomes: a generated name, because a stage's own is free text (trap E11). */
export function stateOf(stage: StageId): string {
  return `s_${stage}`;
}

/** The event an outcome becomes. */
export function eventOf(outcome: OutcomeId): string {
  return `outcome.${outcome}`;
}

/** The outcomes that lead out of a stage, in the order they are asked; open ones (without target) lead nowhere. */
export type Leaving = (stage: Stage) => readonly Outcome[];

/** Writes a published drawing as a machine config (domain.md section 4). */
export function configOf(version: Version, leaving: Leaving): ProcessConfig {
  const { document } = version;
  invariant(document.start !== null, 'a published blueprint has a start');
  return {
    id: `blueprint_${version.id}`,
    description: document.name,
    initial: stateOf(document.start),
    states: Object.fromEntries(Object.values(document.stages).map((stage) => [stateOf(stage.id), stateConfig(stage, leaving(stage))])),
  };
}

function stateConfig(stage: Stage, outcomes: readonly Outcome[]): StateConfig {
  const shown = { description: stage.name, meta: { stage: stage.id, name: stage.name } };
  if (stage.kind === 'end' && outcomes.length === 0) return { ...shown, type: 'final' };
  const automatic = outcomes.filter((outcome) => isAutomatic(stage, outcome));
  // A decision's default is asked after everything else (domain.md section 2).
  const asked = [...automatic.filter((outcome) => !isFallback(stage, outcome)), ...automatic.filter((outcome) => isFallback(stage, outcome))];
  const called = outcomes.filter((outcome) => !isAutomatic(stage, outcome));
  const always = asked.flatMap((outcome) => automaticWays(stage, outcome, outcomes));
  return {
    ...shown,
    ...laneStates(stage),
    ...(called.length > 0 ? { on: Object.fromEntries(called.map((outcome) => [eventOf(outcome.id), calledWays(stage, outcome, outcomes)])) } : {}),
    ...(always.length > 0 ? { always } : {}),
  };
}

/** The default way out of a decision. */
export function isFallback(stage: Stage, outcome: Outcome): boolean {
  return stage.kind === 'decision' && outcome.fallback === true;
}

/** Goes off by itself as soon as it may: nobody presses it and no signal names it. */
export function isAutomatic(stage: Stage, outcome: Outcome): boolean {
  return isFallback(stage, outcome) || outcome.trigger.type === 'condition' || outcome.trigger.type === 'result' || outcome.trigger.type === 'elapsed' || outcome.trigger.type === 'date';
}

/** The outcome that is taken in place of one whose limit is reached, when the drawing names one that leads out here too. */
export function standInOf(outcome: Outcome, outcomes: readonly Outcome[]): Outcome | null {
  const named = outcome.limit?.then ?? null;
  return outcomes.find((other) => other.id === named && other.id !== outcome.id) ?? null;
}

function calledWays(stage: Stage, outcome: Outcome, outcomes: readonly Outcome[]): TransitionConfig[] {
  const first = way(stage, outcome, { type: 'gate', params: { outcome: outcome.id } }, false);
  const instead = standInOf(outcome, outcomes);
  return instead === null ? [first] : [first, way(stage, instead, { type: 'limit', params: { outcome: outcome.id, instead: instead.id } }, false)];
}

function automaticWays(stage: Stage, outcome: Outcome, outcomes: readonly Outcome[]): TransitionConfig[] {
  const first = way(stage, outcome, { type: isFallback(stage, outcome) ? 'fallback' : 'trigger', params: { outcome: outcome.id } }, true);
  const instead = standInOf(outcome, outcomes);
  if (instead === null || isFallback(stage, outcome)) return [first];
  return [first, way(stage, instead, { type: 'triggerLimit', params: { outcome: outcome.id, instead: instead.id } }, true)];
}

function way(stage: Stage, outcome: Outcome, guard: GuardConfig, automatic: boolean): TransitionConfig {
  invariant(outcome.to !== null, 'only outcomes that lead somewhere are compiled');
  return {
    target: stateOf(outcome.to),
    guard,
    actions: [{ type: 'take', params: { outcome: outcome.id, from: stage.id, automatic } }],
    // A way back into the same stage is a new visit: lanes start afresh.
    ...(outcome.to === stage.id ? { reenter: true } : {}),
    description: outcome.name,
  };
}

function laneStates(stage: Stage): StateConfig {
  const lanes = stage.kind === 'parallel' ? inOrder(stage.lanes ?? {}) : [];
  if (lanes.length === 0) return {};
  return { type: 'parallel', states: Object.fromEntries(lanes.map((lane) => [laneState(lane.id), laneConfig(stage, lane)])) };
}

function laneConfig(stage: Stage, lane: Lane): StateConfig {
  return {
    description: lane.name,
    initial: 'working',
    states: {
      working: { always: [{ target: 'done', guard: { type: 'lane', params: { stage: stage.id, lane: lane.id } } }] },
      done: { type: 'final' },
    },
  };
}

function laneState(lane: LaneId): string {
  return `l_${lane}`;
}
