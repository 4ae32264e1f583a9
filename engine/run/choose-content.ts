import { hashOf, inOrder } from '#engine/kernel';
import type { Activity, Content, Due, Fields } from '#engine/blueprint';
import { evaluateCondition } from '#engine/gates';
import type { Refusal } from '#engine/journal';
import type { Run } from './run.ts';

type Variant = Content['variants'][string];
type Document = Content['documents'][string];

/** The variant of an activity a record got, with the letter people call it by. */
export interface ChosenVariant {
  readonly variant: Variant;
  /** A for the first, B for the second; after Z numbers. */
  readonly letter: string;
}

/** So many hexadecimal digits of a hash are 52 bits: as many as a number holds exactly. */
const digits = 13;

/**
 * Which variant of an activity a run gets: by weight, from the run's id alone, so that it is the same at every look
 * and on every device (S14, rule R190). Null when there are none, or all weigh nothing; one for busy days is drawn for nobody.
 */
export function variantFor(run: Pick<Run, 'id'>, activity: Pick<Activity, 'id' | 'content'>): ChosenVariant | null {
  const variants = inOrder(activity.content.variants).filter(({ load }) => load === undefined);
  const all = variants.reduce((sum, { weight }) => sum + weight, 0);
  if (all <= 0) return null;
  const thrown = (Number.parseInt(hashOf([run.id, activity.id]).slice(0, digits), 16) / 16 ** digits) * all;
  let below = 0;
  const place = variants.findIndex(({ weight }) => {
    below += weight;
    return thrown < below;
  });
  const variant = variants[place];
  return variant === undefined ? null : { variant, letter: place < 26 ? String.fromCodePoint(65 + place) : String(place + 1) };
}

/**
 * The variant for a busy day: the one with the highest load that is exceeded by what is due to the person of the
 * activity's channel that day (S114, rule R195). Null while the day is within every load.
 */
export function variantUnderLoad(activity: Pick<Activity, 'content'>, dueThatDay: number): Variant | null {
  return inOrder(activity.content.variants).reduce<Variant | null>((best, one) => (one.load !== undefined && dueThatDay > one.load && one.load > (best?.load ?? 0) ? one : best), null);
}

/** Whether an activity has a variant for busy days at all: only then the day need be looked at. */
export function mindsLoad({ content }: Pick<Activity, 'content'>): boolean {
  return Object.values(content.variants).some(({ load }) => load !== undefined);
}

/** When an activity is expected in this run: as drawn, with the wait of its variant in place of the drawn one when that is timed (S14, rule R194). */
export function dueRuleOf(run: Pick<Run, 'id'>, activity: Pick<Activity, 'id' | 'content' | 'due'>): Due {
  const { due } = activity;
  if (due.type === 'fieldDate' || !hasTimedVariant(activity)) return due;
  const change = variantFor(run, activity)?.variant.change;
  return change?.timed === true && change.wait !== undefined ? { ...due, wait: change.wait } : due;
}

/** A variant of it moves when it is due. */
export function hasTimedVariant({ content }: Pick<Activity, 'content'>): boolean {
  return Object.values(content.variants).some(({ change }) => change.timed === true);
}

/** Only a variant the drawing keeps for busy days can be named: the others are drawn by the run (rule R195). */
export function variantRefusal({ content }: Pick<Activity, 'content'>, variant: string | undefined): Refusal | null {
  if (variant === undefined || (Object.hasOwn(content.variants, variant) && content.variants[variant]?.load !== undefined)) return null;
  return { type: 'invalidIntent', problems: [`The activity has no variant ${variant} for busy days.`] };
}

/** One row of an activity's decision table: what became of a document for this record. */
export interface DocumentRow {
  readonly document: Document;
  /** `chosen`: the first whose rule holds; `ruledOut`: its rule does not hold; `notReached`: an earlier one was chosen. */
  readonly state: 'chosen' | 'ruledOut' | 'notReached';
}

/** Reads an activity's documents as a decision table: the first whose rule holds, or that has none, is the one to use (S8, rule R191). */
export function decideDocument(activity: Pick<Activity, 'content'>, fields: Fields): { readonly chosen: Document | null; readonly rows: readonly DocumentRow[] } {
  const documents = inOrder(activity.content.documents);
  const holds = documents.map(({ useIf }) => useIf === undefined || evaluateCondition(useIf, fields));
  const first = holds.indexOf(true);
  return {
    chosen: documents[first] ?? null,
    rows: documents.map((document, place) => ({ document, state: place === first ? 'chosen' : holds[place] === true ? 'notReached' : 'ruledOut' })),
  };
}
