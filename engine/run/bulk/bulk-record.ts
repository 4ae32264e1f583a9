import type { Instant } from '#engine/kernel';
import type { Fields, UserId } from '#engine/blueprint';
import type { DoneActivity } from '#engine/journal';
import type { RecordFacts, Run } from '../run.ts';

/**
 * One record in bulk work: what a `Run` says, with what gates ask about counted already. It is changed in place and is
 * never shown to anybody; whoever wants to look asks the runner (`runOf`).
 */
export interface BulkRecord {
  readonly id: string;
  readonly space: Run['space'];
  readonly startedAt: Instant;
  /** The record as it came in; zone, owner and fields stand beside it, as they are now. */
  facts: RecordFacts;
  readonly zone: string;
  /** The run as it was taken over, with its taken outcomes and whatever part of it says nothing; null when it began here. */
  base: Run | null;
  /** Set while the run holds something no table knows (a pause, an approval): then every intent goes the ordinary way. */
  ordinary: Run | null;
  status: Run['status'];
  /** Number of the present stage. */
  row: number;
  visit: number;
  enteredAt: Instant;
  endedAt: Instant | null;
  rev: number;
  owner: UserId | null;
  fields: Fields;
  done: DoneActivity[];
  skipped: Run['skipped'];
  ticked: Run['ticked'];
  path: Run['path'][number][];
  /** As much of the path as the run had when it was taken over. */
  pathBefore: number;
  /** How often each limited outcome was taken in this run, and in a row without standing elsewhere; by the limit's number. */
  taken: number[];
  inRow: number[];
  /** Counts over the run and the record, by the counter's number. */
  counts: number[];
  /** Counts of the present visit: done attempts by place, then the stage's own counters. */
  here: number[];
  /** Last result of the present visit by place; undefined while there is none. */
  last: (string | null | undefined)[];
  /** The rev that armed the due of the activity at a place, 0 when it is not due, and its moment where that does not follow from the entry into the stage. */
  armed: number[];
  dueAt: number[];
  /** The due around a date of the record had passed already when it became known. */
  late: boolean[];
  /** The rev that armed a timed outcome, 0 once its time is up. */
  timed: number[];
  /** The rev that armed the escalations of the stage, or the return from an end; 0 when none is expected. */
  onceArmed: number;
  /** Keys of those that have come already. */
  onceUsed: readonly string[];
}

/** Who asks, under which entry, and when: one for the whole runner, filled anew for every intent. */
export interface Asking {
  made: { readonly entry: string; readonly by: UserId; readonly roles: readonly string[] };
  /** The event's time. */
  at: Instant;
}

/** A question about a record that was made ready beforehand. */
export type Ask = (record: BulkRecord, asking: Asking) => boolean;
