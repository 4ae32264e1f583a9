import { z } from 'zod';
import type { Instant } from '#engine/kernel';
import { channels, effectSchema, endResults, fieldsSchema, type ActivityId, type Channel, type Effect, type EndResult, type FieldValue, type OutcomeId, type StageId, type UserId } from '#engine/blueprint';
import { intentSchema, wordsSchema, type Intent, type Words } from './intent.ts';
import { refusalSchema, type Refusal } from './refusal.ts';

/**
 * The number of the kernel that decided an entry. It grows when `step` answers an old entry differently, so that
 * a journal always says by which rules it was written (domain.md section 6).
 */
export const kernelNumber = 1;

/** Under whose name the clock, effects and enrolment rules act: nobody's, and nobody takes it back. */
export const clockPerson = 'u_clock';

/** Which of the three worlds something belongs to; they never mix (domain.md section 6). */
export const spaces = ['live', 'practice', 'sandbox'] as const;
export const spaceSchema = z.enum(spaces);
export type Space = (typeof spaces)[number];

/** An activity that was done, as gates count it. */
export type DoneActivity = {
  readonly entry: string;
  readonly run: string;
  readonly visit: number;
  readonly stage: StageId;
  readonly activity: ActivityId;
  readonly channel: Channel;
  readonly result: string | null;
  readonly template: string | null;
  readonly by: UserId;
  readonly at: Instant;
  /** The customer did it (a signal ended the activity): it is no touch of ours, so the rhythm does not count it. */
  readonly inbound?: true | undefined;
};

/** One rule of the rhythm that moved a due moment, with what it saw. The calendar's `RhythmReason` has this shape. */
export type SlideReason =
  | { readonly rule: 'weekday'; readonly date: string; readonly holiday?: true | undefined }
  | { readonly rule: 'window'; readonly at: Instant }
  | { readonly rule: 'gap'; readonly lastTouch: string; readonly wanted: number; readonly seen: number }
  | { readonly rule: 'bundles'; readonly date: string; readonly limit: number }
  | { readonly rule: 'touches'; readonly seen: number; readonly limit: number };

export const dueKinds = ['activity', 'outcome', 'sla', 'approval', 'handOver', 'resume', 'return'] as const;
export type DueKind = (typeof dueKinds)[number];

/** A moment at which something is expected or will fire, as kept in the due table. `key` is unique within the run's visit. */
export type DueMoment = {
  readonly key: string;
  readonly at: Instant;
  readonly kind: DueKind;
  readonly activity: ActivityId | null;
  readonly outcome: OutcomeId | null;
  readonly stage: StageId;
  readonly channel: Channel | null;
  /** Who is expected to act; null means the record's owner. */
  readonly assignee: UserId | null;
  /** The run's rev that armed it (trap E3). */
  readonly armed: number;
  /** The clock acts at this moment (a timed outcome, an automatic activity); otherwise a person is expected to. */
  readonly automatic?: boolean | undefined;
  /** Whoever holds this role or belongs to this team is expected to act (approvals, lanes, role and team assignees). */
  readonly role?: string | undefined;
  /** The escalation that fires (kind `sla`). */
  readonly escalation?: string | undefined;
  /** The moment asked for, when the rhythm moved it, and the rules that did. */
  readonly slidFrom?: Instant | undefined;
  readonly reasons?: readonly SlideReason[] | undefined;
  /** When it would be due had nobody put it off. */
  readonly snoozedFrom?: Instant | undefined;
  /** The gap since the last touch is longer than the rhythm wants. */
  readonly late?: boolean | undefined;
};

/** What the authority looked up beside the record's own journal, kept so that replay needs nothing else. */
export type Seen = {
  /** Runs of linked records, for gates that wait for them. */
  readonly otherRuns?: readonly OtherRun[] | undefined;
  /** Approval rights others have lent to the person who asks. */
  readonly delegations?: readonly { readonly from: UserId; readonly role: string }[] | undefined;
  /** The workspace's hours and holidays, told to a run with its first step under them; they hold for its later ones too. */
  readonly calendar?: WorkHours | undefined;
};

/** When a workspace works. The calendar's `Calendar` has this shape. */
export type WorkHours = {
  readonly zone: string;
  readonly hours: Readonly<Record<1 | 2 | 3 | 4 | 5 | 6 | 7, readonly { readonly from: string; readonly to: string }[]>>;
  readonly holidays: readonly string[];
};

/** Another run a gate may wait for: of the same record or of a linked one. */
export type OtherRun = {
  readonly run: string;
  readonly blueprint: string;
  readonly on: 'sameRecord' | 'linkedRecord';
  /** Every stage it ever entered, with the entry that did it. */
  readonly reached: readonly { readonly stage: StageId; readonly entry: string }[];
  readonly ended: { readonly result: EndResult; readonly entry: string } | null;
};

/** What an accepted intent brought about. */
export type Changes = {
  /** Stage moves in order, automatic ones included. */
  readonly moves: readonly { readonly from: StageId | null; readonly to: StageId; readonly outcome: OutcomeId | null }[];
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Only there when the owner changed. */
  readonly owner?: UserId | null | undefined;
  readonly done: readonly DoneActivity[];
  readonly effects: readonly { readonly key: string; readonly effect: Effect }[];
  readonly ended: boolean;
  /** The step went past a closed gate or the rhythm by an override: the entry that allowed it (counted, B14). */
  readonly overridden?: string | undefined;
  /** Activities a signal made needless. */
  readonly cancelled?: readonly ActivityId[] | undefined;
  /** The key of the effect by which what was written goes out; its text is the entry's `words.letter`. */
  readonly letter?: string | undefined;
};

/**
 * One line of the journal: an intent that was accepted or refused, with its consequences.
 * `prev` and `hash` chain a record's entries, so that a change behind our back is found (B26).
 * `words` is outside the hash's text: only its own hash is chained, so it can be erased.
 */
export type Entry = {
  readonly id: string;
  readonly record: string;
  /** Null for what concerns the record alone. */
  readonly run: string | null;
  readonly space: Space;
  /** The run's gapless number of accepted entries; the unchanged rev on a refusal. */
  readonly rev: number;
  /** The authority's time. */
  readonly at: Instant;
  /** When the person meant it, by their own clock. */
  readonly madeAt: Instant;
  readonly by: UserId;
  readonly roles: readonly string[];
  readonly device: string;
  /** Gapless per (device, record). */
  readonly seq: number;
  /** The id under which the screen submitted it: a second delivery is a no-op. */
  readonly intentId: string;
  readonly intent: Intent;
  readonly ok: boolean;
  readonly refusal: Refusal | null;
  readonly changes: Changes | null;
  /** Where the run stands after this entry. */
  readonly stages: readonly StageId[];
  readonly visit: number;
  /** The version's behaviour hash, null without a run. */
  readonly version: string | null;
  readonly kernel: number;
  readonly seen?: Seen | undefined;
  readonly words: Words | null;
  readonly wordsHash: string | null;
  readonly prev: string | null;
  readonly hash: string;
};

const instant = z.number().int().min(0);
const count = z.number().int().min(0);
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits');

const doneSchema = z.strictObject({
  entry: z.string(),
  run: z.string(),
  visit: count,
  stage: z.string(),
  activity: z.string(),
  channel: z.enum(channels),
  result: z.string().nullable(),
  template: z.string().nullable(),
  by: z.string(),
  at: instant,
  inbound: z.literal(true).optional(),
});

const changesSchema = z.strictObject({
  moves: z.array(z.strictObject({ from: z.string().nullable(), to: z.string(), outcome: z.string().nullable() })),
  fields: fieldsSchema,
  owner: z.string().nullable().optional(),
  done: z.array(doneSchema),
  effects: z.array(z.strictObject({ key: z.string(), effect: effectSchema })),
  ended: z.boolean(),
  overridden: z.string().optional(),
  cancelled: z.array(z.string()).optional(),
  letter: z.string().optional(),
});

const shifts = z.array(z.strictObject({ from: z.iso.time({ precision: -1 }), to: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/) })).max(10);

/** A workspace's working hours, as settings keep them and a step was told them. */
export const workHoursSchema: z.ZodType<WorkHours> = z.strictObject({
  zone: z.string().min(1),
  hours: z.strictObject({ 1: shifts, 2: shifts, 3: shifts, 4: shifts, 5: shifts, 6: shifts, 7: shifts }),
  holidays: z.array(z.iso.date()).max(1000),
});

/** An entry read from a backup or another device: everything is checked before it is believed. */
export const entrySchema: z.ZodType<Entry> = z.strictObject({
  id: z.string().min(1),
  record: z.string().min(1),
  run: z.string().nullable(),
  space: spaceSchema,
  rev: count,
  at: instant,
  madeAt: instant,
  by: z.string().min(1),
  roles: z.array(z.string()),
  device: z.string().min(1),
  seq: count,
  intentId: z.string().min(1),
  intent: intentSchema,
  ok: z.boolean(),
  refusal: refusalSchema.nullable(),
  changes: changesSchema.nullable(),
  stages: z.array(z.string()),
  visit: count,
  version: z.string().nullable(),
  kernel: z.number().int().min(1),
  seen: z
    .strictObject({
      otherRuns: z
        .array(
          z.strictObject({
            run: z.string(),
            blueprint: z.string(),
            on: z.enum(['sameRecord', 'linkedRecord']),
            reached: z.array(z.strictObject({ stage: z.string(), entry: z.string() })),
            ended: z.strictObject({ result: z.enum(endResults), entry: z.string() }).nullable(),
          }),
        )
        .optional(),
      delegations: z.array(z.strictObject({ from: z.string(), role: z.string() })).optional(),
      calendar: workHoursSchema.optional(),
    })
    .optional(),
  words: wordsSchema.nullable(),
  wordsHash: hash.nullable(),
  prev: hash.nullable(),
  hash,
});
