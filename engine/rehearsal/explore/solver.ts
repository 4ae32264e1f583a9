import { findExample, type Condition, type Field, type Fields, type FieldValue } from '#engine/blueprint';
import { evaluateCondition } from '#engine/gates';
import type { Atom } from './atoms.ts';

/** An atom as it shall come out. */
export interface Literal {
  readonly atom: Atom;
  readonly holds: boolean;
}

/** Field values that make rules come out as wanted: the ones to change, `null` when there are none, or not found out. */
export type Solved = Fields | null | 'undecided';

/** Finds field values for rules; every question is answered once. */
export interface Solver {
  solve(literals: readonly Literal[], now: Fields): Solved;
}

export function createSolver(known: Readonly<Record<string, Field>>): Solver {
  const answers = new Map<string, Fields | null | 'undecided'>();
  const ask = (literals: readonly Literal[]): Solved => {
    const question = literals.map(({ atom, holds }) => (holds ? atom.id : -atom.id)).sort((a, b) => a - b).join(' ');
    const before = answers.get(question);
    if (before !== undefined) return before;
    const rule: Condition = { type: 'and', of: literals.map(({ atom, holds }): Condition => (holds ? atom.rule : { type: 'not', of: atom.rule })) };
    const found = findExample(rule, known);
    const answer = found.type === 'example' ? found.fields : found.type === 'none' ? null : 'undecided';
    answers.set(question, answer);
    return answer;
  };
  return {
    solve: (literals, now) => {
      const answer = ask(literals);
      return answer === null || answer === 'undecided' ? answer : changesOnly(answer, literals, now);
    },
  };
}

/** Leaves every field as it is where that does as well: the fewer changes, the plainer the example. */
function changesOnly(answer: Fields, literals: readonly Literal[], now: Fields): Fields {
  let fields: Record<string, FieldValue> = { ...now, ...answer };
  const changes: Record<string, FieldValue> = {};
  for (const [field, value] of Object.entries(answer)) {
    const kept = { ...fields, [field]: valueOf(now, field) };
    const asked = literals.filter(({ atom }) => atom.fields.includes(field));
    if (asked.every(({ atom, holds }) => evaluateCondition(atom.rule, kept) === holds)) fields = kept;
    else changes[field] = value;
  }
  return changes;
}

function valueOf(fields: Fields, field: string): FieldValue {
  return (Object.hasOwn(fields, field) ? fields[field] : null) ?? null;
}
