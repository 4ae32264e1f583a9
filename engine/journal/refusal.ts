import { z } from 'zod';
import type { Frozen } from '#engine/blueprint';

const id = z.string();
const ids = z.array(z.string());
const times = z.number().int();
const clause = z.strictObject({ kind: z.string(), wanted: z.string(), seen: z.string() });

/** A refusal as it lies in an entry: read from a backup, it is checked like any other input. */
export const refusalSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('gateClosed'), outcome: id, missing: times, total: times, clauses: z.array(clause) }),
  z.strictObject({ type: z.literal('staleVisit'), expected: times, actual: times }),
  z.strictObject({ type: z.literal('staleDue'), due: z.string() }),
  z.strictObject({ type: z.literal('notYetDue'), due: z.string(), at: z.number() }),
  z.strictObject({ type: z.literal('runEnded') }),
  z.strictObject({ type: z.literal('alreadyRunning'), run: id }),
  z.strictObject({ type: z.literal('reentryForbidden') }),
  z.strictObject({ type: z.literal('held') }),
  z.strictObject({ type: z.literal('wrongRecordType'), wanted: z.string(), seen: z.string() }),
  z.strictObject({ type: z.literal('unknownActivity'), activity: id }),
  z.strictObject({ type: z.literal('activityNotHere'), activity: id, stage: id }),
  z.strictObject({ type: z.literal('activityNotOpen'), activity: id, why: z.enum(['condition', 'prerequisite', 'attempts', 'notYet']), until: z.number().optional(),
    /** Whom it waits for, when the prerequisite lies in another lane (S29). */
    team: z.string().optional(), lane: id.optional(), activities: ids.optional() }),
  z.strictObject({ type: z.literal('resultMissing'), activity: id }),
  z.strictObject({ type: z.literal('unknownResult'), activity: id, result: z.string() }),
  z.strictObject({ type: z.literal('fieldsMissing'), fields: ids }),
  z.strictObject({ type: z.literal('fieldInvalid'), field: z.string(), message: z.string() }),
  z.strictObject({ type: z.literal('evidenceMissing'), activity: id, kinds: ids }),
  z.strictObject({ type: z.literal('checklistOpen'), activity: id, items: ids }),
  z.strictObject({ type: z.literal('unknownOutcome'), outcome: id }),
  z.strictObject({ type: z.literal('outcomeNotHere'), outcome: id, stage: id }),
  z.strictObject({ type: z.literal('outcomeNotByHand'), outcome: id }),
  z.strictObject({ type: z.literal('notAllowed'), roles: ids, ownerOnly: z.boolean() }),
  z.strictObject({ type: z.literal('reasonMissing'), choices: ids }),
  z.strictObject({ type: z.literal('limitReached'), outcome: id, times }),
  /** Automatic outcomes led on and on: the drawing goes in a circle that nothing stops. */
  z.strictObject({ type: z.literal('endlessLoop'), moves: times }),
  z.strictObject({ type: z.literal('nothingToUndo') }),
  z.strictObject({ type: z.literal('undoTooLate'), minutes: z.number() }),
  z.strictObject({ type: z.literal('notLastStep'), entry: id }),
  z.strictObject({ type: z.literal('optedOut'), channel: z.string() }),
  z.strictObject({ type: z.literal('paused'), until: z.number().nullable() }),
  z.strictObject({ type: z.literal('notPaused') }),
  /** A hard rule of the rhythm forbids this touch now; `until` is the first allowed moment, null when no waiting helps. */
  z.strictObject({ type: z.literal('rhythm'), activity: id, rule: z.enum(['gap', 'bundles', 'touches', 'template', 'channel']), wanted: z.number(), seen: z.number(), until: z.number().nullable() }),
  /** Nobody approves their own work. */
  z.strictObject({ type: z.literal('ownWork') }),
  z.strictObject({ type: z.literal('approvalNotWanted'), role: z.string() }),
  z.strictObject({ type: z.literal('alreadyApproved'), role: z.string() }),
  /** Somebody of the role said no: it has to be asked for again first. */
  z.strictObject({ type: z.literal('approvalRejected'), role: z.string() }),
  z.strictObject({ type: z.literal('notDelegated'), role: z.string(), from: z.string() }),
  /** An approval is done by those who are asked, a hand-over by its receiver; nobody completes them by hand. */
  z.strictObject({ type: z.literal('doneByAnswer'), activity: id, by: z.enum(['approval', 'handOver']) }),
  /** Nobody hands over to themselves (`person` null), or only this person may receive it. */
  z.strictObject({ type: z.literal('wrongReceiver'), activity: id, person: z.string().nullable() }),
  z.strictObject({ type: z.literal('notWarm'), activity: id }),
  z.strictObject({ type: z.literal('notHandedOver'), activity: id }),
  z.strictObject({ type: z.literal('alreadyHandedOver'), activity: id, to: z.string() }),
  z.strictObject({ type: z.literal('handOverPending'), activity: id, to: z.string() }),
  /** Only this person may answer. */
  z.strictObject({ type: z.literal('notForYou'), person: z.string() }),
  z.strictObject({ type: z.literal('overrideForbidden'), roles: ids }),
  z.strictObject({ type: z.literal('overrideNotNeeded') }),
  z.strictObject({ type: z.literal('overrideNeedsSecondPerson'), override: z.string() }),
  z.strictObject({ type: z.literal('unknownOverride'), override: z.string() }),
  z.strictObject({ type: z.literal('overrideExpired'), at: z.number() }),
  z.strictObject({ type: z.literal('signalUnknown'), signal: z.string() }),
  z.strictObject({ type: z.literal('signalInvalid'), signal: z.string(), problems: ids }),
  /** Ruled out by the blueprint's enrolment rules: `condition` is not fulfilled, or `unless` is. */
  z.strictObject({ type: z.literal('notEnrollable'), why: z.enum(['condition', 'unless', 'view', 'exitWhen']) }),
  z.strictObject({ type: z.literal('cannotMove'), why: z.enum(['sameVersion', 'otherBlueprint', 'unknownStage', 'passThrough', 'ended', 'handOverOpen', 'approvalOpen', 'endStage']), stage: id.optional() }),
  /** It may not be put off (to then): nothing is due of it, the clock does it, the moment is not later than it is due anyway, or the
   * customer's longest gap, the stage's time limit, a timed outcome or its next round comes first; `latest` is how far it may go. */
  z.strictObject({ type: z.literal('cannotSnooze'), activity: id, why: z.enum(['notDue', 'notPutOff', 'automatic', 'past', 'gap', 'limit', 'outcome', 'round']), latest: z.number().nullable() }),
  /** Two records that cannot be merged, linked or parted, and why. */
  z.strictObject({ type: z.literal('cannotJoin'), what: z.enum(['merge', 'unmerge', 'link', 'unlink']), why: z.enum(['same', 'otherType', 'merged', 'notMerged', 'linked', 'notLinked']) }),
  /** Its story goes on in another record. */
  z.strictObject({ type: z.literal('recordMerged'), into: id }),
  /** Reps get no unqualified records: `person` does nothing but sell, and the type's rule is not fulfilled (S106). */
  z.strictObject({ type: z.literal('notQualified'), recordType: z.string(), person: z.string(), missing: times, total: times, clauses: z.array(clause), fields: ids }),
  z.strictObject({ type: z.literal('unknownRecord'), record: id }),
  z.strictObject({ type: z.literal('unknownRun'), run: id }),
  z.strictObject({ type: z.literal('unknownVersion'), version: id }),
  z.strictObject({ type: z.literal('spaceMismatch') }),
  z.strictObject({ type: z.literal('invalidIntent'), problems: ids }),
]);

/**
 * A typed "no" with its reasons, without prose. For a closed gate the failed clauses travel as short texts;
 * screens ask `options` again for the living verdict (domain.md section 4).
 */
export type Refusal = Frozen<z.infer<typeof refusalSchema>>;
