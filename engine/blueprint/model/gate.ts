import { z } from 'zod';
import type { ActivityId, BlueprintId, StageId } from './ids.ts';
import { channels, type Channel } from './channel.ts';
import { conditionSchema, type Condition } from './condition.ts';
import { id, key, personId } from './ids.ts';
import { waitSchema, type Wait } from './wait.ts';

/** Over which stretch activities are counted: this stay, this run, the last n days, or every run of the record. */
export type CountWindow =
  | { readonly type: 'visit' }
  | { readonly type: 'run' }
  | { readonly type: 'days'; readonly days: number }
  | { readonly type: 'record' };

/** Which done activities are counted; every named part must match. `person` is a user id, or 'owner'. */
export type CountOf = {
  readonly activity?: ActivityId | undefined;
  readonly channel?: Channel | undefined;
  readonly result?: string | undefined;
  readonly person?: string | undefined;
};

/** One thing a gate asks for (domain.md section 3). */
export type Clause =
  | { readonly type: 'requiredActivities' }
  | { readonly type: 'count'; readonly compare: 'atLeast' | 'atMost' | 'exactly'; readonly times: number; readonly of: CountOf; readonly within: CountWindow }
  | { readonly type: 'field'; readonly condition: Condition }
  | { readonly type: 'validation'; readonly condition: Condition; readonly message: string }
  | { readonly type: 'checklist'; readonly activity?: ActivityId | undefined }
  | { readonly type: 'approval'; readonly role: string; readonly levels: number; readonly quorum: number }
  | { readonly type: 'minimumTime'; readonly wait: Wait }
  | { readonly type: 'otherRun'; readonly blueprint: BlueprintId; readonly on: 'sameRecord' | 'linkedRecord'; readonly reached?: StageId | undefined; readonly ended?: 'won' | 'lost' | 'nurture' | 'recycle' | 'closed' | undefined }
  | { readonly type: 'rhythm' }
  | { readonly type: 'role'; readonly role: string };

/** What must be true before an outcome may be taken: clauses joined by all, any and not. */
export type Gate =
  | Clause
  | { readonly type: 'all'; readonly of: readonly Gate[] }
  | { readonly type: 'any'; readonly of: readonly Gate[] }
  | { readonly type: 'not'; readonly of: Gate };

const within = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('visit') }),
  z.strictObject({ type: z.literal('run') }),
  z.strictObject({ type: z.literal('days'), days: z.number().int().min(1).max(400) }),
  z.strictObject({ type: z.literal('record') }),
]);

export const gateSchema: z.ZodType<Gate> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('requiredActivities') }),
    z.strictObject({
      type: z.literal('count'),
      compare: z.enum(['atLeast', 'atMost', 'exactly']),
      times: z.number().int().min(0).max(1000),
      of: z.strictObject({ activity: id.optional(), channel: z.enum(channels).optional(), result: key.optional(), person: personId.optional() }),
      within,
    }),
    z.strictObject({ type: z.literal('field'), condition: conditionSchema }),
    z.strictObject({ type: z.literal('validation'), condition: conditionSchema, message: z.string().min(1).max(500) }),
    z.strictObject({ type: z.literal('checklist'), activity: id.optional() }),
    z.strictObject({ type: z.literal('approval'), role: key, levels: z.number().int().min(1).max(5), quorum: z.number().int().min(1).max(20) }),
    z.strictObject({ type: z.literal('minimumTime'), wait: waitSchema }),
    z.strictObject({
      type: z.literal('otherRun'),
      blueprint: id,
      on: z.enum(['sameRecord', 'linkedRecord']),
      reached: id.optional(),
      ended: z.enum(['won', 'lost', 'nurture', 'recycle', 'closed']).optional(),
    }),
    z.strictObject({ type: z.literal('rhythm') }),
    z.strictObject({ type: z.literal('role'), role: key }),
    z.strictObject({ type: z.literal('all'), of: z.array(gateSchema).max(50) }),
    z.strictObject({ type: z.literal('any'), of: z.array(gateSchema).max(50) }),
    z.strictObject({ type: z.literal('not'), of: gateSchema }),
  ]),
);
