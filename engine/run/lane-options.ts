import { inOrder } from '#engine/kernel';
import type { Process } from '#engine/compile';
import { openInLane } from './activity-state.ts';
import type { LaneOption, Run } from './run.ts';

/** The lanes of the present parallel stage, each with what its team still has to do (S28; rule R71). None elsewhere. */
export function laneOptions(process: Process, run: Run): readonly LaneOption[] {
  const stage = process.stage(run.stage);
  if (stage.kind !== 'parallel') return [];
  return inOrder(stage.lanes ?? {}).map((lane) => {
    const open = openInLane(process, run, stage, lane.id);
    return { lane, done: open.length === 0, open };
  });
}
