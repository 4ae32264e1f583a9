import { readActivityFeed } from './activity-feed.ts';
import { exportAll } from './backup.ts';
import { listColumn, unqualifiedIds } from './board.ts';
import { changeMany, changeRecords, undoMany } from './bulk-change.ts';
import { compareAudiences } from './audiences.ts';
import { findDuplicateGroups } from './duplicates.ts';
import { convertValues, previewKind, replaceChoice, surveyType } from './survey.ts';
import { readDay } from './day.ts';
import { proposeSpread } from './propose-spread.ts';
import { loadDemo, removeDemo } from './demo.ts';
import { enrolMany } from './enrol-many.ts';
import { countEnrollable, enrolMatching } from './enrol-matching.ts';
import { flowRecords, flowVariants, readFlow } from './flow.ts';
import { readCopies, readPastRuns } from './for-rehearsal.ts';
import type { BulkName } from './bulk-names.ts';
import type { Ground } from './ground.ts';
import { countMatching, findDuplicates, matching } from './matching.ts';
import { moveMany } from './move-many.ts';
import { moveRuns, previewMoves } from './moving.ts';
import { getReadyToSearch, runsNamed } from './names.ts';
import { publishBlueprint, rollBack } from './publish.ts';
import { listRecords } from './record-list.ts';
import { rebuildProjections } from './rebuild.ts';
import { createRecords } from './records.ts';
import { inspectBackup, restoreBackup } from './restore.ts';
import { importSignals } from './simulate-signal.ts';
import { snoozeMany } from './snooze-many.ts';
import { undoBatch } from './undo-batch.ts';
import { verifyJournal } from './verify-journal.ts';
import { countUntouched, listIdle, listUntouched, speedToTouch } from './waiting-leads.ts';
import { deleteView, saveView } from './views.ts';

/** What goes through thousands of rows: done beside the page, so that it never stutters. */
export const bulkCommands = {
  createRecords,
  enrolMany,
  enrolMatching,
  countEnrollable,
  saveView,
  deleteView,
  previewMoves,
  moveRuns,
  publishBlueprint,
  rollBack,
  moveMany,
  importSignals,
  undoBatch,
  changeMany,
  changeRecords,
  undoMany,
  surveyType,
  previewKind,
  convertValues,
  replaceChoice,
  findDuplicateGroups,
  compareAudiences,
  loadDemo,
  removeDemo,
  rebuildProjections,
  verifyJournal,
  exportAll,
  inspectBackup,
  restoreBackup,
  countMatching,
  matching,
  findDuplicates,
  readActivityFeed,
  readDay,
  proposeSpread,
  snoozeMany,
  listColumn: ({ db }: Ground, query: Parameters<typeof listColumn>[1]) => listColumn(db, query),
  listUntouched: ({ db }: Ground, type: string, how?: Parameters<typeof listUntouched>[2]) => listUntouched(db, type, how),
  countUntouched: ({ db }: Ground, type: string, how?: Parameters<typeof countUntouched>[2]) => countUntouched(db, type, how),
  listUnqualified: ({ db }: Ground, space: Parameters<typeof unqualifiedIds>[1], type: string) => unqualifiedIds(db, space, type),
  listIdle: ({ db }: Ground, query: Parameters<typeof listIdle>[1]) => listIdle(db, query),
  speedToTouch: ({ db }: Ground, query: Parameters<typeof speedToTouch>[1]) => speedToTouch(db, query),
  readFlow,
  flowRecords,
  flowVariants,
  readPastRuns,
  readCopies,
  getReadyToSearch: ({ db }: Ground, space: Parameters<typeof getReadyToSearch>[1], type: string, what?: Parameters<typeof getReadyToSearch>[3]) => getReadyToSearch(db, space, type, what),
  runsNamed: ({ db }: Ground, space: Parameters<typeof runsNamed>[1], type: string, text: string) => runsNamed(db, space, type, text),
  listRecords: ({ db }: Ground, query: Parameters<typeof listRecords>[1]) => listRecords(db, query),
} as const;

/** Carries one bulk command out on a ground. */
export function runBulk(ground: Ground, name: BulkName, args: readonly unknown[]): Promise<unknown> {
  const command = bulkCommands[name] as (ground: Ground, ...rest: readonly unknown[]) => Promise<unknown>;
  return command(ground, ...args);
}
