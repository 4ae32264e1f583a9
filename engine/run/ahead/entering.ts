import type { Instant } from '#engine/kernel';
import type { FieldValue, Outcome, StageId } from '#engine/blueprint';
import { evaluateCondition } from '#engine/gates';
import { isFallback, type Process } from '#engine/compile';
import { rollRounds } from '../repeat.ts';
import type { Run } from '../run.ts';

/** The run as it would stand in a stage it has not reached yet: a new visit from a moment on, with what the way there changed. */
export function standing(process: Process, run: Run, outcome: Outcome, to: StageId, at: Instant): Run {
  const { cancelled: _needless, repeats: _rounds, datesUp: _dates, notBefore: _late, requests: _asked, approvals: _given, handOvers: _offers, ...left } = run;
  const set: Record<string, FieldValue> = {};
  for (const effect of outcome.then) if (effect.type === 'setField') set[effect.field] = effect.value;
  const record = Object.keys(set).length === 0 ? left.record : { ...left.record, fields: { ...left.record.fields, ...set } };
  // Limits look no further back than the last stay elsewhere; the whole way would be copied at every stage.
  const path = [{ stage: left.stage, visit: left.visit, enteredAt: left.enteredAt, leftAt: at, outcome: outcome.id }];
  const entered: Run = {
    ...left, record, path, stage: to, visit: Math.max(left.visit, left.lastVisit ?? 0) + 1, enteredAt: at, skipped: [], ticked: {}, dues: [],
    // Only a limit asks how often it was.
    ...(outcome.limit === undefined ? {} : { taken: { ...left.taken, [outcome.id]: (left.taken[outcome.id] ?? 0) + 1 } }),
  };
  return rollRounds(process, entered, at);
}

/** At rest nothing happens before it is resumed: the run as it then goes on. */
export function awakened(run: Run, at: Instant): { readonly run: Run; readonly at: Instant } {
  if (run.paused === undefined) return { run, at };
  const { paused, heldDues = run.dues, ...rest } = run;
  return { run: { ...rest, dues: heldDues }, at: Math.max(at, paused.until ?? at) };
}

/**
 * The ways out of the run's stage that lead on, as the record is now: of a decision the one that it takes, as far as its
 * conditions say so already, else each of them.
 */
export function waysOut(process: Process, run: Run): readonly Outcome[] {
  const stage = process.stage(run.stage);
  const ways = process.outcomesOf(run.stage);
  if (stage.kind !== 'decision') return ways;
  const decided = ways.find(({ trigger }) => trigger.type === 'condition' && evaluateCondition(trigger.condition, run.record.fields));
  return decided === undefined ? ways.filter((way) => isFallback(stage, way) || way.trigger.type === 'condition') : [decided];
}

/** The ways taken so far, the latest first: nothing is copied while many are compared. */
export interface WayTaken {
  readonly outcome: Outcome;
  readonly before: WayTaken | null;
}

export function inOrderTaken(last: WayTaken | null): readonly Outcome[] {
  const ways: Outcome[] = [];
  for (let way = last; way !== null; way = way.before) ways.push(way.outcome);
  return ways.reverse();
}
