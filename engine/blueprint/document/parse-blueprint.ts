import { canonicalJson, err, ok, type Result } from '#engine/kernel';
import { blueprintSchema, type Blueprint } from '../model/blueprint.ts';
import { shapeProblems, textProblems } from './limits.ts';
import { problemsFrom, type Problem } from './problem.ts';
import { referenceProblems } from './references.ts';

/**
 * Reads a blueprint from a file's text or from parsed JSON and answers either a drawing that can be trusted or
 * everything that is wrong with it, each with its place and a sentence. A draft may still be unfinished: no
 * start, outcomes that lead nowhere; that is what the checks speak about.
 *
 * Order: size and depth, forbidden keys, the schema, then whether every id refers to something (SPEC.md [B1]-[B9]).
 */
export function parseBlueprint(json: unknown): Result<Blueprint, readonly Problem[]> {
  const read = readJson(json);
  if (!read.ok) return read;
  const parsed = blueprintSchema.safeParse(read.value);
  if (!parsed.success) return err(problemsFrom(parsed.error));
  const dangling = referenceProblems(parsed.data);
  return dangling.length > 0 ? err(dangling) : ok(parsed.data);
}

/** Reads text or a value as JSON that is neither too big nor too deep nor reaches into JavaScript's own objects. */
export function readJson(json: unknown): Result<unknown, readonly Problem[]> {
  let value = json;
  if (typeof json === 'string') {
    const tooMuch = textProblems(json);
    if (tooMuch.length > 0) return err(tooMuch);
    try {
      value = JSON.parse(json);
    } catch (error) {
      return err([{ path: '', sentence: `This is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.` }]);
    }
  }
  const malformed = shapeProblems(value);
  return malformed.length > 0 ? err(malformed) : ok(value);
}

/** Writes a blueprint as pretty JSON with sorted keys, so that a git diff shows only what changed. */
export function serialiseBlueprint(blueprint: Blueprint): string {
  return `${canonicalJson(blueprint, 2)}\n`;
}
