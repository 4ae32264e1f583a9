import { z } from 'zod';
import { evidenceKinds } from './activity.ts';
import { fieldValueSchema } from './condition.ts';
import { id, key, name, order, personId } from './ids.ts';

const fields = z.record(key, fieldValueSchema);
const reason = z.string().max(500);
/** More stages than one step can lead through, automatic ones and what falls due included. */
const stages = z.array(id).max(500);
/** 400 days, the longest wait a drawing may hold, in milliseconds; twice that is as far as one step may look ahead. */
const longestStep = 800 * 86_400_000;

/** What somebody does in a scenario: the intents a manager can try out while simulating. */
export const deedSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('complete'), activity: id, result: key.nullable(), fields, ticked: z.array(id).max(500), evidence: z.array(z.enum(evidenceKinds)).max(5), template: id.nullable() }),
  z.strictObject({ type: z.literal('tick'), activity: id, ticked: z.array(id).max(500) }),
  z.strictObject({ type: z.literal('skip'), activity: id, reason }),
  z.strictObject({ type: z.literal('requestApproval'), role: key }),
  z.strictObject({ type: z.literal('approve'), role: key }),
  z.strictObject({ type: z.literal('reject'), role: key, reason }),
  z.strictObject({ type: z.literal('handOver'), activity: id, fields, warm: z.boolean() }),
  z.strictObject({ type: z.literal('accept'), activity: id }),
  z.strictObject({ type: z.literal('return'), activity: id, reason }),
  z.strictObject({ type: z.literal('choose'), outcome: id, fields, reason: reason.nullable() }),
  z.strictObject({ type: z.literal('setFields'), fields }),
  z.strictObject({ type: z.literal('signal'), signal: key, payload: fields }),
  z.strictObject({ type: z.literal('pause') }),
  z.strictObject({ type: z.literal('resume') }),
  /** Goes past a closed gate, as somebody the drawing lets (B14); where it wants two, the second one confirms. */
  z.strictObject({ type: z.literal('override'), outcome: id, reason }),
  z.strictObject({ type: z.literal('confirmOverride'), outcome: id }),
  z.strictObject({ type: z.literal('assign'), owner: personId.nullable() }),
  z.strictObject({ type: z.literal('exit'), reason }),
  /** Nothing but time passes; what falls due meanwhile happens. */
  z.strictObject({ type: z.literal('wait') }),
]);

/**
 * What a step must lead to: accepted or refused, and the stages it leads through in order, the last being the one the
 * record then stands in. No stage at all when the record never came in.
 */
export const expectationSchema = z.strictObject({ accepted: z.boolean(), stages });

/** One step of a scenario: so many milliseconds after the step before, somebody does something, and this must come of it. */
export const scenarioStepSchema = z.strictObject({
  wait: z.number().int().min(0).max(longestStep),
  /** Who does it; the record's owner, or whoever was asked, when absent. */
  by: personId.optional(),
  /** The roles that person holds. */
  roles: z.array(key).max(50),
  deed: deedSchema,
  expect: expectationSchema,
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
  startsAt: z.number().int().min(0),
  /** Placed in this stage without having walked there; at the start of the drawing when absent. */
  from: id.optional(),
  record: z.strictObject({
    owner: personId.nullable(),
    fields,
    zone: z.string().max(80),
    /** Other runs that gates wait for have come as far as they ask. */
    awaited: z.literal(true).optional(),
  }),
  /** Where the enrolment must lead to. */
  enters: expectationSchema,
  steps: z.array(scenarioStepSchema).max(500),
});
