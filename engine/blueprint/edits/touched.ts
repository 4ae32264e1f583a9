import type { z } from 'zod';
import { problemsFrom, type Problem } from '../document/problem.ts';
import { blueprintSchema, type Blueprint } from '../model/blueprint.ts';

const { shape } = blueprintSchema;
const itemSchemas: Readonly<Record<string, z.ZodType>> = {
  stages: shape.stages.valueType,
  activities: shape.activities.valueType,
  outcomes: shape.outcomes.valueType,
  phases: shape.phases.valueType,
  notes: shape.notes.valueType,
};
const partSchemas: Readonly<Record<string, z.ZodType>> = shape;

/**
 * What the schema has against the parts of a drawing that an edit touched. Only those are parsed again: one
 * stage, one outcome, one setting, so that typing stays quick in a drawing of 500 stages.
 */
export function schemaProblems(next: Blueprint, paths: readonly (readonly (string | number)[])[]): readonly Problem[] {
  const parts = new Map<string, readonly string[]>();
  for (const path of paths) {
    const [part, item] = path.map(String);
    if (part === undefined) continue;
    const place = item !== undefined && itemSchemas[part] ? [part, item] : [part];
    parts.set(place.join('.'), place);
  }
  return [...parts.values()].flatMap((place) => problemsAt(next, place));
}

function problemsAt(next: Blueprint, [part = '', item]: readonly string[]): readonly Problem[] {
  const whole = new Map<string, unknown>(Object.entries(next)).get(part);
  if (item === undefined) {
    const schema = partSchemas[part];
    return schema ? verdict(schema, whole, [part]) : [{ path: part, sentence: `"${part}" is not known here.` }];
  }
  const schema = itemSchemas[part];
  if (!schema || typeof whole !== 'object' || whole === null) return [];
  const value = new Map<string, unknown>(Object.entries(whole)).get(item);
  return value === undefined ? [] : verdict(schema, value, [part, item]);
}

function verdict(schema: z.ZodType, value: unknown, path: readonly string[]): readonly Problem[] {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : problemsFrom(parsed.error, path);
}
