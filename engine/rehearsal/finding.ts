import type { Edit, Finding, FindingTarget, Outcome, Stage } from '#engine/blueprint';
import type { Example } from './example.ts';

/** A finding that exploration has proved, with the smallest record and the steps that show it. */
export interface ProofFinding extends Finding {
  readonly example: Example;
}

/** A finding's quick fix: the words of its button and the edits behind it. */
export type Fix = Finding['fixes'][number];

/** Puts a finding together; the order of its parts is the order in which it is told. */
export function finding(check: string, severity: Finding['severity'], target: FindingTarget, message: string, example: Example, fixes: readonly Fix[] = []): ProofFinding {
  return { check, severity, target, message, fixes, example };
}

/** A name as it stands in a sentence. */
export function quoted({ name }: { readonly name: string }): string {
  return name.trim() === '' ? 'one without a name' : `"${name}"`;
}

/** A list in a sentence: "a", "a and b", "a, b and c". */
export function listed(parts: readonly string[]): string {
  const [last = '', ...others] = [...parts].reverse();
  return others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`;
}

export function atStage(stage: Stage): FindingTarget {
  return { type: 'stage', stage: stage.id };
}

export function atOutcome(outcome: Outcome): FindingTarget {
  return { type: 'outcome', outcome: outcome.id };
}

/** Sets, or with undefined removes, one part of the drawing. */
export function setting(path: readonly (string | number)[], value: unknown): readonly Edit[] {
  return [{ type: 'setField', path, value }];
}

/** The fix for a round without end: a limit per run. */
export function limiting(outcome: Outcome): readonly Fix[] {
  return outcome.limit === undefined ? [{ label: `Take ${quoted(outcome)} at most 3 times`, edits: setting(['outcomes', outcome.id, 'limit'], { times: 3, window: 'run', then: null }) }] : [];
}
