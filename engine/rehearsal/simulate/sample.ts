import { inOrder, type Instant } from '#engine/kernel';
import { findExample, type Blueprint, type Condition, type Field, type Fields, type FieldValue, type RecordType } from '#engine/blueprint';
import type { VerdictNode } from '#engine/gates';

/**
 * Invents a record to try a drawing out with: it has what a record of its type must have and what it is known by, is one
 * that may come in, and is empty otherwise, so that gates still have something to ask for (rule U9). Always the same for
 * the same type, drawing and day.
 */
export function inventRecord(type: RecordType | undefined, { enrolment }: Blueprint, at: Instant): Fields {
  const known = type?.fields ?? {};
  const shown = new Set([type?.title, type?.subtitle]);
  const filled = inOrder(known).filter(({ key, kind, required }) => required || shown.has(key) || kind === 'email' || kind === 'phone');
  const plain = Object.fromEntries(filled.map((field) => [field.key, inventValue(field, at)]));
  const wanted: Condition[] = [
    ...(enrolment.when.type === 'condition' ? [enrolment.when.condition] : []),
    ...[enrolment.unless, enrolment.exitWhen].flatMap((rule): Condition[] => (rule === undefined ? [] : [{ type: 'not', of: rule }])),
  ];
  return { ...plain, ...valuesFor({ type: 'and', of: wanted }, known) };
}

/** The plainest field values that meet a rule; none when nothing meets it or that could not be found out. */
export function valuesFor(rule: Condition, known: Readonly<Record<string, Field>>): Fields {
  const found = findExample(rule, known);
  return found.type === 'example' ? found.fields : {};
}

const words: Readonly<Record<string, string>> = { name: 'Sam Sample', company: 'Sample & Co', account: 'Sample & Co', contact: 'Sam Sample', title: 'Head of Sales', country: 'Germany' };

/** A likely value for a field of any kind. */
export function inventValue({ key, name, kind, choices }: Field, at: Instant): FieldValue {
  switch (kind) {
    case 'text':
      return words[key] ?? `Sample ${name.toLowerCase()}`;
    case 'longText':
      return `Sample ${name.toLowerCase()}`;
    case 'number':
      return 10;
    case 'money':
      return 10_000;
    case 'date':
      return new Date(at + 7 * 86_400_000).toISOString().slice(0, 10);
    case 'dateTime':
      return new Date(at + 7 * 86_400_000).toISOString();
    case 'choice':
      return choices[0] ?? '';
    case 'choices':
      return choices.slice(0, 1);
    case 'yesNo':
      return true;
    case 'email':
      return 'sam@sample.example';
    case 'phone':
      return '+49 30 901820';
    case 'url':
      return 'https://sample.example';
    case 'person':
      return 'u_owner';
  }
}

/** A likely value for a field by its key; one the record type does not know is a text. */
export function inventFor(known: Readonly<Record<string, Field>>, key: string, at: Instant): FieldValue {
  const drawn = Object.hasOwn(known, key) ? known[key] : undefined;
  return inventValue(drawn ?? { key, name: key, kind: 'text', choices: [], required: false, order: 0 }, at);
}

/** The rules about fields that keep a gate closed. */
export function unmetRules(node: VerdictNode): readonly Condition[] {
  if (node.type === 'not') return [];
  if (node.type !== 'clause') return node.of.flatMap(unmetRules);
  return !node.met && (node.clause.type === 'field' || node.clause.type === 'validation') ? [node.clause.condition] : [];
}
