import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeStorage, currentStorage, enrolMany } from '../../../src/storage/index.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { at, dialog, leads, live, openRecords } from './a-list.tsx';

beforeEach(openRecords);
afterEach(closeStorage);

const selling = aBlueprint('Selling')
  .stage('Contact', (stage) => stage.call('Call', { required: 'never' }).outcome('Good', { to: 'Proposal', gate: { type: 'field', condition: { type: 'compare', field: 'company', operator: 'isNotEmpty', value: null } } }))
  .stage('Proposal', (stage) => stage.task('Write', { required: 'never' }).outcome('Signed', { to: 'Won' }))
  .end('Won', 'won');

test('[S3] the selected records are moved to a stage by their own gates, told one by one, and taken back together', async () => {
  await live(selling.build());
  await leads([{ name: 'Ada', company: 'Satama' }, { name: 'Bob' }, { name: 'Cid' }]);
  const rows = await currentStorage().ground.db.records.toArray();
  const [ada = '', bob = ''] = ['Ada', 'Bob'].map((name) => rows.find(({ fields }) => fields['name'] === name)?.id);
  await enrolMany([ada, bob], selling.id.blueprint, {});
  at('/records?type=lead');
  const user = userEvent.setup();
  for (const name of ['Ada', 'Bob', 'Cid']) await user.click(await screen.findByRole('checkbox', { name: `Select ${name}` }));
  const bar = await screen.findByRole('toolbar', { name: 'Selected records' });
  await user.click(within(bar).getByRole('button', { name: 'Move' }));
  const where = await dialog('Move 3 leads to a stage');
  expect(await within(where).findByText(/^1 selected record does not walk it and stays as it is\.$/)).toBeInTheDocument();
  await user.click(within(where).getByRole('combobox', { name: 'Stage' }));
  await user.click(await screen.findByRole('option', { name: 'Proposal' }));
  await user.click(within(where).getByRole('button', { name: 'Go on' }));
  await user.click(within(await dialog('Move 2 records to Proposal?')).getByRole('button', { name: 'Move' }));
  const told = await dialog('1 moved to Proposal, 1 blocked');
  expect(told).toHaveTextContent(/Bob.*Good: Company/);
  const stageOf = async (record: string) => (await currentStorage().ground.db.runs.where('record').equals(record).first())?.stage;
  expect(await stageOf(ada)).toBe(selling.id.stage('Proposal'));
  expect(await stageOf(bob)).toBe(selling.id.stage('Contact'));
  await user.click(within(told).getByRole('button', { name: 'Undo all 1' }));
  await waitFor(async () => expect(await stageOf(ada)).toBe(selling.id.stage('Contact')));
});
