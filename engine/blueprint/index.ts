/** The drawing: its document, its edits, its checks, publishing. */
export * from './model/ids.ts';
export { channels, isTouch, touchChannels, type Channel } from './model/channel.ts';
export { conditionSchema, fieldValueSchema, operators, type Comparison, type Condition, type FieldValue, type Operator } from './model/condition.ts';
export { gateSchema, type Clause, type CountOf, type CountWindow, type Gate } from './model/gate.ts';
export { leastMinutes, longestWaitDays, waitSchema, waitUnits, type Wait, type WaitUnit } from './model/wait.ts';
export { evidenceKinds } from './model/activity.ts';
export { endResults, stageKinds } from './model/stage.ts';
export { fieldKinds, fieldSchema, fieldsSchema, recordTypeSchema, type Field, type FieldKind, type Fields, type Layout, type RecordType } from './model/record-type.ts';
export {
  blueprintSchema, defaultRhythm,
  type Activity, type ActivityResult, type ApprovalRule, type Assignee, type Blueprint, type Checklist, type Content, type Due, type Effect, type EndResult, type Enforce,
  type FieldRule, type Form, type Frozen, type HandOver, type Lane, type Deed, type Listener, type Note, type Outcome, type OverridePolicy, type Phase, type ReviewRule, type Rhythm, type Scenario, type ScenarioStep, type Script, type Signal, type Sla, type Stage, type StageKind,
  type Template, type Tone, type Trigger, type View, type Weekday, type Who,
} from './model/blueprint.ts';
export type { Version } from './model/version.ts';
export type { Edit, Edited, EditRefusal, Fragment, Patch, Point } from './edits/edit.ts';
export { rolesHeld, type CheckContext, type Finding, type FindingTarget } from './findings.ts';
export { defaultRecordTypes } from './record-types.ts';
export { effectSchema } from './model/outcome.ts';
export { actingRhythm, newActivity, newBlueprint, newOutcome, newStage, usualApproval, usualHandOver, usualOverride } from './factories.ts';
export { standardResults } from './standard-results.ts';
export { industryPresets, type IndustryPreset } from './industry-presets.ts';
export { activitiesIn, activitiesOf, clausesOf, comparisonsOf, fieldsOf, leaves, mergeFieldsOf, outcomesByStage, outcomesFrom, stageOfActivity, stagesOf } from './reading/walkers.ts';
export { fieldsInUse, usesOf, type Use, type UsedThing, type UsePart } from './reading/uses.ts';
export { dueOnDay, touchPaths, type BrokenGap, type TouchOnPath, type TouchPath, type TouchPaths } from './reading/touch-paths.ts';
export { activeDrawing } from './reading/active-drawing.ts';
export { blueprintLimits } from './document/limits.ts';
export { problemsFrom, type Problem } from './document/problem.ts';
export { parseBlueprint, serialiseBlueprint } from './document/parse-blueprint.ts';
export { canConnect } from './edits/can-connect.ts';
export { copyFragment, idsIn, parseFragment } from './edits/fragment.ts';
export { editBlueprint } from './edits/edit-blueprint.ts';
export { nameOfEdit } from './edits/edit-name.ts';
export { starters, type Starter } from './starters/index.ts';
export { conditionHolds, findExample, implies, type Answer } from './solving/find-example.ts';
export { checkBlueprint, checks, createChecker } from './checking/check-blueprint.ts';
export { behaviourHash } from './publishing/behaviour-hash.ts';
export { publish, type Publication } from './publishing/publish.ts';
export { diffVersions } from './diffing/diff-versions.ts';
export { revertChanges, type Revert } from './diffing/revert.ts';
export type { Change, ChangeKind, ChangeTarget, Severity } from './diffing/change.ts';
export { reviewStanding, type ReviewRequest, type ReviewStanding } from './publishing/review.ts';
export { avoidedIn, bannedIn, markAvoided, readAvoid, type Avoid, type NotePart } from './reading/avoided.ts';
