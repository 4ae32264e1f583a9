import { useCallback } from 'react';
import { newIds, useSetting } from '../../storage/index.ts';

/** One thing a call is judged by. The id stays for ever: old reviews speak of it. */
export interface Criterion {
  readonly id: string;
  readonly name: string;
  /** What to listen for. */
  readonly hint: string;
  /** No longer asked; kept for the reviews that gave it. */
  readonly retired?: true;
}

/** What a call is judged by until somebody says otherwise. */
export const usualRubric: readonly Criterion[] = [
  { id: 'opening', name: 'Opening', hint: 'Says who calls and why, and asks whether it is a good moment.' },
  { id: 'listening', name: 'Listening', hint: 'Lets them finish; says back what was heard.' },
  { id: 'questions', name: 'Questions', hint: 'Open questions that find the need, not a checklist read aloud.' },
  { id: 'objections', name: 'Objections', hint: 'Takes them seriously, answers one at a time, checks that it landed.' },
  { id: 'nextStep', name: 'Next step', hint: 'Ends with something agreed: who does what until when.' },
];

/** From worst to best, beside the numbers 1 to 5. */
export const scoreWords = ['missing', 'weak', 'sound', 'strong', 'exemplary'] as const;

/** So many criteria fit a call somebody really listens to. */
export const mostCriteria = 12;

const ids = newIds();

/** The rubric in force and how it is changed. */
export function useRubric() {
  const [kept, keep] = useSetting<readonly Criterion[]>('calls/rubric', usualRubric);
  const rubric = Array.isArray(kept) && kept.length > 0 ? kept : usualRubric;
  const save = useCallback((next: readonly Criterion[]) => keep(next), [keep]);
  return { all: rubric, asked: rubric.filter(({ retired }) => retired !== true), save } as const;
}

/** A fresh criterion to be named. */
export function newCriterion(): Criterion {
  return { id: ids.next(), name: '', hint: '' };
}

/** What a criterion is called, also one that is no longer asked. */
export function criterionName(rubric: readonly Criterion[], id: string): string {
  return rubric.find((criterion) => criterion.id === id)?.name ?? 'A criterion that is gone';
}
