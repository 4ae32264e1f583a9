import { z } from 'zod';
import { key } from './ids.ts';

/** How a field may be compared (domain.md section 3: conditions are data, patterns only by contains, starts with, equals, in list). */
export const operators = [
  'equals', 'notEquals', 'contains', 'startsWith', 'in', 'notIn',
  'lessThan', 'atMost', 'moreThan', 'atLeast', 'isEmpty', 'isNotEmpty',
] as const;
export type Operator = (typeof operators)[number];

/** What a record's field may hold. Dates are ISO texts: `2026-11-22` or, with a time, an instant in UTC. */
export const fieldValueSchema = z.union([z.string().max(20_000), z.number(), z.boolean(), z.null(), z.array(z.string().max(500)).max(200)]);
export type FieldValue = string | number | boolean | null | readonly string[];

/** One comparison: the field with this key, how, and with what. `isEmpty` and `isNotEmpty` need no value. */
export const comparisonSchema = z.strictObject({
  type: z.literal('compare'),
  field: key,
  operator: z.enum(operators),
  value: fieldValueSchema.optional(),
});
export type Comparison = { readonly type: 'compare'; readonly field: string; readonly operator: Operator; readonly value?: FieldValue | undefined };

/** A rule about a record's fields, built from comparisons with and, or and not. Data, never code. */
export type Condition =
  | Comparison
  | { readonly type: 'and'; readonly of: readonly Condition[] }
  | { readonly type: 'or'; readonly of: readonly Condition[] }
  | { readonly type: 'not'; readonly of: Condition };

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('type', [
    comparisonSchema,
    z.strictObject({ type: z.literal('and'), of: z.array(conditionSchema).max(50) }),
    z.strictObject({ type: z.literal('or'), of: z.array(conditionSchema).max(50) }),
    z.strictObject({ type: z.literal('not'), of: conditionSchema }),
  ]),
);
