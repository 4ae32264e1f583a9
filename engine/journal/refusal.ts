import type { ActivityId, OutcomeId, StageId } from '#engine/blueprint';

/**
 * A typed "no" with its reasons, without prose. For a closed gate the failed clauses travel as paths into the
 * gate's tree with a count; screens ask `options` again for the living verdict.
 */
export type Refusal =
  | { readonly type: 'gateClosed'; readonly outcome: OutcomeId; readonly missing: number; readonly total: number; readonly clauses: readonly { readonly kind: string; readonly wanted: string; readonly seen: string }[] }
  | { readonly type: 'staleVisit'; readonly expected: number; readonly actual: number }
  | { readonly type: 'staleDue'; readonly due: string }
  | { readonly type: 'notYetDue'; readonly due: string; readonly at: number }
  | { readonly type: 'runEnded' }
  | { readonly type: 'alreadyRunning'; readonly run: string }
  | { readonly type: 'reentryForbidden' }
  | { readonly type: 'held' }
  | { readonly type: 'wrongRecordType'; readonly wanted: string; readonly seen: string }
  | { readonly type: 'unknownActivity'; readonly activity: ActivityId }
  | { readonly type: 'activityNotHere'; readonly activity: ActivityId; readonly stage: StageId }
  | { readonly type: 'activityNotOpen'; readonly activity: ActivityId; readonly why: 'condition' | 'prerequisite' | 'attempts' | 'notYet'; readonly until?: number | undefined }
  | { readonly type: 'resultMissing'; readonly activity: ActivityId }
  | { readonly type: 'unknownResult'; readonly activity: ActivityId; readonly result: string }
  | { readonly type: 'fieldsMissing'; readonly fields: readonly string[] }
  | { readonly type: 'fieldInvalid'; readonly field: string; readonly message: string }
  | { readonly type: 'evidenceMissing'; readonly activity: ActivityId; readonly kinds: readonly string[] }
  | { readonly type: 'checklistOpen'; readonly activity: ActivityId; readonly items: readonly string[] }
  | { readonly type: 'unknownOutcome'; readonly outcome: OutcomeId }
  | { readonly type: 'outcomeNotHere'; readonly outcome: OutcomeId; readonly stage: StageId }
  | { readonly type: 'outcomeNotByHand'; readonly outcome: OutcomeId }
  | { readonly type: 'notAllowed'; readonly roles: readonly string[]; readonly ownerOnly: boolean }
  | { readonly type: 'reasonMissing'; readonly choices: readonly string[] }
  | { readonly type: 'limitReached'; readonly outcome: OutcomeId; readonly times: number }
  | { readonly type: 'nothingToUndo' }
  | { readonly type: 'undoTooLate'; readonly minutes: number }
  | { readonly type: 'notLastStep'; readonly entry: string }
  | { readonly type: 'optedOut'; readonly channel: string }
  | { readonly type: 'unknownRecord'; readonly record: string }
  | { readonly type: 'unknownRun'; readonly run: string }
  | { readonly type: 'unknownVersion'; readonly version: string }
  | { readonly type: 'spaceMismatch' }
  | { readonly type: 'invalidIntent'; readonly problems: readonly string[] };
