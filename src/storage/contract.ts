import type { Blueprint, Condition, Effect, Fields, FieldValue, Fragment, RecordType, Version } from '#engine/blueprint';
import type { DoneActivity, DueMoment, Entry, Intent, Refusal, Space, Words } from '#engine/journal';
import type { MovePlan, Run } from '#engine/run';
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
  /** Records that belong to the same story (an order made from a deal), told on both sides; absent without any. */
  readonly links?: readonly string[];
  /** The first and the last moment somebody of ours reached out to it, over all its runs (S112); absent while nobody has. */
  readonly touched?: { readonly first: number; readonly last: number };
  /** When it came in, while nobody has touched it (S110, S112): those of them that stand in a stage are the red list. Gone with the first touch. */
  readonly untouchedSince?: number;
  /** Beside it: 1 when the record is on its way in a blueprint, or was given to somebody before any, so that somebody is expected to reach out; else 0. */
  readonly waits?: 0 | 1;
  /** Whose it was when it came in, once it was given to somebody else by hand; '' when that is not known any more. Absent while it is where it came in. */
  readonly routedFrom?: string;
  /** It does not fulfil its type's rule for reps (S106): their lists pass it over. Absent once it does, or without a rule. */
  readonly unqualified?: 1;
  /** The record it was merged into: its journal stays, lists pass it over. */
  readonly mergedInto?: string;
  /** The records that were merged into this one, with what it takes to part them again. */
  readonly absorbed?: readonly Absorbed[];
  /** What was done in the runs of records merged into this one: it counts here as done in other runs (rule R201). */
  readonly inherited?: readonly DoneActivity[];
}

/** How one change of a batch is taken back. */
export type WayBack =
  | { readonly type: 'fields'; readonly before: Fields; readonly after: Fields }
  | { readonly type: 'owner'; readonly before: string | null; readonly after: string | null }
  | { readonly type: 'leave'; readonly run: string }
  | { readonly type: 'undo'; readonly run: string; readonly entry: string }
  | { readonly type: 'resume'; readonly run: string }
  | { readonly type: 'pause'; readonly run: string; readonly until: number | null }
  | { readonly type: 'snooze'; readonly run: string; readonly visit: number; readonly activity: string; readonly until: number | null };

/** What a bulk change or an import wrote over in one record, kept so that the batch can be taken back. */
export interface FormerRow {
  /** The intent that did it. */
  readonly id: string;
  readonly batch: string;
  readonly record: string;
  readonly way: WayBack;
}

/** One record merged into another: what the merge changed, so that it can be taken back. */
export interface Absorbed {
  readonly record: string;
  readonly at: number;
  /** What the kept record said before, and what the merge made of it. */
  readonly fields: Readonly<Record<string, { readonly before: FieldValue; readonly after: FieldValue }>>;
  /** Runs of the absorbed record that were ended, each with the entry that did it. */
  readonly exits: readonly { readonly run: string; readonly entry: string }[];
  /** Runs of the kept record that go on where those had stood. */
  readonly carried: readonly string[];
  /** Links it brought along. */
  readonly links: readonly string[];
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
  /** When the run last heard from its customer (S96); absent while it never did. */
  readonly signalAt?: number;
  /** Until when an override of this stay waits for a second person (B14); absent while none does. */
  readonly confirm?: number;
  /** Which of the workspace's calendars its journal was told last; absent while none was set. */
  readonly calendar?: string;
  readonly snapshot: Omit<Run, 'record'>;
}

/**
 * A row of the due table: what Today lists and the alarm fires. `role` is there while nobody in particular is meant:
 * then it is in the queue of whoever holds that role or belongs to that team.
 */
export interface DueRow extends Omit<DueMoment, 'automatic'> {
  /** run + '/' + key */
  readonly id: string;
  readonly run: string;
  readonly record: string;
  readonly space: Space;
  /** Whose Today it is in: the assignee, else nobody's ('') when a role is meant, else the record's owner, else ''. */
  readonly owner: string;
  readonly blueprint: string;
  /** 1 when the clock acts (timed outcome, SLA), 0 when a person must. Indexable. */
  readonly automatic: 0 | 1;
  /** The version its run walks, for names, windows and rhythm; absent in rows written before epoch 4. */
  readonly version?: string;
  /** The record's own zone: its windows are told in it (S50). */
  readonly zone?: string;
  /** What the order of Today looks at beside the moment itself, kept here so that ranking reads no record (B12). */
  readonly weight?: DueWeight;
}

/** Projections of the run and the record that decide which line comes first. */
export interface DueWeight {
  /** The record type's value field, in its own unit. */
  readonly value?: number;
  /** When the stage's time limit (SLA) or a timed outcome next takes the decision away. */
  readonly limitAt?: number;
  /** The customer's last signal of the run. */
  readonly signalAt?: number;
  /** A gate of the stage waits for this activity. */
  readonly required?: true;
  /** Our latest touches over all its runs, oldest first, and the most there may be in seven days (S80): how many those are depends on when one looks. */
  readonly touchedAt?: readonly number[];
  readonly touchLimit?: number;
  /** When the record's present stay began. */
  readonly enteredAt?: number;
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
  /** When the process is looked over next, in epoch milliseconds (S39); absent while nobody set a date. */
  readonly reviewAt?: number;
  /** Demo things are removed together. */
  readonly batch: string | null;
}

export interface VersionRow extends Version {
  readonly batch: string | null;
  /** Records on older versions come over when they next change their stage (B24); gone once a newer version is out. */
  readonly moving?: MovePlan & { readonly active: 1 };
  /** The version this one puts back in force (a release that was rolled back). */
  readonly restores?: string;
}

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly zone: string;
  readonly batch: string | null;
  /** Approval rights lent to others while away (S9): in which role, to whom, until when (null: until taken back). */
  readonly delegates?: readonly { readonly role: string; readonly to: string; readonly until: number | null }[];
}

/** Something that would leave the browser, or that nobody here could be found for: people open it and say what became of it (S79). */
export interface OutboxRow {
  /** run/rev/n: the idempotency key. */
  readonly id: string;
  readonly record: string;
  readonly run: string;
  readonly space: Space;
  readonly at: number;
  readonly effect: Effect;
  readonly status: 'waiting' | 'opened' | 'done' | 'dismissed';
  /** The entry whose `words.letter` is what goes out: somebody wrote it, it is no template (J11). */
  readonly letter?: string;
  /** How it was closed: as what it lay there before, when, and why it shall not go out. `optedOut`: the customer's wish did it (S26). */
  readonly closed?: { readonly from: 'waiting' | 'opened'; readonly at: number; readonly by: string; readonly why?: 'optedOut'; readonly reason?: string };
}

/** A named question to the records of one type, which lists and enrolment rules share. */
export interface ViewRow {
  readonly id: string;
  readonly name: string;
  readonly recordType: string;
  readonly condition: Condition;
  readonly updatedAt: number;
  /** The columns and the order it is shown with; as usual when absent. */
  readonly columns?: readonly string[];
  readonly sort?: { readonly field: string; readonly descending: boolean };
}

/** A live blueprint that takes records in by itself: the few lines of its version that every change is asked against. */
export interface EnrollerRow {
  readonly blueprint: string;
  readonly version: string;
  readonly recordType: string;
  readonly order: number;
  readonly when: Exclude<Blueprint['enrolment']['when'], { readonly type: 'manual' }>;
  readonly imports: Blueprint['enrolment']['imports'];
}

export type RecordTypeRow = RecordType & { readonly batch: string | null };

/** What a comment is pinned to: a thing of the drawing, a place on the canvas, or the drawing as a whole. */
export type CommentTarget =
  | { readonly type: 'stage' | 'activity' | 'outcome'; readonly id: string }
  | { readonly type: 'point'; readonly x: number; readonly y: number }
  | { readonly type: 'blueprint' };

/** Something said about a draft, with the answers to it; resolved when everybody is content (S45, S87). */
export interface CommentRow {
  readonly id: string;
  readonly blueprint: string;
  readonly target: CommentTarget;
  readonly text: string;
  readonly by: string;
  readonly at: number;
  /** When its words were changed last. */
  readonly editedAt?: number;
  readonly replies: readonly { readonly id: string; readonly text: string; readonly by: string; readonly at: number; readonly editedAt?: number }[];
  readonly resolved: { readonly by: string; readonly at: number } | null;
  readonly batch: string | null;
}

/** A request to look a draft over before it is published (S45). It speaks of one state of the draft: `hash` is its behaviour's. */
export interface ReviewRow {
  readonly id: string;
  readonly blueprint: string;
  readonly hash: string;
  readonly note: string;
  readonly by: string;
  readonly at: number;
  /** People asked by name, beside those whose role the drawing's rule names. */
  readonly asked?: readonly string[];
  readonly answers: readonly { readonly by: string; readonly at: number; readonly verdict: 'approved' | 'changesWanted'; readonly note: string }[];
  /** Withdrawn, published, or overtaken by a newer request. */
  readonly closedAt: number | null;
}

/** A draft as it stood at a moment: named by a person, or kept by itself before something large happened. */
export interface SnapshotRow {
  readonly id: string;
  readonly blueprint: string;
  /** Null when it was kept by itself. */
  readonly name: string | null;
  readonly why: 'named' | 'timed' | 'beforeRestore' | 'beforeReplace';
  readonly at: number;
  readonly by: string;
  readonly draft: Blueprint;
}

/** A cut-out of a drawing kept for use in others. */
export interface SnippetRow {
  readonly id: string;
  readonly name: string;
  readonly fragment: Fragment;
  readonly at: number;
  readonly by: string;
  readonly batch: string | null;
}

/** A file kept with a record: a recording, a proposal, a photo. It lives in this browser's database. */
export interface FileRow {
  readonly id: string;
  readonly record: string;
  readonly name: string;
  /** Its media type as the browser named it; '' when unknown. */
  readonly type: string;
  readonly size: number;
  readonly at: number;
  readonly by: string;
  readonly content: Blob;
}
