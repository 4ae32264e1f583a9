import { z } from 'zod';
import { evidenceKinds } from './activity.ts';
import { fieldValueSchema } from './condition.ts';
import { id, key, name, order } from './ids.ts';

const fields = z.record(key, fieldValueSchema);

/** What somebody does in a scenario: the intents a manager can try out while simulating. */
export const deedSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('complete'), activity: id, result: key.nullable(), fields, ticked: z.array(id).max(100), evidence: z.array(z.enum(evidenceKinds)).max(5), template: id.nullable() }),
  z.strictObject({ type: z.literal('skip'), activity: id, reason: z.string().max(500) }),
  z.strictObject({ type: z.literal('approve'), activity: id }),
  z.strictObject({ type: z.literal('reject'), activity: id, reason: z.string().max(500) }),
  z.strictObject({ type: z.literal('handOver'), activity: id, fields, warm: z.boolean() }),
  z.strictObject({ type: z.literal('accept'), activity: id }),
  z.strictObject({ type: z.literal('return'), activity: id, reason: z.string().max(500) }),
  z.strictObject({ type: z.literal('choose'), outcome: id, fields, reason: z.string().max(500).nullable() }),
  z.strictObject({ type: z.literal('setFields'), fields }),
  z.strictObject({ type: z.literal('signal'), signal: key, payload: fields }),
  z.strictObject({ type: z.literal('pause') }),
  z.strictObject({ type: z.literal('resume') }),
  /** Nothing but time passes; what falls due meanwhile happens. */
  z.strictObject({ type: z.literal('wait') }),
]);

/**
 * One step of a scenario: so many minutes after the step before, somebody in this role does something, and the record
 * is expected to stand in these stages afterwards, the deed accepted or refused.
 */
export const scenarioStepSchema = z.strictObject({
  wait: z.number().int().min(0).max(400 * 1440),
  role: key.nullable(),
  deed: deedSchema,
  expect: z.strictObject({ accepted: z.boolean(), stages: z.array(id).max(20) }),
});

/**
 * A named path a manager has tried out and wants to stay true: the record it is walked with, the moment it starts, and
 * every step with what it must lead to. Walked again on every check (ui.md 56, issue "Simulate"); no part of behaviour.
 */
export const scenarioSchema = z.strictObject({
  id,
  name,
  order,
  /** The instant of enrolment, in epoch milliseconds: waits and working hours come out the same every time. */
  startsAt: z.number().int(),
  record: z.strictObject({ fields, zone: z.string().max(80) }),
  steps: z.array(scenarioStepSchema).max(500),
});
