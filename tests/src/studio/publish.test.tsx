import 'fake-indexeddb/auto';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { editBlueprint, type Blueprint, type Edit } from '#engine/blueprint';
import { closeStorage, createBlueprint, createRecord, currentStorage, openStorage, publishBlueprint, requestReview, answerReview, saveDraft, savePerson, setMe, type VersionRow } from '../../../src/storage/index.ts';
import { PublishDialog } from '../../../src/studio/publish/publish-dialog.tsx';
import { ReviewBanner } from '../../../src/studio/publish/review-banner.tsx';
import type { Autosave } from '../../../src/studio/draft/autosave.ts';
import { createStore } from 'zustand/vanilla';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { choose, showInStudio } from './in-studio.tsx';

const drawing = aBlueprint('Sale')
  .stage('New', (stage) => stage.call('Call', { required: 'never' }).outcome('Reached', { to: 'Offer' }))
  .stage('Offer', (stage) => stage.outcome('Won', { to: 'Won', gate: { type: 'all', of: [] } }))
  .end('Won', 'won');
const { id } = drawing;

function changed(...edits: readonly Edit[]): Blueprint {
  const made = editBlueprint(drawing.build(), { type: 'several', name: 'All', edits });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.next;
}

const budget = changed({ type: 'setField', path: ['outcomes', id.outcome('New', 'Reached'), 'gate'], value: { type: 'field', condition: { type: 'compare', field: 'score', operator: 'atLeast', value: 50 } } });
const autosave: Autosave = { state: createStore(() => ({ type: 'saved' as const, at: 0 })), flush: async () => undefined, see: () => undefined, takeTheirs: async () => undefined, unsaved: () => null, stop: () => undefined };

let database = 0;
beforeEach(async () => {
  database += 1;
  openStorage(`publish-${process.pid}-${database}`, { startHelper: () => null });
  await createBlueprint(drawing.build());
  const first = await publishBlueprint(id.blueprint, 'first');
  if (!first.ok) throw new Error('not published');
  const leads = await Promise.all(['Ada', 'Bea', 'Cy'].map((name) => createRecord({ type: 'lead', owner: null, zone: 'UTC', fields: { name, score: name === 'Cy' ? 80 : 10 } })));
  await currentStorage().enrolMany(leads.map((lead) => lead.id), id.blueprint);
});
afterEach(() => closeStorage());

async function open(draft: Blueprint) {
  await saveDraft(id.blueprint, { draft, history: null }, 1);
  const versions: readonly VersionRow[] = await currentStorage().ground.db.versions.toArray();
  showInStudio(draft, <MemoryRouter><PublishDialog opened onClose={() => undefined} autosave={autosave} findings={[]} versions={versions} /></MemoryRouter>);
  return { user: userEvent.setup(), dialog: await screen.findByRole('dialog', { name: /Publish “Sale” as v2/ }) };
}

describe('the publish dialog', () => {
  test('tells what changes in meaning, and who is newly blocked by which clause', async () => {
    const { user, dialog } = await open(budget);
    expect(within(dialog).getByText(/New gate on “Reached”/)).toBeVisible();
    expect(within(dialog).getAllByText('May hold records back')[0]).toBeVisible();
    await user.click(within(dialog).getByRole('radio', { name: 'Move now' }));
    const blocked = await within(dialog).findByRole('list', { name: 'Who is newly blocked' });
    expect(within(dialog).getByText('3 keep this stage')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: '3 records in New', expanded: false }));
    const standing = within(dialog).getByRole('table');
    expect(within(standing).getAllByRole('link').map((link) => link.textContent).sort()).toEqual(['Ada', 'Bea', 'Cy']);
    await user.click(within(standing).getByRole('button', { name: '3 records in New', expanded: true }));
    expect(within(standing).queryByRole('link')).toBeNull();
    expect(within(dialog).getByText('2 newly blocked')).toBeVisible();
    expect(blocked).toHaveTextContent('2 records newly blocked on “Reached” by: Score is at least 50');
    await user.click(within(blocked).getByRole('button', { name: 'Who' }));
    expect(within(blocked).getAllByRole('link').map((link) => link.textContent)).toEqual(['Ada', 'Bea']);
  });

  test('moves everybody now and says what became of them', async () => {
    const { user, dialog } = await open(budget);
    await user.type(within(dialog).getByLabelText('Why this version'), 'Too many small deals');
    await user.type(within(dialog).getByLabelText('What it was learned from'), 'https://example.com/q3');
    await user.click(within(dialog).getByRole('radio', { name: 'Move now' }));
    const button = await within(dialog).findByRole('button', { name: 'Publish and move' });
    await waitFor(() => expect(button).toBeEnabled());
    await user.click(button);
    expect(await screen.findByText('3 records')).toBeVisible();
    const versions = await currentStorage().ground.db.versions.toArray();
    expect(versions.find(({ number }) => number === 2)).toMatchObject({ note: 'Too many small deals', evidence: 'https://example.com/q3' });
    expect(new Set((await currentStorage().ground.db.runs.toArray()).map((run) => run.versionId)).size).toBe(1);
  });

  test('asks where records of a stage go that is gone, before it lets them be moved', async () => {
    const gone = changed({ type: 'deleteStages', stages: [id.stage('New')], heal: false }, { type: 'setStart', stage: id.stage('Offer') });
    const { user, dialog } = await open(gone);
    expect(within(dialog).getByText(/Removed: stage “New”/)).toBeVisible();
    await user.click(within(dialog).getByRole('radio', { name: 'Move at the next stage change' }));
    expect(await within(dialog).findByText('Needs a place')).toBeVisible();
    const button = within(dialog).getByRole('button', { name: 'Publish' });
    expect(button).toBeDisabled();
    await choose(user, 'Where records of New go', 'Offer');
    await waitFor(() => expect(button).toBeEnabled());
    await user.click(button);
    await screen.findByRole('dialog', { name: 'Version 2 is live' });
    expect((await currentStorage().ground.db.versions.toArray()).find(({ number }) => number === 2)?.moving).toMatchObject({ active: 1, stages: { [id.stage('New')]: id.stage('Offer') } });
  });

  test('takes a link only when it is one', async () => {
    const { user, dialog } = await open(budget);
    await user.type(within(dialog).getByLabelText('What it was learned from'), 'javascript:alert(1)');
    expect(within(dialog).getByText('A link begins with https:// or http://')).toBeVisible();
    expect(within(dialog).getByRole('button', { name: 'Publish' })).toBeDisabled();
  });

  test('waits for the approvals its rule asks for, and says who may give them', async () => {
    await savePerson({ id: 'u_mara', name: 'Mara Lindt', roles: ['manager'], zone: 'UTC', batch: null });
    const { dialog } = await open({ ...budget, review: { roles: ['manager'], approvals: 1 } });
    expect(within(dialog).getByText('One more person must approve this draft first.')).toBeVisible();
    expect(within(dialog).getByText(/Those who may: Mara Lindt/)).toBeVisible();
    expect(within(dialog).getByRole('button', { name: 'Publish' })).toBeDisabled();
  });
});

describe('the review banner', () => {
  async function asked(by: string, me: string) {
    for (const [person, name] of [['u_mara', 'Mara Lindt'], ['u_ben', 'Ben Otieno']] as const) await savePerson({ id: person, name, roles: ['manager'], zone: 'UTC', batch: null });
    const draft = { ...budget, review: { roles: ['manager'], approvals: 1 } };
    await saveDraft(id.blueprint, { draft, history: null }, 1);
    await setMe(by);
    const review = await requestReview(id.blueprint, { note: 'Please look at the gate', asked: ['u_ben'] });
    await setMe(me);
    const shown = showInStudio(draft, <MemoryRouter><ReviewBanner onCompare={() => undefined} /></MemoryRouter>);
    return { user: userEvent.setup(), review, ...shown };
  }

  test('asks the reviewer, who approves with a note', async () => {
    const { user, review } = await asked('u_mara', 'u_ben');
    expect(await screen.findByText('Mara Lindt asks you to review this draft.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Approve' }));
    await user.type(await screen.findByLabelText('Anything to add'), 'Good');
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Approve' }));
    await waitFor(async () => expect((await currentStorage().ground.db.reviews.get(review.id))?.answers).toMatchObject([{ by: 'u_ben', verdict: 'approved', note: 'Good' }]));
    expect(await screen.findByText('Approved by Ben Otieno.')).toBeVisible();
  });

  test('tells who asked what the reviewer wants, and that an edit makes answers stale', async () => {
    const { store, review } = await asked('u_mara', 'u_ben');
    await screen.findByText('Mara Lindt asks you to review this draft.');
    await answerReview(review.id, { verdict: 'changesWanted', note: 'Too strict' });
    await setMe('u_mara');
    expect(await screen.findByText('Ben Otieno wants changes.')).toBeVisible();
    expect(screen.getByText(/Ben Otieno: “Too strict”/)).toBeVisible();
    store.actions.edit({ type: 'renameStage', stage: id.stage('New'), name: 'Fresh' });
    expect(await screen.findByText('It was changed since it was reviewed.')).toBeVisible();
  });
});
