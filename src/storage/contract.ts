import type { Blueprint, Fields, RecordType, Version } from '#engine/blueprint';
import type { DueMoment, Entry, Intent, Refusal, Space, Words } from '#engine/journal';
import type { Run } from '#engine/run';
import type { Verdict } from '#engine/gates';

/** What a screen hands to the authority: an intent with its own id, so that a second delivery is a no-op. */
export interface SubmittedIntent {
  readonly id: string;
  readonly record: string;
  /** Null to start a run (the id in `newRun` is used) or for what concerns the record alone. */
  readonly run: string | null;
  readonly newRun?: string;
  readonly by: string;
  readonly roles: readonly string[];
  readonly madeAt: number;
  readonly intent: Intent;
  readonly words?: Words;
  /** Ties bulk intents together (an import, a bulk action). */
  readonly batch?: string;
}

/** The authority's answer to one intent, given only after the transaction is on disk. */
export interface Ack {
  readonly id: string;
  readonly ok: boolean;
  /** Delivered before: nothing happened now. */
  readonly repeated: boolean;
  readonly entry: Entry;
  readonly refusal: Refusal | null;
  readonly verdict: Verdict | null;
}

export interface FeedEntry {
  /** Grows with every entry written in this workspace. */
  readonly cursor: number;
  readonly entry: Entry;
}

/** The only way anything changes a run (domain.md section 6). `LocalAuthority` today, a server later. */
export interface Authority {
  submit(intents: readonly SubmittedIntent[]): Promise<readonly Ack[]>;
  feed(cursor: number): AsyncIterable<FeedEntry>;
}

/** A lead, deal, order, claim: what travels through a process. */
export interface RecordRow {
  readonly id: string;
  readonly type: string;
  readonly space: Space;
  readonly owner: string | null;
  readonly zone: string;
  readonly fields: Fields;
  /** The value of the type's title field, lower-cased for search and sort. */
  readonly title: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** The import or bulk action that made it, so that it can be undone as a whole. */
  readonly batch: string | null;
  /** Stages it stands in now, kept with every step: `blueprintId/stageId` for each running run. */
  readonly standing: readonly string[];
}

/** A run snapshot as stored: without the record's facts, which live in the record's row. */
export interface RunRow {
  readonly id: string;
  readonly record: string;
  readonly space: Space;
  readonly owner: string | null;
  readonly blueprint: string;
  readonly versionId: string;
  readonly stage: string;
  readonly status: Run['status'];
  readonly updatedAt: number;
  readonly snapshot: Omit<Run, 'record'>;
}

/** A row of the due table: what Today lists and the alarm fires. */
export interface DueRow extends Omit<DueMoment, 'automatic'> {
  /** run + '/' + key */
  readonly id: string;
  readonly run: string;
  readonly record: string;
  readonly space: Space;
  /** Whose Today it is in: the assignee, else the record's owner, else ''. */
  readonly owner: string;
  readonly blueprint: string;
  /** 1 when the clock acts (timed outcome, SLA), 0 when a person must. Indexable. */
  readonly automatic: 0 | 1;
}

/** A drawing as stored: the draft with its history, and what is live. */
export interface BlueprintRow {
  readonly id: string;
  readonly draft: Blueprint;
  /** Grows with every saved edit: two tabs on one draft never overwrite each other. */
  readonly draftRev: number;
  readonly updatedAt: number;
  readonly owner: string;
  /** The published version that new runs take, null before the first publish. */
  readonly live: string | null;
  readonly paused: boolean;
  /** Demo things are removed together. */
  readonly batch: string | null;
}

export interface VersionRow extends Version {
  readonly batch: string | null;
}

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly zone: string;
  readonly batch: string | null;
}

export interface OutboxRow {
  /** run/rev/n: the idempotency key. */
  readonly id: string;
  readonly record: string;
  readonly run: string;
  readonly space: Space;
  readonly at: number;
  readonly effect: unknown;
  readonly status: 'waiting' | 'opened';
}

export type RecordTypeRow = RecordType & { readonly batch: string | null };
