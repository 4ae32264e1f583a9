import type { Activity, Template } from '#engine/blueprint';
import { evaluateCondition, isEmpty } from '#engine/gates';
import { inOrder } from '#engine/kernel';
import { lastUseOf, variantFor, type ChosenVariant } from '#engine/run';
import type { WrittenLetter } from '#engine/journal';
import { describeCondition, formatDay } from '../../../ui/index.ts';
import { isMailAddress, webLink } from '../../links.ts';
import { valueText } from '../../value-text.ts';
import type { RecordData } from '../../record/record-data.ts';
import { bodyOf, filledLines, isFormatted, missingIn, plainText, subjectOf, type FieldText, type LetterNode } from './letter-text.ts';

/** A letter while it is written: kept in this browser until it is sent or thrown away. */
export interface DraftLetter {
  /** The template it was begun from; null when it was written freely. */
  readonly template: string | null;
  readonly subject: LetterNode;
  readonly body: LetterNode;
  /** Documents of the activity to go along, by id. */
  readonly attached: readonly string[];
}

/** A template to choose from, with what speaks against it. */
export interface TemplateChoice {
  readonly template: Template;
  /** Why it must not be used for this record, in words; null when it may (S5, S55). */
  readonly barred: string | null;
  /** When this customer last had it, in words, although it may be used again. */
  readonly used: string | null;
}

type Seen = Pick<RecordData, 'record' | 'run' | 'process' | 'names' | 'when'>;

/** The templates of an activity in order: rules about the record first, then whether the customer has had them. */
export function templateChoices(activity: Activity, { record, run, process, names, when }: Seen): readonly TemplateChoice[] {
  return inOrder(activity.content.templates).map((template) => {
    const { neverIf, useIf } = template;
    const use = run && process ? lastUseOf(process, run, activity, template.id, when.now) : null;
    const day = use === null ? null : formatDay(use.at, when.zone);
    const barred =
      neverIf && evaluateCondition(neverIf, record.fields) ? `never if ${describeCondition(neverIf, names)}`
      : useIf && !evaluateCondition(useIf, record.fields) ? `only if ${describeCondition(useIf, names)}`
      : use?.barred ? `used for this customer on ${day ?? ''}`
      : null;
    return { template, barred, used: barred === null && day !== null ? `used for this customer on ${day}` : null };
  });
}

/** The variant of the activity this run has drawn, or null when there are none (S14). */
export function variantOf(activity: Activity, { run }: Pick<RecordData, 'run'>): ChosenVariant | null {
  return run === null ? null : variantFor(run, activity);
}

/** The template to begin with: the variant's, else the first that may be used; null when none may. */
export function firstTemplate(choices: readonly TemplateChoice[], variant: ChosenVariant | null): Template | null {
  const open = choices.filter(({ barred }) => barred === null).map(({ template }) => template);
  return open.find(({ id }) => id === variant?.variant.change.template) ?? open[0] ?? null;
}

/** A letter as a template begins it; a blank one without. */
export function letterFrom(template: Template | null): DraftLetter {
  return { template: template?.id ?? null, subject: subjectOf(template?.subject ?? ''), body: bodyOf(template?.body ?? ''), attached: [] };
}

/** What a field holds as one would write it; null when it is empty. */
export function fieldTextOf({ record, type, names, when }: Pick<RecordData, 'record' | 'type' | 'names' | 'when'>): FieldText {
  return (key) => {
    const value = Object.hasOwn(record.fields, key) ? record.fields[key] : undefined;
    return isEmpty(value) ? null : valueText(value, type?.fields[key], { names, when });
  };
}

/** The field that holds the address, and the first address that is one; `field` is the one to fill in when there is none. */
export function addresseeOf({ record, type }: Pick<RecordData, 'record' | 'type'>): { readonly address: string | null; readonly field: string | null } {
  const fields = inOrder(type?.fields ?? {}).filter(({ kind }) => kind === 'email');
  const found = fields.find(({ key }) => isMailAddress(String(record.fields[key] ?? '').trim()));
  return { address: found ? String(record.fields[found.key]).trim() : null, field: found?.key ?? fields[0]?.key ?? null };
}

/** The empty fields a letter has places for, and the address when the record has none. */
export function gapsIn(letter: DraftLetter, data: Pick<RecordData, 'record' | 'type' | 'names' | 'when'>): readonly string[] {
  const text = fieldTextOf(data);
  const { address, field } = addresseeOf(data);
  const missing = missingIn([letter.subject, letter.body], (key) => text(key) !== null);
  return address === null && field !== null && !missing.includes(field) ? [field, ...missing] : missing;
}

/** Whether a letter says anything at all. */
export function isBlank(letter: DraftLetter): boolean {
  return [letter.subject, letter.body].every((doc) => plainText(filledLines(doc, () => 'x')).trim() === '');
}

/** The letter as it goes out and as the journal keeps it: places filled in, formatting beside the plain text when there is any. */
export function writtenLetter(letter: DraftLetter, activity: Activity, data: Pick<RecordData, 'record' | 'type' | 'names' | 'when'>): WrittenLetter {
  const known = fieldTextOf(data);
  const text: FieldText = (key) => known(key) ?? `[${data.names.field(key)}]`;
  const lines = filledLines(letter.body, text);
  const attachments = inOrder(activity.content.documents).flatMap(({ id, name, url }) => (letter.attached.includes(id) && webLink(url) !== null ? [{ name, url }] : []));
  return {
    to: addresseeOf(data).address ?? '',
    subject: plainText(filledLines(letter.subject, text)).replace(/\s*\n\s*/g, ' ').trim().slice(0, 1000),
    body: plainText(lines),
    ...(isFormatted(lines) ? { lines } : {}),
    ...(attachments.length === 0 ? {} : { attachments }),
  };
}

/** The result a letter is sent with: "sent" where the drawing has it, else the first that is not negative. */
export function sendingResult(activity: Activity): string | null {
  const results = inOrder(activity.results);
  return (results.find(({ key }) => key === 'sent') ?? results.find(({ tone }) => tone !== 'negative'))?.key ?? null;
}
