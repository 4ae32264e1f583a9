import { exportAll } from './backup.ts';
import { loadDemo, removeDemo } from './demo.ts';
import { enrolMany } from './enrol-many.ts';
import { countEnrollable, enrolMatching } from './enrol-matching.ts';
import type { Ground } from './ground.ts';
import { countMatching, findDuplicates, matching } from './matching.ts';
import { moveRuns, previewMoves } from './moving.ts';
import { listRecords } from './record-list.ts';
import { rebuildProjections } from './rebuild.ts';
import { createRecords } from './records.ts';
import { importSignals } from './simulate-signal.ts';
import { undoBatch } from './undo-batch.ts';
import { saveView } from './views.ts';

/** What goes through thousands of rows: done beside the page, so that it never stutters. */
export const bulkCommands = {
  createRecords,
  enrolMany,
  enrolMatching,
  countEnrollable,
  saveView,
  previewMoves,
  moveRuns,
  importSignals,
  undoBatch,
  loadDemo,
  removeDemo,
  rebuildProjections,
  exportAll,
  countMatching,
  matching,
  findDuplicates,
  listRecords: ({ db }: Ground, query: Parameters<typeof listRecords>[1]) => listRecords(db, query),
} as const;

export type BulkName = keyof typeof bulkCommands;

/** Where a command takes its `Progress`: functions and signals cannot be sent, so they are told apart. */
export const progressAt: Readonly<Partial<Record<BulkName, number>>> = { createRecords: 1, enrolMany: 2, enrolMatching: 1, saveView: 1, previewMoves: 2, moveRuns: 2, importSignals: 1, undoBatch: 1, loadDemo: 1, rebuildProjections: 0 };

/** Carries one bulk command out on a ground. */
export function runBulk(ground: Ground, name: BulkName, args: readonly unknown[]): Promise<unknown> {
  const command = bulkCommands[name] as (ground: Ground, ...rest: readonly unknown[]) => Promise<unknown>;
  return command(ground, ...args);
}
