import type { Activity, ActivityId, Effect, Form, Outcome, OutcomeId, Stage, StageId } from '#engine/blueprint';
import type { FlatTable, Process } from '#engine/compile';
import type { FieldQuestion } from '#engine/gates';
import type { Ask, BulkRecord } from './bulk-record.ts';
import type { Bump, CounterBook } from './counters.ts';
import type { GatePlan } from './gate-plan.ts';
import type { Lookup } from './lookup.ts';

/** An activity of a stage with every rule about it made ready. Its place is its number in the stage, as a rep sees it. */
export interface ActivityPlan {
  readonly activity: Activity;
  readonly place: number;
  /** What every step asks of the activity, kept here so that no step looks it up in the drawing. */
  readonly id: ActivityId;
  readonly channel: Activity['channel'];
  readonly least: number;
  readonly most: number;
  readonly evidence: readonly string[];
  /** Its due follows from the entry into the stage. */
  readonly dueOnEntry: boolean;
  /** Who enters the stage is expected to do it, whatever the record says; only an opt-out may still say no. */
  readonly expectedOnEntry: boolean;
  /** Nobody is expected to do it once the customer asked not to be contacted. */
  readonly silenced: boolean;
  /** Null when it always belongs to the record. */
  readonly shown: FieldQuestion | null;
  /** The implicit gate wants it now. */
  readonly required: Ask;
  /** Everything that must come before it has happened; null when nothing must. */
  readonly after: Ask | null;
  readonly touch: boolean;
  /** Null when it asks for no result. */
  readonly results: Lookup<true> | null;
  readonly items: readonly string[];
  readonly form: Form | null;
  readonly runBumps: readonly Bump[];
  readonly visitBumps: readonly Bump[];
  /** Places whose due may change once this one was done. */
  readonly wakes: readonly number[];
}

/** A way out of one stage with everything asked about it made ready. */
export interface WayPlan {
  readonly outcome: Outcome;
  readonly id: OutcomeId;
  /** A person takes it. */
  readonly byHand: boolean;
  readonly needsReason: boolean;
  /** The number of its limit in the run's counts; -1 without one. */
  readonly number: number;
  readonly to: number;
  readonly gate: GatePlan;
  /** The outcome was taken as often as it may be; null without a limit. */
  readonly spent: Ask | null;
  /** Leads out in its place beyond its limit. */
  readonly standIn: OutcomeId | null;
  /** Null when anybody may take it. */
  readonly who: Ask | null;
  readonly form: Form | null;
  readonly effects: readonly Effect[];
  /** Only for outcomes a signal sets off. */
  readonly hears: FieldQuestion | null;
  /** What sets it off by itself has come about. */
  readonly triggered: Ask;
}

/** A way that goes off by itself: when, and what is taken. */
export interface AutomaticPlan {
  readonly asks: Ask;
  /** The place of the activity whose last result sets it off, asked before anything else; -1 when something else does. */
  readonly place: number;
  readonly result: string | null;
  readonly way: WayPlan;
}

/** A stage with everything about it made ready. */
export interface StagePlan {
  readonly row: number;
  readonly stage: Stage;
  readonly id: StageId;
  readonly ends: boolean;
  /** Escalations or a return are armed on entry: `step` lets them happen, and whoever asks for dues has their moments worked out. */
  readonly armsOnce: boolean;
  /** The table says everything that can happen from here to the next rest; otherwise every intent goes the ordinary way. */
  readonly plain: boolean;
  readonly places: readonly ActivityPlan[];
  readonly activityOf: Lookup<ActivityPlan>;
  /** Ways out in the order they are shown and asked. */
  readonly ways: readonly WayPlan[];
  readonly wayOf: Lookup<WayPlan>;
  readonly automatic: readonly AutomaticPlan[];
  readonly timed: readonly WayPlan[];
  readonly counters: CounterBook;
  /** Places whose due may change once a field did. */
  readonly wakesOnFields: readonly number[];
}

/** A compiled blueprint made ready for bulk work. */
export interface Plan {
  readonly process: Process;
  readonly table: FlatTable;
  readonly stages: readonly StagePlan[];
  readonly counters: CounterBook;
  /** Outcomes with a limit, by the limit's number. */
  readonly limited: readonly OutcomeId[];
  /** Entering the start, and what follows, is in the table. */
  readonly startsPlain: boolean;
  /** Lists of the right length for a record that has done nothing. */
  readonly blank: Pick<BulkRecord, 'taken' | 'here' | 'last' | 'armed' | 'dueAt' | 'late' | 'timed' | 'counts'>;
  /** Some counter counts what "the owner" did. */
  readonly countsOwners: boolean;
  /** Declared signals may do more than set outcomes off. */
  readonly plainSignals: boolean;
}
