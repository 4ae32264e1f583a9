import { expect, test } from 'vitest';
import { deletedWords, deleteEdit, selectionOf } from '../../../src/canvas/index.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';

const drawing = aBlueprint('Outbound').stage('Qualify', (stage) => stage.call('First call').outcome('Interested', { to: 'Won' })).end('Won', 'won').build();
const stages = Object.values(drawing.stages).filter(({ name }) => name === 'Qualify').map(({ id }) => id);
const outcomes = Object.keys(drawing.outcomes);

const said = (heal: boolean, parts: Parameters<typeof selectionOf>[0]): string => {
  const edit = deleteEdit(selectionOf(parts), heal);
  return edit ? deletedWords(drawing, edit) : 'nothing';
};

test('what was deleted is called by its name, several things by one word, and nothing is nothing', () => {
  expect(said(false, { stages })).toBe('Deleted Qualify');
  expect(said(true, { stages })).toBe('Deleted Qualify and closed the gap');
  expect(said(false, { outcomes })).toBe('Deleted Interested');
  expect(said(false, { stages, outcomes })).toBe('Deleted what was selected');
  expect(said(false, {})).toBe('nothing');
});
