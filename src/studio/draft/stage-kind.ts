import { activitiesIn, stageKinds, type Blueprint, type Edit, type EndResult, type Stage, type StageKind } from '#engine/blueprint';
import { guessEnd } from '#engine/exchange';
import { kindLook } from '../../ui/index.ts';
import { twoLanes } from './placing.ts';

/** A kind of stage as it is offered in lists: an end is one kind per result. */
export interface KindChoice {
  readonly value: string;
  readonly label: string;
  readonly kind: StageKind;
  readonly result?: EndResult;
}

const results: readonly EndResult[] = ['won', 'lost', 'nurture', 'recycle', 'closed'];

/** Every kind a stage can be, as people choose it. */
export const kindChoices: readonly KindChoice[] = [
  ...stageKinds.filter((kind) => kind !== 'end').map((kind): KindChoice => ({ value: kind, label: kindLook(kind).label, kind })),
  ...results.map((result): KindChoice => ({ value: `end:${result}`, label: kindLook('end', result).label, kind: 'end', result })),
];

/** The choice a stage is now. */
export function choiceOf({ kind, end }: Pick<Stage, 'kind' | 'end'>): KindChoice | undefined {
  return kindChoices.find((choice) => choice.kind === kind && (kind !== 'end' || choice.result === (end?.result ?? 'closed')));
}

/** The kind people mean by a word: "Decision", "Wait", "End: won", "Lost". */
export function kindFromWords(words: string): KindChoice | undefined {
  const plain = words.trim().toLowerCase();
  const result = guessEnd(plain.replace(/^end\s*[:-]?\s*(?=\S)/, ''));
  return kindChoices.find(({ label, kind }) => label.toLowerCase() === plain || (kind !== 'end' && (kind === plain || (plain !== '' && label.toLowerCase().startsWith(plain)))))
    ?? kindChoices.find((choice) => result !== undefined && choice.result === result);
}

/** The edit that makes a stage another kind: lanes take over what was to be done, and give it back. */
export function kindEdit(draft: Blueprint, stage: Stage, { kind, result }: KindChoice, newId: () => string): Edit {
  if (kind === 'end' && stage.kind === 'end') return { type: 'setField', path: ['stages', stage.id, 'end'], value: { ...stage.end, result: result ?? 'closed' } };
  const held = activitiesIn(draft, stage.id).map(({ id }) => id);
  return { type: 'changeKind', stage: stage.id, kind, result, ...(kind === 'parallel' ? { lanes: twoLanes(held, newId) } : {}) };
}
