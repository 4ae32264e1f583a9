import type { Instant } from '#engine/kernel';
import type { Deed, Fields, OutcomeId, StageId, UserId } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import { advance, createSimulation, perform, present, type LogRow, type Simulation } from '../simulate/simulation.ts';
import { scenarioFrom } from '../simulate/scenario.ts';

/** One thing somebody did in a recorded run. It speaks of stages, activities and outcomes by their ids, never of a screen (B15). */
export interface RecordedStep {
  readonly id: string;
  /** Milliseconds after the step before. */
  readonly wait: number;
  readonly deed: Deed;
  readonly roles: readonly string[];
  readonly by?: UserId | undefined;
  /** Where the record stood afterwards. */
  readonly stage: StageId;
  /** The engine said no when it was recorded: it is there to show that. */
  readonly refused?: true | undefined;
}

/** A run that was recorded to be shown. */
export interface RecordedWalk {
  readonly startsAt: Instant;
  readonly record: { readonly owner: UserId | null; readonly fields: Fields; readonly zone: string; readonly awaited?: true | undefined };
  readonly steps: readonly RecordedStep[];
}

/** A recorded step as it was taken on some version. */
export interface TakenStep {
  /** The record afterwards. */
  readonly simulation: Simulation;
  /** Where it stood before; null when it never came in. */
  readonly stood: StageId | null;
  readonly stands: StageId | null;
  readonly rows: readonly LogRow[];
  /** The row the engine refused, or that of the enrolment when the record never came in. */
  readonly refusal: LogRow | null;
  /** Ways out that were taken meanwhile, by hand or by the clock. */
  readonly outcomes: readonly OutcomeId[];
}

/** Puts the recorded run's practice record into a version at the moment it came in. */
export function beginWalk(process: Process, { record, startsAt }: RecordedWalk): Simulation {
  return createSimulation(process, record, startsAt);
}

/** Takes one step: lets its time pass, then does what was done (rule W2). */
export function takeStep(simulation: Simulation, { wait, deed, roles, by }: Pick<RecordedStep, 'wait' | 'deed' | 'roles' | 'by'>): TakenStep {
  const before = present(simulation);
  const waited = wait === 0 ? simulation : advance(simulation, before.at + wait);
  const after = perform(waited, deed, { roles, ...(by === undefined ? {} : { by }) });
  const rows = after.log.slice(simulation.position + 1);
  const refusal = before.run === null ? before : (rows.find((row) => row.refusal !== null) ?? null);
  const outcomes = rows.flatMap(({ changes }) => changes?.moves.flatMap(({ outcome }) => outcome ?? []) ?? []);
  return { simulation: after, stood: before.run?.stage ?? null, stands: present(after).run?.stage ?? null, rows, refusal, outcomes };
}

/** Every step on one version, whatever comes of it: what was refused is left behind. */
export function playWalk(process: Process, walk: RecordedWalk): readonly TakenStep[] {
  let simulation = beginWalk(process, walk);
  return walk.steps.map((step) => {
    const taken = takeStep(simulation, step);
    ({ simulation } = taken);
    return taken;
  });
}

/**
 * The steps that lead from one state of a walk to a later one, as they are kept: what somebody did, and time that passed.
 * Played again on the same version they lead to the same (rule W1).
 */
export function recordedSince(before: Simulation, after: Simulation): readonly Omit<RecordedStep, 'id'>[] {
  const label = { id: '', name: '', order: 0 };
  const known = scenarioFrom(before, label).steps.length;
  const stood = present(before).run?.stage ?? '';
  return scenarioFrom(after, label).steps.slice(known).map(({ wait, deed, roles, by, expect }) => ({
    wait, deed, roles,
    ...(by === undefined ? {} : { by }),
    stage: expect.stages.at(-1) ?? stood,
    ...(expect.accepted ? {} : { refused: true as const }),
  }));
}
