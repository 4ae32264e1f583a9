import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCommands } from '../../../src/ui/commands.tsx';
import { fuzzyScore } from '../../../src/ui/index.ts';

const best = (query: string, words: readonly string[]) =>
  words.flatMap((each) => { const score = fuzzyScore(query, each); return score === null ? [] : [{ each, score }]; }).sort((a, b) => b.score - a.score).map(({ each }) => each);

describe('finding by what somebody types', () => {
  it('puts what is called so before what begins so, before a word in it, before letters in order', () => {
    expect(best('call', ['Call back later', 'First call', 'Call', 'Recall', 'Offer'])).toEqual(['Call', 'Call back later', 'First call', 'Recall']);
    expect(best('dsc', ['Discovery meeting', 'Closed'])).toEqual(['Discovery meeting']);
  });

  it('asks for every word, in any order, whatever accents and capitals', () => {
    expect(best('PRE gesprach', ['Gespräch zum Preis', 'Gespräch'])).toEqual(['Gespräch zum Preis']);
    expect(best('meeting disc', ['Discovery meeting', 'Meeting'])).toEqual(['Discovery meeting']);
  });

  it('does not gather letters from here and there: what somebody is called brings no unrelated deed', () => {
    expect(best('acme', ['Add a comment', 'Arrange cards in the middle', 'Acme Ltd'])).toEqual(['Acme Ltd']);
    expect(best('aac', ['Add a comment', 'Add activity'])).toEqual(['Add a comment']);
  });

  it('finds everything by a part of its own words', () => {
    fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-z]{2,8}$/), { minLength: 1, maxLength: 5 }), fc.nat(), (words, at) => {
      expect(fuzzyScore((words[at % words.length] ?? '').slice(0, 2), words.join(' '))).not.toBeNull();
    }));
  });

  it('lists deeds at once and things only when somebody types, the best group first', () => {
    const groups = [
      { group: 'Edit', actions: [{ id: 'undo', label: 'Undo' }, { id: 'call', label: 'Call it a day' }] },
      { group: 'Stages', actions: [{ id: 's', label: 'Call', description: 'Stage', keywords: ['only found'] }] },
    ];
    const shown = (query: string) => findCommands(query, groups.map((each) => ({ ...each }))).map((entry) => ('actions' in entry ? [entry.group, ...entry.actions.map(({ id }) => id)] : entry.id));
    const all = findCommands('', groups);
    expect(all).toHaveLength(2);
    expect(shown('call')).toEqual([['Stages', 's'], ['Edit', 'call']]);
    expect(shown('stage')).toEqual([['Stages', 's']]);
    expect(shown('nothing like it')).toEqual([]);
  });
});
