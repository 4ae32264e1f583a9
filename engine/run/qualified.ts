import type { Instant } from '#engine/kernel';
import type { Condition, Fields, Gate, RecordType, UserId } from '#engine/blueprint';
import { evaluateCondition, judge, type Facts } from '#engine/gates';
import { openClauses, refuse } from './refuse.ts';
import type { Person, Refused } from './run.ts';

/** The role whose time is kept for qualified records. */
const rep = 'rep';

/** Somebody who sells and does nothing else: their time is kept for qualified records (S106). Who also qualifies or manages is none. */
export function isOnlyRep({ roles }: Pick<Person, 'roles'>): boolean {
  return roles.length > 0 && roles.every((role) => role === rep);
}

/** A record of this type with these fields may be a rep's; always where the type has no rule (S106). */
export function isQualified({ qualified }: Pick<RecordType, 'qualified'>, fields: Fields): boolean {
  return qualified === undefined || evaluateCondition(qualified, fields);
}

/** The record as far as its owner's right depends on it. */
export interface Owned {
  readonly id: string;
  readonly type: Pick<RecordType, 'key' | 'qualified'>;
  readonly zone: string;
  readonly fields: Fields;
}

/**
 * Why this person may not own the record, with the clauses of the rule that are missing; null when they may. Reps spend
 * no time on unqualified leads (S106; rules R180 to R183).
 */
export function mayNotOwn({ id, type, zone, fields }: Owned, person: Person, at: Instant): Refused | null {
  if (type.qualified === undefined || !isOnlyRep(person) || isQualified(type, fields)) return null;
  const verdict = judge(gateOfRule(type.qualified), factsOf({ id, zone, fields }, person, at), at);
  const open = openClauses(verdict);
  return refuse(
    {
      type: 'notQualified', recordType: type.key, person: person.id, missing: verdict.missing, total: verdict.total, clauses: open.map(({ brief }) => brief),
      fields: [...new Set(open.flatMap(({ clause }) => (clause.type === 'field' ? fieldsIn(clause.condition) : [])))],
    },
    verdict,
  );
}

/** The rule as a gate, a clause for each comparison, so that its verdict says which of them is missing. */
function gateOfRule(rule: Condition): Gate {
  switch (rule.type) {
    case 'and':
      return { type: 'all', of: rule.of.map(gateOfRule) };
    case 'or':
      return { type: 'any', of: rule.of.map(gateOfRule) };
    case 'not':
      return { type: 'not', of: gateOfRule(rule.of) };
    case 'compare':
      return { type: 'field', condition: rule };
  }
}

function fieldsIn(condition: Condition): readonly string[] {
  switch (condition.type) {
    case 'compare':
      return [condition.field];
    case 'not':
      return fieldsIn(condition.of);
    case 'and':
    case 'or':
      return condition.of.flatMap(fieldsIn);
  }
}

/** The rule speaks of fields alone: nothing was done, no stage is stood in. */
function factsOf({ id, zone, fields }: Omit<Owned, 'type'>, person: { readonly id: UserId; readonly roles: readonly string[] }, at: Instant): Facts {
  return { record: id, run: '', owner: null, fields, zone, visit: 0, enteredAt: at, required: [], done: [], checklists: {}, person };
}
