import type { Deed } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import { present, type Simulation } from '../simulate/simulation.ts';
import { playWalk, takeStep, type RecordedWalk } from './recording.ts';

/**
 * Where a recorded run can go on with a record somebody has worked on themselves from a step on: the number of the first
 * step after what they did of it already, at which the record stands as it did in the recording and which is accepted
 * (rule W7). Null when there is none.
 */
export function rejoinAt(simulation: Simulation, walk: RecordedWalk, recordedOn: Process, from: number, done: readonly Deed[]): number | null {
  const recorded = playWalk(recordedOn, walk);
  const { run } = present(simulation);
  if (run === null) return null;
  for (let index = afterDone(walk, from, done); index < walk.steps.length; index += 1) {
    const step = walk.steps[index];
    if (step === undefined || step.refused === true || recorded[index]?.stood !== run.stage) continue;
    const taken = takeStep(simulation, step);
    if (taken.refusal === null && (taken.rows.length > 0 || step.deed.type === 'wait')) return index;
  }
  return null;
}

/** Behind the last recorded step that they did as well. */
function afterDone({ steps }: RecordedWalk, from: number, done: readonly Deed[]): number {
  const left = done.map(thingOf);
  let after = from;
  for (const [index, { deed }] of steps.entries()) {
    const same = index < from || deed.type === 'wait' ? -1 : left.indexOf(thingOf(deed));
    if (same < 0) continue;
    left.splice(same, 1);
    after = index + 1;
  }
  return after;
}

function thingOf(deed: Deed): string {
  return [deed.type, 'activity' in deed ? deed.activity : '', 'outcome' in deed ? deed.outcome : '', 'role' in deed ? deed.role : '', deed.type === 'signal' ? deed.signal : ''].join('/');
}
