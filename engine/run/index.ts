/** Running: one record, one step at a time, through a compiled blueprint. Pure: ids and time come in. */
export type {
  ApprovalOption, ApprovalRequest, CreatedActivity, GivenApproval, HandOverState, LaneOption, OverrideGrant, TouchRhythm,
  Accepted, ActivityOption, Before, MadeIntent, Options, OutcomeOption, Person, RecordFacts, Refused, Run, StartIntent,
} from './run.ts';
export { startRun, step } from './step.ts';
export { options } from './options.ts';
export { moveRun } from './move-run.ts';
export { mayStandIn, previewMove, proposePlan, stageByPlan, type MoveFate, type MovePlan, type MovePreview, type NewlyBlocked } from './preview-move.ts';
export { replay, type ProcessOf } from './replay.ts';
export { carrierOf, isForAuthority, type AuthorityEffect } from './effects.ts';
export { followUpOf, hearersOf, longestFollowUp, tooDeep, type Directory, type FollowUp, type Hearer, type Subject } from './follow-ups.ts';
export { enrolsByItself, leavesByItself, mayEnrol, optedOutOf, optedOutOfEverything, ranked, type Enrolling } from './enrolment.ts';
export { changedFields, mergedFields, runsToCarry, unitedWishes } from './join.ts';
export { awaitedBy, awaitsOthers, otherRunsIn, type Awaited, type Neighbour } from './other-runs.ts';
export { factsOf, gateOf } from './facts.ts';
export { channelOf, lastUseOf, type TemplateUse } from './rhythm.ts';
export { decideDocument, dueRuleOf, mindsLoad, variantFor, variantUnderLoad, type ChosenVariant, type DocumentRow } from './choose-content.ts';
export { judgeSnooze, latestSnooze, type SnoozeAnswer } from './snooze.ts';
export { timeLimitOf } from './sla.ts';
export { hoursFor } from './rhythm.ts';
export { weighRun, type RunWeight } from './weigh.ts';
export { landingsOf } from './landing.ts';
export { isOnlyRep, isQualified, mayNotOwn, type Owned } from './qualified.ts';
export { undoMinutes } from './undo.ts';
export { longestChain } from './walk.ts';
export { createBulkRunner, type BulkIntent, type BulkRunner, type MadeBulkIntent } from './bulk/runner.ts';
export type { BulkRecord } from './bulk/bulk-record.ts';
export type { BulkDue } from './bulk/convert.ts';
export type { Verdict29 } from './bulk/gate-plan.ts';
export { remainingPath, remainingPathSteps, type PathStop, type RemainingPath, type WayAhead } from './ahead/remaining-path.ts';
export type { Learned } from './ahead/likely-way.ts';
export type { ToDo } from './ahead/leaving.ts';
export { comingUp, type Coming } from './ahead/coming-up.ts';
