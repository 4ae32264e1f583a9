import { z } from 'zod';
import { fieldsSchema, type Frozen } from '#engine/blueprint';
import { relations } from './relation.ts';
import { letterSchema, meetingSchema } from './words.ts';

const id = z.uuidv7();
const reason = z.string().max(2000);
const key = z.string().max(64);
const expect = z.strictObject({ visit: z.number().int() });

/** What somebody wants to happen, without who and when (domain.md section 4). Free personal text is not in here, see `Words`. */
export const intentSchema = z.discriminatedUnion('type', [
  /** Starts a run. The record's facts as they are at that moment travel along, so that replay needs nothing else. */
  z.strictObject({
    type: z.literal('enrol'), blueprint: id, version: id, record: z.strictObject({ owner: z.string().nullable(), zone: z.string(), fields: fieldsSchema }),
    /** The run goes on where another record's stood when that one was merged into this (rule R200). Only a merge may ask for it. */
    carry: z.strictObject({ run: id, stage: id }).optional(),
  }),
  /** Does an activity: how it ended, what its form says (written to the record), ticked checklist items, evidence kinds given. */
  z.strictObject({
    type: z.literal('complete'),
    activity: id,
    result: z.string().nullable(),
    fields: fieldsSchema,
    ticked: z.array(id).max(500),
    evidence: z.array(z.strictObject({ kind: z.enum(['note', 'file', 'recording', 'link', 'research']), link: z.string().max(2000).nullable() })).max(20),
    template: id.nullable(),
    points: z.array(id).max(200),
    objections: z.array(id).max(200),
    /** How long it took, in seconds, when it was timed (a call). Told and counted, no rule reads it. */
    lasted: z.number().int().min(0).max(86_400).optional(),
    /** What was written (`words.letter`) goes into the outbox, for the person to send from their own program (S77, S79). */
    writes: z.literal(true).optional(),
    /** Which of its documents was used (S8). */
    document: id.optional(),
    /** The variant it was done as because so much was due that day (S114). */
    variant: id.optional(),
    expect,
  }),
  /** Keeps ticks and half-filled things of an activity that is not done yet. */
  z.strictObject({ type: z.literal('tick'), activity: id, ticked: z.array(id).max(500), expect }),
  z.strictObject({ type: z.literal('skip'), activity: id, reason, expect }),
  /** Takes an outcome. `expect.visit` names the stay it was meant for; another one is refused as stale. */
  z.strictObject({ type: z.literal('choose'), outcome: id, fields: fieldsSchema, reason: reason.nullable(), expect }),
  z.strictObject({ type: z.literal('setFields'), fields: fieldsSchema }),
  z.strictObject({ type: z.literal('assign'), owner: z.string().nullable() }),
  /** The clock says a due moment has come. `armed` is the rev that armed it; another one is dropped as stale (trap E3). */
  z.strictObject({ type: z.literal('due'), due: z.string().max(200), armed: z.number().int() }),
  z.strictObject({ type: z.literal('signal'), signal: z.string().max(64), payload: fieldsSchema }),
  z.strictObject({ type: z.literal('exit'), reason }),
  z.strictObject({ type: z.literal('note') }),
  /** Takes back the run's last step: freely within five minutes, later as a compensation with a reason (B22). */
  z.strictObject({ type: z.literal('undo'), entry: id, reason: reason.optional() }),
  /** Asks the people of a role to agree; what they said before in this visit no longer counts (S9). */
  z.strictObject({ type: z.literal('requestApproval'), role: key, expect }),
  /** Agrees, on the lowest level that still lacks somebody. `onBehalfOf` names whose right is used when it was delegated. */
  z.strictObject({ type: z.literal('approve'), role: key, onBehalfOf: z.string().nullable(), expect }),
  z.strictObject({ type: z.literal('reject'), role: key, onBehalfOf: z.string().nullable(), reason, expect }),
  /** Opens one closed gate, or allows one touch the rhythm forbids, for a while (B14). */
  z.strictObject({ type: z.literal('override'), target: z.discriminatedUnion('type', [z.strictObject({ type: z.literal('outcome'), outcome: id }), z.strictObject({ type: z.literal('activity'), activity: id })]), reason, expect }),
  /** The second person agrees to an override; `override` is the entry that asked for it. */
  z.strictObject({ type: z.literal('confirmOverride'), override: z.string(), expect }),
  /** Offers the record to somebody (S82); `warm`: they take it at once (S113). */
  z.strictObject({ type: z.literal('handOver'), activity: id, to: z.string().min(1), fields: fieldsSchema, warm: z.boolean(), expect }),
  z.strictObject({ type: z.literal('accept'), activity: id, expect }),
  z.strictObject({ type: z.literal('return'), activity: id, reason, expect }),
  /** Nothing falls due until it is resumed; then every moment is later by as much. */
  z.strictObject({ type: z.literal('pause'), reason, until: z.number().int().min(0).nullable() }),
  z.strictObject({ type: z.literal('resume') }),
  /** Puts an activity off to a later moment, inside the rhythm and the stage's time limit (S69, S117); with null it is due again as if nobody had. */
  z.strictObject({ type: z.literal('snooze'), activity: id, until: z.number().int().min(0).nullable(), reason, expect }),
  /** Puts the run onto another version of its blueprint, at this stage (domain.md section 7). */
  z.strictObject({ type: z.literal('migrate'), version: id, stage: id, timers: z.enum(['carry', 'restart']) }),
  /** Two records are the same customer: the other one's story is told in this one from now on. `fields` are the values chosen for it (S44). */
  z.strictObject({ type: z.literal('merge'), record: id, fields: fieldsSchema }),
  /** The other side of a merge: this record's story is told in the other one. */
  z.strictObject({ type: z.literal('mergedInto'), record: id }),
  /** Takes a merge back; written on both records, each naming the other. */
  z.strictObject({ type: z.literal('unmerge'), record: id }),
  /** Says that two records belong to the same story (an order and its deal) and how, or do so no more; written on both. */
  z.strictObject({ type: z.literal('link'), record: id, relation: z.enum(relations).optional() }),
  z.strictObject({ type: z.literal('unlink'), record: id }),
]);
export type Intent = Frozen<z.infer<typeof intentSchema>>;
export type IntentType = Intent['type'];

/**
 * Free text by people (a note, a letter, a meeting's invitation): kept beside the intent so that it can be erased
 * without breaking replay. The kernel never reads it.
 */
export const wordsSchema = z.strictObject({ note: z.string().max(20_000), letter: letterSchema.optional(), meeting: meetingSchema.optional() });
export type Words = Frozen<z.infer<typeof wordsSchema>>;
