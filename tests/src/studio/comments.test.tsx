import 'fake-indexeddb/auto';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addComment, closeStorage, createBlueprint, currentStorage, openStorage, savePerson, setMe } from '../../../src/storage/index.ts';
import { CommentsTab } from '../../../src/studio/comments/comments-tab.tsx';
import { namingAt, piecesOf } from '../../../src/studio/comments/comment-words.ts';
import { useCommentDesk } from '../../../src/studio/comments/use-comment-desk.ts';
import { selecting } from '../../../src/studio/draft/draft-store.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { showInStudio } from './in-studio.tsx';

const drawing = aBlueprint('Sale').stage('New', (stage) => stage.call('Call').outcome('Won', { to: 'Won' })).end('Won', 'won');
const { id } = drawing;
const mara = { id: 'u_mara', name: 'Mara Lindt', roles: ['manager'], zone: 'UTC', batch: null };
const ben = { id: 'u_ben', name: 'Ben Otieno', roles: ['rep'], zone: 'UTC', batch: null };

let database = 0;
beforeEach(async () => {
  database += 1;
  openStorage(`comments-${process.pid}-${database}`, { startHelper: () => null });
  await createBlueprint(drawing.build());
  for (const person of [mara, ben]) await savePerson(person);
  await setMe('u_mara');
  useCommentDesk.setState({ open: null, writing: null, raised: 0 });
});
afterEach(() => closeStorage());

const comments = () => currentStorage().ground.db.comments.toArray();

describe('comments in the dock', () => {
  test('says something about what is selected, naming somebody with @', async () => {
    const user = userEvent.setup();
    const { store } = showInStudio(drawing.build(), <CommentsTab />);
    expect(await screen.findByText(/Nothing open/)).toBeVisible();
    store.actions.select(selecting({ stages: [id.stage('New')] }));
    await user.click(await screen.findByRole('button', { name: 'Comment on “New”' }));
    await user.type(screen.getByRole('textbox', { name: 'Say something' }), 'Is this right @be');
    await user.click(await screen.findByRole('option', { name: 'Ben Otieno' }));
    expect(screen.getByRole('textbox', { name: 'Say something' })).toHaveValue('Is this right @Ben Otieno ');
    await user.click(screen.getByRole('button', { name: 'Comment' }));
    expect(await screen.findByText('@Ben Otieno')).toBeVisible();
    expect(await comments()).toMatchObject([{ target: { type: 'stage', id: id.stage('New') }, text: 'Is this right @Ben Otieno', by: 'u_mara' }]);
  });

  test('who is named sees it, answers with Ctrl+Enter and resolves it', async () => {
    await addComment({ blueprint: id.blueprint, target: { type: 'stage', id: id.stage('New') }, text: 'What do you think, @Ben Otieno?' });
    await setMe('u_ben');
    const user = userEvent.setup();
    showInStudio(drawing.build(), <CommentsTab />);
    expect(await screen.findByText('Names you')).toBeVisible();
    await user.click(screen.getByRole('button', { name: /New Mara Lindt/ }));
    await user.type(screen.getByRole('textbox', { name: 'Answer' }), 'Fine{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Fine')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Resolve' }));
    await waitFor(async () => expect((await comments())[0]?.resolved).toMatchObject({ by: 'u_ben' }));
    expect(await screen.findByText('Resolved', { selector: 'span' })).toBeVisible();
  });

  test('changes and deletes only one’s own words', async () => {
    await addComment({ blueprint: id.blueprint, target: { type: 'blueprint' }, text: 'Mine' });
    const user = userEvent.setup();
    showInStudio(drawing.build(), <CommentsTab />);
    await user.click(await screen.findByRole('button', { name: /The whole blueprint/, expanded: false }));
    await user.click(screen.getByRole('button', { name: 'More for your words' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Change' }));
    const field = screen.getByRole('textbox', { name: 'Change your words' });
    await user.clear(field);
    await user.type(field, 'Better');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Better', { selector: 'span' })).toBeVisible();
    await setMe('u_ben');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'More for your words' })).toBeNull());
  });

  test('what is about something no longer drawn stays listed', async () => {
    await addComment({ blueprint: id.blueprint, target: { type: 'stage', id: id.stage('New') }, text: 'About the first stage' });
    const { store } = showInStudio(drawing.build(), <CommentsTab />);
    await screen.findByText(/About the first stage/);
    store.actions.edit({ type: 'deleteStages', stages: [id.stage('New')], heal: false });
    const gone = await screen.findByRole('list', { name: 'Comments on what is no longer drawn' });
    expect(within(gone).getByText(/About the first stage/)).toBeVisible();
  });
});

test('the longest name that fits is meant, and a half-typed name is found before the caret', () => {
  const people = [mara, { ...ben, name: 'Mara' }];
  expect(piecesOf('Ask @Mara Lindt, or @mara', people).map((piece) => (piece.type === 'text' ? piece.text : piece.person.id))).toEqual(['Ask ', 'u_mara', ', or ', 'u_ben']);
  expect(piecesOf('ann@example.com', people)).toEqual([{ type: 'text', text: 'ann@example.com' }]);
  expect(namingAt('ask @Be', 7)).toEqual({ from: 4, typed: 'Be' });
  expect(namingAt('mail ann@example', 16)).toBeNull();
});
