import type { LineMeaning, UnreadReason } from '#engine/exchange';
import { channelLabel, kindLook, quoted } from '../../ui/index.ts';

const reasons: Readonly<Record<UnreadReason, string>> = {
  noStageYet: 'stands before the first stage',
  noName: 'has no words',
  nameTooLong: 'is longer than 200 letters',
  tooManyStages: 'a blueprint holds 500 stages',
  tooManyActivities: 'there are too many here already',
  takesNoActivities: 'a decision, a wait or an end has no activities',
  endLeadsNowhere: 'an end has no ways out',
  tooDeep: 'stands too deep',
  gateUnclear: 'its gate is not a count such as “2 emails and 1 call”. Set it by hand',
};

/** What became of a line, in a few words: "Call, required, in “Qualify”". */
export function lineWords(meaning: LineMeaning): string {
  switch (meaning.type) {
    case 'phase':
      return meaning.name === '' ? 'No phase from here on' : `Phase ${quoted(meaning.name)}`;
    case 'stage':
      return meaning.kind === 'work' ? `Stage ${quoted(meaning.name)}` : `${kindLook(meaning.kind, meaning.result).label}: ${quoted(meaning.name)}`;
    case 'lane':
      return `Lane ${quoted(meaning.name)} of ${quoted(meaning.stage)}`;
    case 'activity':
      return `${channelLabel(meaning.channel)} ${quoted(meaning.name)}, ${meaning.required ? 'required' : 'optional'}`;
    case 'outcome':
      return `Outcome ${quoted(meaning.name)} ${meaning.to === null ? (meaning.wanted === undefined ? 'leads nowhere yet' : `left open: no stage is called ${quoted(meaning.wanted)}`) : `leads to ${quoted(meaning.to)}${meaning.several ? ', the first of several' : ''}`}`;
    case 'detail':
      return { purpose: 'Purpose', limit: 'Time limit', gate: 'Gate', instructions: 'Instructions' }[meaning.what] + ` of ${quoted(meaning.of)}`;
    case 'unread':
      return `Left out: ${reasons[meaning.why]}`;
  }
}

/** How a line turned out: fine, to be looked at, or left out. */
export function lineState(meaning: LineMeaning): 'read' | 'look' | 'unread' {
  if (meaning.type === 'unread') return 'unread';
  return meaning.type === 'outcome' && ((meaning.to === null && meaning.wanted !== undefined) || meaning.several === true) ? 'look' : 'read';
}
