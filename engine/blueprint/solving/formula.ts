import type { Condition } from '../model/condition.ts';

/** A condition for the search: fields and their questions by number, every "not" moved down to the questions. */
export type Formula = boolean | Literal | Junction;
export interface Literal {
  readonly type: 'literal';
  readonly field: number;
  readonly question: number;
  readonly want: boolean;
}
interface Junction {
  readonly type: 'all' | 'any';
  readonly of: readonly Exclude<Formula, boolean>[];
  /** How many literals stand in it. */
  readonly size: number;
}

/** Writes a condition as a formula. `number` names the field and question of a comparison. */
export function formulaOf(condition: Condition, number: (comparison: Extract<Condition, { type: 'compare' }>) => { readonly field: number; readonly question: number }, want = true): Formula {
  switch (condition.type) {
    case 'compare':
      return { type: 'literal', ...number(condition), want };
    case 'not':
      return formulaOf(condition.of, number, !want);
    case 'and':
    case 'or':
      return joined((condition.type === 'and') === want ? 'all' : 'any', condition.of.map((part) => formulaOf(part, number, want)));
  }
}

/** What is left of a formula when the answers to a field's questions are known. */
export function given(formula: Exclude<Formula, boolean>, field: number, answers: readonly boolean[]): Formula {
  if (formula.type === 'literal') return formula.field === field ? answers[formula.question] === formula.want : formula;
  const stops = formula.type === 'any';
  let changed = false;
  const left: Exclude<Formula, boolean>[] = [];
  for (const part of formula.of) {
    const now = given(part, field, answers);
    if (now === stops) return stops;
    changed ||= now !== part;
    if (typeof now !== 'boolean') left.push(now);
  }
  return changed ? joined(formula.type, left) : formula;
}

/** Calls back with every literal in a formula. */
export function eachLiteral(formula: Formula, visit: (literal: Literal) => void): void {
  if (typeof formula === 'boolean') return;
  if (formula.type === 'literal') visit(formula);
  else for (const part of formula.of) eachLiteral(part, visit);
}

/** The part of a conjunction with the fewest literals: what decides it soonest. */
export function shortestPart(formula: Exclude<Formula, boolean>): Exclude<Formula, boolean> {
  if (formula.type !== 'all') return formula;
  return formula.of.reduce((shortest, part) => (sizeOf(part) < sizeOf(shortest) ? part : shortest));
}

export function sizeOf(formula: Formula): number {
  if (typeof formula === 'boolean') return 0;
  return formula.type === 'literal' ? 1 : formula.size;
}

function joined(type: Junction['type'], parts: readonly Formula[]): Formula {
  const stops = type === 'any';
  const of: Exclude<Formula, boolean>[] = [];
  for (const part of parts) {
    if (part === stops) return stops;
    if (typeof part === 'boolean') continue;
    if (part.type === type) of.push(...part.of);
    else of.push(part);
  }
  const [only] = of;
  if (only === undefined) return !stops;
  return of.length === 1 ? only : { type, of, size: of.reduce((sum, part) => sum + sizeOf(part), 0) };
}
