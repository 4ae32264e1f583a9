/** The workspace's memory: journal, records and drawings in IndexedDB, and the one authority that may change a run. */
import type { Ack, SubmittedIntent } from './contract.ts';
import type { Run } from '#engine/run';
import { readRuns as runsOf } from './read-runs.ts';
import { currentStorage, type Storage } from './storage.ts';

export type * from './contract.ts';
export { closeStorage, createStorage, currentStorage, openStorage, type Storage } from './storage.ts';
export { type StorageState, StorageProblem } from './storage-state.ts';
export { BulkStopped } from './bulk.ts';
export { newIds } from './new-ids.ts';
export { VersionChanged } from './version-shelf.ts';
export type { DeleteAnswer, SaveAnswer, StoredHistory } from './blueprints.ts';
export type { PublishRefusal, PublishWish } from './publish.ts';
export type { BlockedBy, MovedReport, MoveReport, MoveRow, MoveTarget, StageMoves } from './moving.ts';
export type { CommentRefusal } from './comments.ts';
export type { ReviewRefusal } from './reviews.ts';
export type { EnrolReport, EnrolRefusal } from './enrol-many.ts';
export type { IntentWish } from './intent-for.ts';
export type { NewRecord } from './records.ts';
export type { OutboxAnswer, OutboxQuery } from './outbox.ts';
export type { SignalReport, SignalWish } from './simulate-signal.ts';
export type { ViewSaved, ViewWish } from './views.ts';
export type { ProcessFacts } from './process-facts.ts';
export type { SnippetRefusal, SnippetWish } from './snippets.ts';
export { fileLimits, type FileRefusal } from './files.ts';
export type { BrokenHistory, JournalReport } from './verify-journal.ts';
export { mostBackupBytes, type BackupAnswer, type BackupFacts, type BackupRefusal } from './restore.ts';
export { useFiles } from './use-files.ts';
export { useKnownTags } from './known-tags.ts';
export type { Lessons } from './learned.ts';
export { useEnrolling, type Enrols } from './use-enrolling.ts';
export { useWaitingOverrides, type WaitingOverride } from './waiting-overrides.ts';
export { useLessons, useOverrideCount } from './use-lessons.ts';
export { useSnippets } from './use-snippets.ts';
export type * from './training-rows.ts';
export type { PastRunRow, PastRuns } from './for-rehearsal.ts';
export { useTraining } from './use-training.ts';
export { recordingIn, type CallPage, type CallQuery } from './calls.ts';
export type { EndedQuery, EndedRuns } from './past-runs.ts';
export { useCall, useCallCount, useCalls, useCallsRaising, useEndedRuns, useRunToFollow, type CallAtHand, type RunToFollow } from './use-calls.ts';
export type { Progress } from './in-chunks.ts';
export type { UndoReport } from './undo-batch.ts';
export type { Audience, AudienceForecast, Overlap } from './audiences.ts';
export type { DuplicateGroup } from './duplicates.ts';
export type { FieldSurvey, KindPreview, TypeSurvey } from './survey.ts';
export type { BulkReport, Deed, RecordChange, UndoManyReport } from './bulk-change.ts';
export type { Workspace } from './demo.ts';
export type { ShelvedProcess } from './version-shelf.ts';
export { dueRowsOf, runRowOf, standingOf, titleOf } from './rows.ts';

export { useBlueprint, useBlueprints, useOtherBlueprints, useProcess, useStageCounts, useVersion, useVersions, useVersionsOf, type StageCount } from './use-blueprints.ts';
export { useAllComments, useComments, useOpenReviews, useReview, useSnapshots, useVersionLoads } from './use-together.ts';
export { useEntries, useEntriesOf, useRecord, useRecordTypes, useRecordsByIds, useRuns } from './use-records.ts';
export type { ActivityVariants, Flow, FlowPlace, FlowQuery, FlowRecord } from './flow.ts';
export { useFlow, useFlowRecords, useFlowVariants, type FlowReading } from './use-flow.ts';
export { useHasRecords, useRecordList } from './use-record-list.ts';
export { useBoardCards, useBoardColumn, useRunsNamed, type BoardCard } from './use-board.ts';
export type { BoardOrder, BoardQuery } from './board.ts';
export type { MovedRow, MoveManyReport, MoveManyWish } from './move-many.ts';
export { useIdle, useLeadStories, useSpeed, useUnqualified, useUntouched, useUntouchedCount, type LeadStory } from './use-leads.ts';
export type { Idle, SpeedGroup, SpeedReport, Untouched } from './waiting-leads.ts';
export type { FeedRow } from './activity-feed.ts';
export { useRunsByIds } from './use-runs-by-ids.ts';
export { useEntriesByIds } from './use-entries-by-ids.ts';
export { useSettingsUnder, type KeptSetting } from './use-settings-under.ts';
export { useRaised } from './use-raised.ts';
export { hoursProblem, useWorkDay, type WorkDay } from './use-work-day.ts';
export { calendarKey, calendarRefusal, usualCalendar, type CalendarRefusal, type WorkCalendar } from './work-calendar.ts';
export type { RecordListQuery, RecordListSort } from './record-list.ts';
export { readApprovals, readToday, type Today, type TodayQuery } from './today.ts';
export { countDay, factsFor, readDay, type Day, type DayGroup, type DayQuery } from './day.ts';
export type { WaitingRow } from './day-waiting.ts';
export { readDayLines, useDay, useDayLines, useDayTotal, useDuesOfRun, type DayLine } from './use-day.ts';
export { useDueToday } from './use-load.ts';
export type { SpreadProposal, SpreadQuery } from './propose-spread.ts';
export type { SnoozeReport, SnoozeWish } from './snooze-many.ts';
export { approvalRoles, lentRights } from './lent-rights.ts';
export { useApprovals, useDemo, useLentRights, useMe, useOutbox, useOutboxCount, usePeople, useSetting, useStorageState, useViews } from './use-workspace.ts';

/** Hands intents to the authority, in order; each answer comes when its entry is on disk. */
export const submit = (intents: readonly SubmittedIntent[]): Promise<readonly Ack[]> => currentStorage().authority.submit(intents);
/** Fills in who, in which role, when, and a fresh id; for an `enrol` also the new run's id. */
export const intentFor: Storage['intentFor'] = (wish) => currentStorage().intentFor(wish);

export const createBlueprint: Storage['createBlueprint'] = (...args) => currentStorage().createBlueprint(...args);
export const saveDraft: Storage['saveDraft'] = (...args) => currentStorage().saveDraft(...args);
export const loadHistory: Storage['loadHistory'] = (...args) => currentStorage().loadHistory(...args);
export const deleteBlueprint: Storage['deleteBlueprint'] = (...args) => currentStorage().deleteBlueprint(...args);
/** Has at hand what a search by name among many needs; asked for when somebody is about to type one. */
export const getReadyToSearch: Storage['getReadyToSearch'] = (...args) => currentStorage().getReadyToSearch(...args);
export const setPaused: Storage['setPaused'] = (...args) => currentStorage().setPaused(...args);
export const publishBlueprint: Storage['publishBlueprint'] = (...args) => currentStorage().publishBlueprint(...args);
/** Puts an older version back in force as a new one equal to it. */
export const rollBack: Storage['rollBack'] = (...args) => currentStorage().rollBack(...args);
/** What moving every running record would do, and doing it. */
export const previewMoves: Storage['previewMoves'] = (...args) => currentStorage().previewMoves(...args);
export const moveRuns: Storage['moveRuns'] = (...args) => currentStorage().moveRuns(...args);
/** Takes, for each of many records, the way out that leads to a stage, and says which moved and what blocked the others. */
export const moveMany: Storage['moveMany'] = (...args) => currentStorage().moveMany(...args);
/** What happened to the records of a type between two moments, with names, for people who work elsewhere (S92). */
export const readActivityFeed: Storage['readActivityFeed'] = (...args) => currentStorage().readActivityFeed(...args);
export const requestReview: Storage['requestReview'] = (...args) => currentStorage().requestReview(...args);
export const answerReview: Storage['answerReview'] = (...args) => currentStorage().answerReview(...args);
export const withdrawReview: Storage['withdrawReview'] = (...args) => currentStorage().withdrawReview(...args);
export const addComment: Storage['addComment'] = (...args) => currentStorage().addComment(...args);
export const replyToComment: Storage['replyToComment'] = (...args) => currentStorage().replyToComment(...args);
export const editComment: Storage['editComment'] = (...args) => currentStorage().editComment(...args);
export const resolveComment: Storage['resolveComment'] = (...args) => currentStorage().resolveComment(...args);
export const deleteComment: Storage['deleteComment'] = (...args) => currentStorage().deleteComment(...args);
export const restoreComment: Storage['restoreComment'] = (...args) => currentStorage().restoreComment(...args);
export const keepSnapshot: Storage['keepSnapshot'] = (...args) => currentStorage().keepSnapshot(...args);
export const nameSnapshot: Storage['nameSnapshot'] = (...args) => currentStorage().nameSnapshot(...args);
export const deleteSnapshot: Storage['deleteSnapshot'] = (...args) => currentStorage().deleteSnapshot(...args);
export const processOf: Storage['processOf'] = (...args) => currentStorage().processOf(...args);

export const createRecord: Storage['createRecord'] = (...args) => currentStorage().createRecord(...args);
export const createRecords: Storage['createRecords'] = (...args) => currentStorage().createRecords(...args);
export const runningIn: Storage['runningIn'] = (...args) => currentStorage().runningIn(...args);
/** The runs of one record, as they stand. */
export const readRuns = (record: string): Promise<readonly Run[]> => runsOf(currentStorage().ground, record);
export const readRecords: Storage['readRecords'] = (...args) => currentStorage().readRecords(...args);
export const saveRecordType: Storage['saveRecordType'] = (...args) => currentStorage().saveRecordType(...args);
export const deleteRecordType: Storage['deleteRecordType'] = (...args) => currentStorage().deleteRecordType(...args);
export const undoBatch: Storage['undoBatch'] = (...args) => currentStorage().undoBatch(...args);
/** One thing done with many records, values from a file for many records, and taking either back. */
export const changeMany: Storage['changeMany'] = (...args) => currentStorage().changeMany(...args);
export const changeRecords: Storage['changeRecords'] = (...args) => currentStorage().changeRecords(...args);
export const undoMany: Storage['undoMany'] = (...args) => currentStorage().undoMany(...args);
/** What the records of a type hold, field by field, and what a field of another kind would make of it. */
export const surveyType: Storage['surveyType'] = (...args) => currentStorage().surveyType(...args);
export const previewKind: Storage['previewKind'] = (...args) => currentStorage().previewKind(...args);
export const convertValues: Storage['convertValues'] = (...args) => currentStorage().convertValues(...args);
export const replaceChoice: Storage['replaceChoice'] = (...args) => currentStorage().replaceChoice(...args);
/** Records that may be one customer; whom rules take now, a day, and twice. */
export const findDuplicateGroups: Storage['findDuplicateGroups'] = (...args) => currentStorage().findDuplicateGroups(...args);
export const compareAudiences: Storage['compareAudiences'] = (...args) => currentStorage().compareAudiences(...args);
export const findDuplicates: Storage['findDuplicates'] = (...args) => currentStorage().findDuplicates(...args);
export const enrolMany: Storage['enrolMany'] = (...args) => currentStorage().enrolMany(...args);
/** How many records a blueprint's enrolment rule would take in now, and taking them in, highest rank first. */
export const countEnrollable: Storage['countEnrollable'] = (...args) => currentStorage().countEnrollable(...args);
export const enrolMatching: Storage['enrolMatching'] = (...args) => currentStorage().enrolMatching(...args);
export const saveView: Storage['saveView'] = (...args) => currentStorage().saveView(...args);
export const deleteView: Storage['deleteView'] = (...args) => currentStorage().deleteView(...args);
/** Hands a signal to a record as if its customer had sent it. */
export const simulateSignal: Storage['simulateSignal'] = (...args) => currentStorage().simulateSignal(...args);
/** A list of such signals, from a file say, with what became of it. */
export const importSignals: Storage['importSignals'] = (...args) => currentStorage().importSignals(...args);
export const openOutbox: Storage['openOutbox'] = (...args) => currentStorage().openOutbox(...args);
export const closeOutbox: Storage['closeOutbox'] = (...args) => currentStorage().closeOutbox(...args);
/** Takes closing a line of the outbox back. */
export const reopenOutbox: Storage['reopenOutbox'] = (...args) => currentStorage().reopenOutbox(...args);
/** Where an overdue pile would go, before anything is moved. */
export const proposeSpread: Storage['proposeSpread'] = (...args) => currentStorage().proposeSpread(...args);
/** Puts many activities off under one batch, which `undoMany` takes back. */
export const snoozeMany: Storage['snoozeMany'] = (...args) => currentStorage().snoozeMany(...args);
export const countMatching: Storage['countMatching'] = (...args) => currentStorage().countMatching(...args);
export const matching: Storage['matching'] = (...args) => currentStorage().matching(...args);

/** Keeps a cut-out of a drawing under a name. */
export const saveSnippet: Storage['saveSnippet'] = (...args) => currentStorage().saveSnippet(...args);
export const renameSnippet: Storage['renameSnippet'] = (...args) => currentStorage().renameSnippet(...args);
export const deleteSnippet: Storage['deleteSnippet'] = (...args) => currentStorage().deleteSnippet(...args);
/** Who answers for a process, and when it is looked over next. */
export const setProcessFacts: Storage['setProcessFacts'] = (...args) => currentStorage().setProcessFacts(...args);

/** Files kept with a record; `keepFile` answers why not when one is too large. */
export const keepFile: Storage['keepFile'] = (...args) => currentStorage().keepFile(...args);
export const readFile: Storage['readFile'] = (...args) => currentStorage().readFile(...args);
export const removeFile: Storage['removeFile'] = (...args) => currentStorage().removeFile(...args);
export const restoreFile: Storage['restoreFile'] = (...args) => currentStorage().restoreFile(...args);

/** Forgets a small local setting. */
export const dropSetting: Storage['dropSetting'] = (...args) => currentStorage().dropSetting(...args);
/** Keeps a small local setting outside of a screen's hook. */
/** Keeps when the workspace works. */
export const saveCalendar: Storage['saveCalendar'] = (...args) => currentStorage().saveCalendar(...args);
export const saveSetting: Storage['saveSetting'] = (...args) => currentStorage().saveSetting(...args);
export const savePerson: Storage['savePerson'] = (...args) => currentStorage().savePerson(...args);
export const setMe: Storage['setMe'] = (...args) => currentStorage().setMe(...args);
export const exportAll: Storage['exportAll'] = (...args) => currentStorage().exportAll(...args);
/** What a backup file holds, and putting it in the place of everything that is here (B18). */
export const inspectBackup: Storage['inspectBackup'] = (...args) => currentStorage().inspectBackup(...args);
export const restoreBackup: Storage['restoreBackup'] = (...args) => currentStorage().restoreBackup(...args);
export const loadDemo: Storage['loadDemo'] = (...args) => currentStorage().loadDemo(...args);
export const removeDemo: Storage['removeDemo'] = () => currentStorage().removeDemo();
/** Throws snapshots, dues, counts and titles away and makes them again from the journal. */
export const rebuildProjections: Storage['rebuildProjections'] = (...args) => currentStorage().rebuildProjections(...args);
/** Checks every record's history against its seals. */
export const verifyJournal: Storage['verifyJournal'] = (...args) => currentStorage().verifyJournal(...args);
/** Starts this tab's clock; answers how to stop it. */
export const startAlarm: Storage['startAlarm'] = () => currentStorage().startAlarm();

/** Keeps, forgets and reads what the academy knows: attempts, programmes, walk-throughs, call reviews. */
export const keepTraining: Storage['keepTraining'] = (...args) => currentStorage().keepTraining(...args);
export const dropTraining: Storage['dropTraining'] = (...args) => currentStorage().dropTraining(...args);
export const readSound: Storage['readSound'] = (...args) => currentStorage().readSound(...args);

/** The runs of a period, and copies of real records, for rehearsals. */
export const readPastRuns: Storage['readPastRuns'] = (...args) => currentStorage().readPastRuns(...args);
export const readCopies: Storage['readCopies'] = (...args) => currentStorage().readCopies(...args);
