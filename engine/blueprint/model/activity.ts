import { z } from 'zod';
import { channels } from './channel.ts';
import { conditionSchema } from './condition.ts';
import { id, key, name, order, personId, text } from './ids.ts';
import { gateSchema } from './gate.ts';
import { timeOfDay, waitSchema } from './wait.ts';

const tone = z.enum(['positive', 'negative', 'neutral']);

/** How an activity may end: its key is a word shared by all activities (`connected`, `noAnswer`, `replied`…). */
export const resultSchema = z.strictObject({ key, name, tone, order });

/** Which field a form shows, whether it must be filled, and what it must satisfy, with its own message. */
export const fieldRuleSchema = z.strictObject({
  field: key,
  required: z.union([z.enum(['always', 'never']), conditionSchema]),
  validation: z.strictObject({ condition: conditionSchema, message: z.string().min(1).max(500) }).optional(),
  order,
});
/** Fields asked for, keyed by field. */
export const formSchema = z.record(key, fieldRuleSchema);

export const checklistSchema = z.record(id, z.strictObject({ id, text: name, order }));

/** A template with the rule when to use it and when never to (S5). Merge fields are written {{field}}. */
export const templateSchema = z.strictObject({
  id,
  name,
  subject: name,
  body: text,
  useIf: conditionSchema.optional(),
  neverIf: conditionSchema.optional(),
  order,
});

/** What to say: an opening, points to tick in any order (S85), answers to objections (S86), words to avoid (S100). */
export const scriptSchema = z.strictObject({
  opening: text,
  points: z.record(id, z.strictObject({ id, text: name, order })),
  objections: z.record(id, z.strictObject({ id, name, answer: text, order })),
  avoid: z.array(name).max(100),
});

/**
 * What an activity says or shows. A change of a variant replaces the parts it names (S14). Its `wait` moves the due moment
 * when it is `timed`: drawings from before that only said it. A variant with a `load` is drawn for nobody: whoever has
 * more than so many of the activity's channel to do on a day uses it for all of them (S114).
 */
export const contentSchema = z.strictObject({
  instructions: text,
  templates: z.record(id, templateSchema),
  script: scriptSchema.optional(),
  documents: z.record(id, z.strictObject({ id, name, url: z.string().max(2000), useIf: conditionSchema.optional(), order })),
  variants: z.record(
    id,
    z.strictObject({
      id,
      name,
      weight: z.number().min(0).max(100),
      change: z.strictObject({ instructions: text.optional(), template: id.optional(), wait: waitSchema.optional(), timed: z.literal(true).optional() }),
      load: z.number().int().min(1).max(1000).optional(),
      order,
    }),
  ),
});

/** Who shall do it. */
export const assigneeSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('owner') }),
  z.strictObject({ type: z.literal('role'), role: key }),
  z.strictObject({ type: z.literal('team'), team: key }),
  z.strictObject({ type: z.literal('person'), person: personId }),
  z.strictObject({ type: z.literal('roundRobin'), role: key }),
]);

/** What must have happened before this activity may be done. */
export const prerequisiteSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('activity'), activity: id }),
  z.strictObject({ type: z.literal('lane'), lane: id }),
  z.strictObject({ type: z.literal('condition'), condition: conditionSchema }),
  /** Any clauses of a gate, e.g. "the payments team's approval is given" (S29). */
  z.strictObject({ type: z.literal('clause'), clause: gateSchema }),
]);

/** When it is expected: a wait after entering the stage, after another activity, or around a date of the record (days may be negative). */
export const dueSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('stageEntry'), wait: waitSchema }),
  z.strictObject({ type: z.literal('activity'), activity: id, wait: waitSchema }),
  z.strictObject({ type: z.literal('fieldDate'), field: key, days: z.number().int().min(-400).max(400), at: timeOfDay.optional() }),
]);

export const evidenceKinds = ['note', 'file', 'recording', 'link', 'research'] as const;

/** What a signal does to an activity that is not done yet: it ends it with a result, makes it needless ("reply stops the chase", S26), or counts towards it. */
export const listenerSchema = z.discriminatedUnion('then', [
  z.strictObject({ then: z.literal('complete'), signal: key, condition: conditionSchema.optional(), result: key.nullable() }),
  z.strictObject({ then: z.literal('cancel'), signal: key, condition: conditionSchema.optional() }),
  /** Each one is one of the attempts: "warm after three visits" is an activity that wants three (S99). */
  z.strictObject({ then: z.literal('count'), signal: key, condition: conditionSchema.optional(), result: key.nullable() }),
]);

/**
 * The baton pass (S82, S113): the sender fills the activity's form, the receiver accepts or returns with a reason.
 * `deadline` counts from the offer; past it the offer is reminded of, or goes back by itself. `warm` allows "transfer
 * now": both are on the line and the receiver has it at once.
 */
export const handOverSchema = z.strictObject({ to: assigneeSchema, deadline: waitSchema, late: z.enum(['remind', 'return']), warm: z.boolean() });

/** Who must agree before an approval activity is done: so many different people on each level (S9). */
export const approvalSchema = z.strictObject({ role: key, levels: z.number().int().min(1).max(5), quorum: z.number().int().min(1).max(20) });

/** Something a person, or the clock, must do in a stage. */
export const activitySchema = z.strictObject({
  id,
  name,
  channel: z.enum(channels),
  required: z.union([z.enum(['always', 'never']), conditionSchema]),
  when: conditionSchema.optional(),
  after: z.array(prerequisiteSchema).max(20),
  attempts: z.strictObject({ min: z.number().int().min(1).max(100), max: z.number().int().min(1).max(100) }),
  due: dueSchema,
  window: z.strictObject({ from: timeOfDay, to: timeOfDay }).optional(),
  assignee: assigneeSchema,
  mode: z.enum(['manual', 'automatic']),
  content: contentSchema,
  form: formSchema,
  checklist: checklistSchema,
  results: z.record(key, resultSchema),
  evidence: z.array(z.enum(evidenceKinds)).max(5),
  /** Comes back in the same visit, e.g. a weekly review of key accounts (S15): every stretch after its due moment the next one is due. */
  repeat: z.strictObject({ every: waitSchema }).optional(),
  /** Only for the channel `handOver`. */
  handOver: handOverSchema.optional(),
  /** Only for the channel `approval`: it is done by `approve`, not by `complete`. */
  approval: approvalSchema.optional(),
  /** Signals that end it or make it needless while it is open. */
  listens: z.array(listenerSchema).max(20).optional(),
});
