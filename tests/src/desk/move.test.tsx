import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeStorage, currentStorage, publishBlueprint, saveDraft } from '../../../src/storage/index.ts';
import { aLead, at, journalOf, live, openDesk, outbound } from './a-desk.tsx';

beforeEach(openDesk);
afterEach(closeStorage);

/** A lead on version 1 of a blueprint whose version 2 has lost the stage it stands in. */
async function aLeadBehind() {
  const drawing = outbound.build();
  const version = await live(drawing);
  const record = await aLead('Aino Lehtonen', {}, version);
  const contact = outbound.id.stage('Contact');
  const { [contact]: gone, ...stages } = drawing.stages;
  if (!gone) throw new Error('the stage was drawn');
  const activities = Object.fromEntries(Object.entries(drawing.activities).filter(([id]) => !gone.activities.includes(id)));
  const outcomes = Object.fromEntries(Object.entries(drawing.outcomes).filter(([, { from }]) => !(from.type === 'stage' && from.stage === contact)));
  const row = await currentStorage().ground.db.blueprints.get(drawing.id);
  const { [contact]: _place, ...positions } = drawing.view.positions;
  const draft = { ...drawing, start: outbound.id.stage('Proposal'), stages, activities, outcomes, view: { ...drawing.view, positions } };
  const saved = await saveDraft(drawing.id, { draft, history: { undo: [], redo: [] } }, row?.draftRev ?? 0);
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  const published = await publishBlueprint(drawing.id, 'Straight to the proposal');
  if (!published.ok) throw new Error(JSON.stringify(published.error));
  return { record, next: published.value, user: userEvent.setup() };
}

test('[R141] a manager moves a record whose stage is gone: the dialog says so, and the journal keeps the move', async () => {
  const { record, next, user } = await aLeadBehind();
  at(`/records/${record}`);
  await screen.findByRole('region', { name: 'Stage Contact' });
  await user.click(screen.getByRole('button', { name: 'More for this record' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Move to another version…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Move to another version' });
  expect(await within(dialog).findByText(/Its stage is gone in that version/)).toBeInTheDocument();
  await user.click(within(dialog).getByRole('button', { name: 'Move to version 2' }));
  await screen.findByRole('region', { name: 'Stage Proposal' });
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  const entry = (await journalOf(record)).at(-1);
  expect(entry).toMatchObject({ ok: true, intent: { type: 'migrate', version: next.id, timers: 'carry' }, version: next.hash });
});

test('without another version the dialog says what to do', async () => {
  const version = await live(outbound.build());
  const record = await aLead('Aino Lehtonen', {}, version);
  const user = userEvent.setup();
  at(`/records/${record}`);
  await user.click(await screen.findByRole('button', { name: 'More for this record' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Move to another version…' }));
  expect(await screen.findByText('This blueprint has no other version yet. Publish one first.')).toBeInTheDocument();
});
