import { z } from 'zod';
import { channels } from './channel.ts';
import { conditionSchema } from './condition.ts';
import { id, key, name, order, personId, text } from './ids.ts';
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

/** What an activity says or shows. A change of a variant replaces the parts it names (S14). */
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
      change: z.strictObject({ instructions: text.optional(), template: id.optional(), wait: waitSchema.optional() }),
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
]);

/** When it is expected: a wait after entering the stage, after another activity, or around a date of the record (days may be negative). */
export const dueSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('stageEntry'), wait: waitSchema }),
  z.strictObject({ type: z.literal('activity'), activity: id, wait: waitSchema }),
  z.strictObject({ type: z.literal('fieldDate'), field: key, days: z.number().int().min(-400).max(400), at: timeOfDay.optional() }),
]);

export const evidenceKinds = ['note', 'file', 'recording', 'link', 'research'] as const;

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
});
