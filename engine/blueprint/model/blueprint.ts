import { z } from 'zod';
import { activitySchema, type assigneeSchema, type checklistSchema, type contentSchema, type dueSchema, type fieldRuleSchema, type formSchema, type resultSchema, type templateSchema } from './activity.ts';
import { conditionSchema } from './condition.ts';
import { id, key, name, order, text } from './ids.ts';
import { fieldKinds } from './record-type.ts';
import { type deedSchema, type scenarioStepSchema, scenarioSchema } from './scenario.ts';
import { type effectSchema, outcomeSchema, type triggerSchema, type whoSchema } from './outcome.ts';
import { type laneSchema, type slaSchema, stageSchema } from './stage.ts';
import { timeOfDay, waitSchema } from './wait.ts';

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
  /**
   * Which rules act while records run: `slide` moves due moments to allowed days and hours and says why; the others
   * refuse a touch. Absent (drawings made before there was a choice): the rhythm is only shown.
   */
  enforce: z.strictObject({ slide: z.boolean(), gap: z.boolean(), bundles: z.boolean(), touches: z.boolean(), template: z.boolean(), channel: z.boolean() }).optional(),
  /** So many touches by one channel may follow each other; 2 when absent (S53). */
  sameChannelInRow: z.number().int().min(1).max(20).optional(),
  /** Once the customer has stated a channel (the record's `preferredChannel`), calls, emails and social touches go that way (S57). */
  preferredChannel: z.enum(['switch', 'keep']).optional(),
});

/** A signal the process knows, with what it brings along (domain.md section 8). `optOut` makes it stop contact: by the channel its payload names, or altogether (S26). */
export const signalSchema = z.strictObject({
  key,
  name,
  payload: z.record(key, z.strictObject({ key, name, kind: z.enum(fieldKinds) })),
  optOut: z.enum(['all', 'channel']).optional(),
  order,
});

/** Who may go past a closed gate, with a reason (B14): for how long it holds, and whether a second person must agree. */
export const overridePolicySchema = z.strictObject({ roles: z.array(key).min(1).max(20), secondPerson: z.boolean(), expires: waitSchema });

const point = z.strictObject({ x: z.number(), y: z.number() });

/** Positions and folding: how the drawing looks, never how it behaves. Left out of a version's hash. */
export const viewSchema = z.strictObject({
  positions: z.record(id, point),
  /** Corners of lines bent by hand, by outcome. */
  bends: z.record(id, z.array(point).max(50)),
  /** The same for outcomes that leave several stages, which have a line from each: by outcome, then by the stage the line leaves. */
  sharedBends: z.record(id, z.record(id, z.array(point).max(50))).optional(),
  collapsed: z.array(id).max(500),
  /** Cards that neither a drag nor tidying up moves. */
  pinned: z.array(id).max(500).optional(),
  /** The drawing as a whole may be looked at, not drawn on, until it is opened again. */
  locked: z.boolean().optional(),
  /** Outcomes whose line is a chip "go to stage" (true), or drawn out however long it is (false). */
  jumps: z.record(id, z.boolean()).optional(),
  /** Where tidying up lays the stages of a way: side by side (when absent), or one below the other. */
  direction: z.enum(['LR', 'TB']).optional(),
});

/** Who must agree to a draft before it may be published, and how many of them (S45). */
export const reviewRuleSchema = z.strictObject({ roles: z.array(key).min(1).max(20), approvals: z.number().int().min(1).max(10) });

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
      /** Whatever a saved view shows, asked again as records change. */
      z.strictObject({ type: z.literal('view'), view: z.string().min(1).max(80) }),
    ]),
    /** Who is ruled out early, whoever enrols (S116). */
    unless: conditionSchema.optional(),
    /** A running record that fulfils this leaves the run by itself. */
    exitWhen: conditionSchema.optional(),
    /** Among many, those with the highest value of this field are enrolled first (S60). */
    rankBy: key.optional(),
    order: z.number(),
    reentry: z.enum(['never', 'afterEnd', 'always']),
    imports: z.enum(['held', 'enrolled']),
  }),
  rhythm: rhythmSchema,
  signals: z.record(key, signalSchema).optional(),
  override: overridePolicySchema.optional(),
  start: id.nullable(),
  stages: z.record(id, stageSchema),
  activities: z.record(id, activitySchema),
  outcomes: z.record(id, outcomeSchema),
  phases: z.record(id, z.strictObject({ id, name, order })),
  notes: z.record(id, z.strictObject({ id, text, colour: z.enum(['yellow', 'blue', 'green', 'pink', 'purple', 'grey']), stage: id.optional(), x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
  view: viewSchema,
  /** Paths that must stay true, walked again on every check; no part of behaviour. */
  scenarios: z.record(id, scenarioSchema).optional(),
  /** No part of behaviour: how drafts become versions, not how records travel. */
  review: reviewRuleSchema.optional(),
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
export type Enforce = NonNullable<Rhythm['enforce']>;
export type Signal = Frozen<z.infer<typeof signalSchema>>;
export type OverridePolicy = Frozen<z.infer<typeof overridePolicySchema>>;
export type Listener = NonNullable<Activity['listens']>[number];
export type HandOver = NonNullable<Activity['handOver']>;
export type ApprovalRule = NonNullable<Activity['approval']>;
export type Weekday = Rhythm['weekdays'][number];
export type Phase = Blueprint['phases'][string];
export type Note = Blueprint['notes'][string];
export type View = Blueprint['view'];
export type Scenario = NonNullable<Blueprint['scenarios']>[string];
export type ScenarioStep = Frozen<z.infer<typeof scenarioStepSchema>>;
export type Deed = Frozen<z.infer<typeof deedSchema>>;
export type ReviewRule = Frozen<z.infer<typeof reviewRuleSchema>>;

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

