import { z } from 'zod';
import { assigneeSchema, formSchema } from './activity.ts';
import { conditionSchema, fieldValueSchema } from './condition.ts';
import { gateSchema } from './gate.ts';
import { id, key, name, order, text } from './ids.ts';
import { channels } from './channel.ts';
import { timeOfDay, waitSchema } from './wait.ts';

/** What sets an outcome off: a person's choice, an activity's result, a condition coming true, time passing, or a signal. */
export const triggerSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('person') }),
  z.strictObject({ type: z.literal('result'), activity: id, result: key }),
  z.strictObject({ type: z.literal('condition'), condition: conditionSchema }),
  z.strictObject({ type: z.literal('elapsed'), wait: waitSchema }),
  /** Around a date of the record, e.g. three days after the event (S107-S109); not before the stage was entered. */
  z.strictObject({ type: z.literal('date'), field: key, days: z.number().int().min(-400).max(400), at: timeOfDay.optional() }),
  z.strictObject({ type: z.literal('signal'), signal: key, condition: conditionSchema.optional() }),
]);

/** Who may take an outcome. */
export const whoSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('anyone') }),
  z.strictObject({ type: z.literal('owner') }),
  z.strictObject({ type: z.literal('roles'), roles: z.array(key).min(1).max(20) }),
  z.strictObject({ type: z.literal('team'), team: key }),
]);

/** What follows from taking an outcome, as data: nothing leaves the browser from here. */
export const effectSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('setField'), field: key, value: fieldValueSchema }),
  z.strictObject({ type: z.literal('assignOwner'), to: assigneeSchema }),
  z.strictObject({ type: z.literal('createActivity'), name, channel: z.enum(channels), wait: waitSchema, assignee: assigneeSchema.optional() }),
  z.strictObject({ type: z.literal('send'), channel: z.enum(channels), template: id.optional(), subject: name, body: text }),
  z.strictObject({ type: z.literal('notify'), role: key, message: text }),
  z.strictObject({ type: z.literal('startBlueprint'), blueprint: id, on: z.enum(['sameRecord', 'newLinkedRecord']),
    /** For a new linked record: its type, and which of its fields take over which of this record's. */
    recordType: key.optional(), copy: z.record(key, key).optional() }),
  z.strictObject({ type: z.literal('signalRun'), blueprint: id, signal: key,
    /** Whose runs hear it; the same record's when absent. */
    on: z.enum(['sameRecord', 'linkedRecord']).optional(),
    /** Which payload key takes over which of this record's fields. */
    payload: z.record(key, key).optional() }),
  z.strictObject({ type: z.literal('webhook'), url: z.string().max(2000), body: text }),
]);

/** From which stages an outcome leads out: one, all, or listed ones (a common outcome). */
export const fromSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('stage'), stage: id }),
  z.strictObject({ type: z.literal('all') }),
  z.strictObject({ type: z.literal('stages'), stages: z.array(id).min(1).max(500) }),
]);

/** A named way out of a stage. While drawing, `to` may be null: an open outcome, which blocks publishing. */
export const outcomeSchema = z.strictObject({
  id,
  name,
  tone: z.enum(['positive', 'negative', 'neutral', 'time']),
  from: fromSchema,
  to: id.nullable(),
  trigger: triggerSchema,
  order,
  who: whoSchema,
  /** Replaces the stage's implicit clause "all required activities done" when given. */
  gate: gateSchema.optional(),
  form: formSchema,
  reason: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('none') }),
    z.strictObject({ type: z.literal('optional') }),
    z.strictObject({ type: z.literal('required'), choices: z.array(name).max(50) }),
  ]),
  // eslint-disable-next-line unicorn/no-thenable -- `then` is domain.md's word for an outcome's effects
  then: z.array(effectSchema).max(20),
  /** At most this often in one run; beyond it, take the outcome `then`, or stay when null. */
  limit: z.strictObject({ times: z.number().int().min(1).max(1000), window: z.enum(['visit', 'run']), then: id.nullable() }).optional(),
  /** False: nobody may go past this outcome's gate, whatever the blueprint's override rule says (B14). */
  overridable: z.boolean().optional(),
  /** On a decision: the way taken when no condition holds. */
  fallback: z.boolean().optional(),
});
