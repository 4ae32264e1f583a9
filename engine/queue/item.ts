import type { Instant } from '#engine/kernel';
import type { ActivityId, Blueprint, Channel, Rhythm } from '#engine/blueprint';
import type { Activity } from '#engine/blueprint';

/** A line of somebody's day: something a person is expected to do for a record, with what speaks for doing it soon. A row of the due table has this shape. */
export interface QueueItem {
  readonly id: string;
  readonly record: string;
  /** When it is due. */
  readonly at: Instant;
  readonly activity: ActivityId | null;
  readonly channel: Channel | null;
  /** The version its run walks; without it no hours and no rhythm speak about it. */
  readonly version?: string | undefined;
  /** The record's own zone: its hours are told in it (S50). */
  readonly zone?: string | undefined;
  readonly slidFrom?: Instant | undefined;
  readonly snoozedFrom?: Instant | undefined;
  /** The gap since the last touch is longer than the rhythm wants. */
  readonly late?: boolean | undefined;
  readonly weight?: QueueWeight | undefined;
}

/** What was known about the record when something last happened to it. All parts may be missing: rows of older workspaces have none. */
export interface QueueWeight {
  /** What the record is worth, in its own unit. */
  readonly value?: number | undefined;
  /** When the stage's time limit passes or a way out goes off by itself. */
  readonly limitAt?: Instant | undefined;
  /** The customer's last signal. */
  readonly signalAt?: Instant | undefined;
  /** The stage's gate waits for this activity. */
  readonly required?: true | undefined;
  /** Our latest touches over all runs, oldest first, and the most there may be in seven days. */
  readonly touchedAt?: readonly Instant[] | undefined;
  readonly touchLimit?: number | undefined;
  /** When the record came to its present stage. */
  readonly enteredAt?: Instant | undefined;
}

/** The rules of one published version that a queue looks at. */
export interface QueueRules {
  readonly rhythm: Rhythm;
  readonly activities: Readonly<Record<ActivityId, Activity>>;
}

/** What the order of one person's queue depends on beside the lines themselves. */
export interface QueueFacts {
  /** The zone of the person at work: their day begins and ends in it. */
  readonly zone: string;
  /** By version. */
  readonly rules: ReadonlyMap<string, QueueRules>;
  /** Lines the person wants on top, by their id. */
  readonly pinned: ReadonlySet<string>;
  /** What the records of the whole list are worth, ascending, one number a line. */
  readonly values: readonly number[];
}

/** Reads from a version what a queue needs of it. */
export function rulesOf({ rhythm, activities }: Pick<Blueprint, 'rhythm' | 'activities'>): QueueRules {
  return { rhythm, activities };
}

/** The facts of a list: everything that is compared over all its lines is looked at once. */
export function factsOf(items: readonly QueueItem[], given: Omit<QueueFacts, 'values'>): QueueFacts {
  const values = items.flatMap(({ weight }) => (weight?.value === undefined || weight.value <= 0 ? [] : [weight.value])).sort((a, b) => a - b);
  return { ...given, values };
}
