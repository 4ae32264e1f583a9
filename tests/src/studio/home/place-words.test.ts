import { expect, test } from 'vitest';
import { placeInWords } from '../../../../src/studio/home/place-words.ts';

const file = { name: 'Outbound', activities: { a1: { name: 'First call', results: [{}, {}] } }, outcomes: { o1: { name: '' } }, stages: { s1: { name: 'Visit', lanes: { l1: { name: 'Finance' } } } } };

test.each([
  ['activities.a1.required', 'Activity “First call” › required'],
  ['activities.a1.results.1.key', 'Activity “First call” › results › no. 2 › key'],
  ['stages.s1.lanes.l1.team', 'Stage “Visit” › Lane “Finance” › team'],
  ['outcomes.o1.trigger.type', 'Outcome o1 › trigger › type'],
  ['stages.gone.name', 'Stage gone › name'],
  ['rhythm.gap', 'rhythm › gap'],
])('the place %s is read as %s', (path, words) => expect(placeInWords(path, file)).toBe(words));

test('a long name is cut, so that the place stays in its row', () => {
  expect(placeInWords('stages.s.kind', { stages: { s: { name: 'x'.repeat(90) } } })).toBe(`Stage “${'x'.repeat(59)}…” › kind`);
});
