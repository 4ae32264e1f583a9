import type { Instant } from '#engine/kernel';
import type { ActivityId, Channel, Clause, FieldValue, Operator, RecordId, UserId } from '#engine/blueprint';
import type { DoneActivity } from '#engine/journal';

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
export type Fixer = { readonly type: 'person'; readonly person: UserId } | { readonly type: 'role'; readonly role: string } | { readonly type: 'owner' } | { readonly type: 'clock' } | { readonly type: 'nobody' };

/** One thing that would bring the gate nearer to open: each becomes a button that goes there. */
export type Fix =
  | { readonly type: 'do'; readonly activity: ActivityId | null; readonly channel: Channel | null; readonly result: string | null; readonly times: number }
  | { readonly type: 'fill'; readonly field: string }
  | { readonly type: 'tick'; readonly activity: ActivityId; readonly items: readonly string[] }
  | { readonly type: 'wait'; readonly until: Instant }
  | { readonly type: 'ask'; readonly role: string }
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
  /** The earliest moment at which it could be open if everything but waiting were done now. */
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
  /** Checklists of the present stage's activities. */
  readonly checklists: Readonly<Record<ActivityId, readonly { readonly item: string; readonly text: string; readonly ticked: boolean }[]>>;
  /** Who asks, and their roles. */
  readonly person: { readonly id: UserId; readonly roles: readonly string[] };
}
