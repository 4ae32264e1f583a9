import { canonicalJson } from '#engine/kernel';
import type { Condition } from '../model/condition.ts';
import type { Clause, Gate } from '../model/gate.ts';
import type { Field } from '../model/record-type.ts';
import { implies } from '../solving/find-example.ts';

/** How a rule compares with the one before it; `changed` when it is neither stricter nor looser, or that was too much to find out. */
export type Comparison = 'same' | 'tightened' | 'loosened' | 'changed';

type Fields = Readonly<Record<string, Field>>;

/** Compares what two rules about fields let through. */
export function compareConditions(before: Condition, after: Condition, known: Fields = {}): Comparison {
  const narrower = implies(after, before, known);
  const wider = implies(before, after, known);
  if (narrower === true) return wider === true ? 'same' : wider === false ? 'tightened' : 'changed';
  return wider === true && narrower === false ? 'loosened' : 'changed';
}

/**
 * Compares what two gates let through. What is not about fields (counts, approvals, times) is asked as if it were a
 * number or a yes of its own, so that three calls instead of two is known to be stricter.
 */
export function compareGates(before: Gate, after: Gate, known: Fields = {}): Comparison {
  const own: Record<string, Field> = { ...known };
  return compareConditions(asCondition(before, own), asCondition(after, own), own);
}

function asCondition(gate: Gate, own: Record<string, Field>): Condition {
  switch (gate.type) {
    case 'all':
      return { type: 'and', of: gate.of.map((part) => asCondition(part, own)) };
    case 'any':
      return { type: 'or', of: gate.of.map((part) => asCondition(part, own)) };
    case 'not':
      return { type: 'not', of: asCondition(gate.of, own) };
    case 'field':
    case 'validation':
      return gate.condition;
    case 'count':
      return number(own, canonicalJson({ of: gate.of, within: gate.within }), countOperators[gate.compare], gate.times);
    case 'approval':
      return { type: 'and', of: [number(own, `quorum/${gate.role}`, 'atLeast', gate.quorum), number(own, `levels/${gate.role}`, 'atLeast', gate.levels)] };
    case 'minimumTime':
      return number(own, `time/${gate.wait.unit}/${gate.wait.at ?? ''}`, 'atLeast', gate.wait.amount);
    default:
      return yes(own, gate);
  }
}

const countOperators = { atLeast: 'atLeast', atMost: 'atMost', exactly: 'equals' } as const;

function number(own: Record<string, Field>, what: string, operator: 'atLeast' | 'atMost' | 'equals', value: number): Condition {
  return { type: 'compare', field: declared(own, `#${what}`, 'number'), operator, value };
}

function yes(own: Record<string, Field>, clause: Clause): Condition {
  return { type: 'compare', field: declared(own, `#${canonicalJson(clause)}`, 'yesNo'), operator: 'equals', value: true };
}

/** No record has a field of such a name: it stands for the clause alone. */
function declared(own: Record<string, Field>, key: string, kind: 'number' | 'yesNo'): string {
  own[key] = { key, name: key, kind, choices: [], required: false, order: 0 };
  return key;
}
