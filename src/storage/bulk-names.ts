import type { bulkCommands } from './bulk-commands.ts';

/** A command that is carried out beside the page. */
export type BulkName = keyof typeof bulkCommands;

// named here without the commands themselves, so that the page need not load what only the helper does
const named: Readonly<Record<BulkName, true>> = {
  createRecords: true, enrolMany: true, enrolMatching: true, countEnrollable: true, saveView: true, deleteView: true, previewMoves: true, moveRuns: true,
  publishBlueprint: true, rollBack: true, moveMany: true, importSignals: true, undoBatch: true, changeMany: true, changeRecords: true, undoMany: true,
  surveyType: true, previewKind: true, convertValues: true, replaceChoice: true, findDuplicateGroups: true, compareAudiences: true, loadDemo: true,
  removeDemo: true, rebuildProjections: true, verifyJournal: true, exportAll: true, inspectBackup: true, restoreBackup: true, countMatching: true,
  matching: true, findDuplicates: true, readActivityFeed: true, readDay: true, proposeSpread: true, snoozeMany: true, listColumn: true,
  listUntouched: true, countUntouched: true, listUnqualified: true, listIdle: true, speedToTouch: true, readFlow: true, flowRecords: true,
  flowVariants: true, readPastRuns: true, readCopies: true, getReadyToSearch: true, runsNamed: true, listRecords: true,
};

/** The name of every bulk command. */
export const bulkNames = Object.keys(named) as readonly BulkName[];

/** Where a command takes its `Progress`: functions and signals cannot be sent, so they are told apart. */
export const progressAt: Readonly<Partial<Record<BulkName, number>>> = { createRecords: 1, enrolMany: 2, enrolMatching: 1, saveView: 1, previewMoves: 2, moveRuns: 2, importSignals: 1, undoBatch: 1, changeMany: 2, changeRecords: 1, undoMany: 1, convertValues: 2, replaceChoice: 2, loadDemo: 1, rebuildProjections: 0, verifyJournal: 0, exportAll: 0, inspectBackup: 1, restoreBackup: 1, surveyType: 1, findDuplicateGroups: 1, moveMany: 1, readActivityFeed: 1, snoozeMany: 1, readFlow: 1, readPastRuns: 1 };
