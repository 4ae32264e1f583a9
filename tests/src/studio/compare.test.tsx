import 'fake-indexeddb/auto';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { diffVersions, editBlueprint, type Blueprint, type BlueprintId, type Edit } from '#engine/blueprint';
import { closeStorage, createBlueprint, currentStorage, type keepSnapshot, openStorage, publishBlueprint, type BlueprintRow, type VersionRow } from '../../../src/storage/index.ts';
import { CompareBoard } from '../../../src/studio/compare/compare-board.tsx';
import { lineStyles, marksOf, overlaid } from '../../../src/studio/compare/overlaid.ts';
import { createDraftStore } from '../../../src/studio/draft/draft-store.ts';
import { keepWhileWorking, keptEvery } from '../../../src/studio/versions/use-version-keeping.ts';
import { DraftPill } from '../../../src/studio/shell/draft-pill.tsx';
import { VersionsTab } from '../../../src/studio/versions/versions-tab.tsx';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';
import { showInStudio } from './in-studio.tsx';

const drawing = aBlueprint('Sale')
  .stage('New', (stage) => stage.call('Call').outcome('Reached', { to: 'Offer' }).outcome('Lost', { to: 'Won' }))
  .stage('Offer', (stage) => stage.outcome('Won', { to: 'Won' }))
  .end('Won', 'won');
const { id } = drawing;

function changed(...edits: readonly Edit[]): Blueprint {
  const made = editBlueprint(drawing.build(), { type: 'several', name: 'All', edits });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.next;
}

let database = 0;
let version: VersionRow;
beforeEach(async () => {
  database += 1;
  openStorage(`compare-${process.pid}-${database}`, { startHelper: () => null });
  await createBlueprint(drawing.build());
  const answer = await publishBlueprint(id.blueprint, 'The first');
  if (!answer.ok) throw new Error('not published');
  version = answer.value;
});
afterEach(() => closeStorage());

const draft = changed(
  { type: 'deleteOutcomes', outcomes: [id.outcome('New', 'Lost')] },
  { type: 'renameStage', stage: id.stage('Offer'), name: 'Proposal' },
  { type: 'moveCards', positions: { [id.stage('Won')]: { x: 8, y: 400 } } },
);

function showCompare(now: Blueprint, versions: readonly VersionRow[] = [version]) {
  const row: BlueprintRow = { id: now.id as BlueprintId, draft: now, draftRev: 1, updatedAt: 0, owner: 'u_mara', live: version.id, paused: false, batch: null };
  return { user: userEvent.setup(), ...showInStudio(now, <MemoryRouter><CompareBoard row={row} versions={versions} findings={[]} onDesign={() => undefined} /></MemoryRouter>) };
}

describe('Compare', () => {
  test('lists what differs from the live version, walks it with n and p, positions only when asked', async () => {
    const { user } = showCompare(draft);
    const list = await screen.findByRole('list', { name: 'What differs' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(2);
    await user.keyboard('n');
    expect(within(list).getByRole('listitem', { current: 'step' })).toHaveTextContent('Removed: outcome “Lost” in “New”');
    await user.keyboard('n');
    const renamed = within(list).getByRole('listitem', { current: 'step' });
    expect(renamed).toHaveTextContent('“Offer” is now called “Proposal”');
    expect(within(renamed).getByText('“Offer”', { selector: 'dd' })).toBeVisible();
    await user.keyboard('p');
    expect(within(list).getByRole('listitem', { current: 'step' })).toHaveTextContent('Removed: outcome');
    await user.click(screen.getByRole('switch', { name: 'Moved cards' }));
    expect(within(list).getAllByRole('listitem')).toHaveLength(3);
  });

  test('takes one change back as an edit of the draft, which can be taken back itself', async () => {
    const { user, store } = showCompare(draft);
    await screen.findByRole('list', { name: 'What differs' });
    await user.keyboard('n');
    await user.click(screen.getByRole('button', { name: 'Take this back' }));
    expect(store.getState().draft.outcomes[id.outcome('New', 'Lost')]?.name).toBe('Lost');
    expect(store.getState().draft.stages[id.stage('Offer')]?.name).toBe('Proposal');
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
    store.actions.undo();
    expect(store.getState().draft).toEqual(draft);
  });

  test('compares the last two versions while the draft is still the newest, and the bar says that nothing changed since', async () => {
    const newest: VersionRow = { ...version, id: `${version.id}-2` as VersionRow['id'], number: 2, note: 'The second', document: draft };
    const { unmount } = showCompare(draft, [newest, version]);
    expect(await screen.findByRole('combobox', { name: 'Earlier state' })).toHaveValue('v1, The first');
    expect(screen.getByRole('combobox', { name: 'Later state' })).toHaveValue('v2, The second');
    expect(within(screen.getByRole('list', { name: 'What differs' })).getAllByRole('listitem')).toHaveLength(2);
    unmount();
    const { store } = showInStudio(draft, <DraftPill newest={newest} />);
    expect(screen.getByText('No changes since v2')).toBeVisible();
    act(() => void store.actions.edit({ type: 'renameStage', stage: id.stage('New'), name: 'Fresh' }));
    expect(await screen.findByText('Draft v3')).toBeVisible();
  });

  test('compares the draft with the newest version once it is changed', async () => {
    const newest: VersionRow = { ...version, id: `${version.id}-2` as VersionRow['id'], number: 2, note: 'The second' };
    showCompare(draft, [newest, version]);
    expect(await screen.findByRole('combobox', { name: 'Earlier state' })).toHaveValue('v2, The second');
    expect(screen.getByRole('combobox', { name: 'Later state' })).toHaveValue('The draft');
  });

  test('says so when nothing differs', async () => {
    showCompare(drawing.build());
    expect(await screen.findByText('They lead every record the same way.')).toBeVisible();
  });
});

test('one picture holds both: what is gone as a ghost, each card with its gravest mark', () => {
  const fresh = labelledId('fresh');
  const later = changed({ type: 'deleteStages', stages: [id.stage('Offer')], heal: false }, { type: 'addStage', stage: { id: fresh, name: 'Fresh', purpose: '', kind: 'work', activities: [], signposts: [] }, at: { x: 0, y: 500 } }, { type: 'renameStage', stage: id.stage('New'), name: 'Newest' });
  const both = overlaid(drawing.build(), later);
  expect(Object.keys(both.stages)).toHaveLength(4);
  const changes = diffVersions(drawing.build(), later);
  expect(Object.fromEntries(marksOf(changes, both, undefined).map(({ stage, mark }) => [stage, mark]))).toEqual({ [id.stage('Offer')]: 'removed', [fresh]: 'added', [id.stage('New')]: 'changed' });
  expect(lineStyles(changes)).toContain(id.outcome('New', 'Reached'));
});

describe('versions', () => {
  test('lists what was published with its note and load, names a state, restores one as an undoable step', async () => {
    const user = userEvent.setup();
    const { store } = showInStudio(draft, <MemoryRouter><VersionsTab /></MemoryRouter>);
    expect(await screen.findByText('The first')).toBeVisible();
    expect(await screen.findByText(/0 records on it/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Name this state' }));
    await user.type(await screen.findByRole('textbox', { name: /Name/ }), 'As agreed{Enter}');
    expect(await within(screen.getByRole('list', { name: 'Kept states' })).findByText('As agreed')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'More for version 1' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Restore as the draft' }));
    await waitFor(() => expect(store.getState().draft.stages[id.stage('Offer')]?.name).toBe('Offer'));
    store.actions.undo();
    expect(store.getState().draft.stages[id.stage('Offer')]?.name).toBe('Proposal');
  });

  test('rolls back to an older version', async () => {
    const next = await publishBlueprint(id.blueprint, 'The second');
    if (!next.ok) throw new Error('not published');
    const user = userEvent.setup();
    showInStudio(draft, <MemoryRouter><VersionsTab /></MemoryRouter>);
    await user.click(await screen.findByRole('button', { name: 'More for version 1' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Roll back to it…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Roll back to version 1' });
    const button = await within(dialog).findByRole('button', { name: 'Roll back and move' });
    await waitFor(() => expect(button).toBeEnabled());
    await user.click(button);
    expect(await screen.findByRole('dialog', { name: 'Version 3 is live' })).toBeVisible();
    expect(await screen.findByText('Back to v1')).toBeInTheDocument();
  });

  test('keeps a draft every ten minutes of work, and before one step replaced most of it', () => {
    let now = 0;
    const kept: string[] = [];
    const store = createDraftStore(drawing.build());
    const keep: typeof keepSnapshot = async (state, { why }) => {
      kept.push(`${why}: ${Object.keys(state.stages).length}`);
      return { id: '', blueprint: state.id, name: null, why, at: now, by: '', draft: state };
    };
    const stop = keepWhileWorking(store, keep, () => now);
    store.actions.edit({ type: 'renameStage', stage: id.stage('New'), name: 'A' });
    expect(kept).toEqual([]);
    now = keptEvery;
    store.actions.edit({ type: 'renameStage', stage: id.stage('New'), name: 'B' });
    now += 1;
    store.actions.edit({ type: 'renameStage', stage: id.stage('New'), name: 'C' });
    expect(kept).toEqual(['timed: 3']);
    store.actions.edit({ type: 'replace', blueprint: { ...aBlueprint('Other').stage('X').build(), id: drawing.build().id }, name: 'Start over' });
    expect(kept).toEqual(['timed: 3', 'beforeReplace: 3']);
    stop();
    expect(currentStorage()).toBeDefined();
  });
});
