import { z } from 'zod';
import { effectSchema } from './outcome.ts';
import { gateSchema } from './gate.ts';
import { id, key, name, order, text } from './ids.ts';
import { waitSchema } from './wait.ts';

/** A team's own strip inside a parallel stage. */
export const laneSchema = z.strictObject({ id, name, team: key, activities: z.array(id).max(100), order });

/** How long a record may stand here, and what happens before, at and after that moment. */
export const slaSchema = z.strictObject({
  limit: waitSchema,
  escalations: z.record(
    id,
    z.strictObject({
      id,
      when: z.enum(['before', 'at', 'after']),
      wait: waitSchema,
      then: z.array(effectSchema).max(20),
      take: id.optional(),
      order,
    }),
  ),
});

export const stageKinds = ['work', 'decision', 'wait', 'parallel', 'end'] as const;
export const endResults = ['won', 'lost', 'nurture', 'recycle', 'closed'] as const;

/** Where a record stands. */
export const stageSchema = z.strictObject({
  id,
  name,
  purpose: text,
  kind: z.enum(stageKinds),
  phase: id.optional(),
  /** In the order a rep sees them. Ids of the blueprint's `activities`; those of a lane are listed in the lane only. */
  activities: z.array(id).max(200),
  lanes: z.record(id, laneSchema).optional(),
  /** How many lanes must be done before a parallel stage may be left; all when absent. */
  join: z.number().int().min(1).max(20).optional(),
  gate: gateSchema.optional(),
  sla: slaSchema.optional(),
  /** Content pieces along the journey (S98). */
  signposts: z.array(z.strictObject({ name, url: z.string().max(2000) })).max(50),
  end: z.strictObject({ result: z.enum(endResults), returnAfter: waitSchema.optional() }).optional(),
  /** Switched off: records go past it along its positive, else first, way out; drawn hollow (ui.md 50). */
  disabled: z.literal(true).optional(),
});
