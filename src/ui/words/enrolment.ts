import type { Blueprint } from '#engine/blueprint';
import type { Refusal } from '#engine/journal';
import { describeCondition } from './condition.ts';
import type { Names } from './names.ts';
import { quoted } from './names.ts';
import { describeRefusal } from './refusal.ts';

/** One reason and how many it concerns: "12 are in it already". */
export interface Reason {
  readonly words: string;
  readonly count: number;
}

/** The rules by which records come in, and what their saved view is called. */
export interface EnrolmentWords {
  readonly enrolment: Blueprint['enrolment'] | undefined;
  readonly viewName?: string | undefined;
}

/** Says why many records do not come in: each reason once, whoever asked not to be contacted first (S26), then the most frequent. */
export function describeEnrolRefusals(refusals: readonly Refusal[], words: EnrolmentWords, names: Names): readonly Reason[] {
  const found = new Map<string, { count: number; readonly first: boolean }>();
  for (const refusal of refusals) {
    const said = describeEnrolRefusal(refusal, words, names);
    const before = found.get(said);
    if (before) before.count += 1;
    else found.set(said, { count: 1, first: refusal.type === 'optedOut' });
  }
  return [...found].sort(([, a], [, b]) => Number(b.first) - Number(a.first) || b.count - a.count).map(([said, { count }]) => ({ words: said, count }));
}

/** Fits after any number: "1 asked not to be contacted", "30 asked not to be contacted". */
function describeEnrolRefusal(refusal: Refusal, { enrolment, viewName }: EnrolmentWords, names: Names): string {
  switch (refusal.type) {
    case 'optedOut':
      return 'asked not to be contacted';
    case 'alreadyRunning':
      return 'already in it';
    case 'reentryForbidden':
      return 'went through it before and may not come in again';
    case 'held':
      return 'kept out while the blueprint is paused';
    case 'wrongRecordType':
      return 'of another record type';
    case 'notEnrollable':
      return notEnrollable(refusal.why, { enrolment, viewName }, names);
    default:
      return describeRefusal(refusal, names);
  }
}

function notEnrollable(why: Extract<Refusal, { readonly type: 'notEnrollable' }>['why'], { enrolment, viewName }: EnrolmentWords, names: Names): string {
  switch (why) {
    case 'condition':
      return enrolment?.when.type === 'condition' ? `outside its rule: ${describeCondition(enrolment.when.condition, names)}` : 'outside its rule';
    case 'view':
      return viewName === undefined ? 'outside its saved view' : `outside the saved view ${quoted(viewName)}`;
    case 'unless':
      return enrolment?.unless === undefined ? 'ruled out' : `ruled out: ${describeCondition(enrolment.unless, names)}`;
    case 'exitWhen':
      return enrolment?.exitWhen === undefined ? 'would leave at once' : `would leave at once: ${describeCondition(enrolment.exitWhen, names)}`;
  }
}
