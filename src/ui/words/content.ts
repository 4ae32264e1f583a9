import type { Activity, Content, FieldRule, Form, Template } from '#engine/blueprint';
import { capital, formatCount, formatShare, listAnd } from '../format.ts';
import { describeCondition } from './condition.ts';
import { quoted, sayKey, type Names } from './names.ts';
import { describeWait } from './timing.ts';

type Variant = Content['variants'][string];
type Document = Content['documents'][string];

/** When a template is used and when it never is: "“Intro” if Country is “Germany”, never if Score is empty" (S5, S13). */
export function describeTemplate({ name, useIf, neverIf }: Template, names: Names): string {
  const rules = [...(useIf === undefined ? [] : [`if ${describeCondition(useIf, names)}`]), ...(neverIf === undefined ? [] : [`never if ${describeCondition(neverIf, names)}`])];
  return `${quoted(name)} ${rules.length === 0 ? 'for every record' : rules.join(', ')}`;
}

/** All templates of an activity as one sentence. */
export function describeTemplates(templates: readonly Template[], names: Names): string {
  return templates.length === 0 ? 'No template yet' : `Use ${templates.map((template) => describeTemplate(template, names)).join('; ')}`;
}

/** A document and who gets it. */
export function describeDocument({ name, useIf }: Document, names: Names): string {
  return `${quoted(name)}${useIf === undefined ? '' : ` if ${describeCondition(useIf, names)}`}`;
}

/** How the records are split between ways of doing it: "50% get “Calm” (after 3 days), 50% get “Brisk”" (S14). */
export function describeVariants(variants: readonly Variant[], names: Names): string {
  const all = variants.reduce((sum, { weight, load }) => sum + (load === undefined ? weight : 0), 0);
  if (variants.length === 0) return 'Everybody gets the same';
  return capital(listAnd(variants.map((variant) => `${variant.load !== undefined ? `with more than ${variant.load} due in a day all get` : all === 0 ? 'nobody gets' : `${formatShare(variant.weight / all)} get`} ${quoted(variant.name)}${changed(variant, names)}`)));
}

function changed({ change }: Variant, names: Names): string {
  const parts = [
    ...(change.wait === undefined ? [] : [`after ${describeWait(change.wait)}`]),
    ...(change.template === undefined ? [] : [`with ${quoted(names.template(change.template))}`]),
    ...(change.instructions === undefined ? [] : ['with its own instructions']),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** What a form asks of one field: "Budget must be filled in, and Budget is more than 0". */
export function describeFieldRule({ field, required, validation }: FieldRule, names: Names): string {
  const name = names.field(field);
  const must = required === 'always' ? `${name} must be filled in` : required === 'never' ? `${name} may be filled in` : `${name} must be filled in when ${describeCondition(required, names)}`;
  return validation === undefined ? must : `${must}, checked that ${describeCondition(validation.condition, names)}`;
}

/** What a form asks for altogether. */
export function describeForm(form: Form, names: Names): string {
  const rules = Object.values(form).toSorted((a, b) => a.order - b.order);
  return rules.length === 0 ? 'No field is asked for' : rules.map((rule) => describeFieldRule(rule, names)).join('; ');
}

/** What a talk follows: its opening, its points, its answers, and what not to say (S21, S85, S86, S100). */
export function describeScript(script: Content['script']): string {
  if (script === undefined) return 'No script';
  const points = Object.keys(script.points).length;
  const objections = Object.keys(script.objections).length;
  const parts = [
    ...(script.opening.trim() === '' ? [] : ['an opening']),
    ...(points === 0 ? [] : [formatCount(points, 'point')]),
    ...(objections === 0 ? [] : [formatCount(objections, 'objection')]),
    ...(script.avoid.length === 0 ? [] : [`${formatCount(script.avoid.length, 'phrase')} to avoid`]),
  ];
  return parts.length === 0 ? 'An empty script' : capital(listAnd(parts));
}

/** How often it is tried and what must be attached: "Tried 1 to 5 times; a note and a recording are attached". */
export function describeAttempts({ attempts: { min, max }, evidence }: Pick<Activity, 'attempts' | 'evidence'>): string {
  const tried = min === max ? (min === 1 ? 'once' : formatCount(min, 'time')) : `${min} to ${formatCount(max, 'time')}`;
  const [only] = evidence;
  if (only === undefined) return `Tried ${tried}; nothing must be attached`;
  return `Tried ${tried}; ${listAnd(evidence.map((kind) => withArticle(sayKey(kind).toLowerCase())))} must be attached`;
}

function withArticle(thing: string): string {
  return `${/^[aeiou]/.test(thing) ? 'an' : 'a'} ${thing}`;
}
