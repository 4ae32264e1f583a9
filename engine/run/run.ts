import type { Instant } from '#engine/kernel';
import type { Calendar, RhythmReason } from '#engine/calendar';
import type { ActivityId, Activity, BlueprintId, Channel, EndResult, Fields, Lane, LaneId, Outcome, OutcomeId, Stage, StageId, UserId } from '#engine/blueprint';
import type { Changes, DoneActivity, DueMoment, Intent, OtherRun, Refusal, Seen, Space } from '#engine/journal';
import type { Approval, Verdict } from '#engine/gates';

/** What a run knows of its record. The authority refreshes it from the record before each step; replay rebuilds it from entries. */
export interface RecordFacts {
  readonly id: string;
  readonly owner: UserId | null;
  readonly zone: string;
  readonly fields: Fields;
  /** Done activities of the record's other runs, oldest first. */
  readonly doneElsewhere: readonly DoneActivity[];
  /** Working hours and holidays its waits count by; Monday to Friday, 09:00 to 17:00 in its zone when absent. */
  readonly calendar?: Calendar;
  /** Other runs of this record and of linked ones, for gates that wait for them. */
  readonly otherRuns?: readonly OtherRun[];
}

/** Somebody asked the people of a role to agree (S9). */
export interface ApprovalRequest {
  readonly entry: string;
  readonly role: string;
  readonly by: UserId;
  readonly at: Instant;
  readonly visit: number;
}

/** An approval or a rejection as the run keeps it: for one visit, under the latest request of its role. */
export interface GivenApproval extends Approval {
  readonly visit: number;
  /** Whose right was used when it was delegated; nobody's own work, neither the giver's nor the lender's. */
  readonly onBehalfOf?: UserId;
}

/** A record on its way from hand to hand (S82). */
export interface HandOverState {
  readonly activity: ActivityId;
  readonly entry: string;
  readonly visit: number;
  readonly from: UserId;
  readonly to: UserId;
  readonly at: Instant;
  readonly status: 'offered' | 'accepted' | 'returned';
  /** Its deadline has passed and whoever could take it was reminded; it is not reminded of again. */
  readonly late?: true;
}

/** A closed gate, or a touch the rhythm forbids, that somebody opened for a while with a reason (B14). */
export interface OverrideGrant {
  readonly entry: string;
  readonly target: { readonly type: 'outcome'; readonly outcome: OutcomeId } | { readonly type: 'activity'; readonly activity: ActivityId };
  readonly visit: number;
  readonly by: UserId;
  readonly at: Instant;
  readonly until: Instant;
  /** Null while a second person must still agree. */
  readonly confirmedBy: UserId | null;
  readonly used: boolean;
}

/** Who asks: gates and outcomes look at the id and the roles. */
export interface Person {
  readonly id: UserId;
  readonly roles: readonly string[];
  /** Rights to approve that others have lent to this person; a step looks at what the authority has seen instead. */
  readonly delegations?: NonNullable<Seen['delegations']>;
}

/** One record's passage through one blueprint version: a plain snapshot, rebuilt from the journal at any time. */
export interface Run {
  readonly id: string;
  readonly record: RecordFacts;
  readonly space: Space;
  readonly blueprint: BlueprintId;
  /** Id and behaviour hash of the version it walks. */
  readonly versionId: string;
  readonly version: string;
  readonly status: 'running' | 'ended' | 'exited';
  readonly end: EndResult | null;
  /** Where it stands: one stage, or a parallel stage. */
  readonly stage: StageId;
  /** Number of the present stay, from 1 up over the whole run. */
  readonly visit: number;
  /** The highest visit number ever given, there once an undo took a visit back: no later stay bears its number. */
  readonly lastVisit?: number;
  readonly enteredAt: Instant;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly rev: number;
  /** Done activities of this run, oldest first. */
  readonly done: readonly DoneActivity[];
  /** Skipped in the present visit, with nothing counted for gates. */
  readonly skipped: readonly { readonly activity: ActivityId; readonly entry: string; readonly visit: number }[];
  /** Ticked checklist items of the present visit, by activity. */
  readonly ticked: Readonly<Record<string, readonly string[]>>;
  /** How often each outcome was taken in this run. */
  readonly taken: Readonly<Record<string, number>>;
  /** Earlier stages in order, each with when it was entered and left, and by which outcome. */
  readonly path: readonly { readonly stage: StageId; readonly visit: number; readonly enteredAt: Instant; readonly leftAt: Instant; readonly outcome: OutcomeId | null }[];
  readonly dues: readonly DueMoment[];
  /** Asked for in the present visit, latest last. */
  readonly requests?: readonly ApprovalRequest[];
  readonly approvals?: readonly GivenApproval[];
  readonly handOvers?: readonly HandOverState[];
  /** Every override of the run: they are counted. */
  readonly overrides?: readonly OverrideGrant[];
  /** Nothing happens until it is resumed. */
  readonly paused?: { readonly at: Instant; readonly by: UserId; readonly until: Instant | null };
  /** Activities made by effects (`create activity`) that are not done yet; they belong to the run, whatever the stage. */
  readonly created?: readonly CreatedActivity[];
  /** Of recurring activities: when the next one is due, and how many were missed in this visit (S15). */
  readonly repeats?: Readonly<Record<string, Round>>;
  /** Every pause of the run that is over: what counts from before it is later by as much (rule R111). */
  readonly pauses?: readonly { readonly from: Instant; readonly to: Instant }[];
  /** While it is at rest: the dues of the present visit as they stood, armed again when it is resumed. */
  readonly heldDues?: readonly DueMoment[];
  /** Outcomes around a date of the record whose moment has come in this visit, with that moment (rule R96). */
  readonly datesUp?: Readonly<Record<OutcomeId, Instant>>;
  /** Automatic touches the rhythm put off when their moment came, with when that was (rule R102). */
  readonly notBefore?: Readonly<Record<ActivityId, Instant>>;
  /** Activities somebody put off in this visit, with the moment they were put off to (rule R170). */
  readonly snoozed?: Readonly<Record<ActivityId, Instant>>;
  /** Activities a signal made needless in this visit. */
  readonly cancelled?: readonly ActivityId[];
  /** What undo needs: the run before its last undoable step, with what that step overwrote on the record. */
  readonly before: Before | null;
}

/** Where a recurring activity stands (S15). */
export interface Round {
  /** When the next one is due: the present round, or the one after it once the present one is done. */
  readonly at: Instant;
  /** Rounds of this visit that passed without being done. */
  readonly missed: number;
  /** The present round, counted from 0. */
  readonly number: number;
  /** The moment of the first round, from which all others count. */
  readonly first: Instant;
  /** What is done from here on counts for the present round: its own moment, or the entry for the first. */
  readonly since: Instant;
  /** The moment of the round after the present one. */
  readonly next: Instant;
  /** The present round has come and is not done. */
  readonly owed: boolean;
}

/** The way back over one step. */
export interface Before {
  readonly entry: string;
  readonly at: Instant;
  readonly run: Omit<Run, 'record' | 'before'>;
  /** Former values of the fields the step changed; null where there was none. */
  readonly fields: Fields;
  /** The former owner, only there when the step changed it. */
  readonly owner?: UserId | null;
  /** An answer, or a permission, that only this person may take back: who asked for it does not undo it. */
  readonly by?: UserId;
}

/** An activity that an effect made: it is done, skipped and due like any other, and required by no gate. */
export interface CreatedActivity {
  readonly activity: Activity;
  /** The effect's key run/rev/n. */
  readonly key: string;
  readonly at: Instant;
}

/** An intent on its way to a run: who, in which role, under which entry id. */
export interface MadeIntent {
  /** The id the journal entry will carry (ids come in with the intent). */
  readonly entry: string;
  readonly by: UserId;
  readonly roles: readonly string[];
  readonly intent: Intent;
  /** What the authority looked up for this step; it goes into the entry, so that replay sees the same. */
  readonly seen?: Seen;
}

/** What starting a run needs beside the record: ids are made by the caller. */
export interface StartIntent extends MadeIntent {
  readonly run: string;
  readonly space: Space;
}

export interface Accepted {
  readonly ok: true;
  readonly run: Run;
  readonly changes: Changes;
}
export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
  /** The living verdict when a gate was the reason. */
  readonly verdict: Verdict | null;
}

/** An activity of the present stage, as a screen shows it. */
export interface ActivityOption {
  readonly activity: Activity;
  readonly status: 'open' | 'done' | 'skipped' | 'locked' | 'hidden';
  readonly required: boolean;
  /** Why it is locked, in data. */
  readonly lockedBy: Refusal | null;
  readonly dueAt: Instant | null;
  readonly attempts: number;
  readonly evidence: readonly DoneActivity[];
  readonly ticked: readonly string[];
  /** The lane it stands in, and whose it is. */
  readonly lane?: LaneId;
  readonly team?: string;
  /** Made by an effect, not drawn in this stage. */
  readonly created?: boolean;
  /** What the rhythm says about doing it now; only for touches under an enforced rhythm. */
  readonly rhythm?: TouchRhythm;
  readonly handOver?: HandOverState;
  /** How many rounds of a recurring activity were missed in this visit (S15). */
  readonly missed?: number;
  /** The channel it really goes by, when the customer's stated preference changed it (S57). */
  readonly channel?: Channel;
}

/** What the rhythm says about touching the customer now (domain.md section 5). */
export interface TouchRhythm {
  /** The hard rule that forbids it now, with the next allowed moment; null when it may be done. */
  readonly refusal: Refusal | null;
  /** Soft rules that speak against this hour or day. */
  readonly against: readonly RhythmReason[];
  /** Now is within the window that works best (S50). */
  readonly best: boolean;
  /** The gap is longer than wanted already (S65). */
  readonly late: boolean;
  /** Touches of the last seven days over all runs, against the most there may be (S51, S80). */
  readonly pressure: { readonly seen: number; readonly limit: number };
}

/** A lane of the present parallel stage (S28). */
export interface LaneOption {
  readonly lane: Lane;
  readonly done: boolean;
  /** Required activities that are still open. */
  readonly open: readonly ActivityId[];
}

/** What a role is asked to agree to in the present visit (S9). */
export interface ApprovalOption {
  readonly role: string;
  readonly request: ApprovalRequest | null;
  readonly given: readonly GivenApproval[];
  /** Approvals still lacking on each level, lowest first. */
  readonly missing: readonly number[];
  /** Why this person may not agree now, or null. */
  readonly refusal: Refusal | null;
}

/** An outcome of the present stage with its verdict; blocked ones are always here (domain.md section 3). */
export interface OutcomeOption {
  readonly outcome: Outcome;
  readonly target: Stage;
  readonly verdict: Verdict;
  /** A person may take it by hand, or it goes off by itself. */
  readonly byHand: boolean;
  /** Reasons beside the gate: role, limit. */
  readonly refusal: Refusal | null;
  /** When it goes off by itself. */
  readonly firesAt: Instant | null;
  /** By-hand, gate met or overridden, no refusal. */
  readonly open: boolean;
  /** A living override that lets it pass although its gate is closed. */
  readonly override?: OverrideGrant;
  /** This person may ask for an override. */
  readonly overridable?: boolean;
}

/** Everything that can be done with a run now. */
export interface Options {
  readonly stage: Stage;
  readonly activities: readonly ActivityOption[];
  readonly outcomes: readonly OutcomeOption[];
  /** The entry that `undo` would take back now, if any. */
  readonly undo: string | null;
  /** The entry that `undo` with a reason would take back now, the free five minutes being over. */
  readonly compensate?: string | null;
  readonly lanes?: readonly LaneOption[];
  readonly approvals?: readonly ApprovalOption[];
  readonly paused?: Run['paused'];
  /** The run is older than its rhythm should last, in whole days; only there under an enforced rhythm (S54). */
  readonly tooLong?: { readonly days: number; readonly most: number };
}
