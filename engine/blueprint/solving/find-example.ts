import type { Comparison, Condition, FieldValue } from '../model/condition.ts';
import type { Field, Fields } from '../model/record-type.ts';
import { candidatesFor, type Asked } from './candidates.ts';
import { eachLiteral, type Formula, formulaOf, given, shortestPart, sizeOf } from './formula.ts';
import { passes, read } from './reading.ts';

/** Whether some record meets a rule, with the plainest one that does. `undecided` when the question is too large. */
export type Answer = { readonly type: 'example'; readonly fields: Fields } | { readonly type: 'none' } | { readonly type: 'undecided' };

/** How many comparisons a question may hold, and how many may be looked at while answering it. */
const mostComparisons = 5_000;
const mostWork = 1_000_000;

interface Class {
  readonly value: FieldValue;
  /** The answers to the field's questions. */
  readonly answers: readonly boolean[];
}

interface FieldQuestions {
  readonly key: string;
  readonly questions: Asked[];
  readonly numbers: Map<string, number>;
}

interface Search {
  readonly fields: readonly { readonly key: string; readonly classes: readonly Class[] }[];
  readonly chosen: Map<string, FieldValue>;
  work: number;
}

/**
 * Finds a record to which a rule applies, such as "amount = 50 000", or says that there is none (B5; rules B60 to B63).
 * `known` are the fields of the record type; a field that is not among them may hold anything.
 *
 * @example findExample({ type: 'and', of: [{ type: 'compare', field: 'amount', operator: 'atLeast', value: 10 }, { type: 'compare', field: 'amount', operator: 'lessThan', value: 10 }] }) // { type: 'none' }
 */
export function findExample(condition: Condition, known: Readonly<Record<string, Field>> = {}): Answer {
  const asked: FieldQuestions[] = [];
  const byKey = new Map<string, number>();
  const number = (comparison: Comparison) => numberOf(comparison, asked, byKey);
  const formula = formulaOf(condition, number);
  if (formula === true) return { type: 'example', fields: {} };
  if (formula === false) return { type: 'none' };
  if (sizeOf(formula) > mostComparisons) return { type: 'undecided' };
  const domains = asked.map(({ key, questions }) => ({ key, ...classesOf(Object.hasOwn(known, key) ? known[key] : undefined, questions) }));
  const search: Search = { fields: domains, chosen: new Map(), work: 0 };
  const found = searched(formula, search);
  if (found === true) return { type: 'example', fields: Object.fromEntries(search.chosen) };
  return found === false && domains.every(({ complete }) => complete) ? { type: 'none' } : { type: 'undecided' };
}

/** Whether every record that meets the first rule also meets the second; null when that was too much to find out. */
export function implies(first: Condition, second: Condition, known?: Readonly<Record<string, Field>>): boolean | null {
  const answer = findExample({ type: 'and', of: [first, { type: 'not', of: second }] }, known);
  return answer.type === 'undecided' ? null : answer.type === 'none';
}

/** Says whether a rule holds for a record, as a gate would (G20 to G26). */
export function conditionHolds(condition: Condition, fields: Fields): boolean {
  switch (condition.type) {
    case 'compare':
      return passes(read(Object.hasOwn(fields, condition.field) ? fields[condition.field] : null), condition.operator, read(condition.value));
    case 'and':
      return condition.of.every((part) => conditionHolds(part, fields));
    case 'or':
      return condition.of.some((part) => conditionHolds(part, fields));
    case 'not':
      return !conditionHolds(condition.of, fields);
  }
}

function numberOf(comparison: Comparison, asked: FieldQuestions[], byKey: Map<string, number>): { readonly field: number; readonly question: number } {
  const field = byKey.get(comparison.field) ?? asked.length;
  if (field === asked.length) {
    byKey.set(comparison.field, field);
    asked.push({ key: comparison.field, questions: [], numbers: new Map() });
  }
  const { questions = [], numbers = new Map<string, number>() } = asked[field] ?? {};
  const name = `${comparison.operator} ${JSON.stringify(comparison.value ?? null)}`;
  const question = numbers.get(name) ?? questions.length;
  if (question === questions.length) {
    numbers.set(name, question);
    questions.push({ operator: comparison.operator, wanted: read(comparison.value) });
  }
  return { field, question };
}

/** The candidates for a field, one for every different mix of answers. */
function classesOf(field: Field | undefined, questions: readonly Asked[]): { readonly classes: readonly Class[]; readonly complete: boolean } {
  const { values, complete } = candidatesFor(field, questions);
  const classes = new Map<string, Class>();
  for (const value of values) {
    const seen = read(value);
    const answers = questions.map(({ operator, wanted }) => passes(seen, operator, wanted));
    const mix = answers.map(Number).join('');
    if (!classes.has(mix)) classes.set(mix, { value, answers });
  }
  return { classes: [...classes.values()], complete };
}

/** Tries the values of one field after another until the formula is decided; null when the work grows too large. */
function searched(formula: Formula, search: Search): boolean | null {
  if (typeof formula === 'boolean') return formula;
  const field = nextField(formula, search);
  const domain = search.fields[field];
  if (!domain) return null;
  for (const { value, answers } of distinct(domain.classes, questionsLeft(formula, field))) {
    search.work += sizeOf(formula);
    if (search.work > mostWork) return null;
    search.chosen.set(domain.key, value);
    const found = searched(given(formula, field, answers), search);
    if (found !== false) return found;
    search.chosen.delete(domain.key);
  }
  return false;
}

/** The field that is asked most often in the shortest open part, so that dead ends show early. */
function nextField(formula: Exclude<Formula, boolean>, search: Search): number {
  const times = new Map<number, number>();
  eachLiteral(shortestPart(formula), ({ field }) => times.set(field, 0));
  if (times.size > 1) eachLiteral(formula, ({ field }) => times.has(field) && times.set(field, (times.get(field) ?? 0) + 1));
  const weight = (field: number, asked: number) => asked / (search.fields[field]?.classes.length ?? 1);
  let best = -1;
  let most = -1;
  for (const [field, asked] of times) {
    if (weight(field, asked) <= most) continue;
    best = field;
    most = weight(field, asked);
  }
  return best;
}

function questionsLeft(formula: Formula, field: number): readonly number[] {
  const left = new Set<number>();
  eachLiteral(formula, (literal) => literal.field === field && left.add(literal.question));
  return [...left];
}

/** One class for every different mix of answers to the questions that are still open. */
function distinct(classes: readonly Class[], questions: readonly number[]): readonly Class[] {
  const kept = new Map<string, Class>();
  for (const each of classes) {
    const mix = questions.map((question) => Number(each.answers[question])).join('');
    if (!kept.has(mix)) kept.set(mix, each);
  }
  return [...kept.values()];
}
