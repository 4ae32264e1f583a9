import { z } from 'zod';
import { activitySchema, type assigneeSchema, type checklistSchema, type contentSchema, type dueSchema, type fieldRuleSchema, type formSchema, type resultSchema, type templateSchema } from './activity.ts';
import { conditionSchema } from './condition.ts';
import { id, key, name, order, text } from './ids.ts';
import { type effectSchema, outcomeSchema, type triggerSchema, type whoSchema } from './outcome.ts';
import { type laneSchema, type slaSchema, stageSchema } from './stage.ts';
import { timeOfDay } from './wait.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** The cadence's timing rules (domain.md section 5; S49-S54, S65). */
export const rhythmSchema = z.strictObject({
  gap: z.strictObject({ min: z.number().int().min(0).max(60), max: z.number().int().min(1).max(400) }),
  weekdays: z.array(z.enum(weekdays)).min(1).max(7),
  windows: z.array(z.strictObject({ from: timeOfDay, to: timeOfDay })).max(12),
  best: z.strictObject({ from: timeOfDay, to: timeOfDay }).optional(),
  bundlesPerDay: z.number().int().min(1).max(20),
  touchesPer7Days: z.number().int().min(1).max(100),
  length: z.strictObject({ min: z.number().int().min(0).max(400), max: z.number().int().min(1).max(400) }),
});

const point = z.strictObject({ x: z.number(), y: z.number() });

/** Positions and folding: how the drawing looks, never how it behaves. Left out of a version's hash. */
export const viewSchema = z.strictObject({
  positions: z.record(id, point),
  bends: z.record(id, z.array(point).max(50)),
  collapsed: z.array(id).max(500),
});

/** The drawn process of one record type (domain.md section 2). */
export const blueprintSchema = z.strictObject({
  format: z.literal('baton-blueprint-1'),
  id,
  name,
  description: text,
  goal: z.strictObject({ metric: name, target: z.number() }),
  /** For whom and with which message: two of the five elements of a cadence (S48). */
  audience: text,
  recordType: key,
  layout: key.optional(),
  industryPreset: key.optional(),
  enrolment: z.strictObject({
    when: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('manual') }),
      z.strictObject({ type: z.literal('condition'), condition: conditionSchema }),
    ]),
    order: z.number(),
    reentry: z.enum(['never', 'afterEnd', 'always']),
    imports: z.enum(['held', 'enrolled']),
  }),
  rhythm: rhythmSchema,
  start: id.nullable(),
  stages: z.record(id, stageSchema),
  activities: z.record(id, activitySchema),
  outcomes: z.record(id, outcomeSchema),
  phases: z.record(id, z.strictObject({ id, name, order })),
  notes: z.record(id, z.strictObject({ id, text, colour: z.enum(['yellow', 'blue', 'green', 'pink', 'purple', 'grey']), stage: id.optional(), x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
  view: viewSchema,
});

/** Makes every level of a parsed document read-only: it changes only through `editBlueprint`. */
export type Frozen<T> = T extends string | number | boolean
  ? T // a branded id is a text, not an object to walk into
  : T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

export type Blueprint = Frozen<z.infer<typeof blueprintSchema>>;
export type Stage = Frozen<z.infer<typeof stageSchema>>;
export type StageKind = Stage['kind'];
export type EndResult = NonNullable<Stage['end']>['result'];
export type Lane = Frozen<z.infer<typeof laneSchema>>;
export type Sla = Frozen<z.infer<typeof slaSchema>>;
export type Activity = Frozen<z.infer<typeof activitySchema>>;
export type Content = Frozen<z.infer<typeof contentSchema>>;
export type Template = Frozen<z.infer<typeof templateSchema>>;
export type Script = NonNullable<Content['script']>;
export type ActivityResult = Frozen<z.infer<typeof resultSchema>>;
export type Checklist = Frozen<z.infer<typeof checklistSchema>>;
export type FieldRule = Frozen<z.infer<typeof fieldRuleSchema>>;
export type Form = Frozen<z.infer<typeof formSchema>>;
export type Due = Frozen<z.infer<typeof dueSchema>>;
export type Assignee = Frozen<z.infer<typeof assigneeSchema>>;
export type Outcome = Frozen<z.infer<typeof outcomeSchema>>;
export type Tone = Outcome['tone'];
export type Trigger = Frozen<z.infer<typeof triggerSchema>>;
export type Who = Frozen<z.infer<typeof whoSchema>>;
export type Effect = Frozen<z.infer<typeof effectSchema>>;
export type Rhythm = Frozen<z.infer<typeof rhythmSchema>>;
export type Weekday = Rhythm['weekdays'][number];
export type Phase = Blueprint['phases'][string];
export type Note = Blueprint['notes'][string];
export type View = Blueprint['view'];

/** The rhythm a new blueprint starts with: the defaults that settle the documents' contradictions (domain.md section 5). */
export const defaultRhythm: Rhythm = {
  gap: { min: 1, max: 4 },
  weekdays: ['tuesday', 'wednesday', 'thursday'],
  windows: [{ from: '10:00', to: '12:00' }, { from: '14:00', to: '17:00' }],
  best: { from: '16:00', to: '17:00' },
  bundlesPerDay: 1,
  touchesPer7Days: 5,
  length: { min: 5, max: 28 },
};

