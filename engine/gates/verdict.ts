import type { Instant } from '#engine/kernel';
import type { ActivityId, BlueprintId, Channel, Clause, EndResult, FieldValue, Operator, RecordId, StageId, UserId } from '#engine/blueprint';
import type { Allowed, Calendar } from '#engine/calendar';
import type { DoneActivity, OtherRun } from '#engine/journal';

export type { OtherRun };

/** What a person must see as wanted or seen: numbers, values, moments; never prose (`src/ui` makes the words). */
export type Quantity =
  | { readonly type: 'times'; readonly times: number }
  | { readonly type: 'value'; readonly field: string; readonly operator?: Operator | undefined; readonly value: FieldValue }
  | { readonly type: 'items'; readonly done: number; readonly total: number; readonly open: readonly string[] }
  | { readonly type: 'until'; readonly at: Instant }
  | { readonly type: 'milliseconds'; readonly milliseconds: number }
  | { readonly type: 'roles'; readonly roles: readonly string[] }
  | { readonly type: 'message'; readonly message: string }
  | { readonly type: 'nothing' };

/** Who can make a clause come true. */
export type Fixer = { readonly type: 'person'; readonly person: UserId } | { readonly type: 'role'; readonly role: string } | { readonly type: 'owner' }
  /** The people of a lane's team (S28, S29). */
  | { readonly type: 'team'; readonly team: string }
  | { readonly type: 'clock' } | { readonly type: 'nobody' }
  /** Whoever moves the other run. */
  | { readonly type: 'otherRun'; readonly blueprint: BlueprintId };

/** One thing that would bring the gate nearer to open: each becomes a button that goes there. */
export type Fix =
  | { readonly type: 'do'; readonly activity: ActivityId | null; readonly channel: Channel | null; readonly result: string | null; readonly times: number; /** Only work of this person counts. */ readonly person?: UserId | undefined }
  | { readonly type: 'fill'; readonly field: string }
  | { readonly type: 'tick'; readonly activity: ActivityId; readonly items: readonly string[] }
  | { readonly type: 'wait'; readonly until: Instant }
  /** A person with this role: `take` it for you, or give so many approvals. */
  | { readonly type: 'ask'; readonly role: string; readonly purpose?: 'take' | 'approve' | undefined; readonly times?: number | undefined }
  /** Another run of this or a linked record has to come so far. */
  | { readonly type: 'otherRun'; readonly blueprint: BlueprintId; readonly on: 'sameRecord' | 'linkedRecord'; readonly reached: StageId | null; readonly ended: EndResult | null }
  /** Nothing anybody can do in this run opens it any more, e.g. "exactly 1 call" after 2. */
  | { readonly type: 'impossible' };

/** One clause's answer. */
export interface ClauseVerdict {
  readonly type: 'clause';
  readonly clause: Clause;
  readonly met: boolean;
  readonly wanted: Quantity;
  readonly seen: Quantity;
  /** Ids of the journal entries that were counted. */
  readonly evidence: readonly string[];
  readonly who: readonly Fixer[];
  /** What exactly makes it true; empty when it is met. */
  readonly fixes: readonly Fix[];
}

/** The gate's tree with an answer at every knot. */
export type VerdictNode =
  | ClauseVerdict
  | { readonly type: 'all' | 'any'; readonly met: boolean; readonly of: readonly VerdictNode[] }
  | { readonly type: 'not'; readonly met: boolean; readonly of: VerdictNode };

/** A gate's answer with everything a person needs to open it (B1). */
export interface Verdict {
  readonly met: boolean;
  readonly tree: VerdictNode;
  /** Clauses that must still come true along the shortest way, and all clauses along it. */
  readonly missing: number;
  readonly total: number;
  /** The cheapest set of fixes that opens the gate; empty when it is open; contains `impossible` when there is none. */
  readonly shortest: readonly Fix[];
  /** The earliest moment at which it could be open if everything but waiting were done now; `never` when nothing opens it. */
  readonly earliest: Instant;
}

/** A required activity of the present stage and whether it is done in this visit. */
export interface RequiredActivity {
  readonly activity: ActivityId;
  readonly channel: Channel;
  readonly done: boolean;
  /** Done attempts against the least wanted (attempts.min). */
  readonly attempts: number;
  readonly wanted: number;
  /** The entries that count. */
  readonly evidence: readonly string[];
  /** The team whose lane it stands in, in a parallel stage. */
  readonly team?: string | undefined;
  /** Who is expected to do it; the record's owner when absent. */
  readonly who?: readonly Fixer[] | undefined;
}

/** One decision of a person asked to approve. */
export interface Approval {
  readonly entry: string;
  /** The role in which it was given. */
  readonly role: string;
  /** 1 for the first level. */
  readonly level: number;
  readonly by: UserId;
  readonly at: Instant;
  readonly approved: boolean;
  /** Whose work it is; the record's owner when absent. Nobody approves their own. */
  readonly requestedBy?: UserId | undefined;
  /** Whose right was used when it was lent (rule G42). */
  readonly onBehalfOf?: UserId | undefined;
}

/** Everything a gate may look at. Built by `run`; a gate looks nowhere else. */
export interface Facts {
  readonly record: RecordId;
  readonly run: string;
  readonly owner: UserId | null;
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** The IANA zone in which the record's civil days are counted. */
  readonly zone: string;
  readonly visit: number;
  readonly enteredAt: Instant;
  /** Activities required in this stage now (their `required` condition already asked). */
  readonly required: readonly RequiredActivity[];
  /** Every done activity of the record over all runs, oldest first. Skipped ones are not here. */
  readonly done: readonly DoneActivity[];
  /** How often each activity of the present stage can still be done in this visit. Nothing is ruled out when absent. */
  readonly doable?: readonly { readonly activity: ActivityId; readonly channel: Channel; readonly left: number }[] | undefined;
  /** Channels by which the customer does not want to be reached (S26). */
  readonly barred?: readonly Channel[] | undefined;
  /** Checklists of the present stage's activities. */
  readonly checklists: Readonly<Record<ActivityId, readonly { readonly item: string; readonly text: string; readonly ticked: boolean }[]>>;
  /** Who asks, and their roles. */
  readonly person: { readonly id: UserId; readonly roles: readonly string[] };
  /** Decisions given in this visit, oldest first. None known when absent. */
  readonly approvals?: readonly Approval[] | undefined;
  /** None known when absent. */
  readonly otherRuns?: readonly OtherRun[] | undefined;
  /** What `nextAllowed` says about a touch now. Without it a rhythm clause is not met. */
  readonly rhythm?: Allowed | undefined;
  /** For waits in working time; Monday to Friday, 9 to 5 in the record's zone when absent. */
  readonly calendar?: Calendar | undefined;
  /** The channel of each activity of the blueprint, so that the shortest way knows that "send offer" is an email. */
  readonly channels?: Readonly<Record<ActivityId, Channel>> | undefined;
  /** How each activity of the blueprint may end, so that the shortest way never asks for an email that ends "Held". */
  readonly results?: Readonly<Record<ActivityId, readonly string[]>> | undefined;
}
