import type { Process } from '#engine/compile';
import { alignWalkthrough, present, recordedSince, type AlignedStep, type Alignment, type Simulation } from '#engine/rehearsal';
import type { WalkthroughRow } from '../../storage/index.ts';

export type WalkStep = WalkthroughRow['steps'][number];

/** A walk-through walked again on its own version: where each step stands, and which is not accepted any more. */
export function rewalk(row: WalkthroughRow, process: Process): Alignment {
  return alignWalkthrough(row, process, process, { findsWays: false });
}

/** The practice record after so many steps. */
export function stateAfter({ begin, steps }: Alignment, count: number): Simulation {
  return count === 0 ? begin : (steps[Math.min(count, steps.length) - 1]?.after ?? begin);
}

/** The steps that are not accepted where they stand now. */
export function brokenIn({ steps }: Alignment): readonly AlignedStep[] {
  return steps.filter(({ fate }) => fate.type !== 'played');
}

/** Puts what was just done behind the first `after` steps; the rest is walked again from there. */
export function withInserted(row: WalkthroughRow, process: Process, after: number, made: readonly Omit<WalkStep, 'id' | 'says' | 'sound'>[], newId: () => string): WalkthroughRow {
  const fresh = made.map((step): WalkStep => ({ ...step, id: newId(), says: '', sound: null }));
  return restaged({ ...row, steps: [...row.steps.slice(0, after), ...fresh, ...row.steps.slice(after)] }, process);
}

/** What led from one state to the next, as steps without their own words. */
export function stepsBetween(before: Simulation, after: Simulation): readonly Omit<WalkStep, 'id' | 'says' | 'sound'>[] {
  return recordedSince(before, after).map(({ refused, by, ...step }) => ({ ...step, ...(by === undefined ? {} : { by }), ...(refused === undefined ? {} : { refused }) }));
}

/** Takes one step out. */
export function withoutStep(row: WalkthroughRow, process: Process, id: string): WalkthroughRow {
  return restaged({ ...row, steps: row.steps.filter((step) => step.id !== id) }, process);
}

/** Keeps the first steps only, to record anew from there. */
export function cutAfter(row: WalkthroughRow, count: number): WalkthroughRow {
  return { ...row, steps: row.steps.slice(0, count) };
}

/** Another wait before a step; what follows is walked again. */
export function withWait(row: WalkthroughRow, process: Process, id: string, wait: number): WalkthroughRow {
  return restaged({ ...row, steps: row.steps.map((step) => (step.id === id ? { ...step, wait } : step)) }, process);
}

/** Other words or another sound of a step: nothing that happens changes. */
export function withSaid(row: WalkthroughRow, id: string, said: Partial<Pick<WalkStep, 'says' | 'sound'>>): WalkthroughRow {
  return { ...row, steps: row.steps.map((step) => (step.id === id ? { ...step, ...said } : step)) };
}

/** Other words or another sound for coming to a stage. */
export function withStageSaid(row: WalkthroughRow, stage: string, said: Partial<Pick<WalkStep, 'says' | 'sound'>>): WalkthroughRow {
  const before = row.stages?.[stage] ?? { says: '', sound: null };
  return { ...row, stages: { ...row.stages, [stage]: { ...before, ...said } } };
}

/** A step moved by one place, or the first step that would not be accepted any more. */
export type Moved = { readonly ok: true; readonly row: WalkthroughRow } | { readonly ok: false; readonly broken: AlignedStep };

/** Moves a step one place up or down, unless the run would break by it: then the step that breaks is told. */
export function withMoved(row: WalkthroughRow, process: Process, index: number, by: -1 | 1): Moved {
  const [one, other] = [row.steps[index], row.steps[index + by]];
  if (one === undefined || other === undefined) return { ok: true, row };
  const steps = row.steps.map((step, place) => (place === index ? other : place === index + by ? one : step));
  const before = new Set(brokenIn(rewalk(row, process)).map(({ step }) => step.id));
  const moved = rewalk({ ...row, steps }, process);
  const broken = moved.steps.find(({ step, fate }) => (fate.type === 'refused' || fate.type === 'gone' || fate.type === 'opened') && !before.has(step.id));
  return broken === undefined ? { ok: true, row: restaged({ ...row, steps }, process) } : { ok: false, broken };
}

/** Every accepted step says where the record stands after it now; a refused one keeps where it was to lead. */
function restaged(row: WalkthroughRow, process: Process): WalkthroughRow {
  const { steps } = rewalk(row, process);
  return { ...row, steps: row.steps.map((step, index) => {
    const aligned = steps[index];
    const stands = aligned && (aligned.fate.type === 'played' || aligned.fate.type === 'elsewhere') ? present(aligned.after).run?.stage : undefined;
    return stands === undefined || stands === step.stage ? step : { ...step, stage: stands };
  }) };
}

/** The stage a step begins to tell of: the one the record came to with the step before, or nothing when it stood there already. */
export function stageBegun(begin: Simulation, steps: readonly { readonly stage: string }[], count: number): string | null {
  const at = (index: number) => (index === 0 ? (present(begin).run?.stage ?? null) : (steps[index - 1]?.stage ?? null));
  return count === 0 || at(count) !== at(count - 1) ? at(count) : null;
}
