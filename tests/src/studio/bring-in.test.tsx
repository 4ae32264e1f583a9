import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultRecordTypes, type Blueprint, type Condition, type Fields } from '#engine/blueprint';
import { BringInRecords } from '../../../src/studio/enrolment/bring-in.tsx';
import { closeStorage, createBlueprint, createRecord, createRecords, currentStorage, deleteView, openStorage, publishBlueprint, saveView, submit, intentFor, type VersionRow } from '../../../src/storage/index.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { showInStudio } from './in-studio.tsx';

const hot = aBlueprint('Hot ones').stage('Calling', (stage) => stage.call('Call', { required: 'never' }).outcome('Done', { to: 'Over' })).end('Over', 'won');
const score = (value: number): Condition => ({ type: 'compare', field: 'score', operator: 'atLeast', value });
const rule = (given: Partial<Blueprint['enrolment']>): Blueprint => {
  const made = hot.build();
  return { ...made, enrolment: { ...made.enrolment, ...given } };
};

let workspace = 0;
beforeEach(async () => {
  workspace += 1;
  await openStorage(`bring-in-${process.pid}-${workspace}`).ready;
});
afterEach(closeStorage);

const leads = (all: readonly Fields[]) => createRecords(all.map((fields, at) => ({ type: 'lead', owner: null, zone: 'UTC', fields: { name: `Lead ${at}`, ...fields } })), { batch: 'file' });

async function published(document: Blueprint): Promise<VersionRow> {
  await createBlueprint(document);
  const answer = await publishBlueprint(document.id, 'first');
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

const show = (version: VersionRow) => showInStudio(version.document, <BringInRecords version={version} recordType={defaultRecordTypes.lead} />);
const told = (words: string) => waitFor(() => expect(screen.getByRole('region', { name: 'Records that are there already' })).toHaveTextContent(words));
const reasons = async () => within(await screen.findByRole('list', { name: 'Why not' })).getAllByRole('listitem').map((item) => item.textContent);

test('[S74, S116] counts who fits and why others are left out, opt-outs first, then brings in by rank', async () => {
  const version = await published(rule({ when: { type: 'condition', condition: score(50) }, unless: { type: 'compare', field: 'company', operator: 'equals', value: 'Rival' }, rankBy: 'score' }));
  await leads([{ score: 60 }, { score: 90 }, { score: 10 }, { score: 70, company: 'Rival' }, { score: 71, company: 'Rival' }, { score: 80, doNotContact: true }]);
  show(version);
  await told('5 leads fit; 3 of them are left out:');
  expect(await reasons()).toEqual(['1 asked not to be contacted', '2 ruled out: Company is “Rival”']);
  expect(screen.getByText('Highest Score first.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Enrol 2 leads' }));
  await told('2 leads enrolled, 3 left out:');
  const entries = (await currentStorage().ground.db.entries.orderBy('cursor').toArray()).map(({ entry }) => entry);
  expect(entries.flatMap(({ intent }) => (intent.type === 'enrol' ? [intent.record.fields['score']] : []))).toEqual([90, 60]);
});

test('who is in it already, and who went through it and may not come in again, is told apart', async () => {
  const version = await published(rule({ when: { type: 'condition', condition: score(50) }, reentry: 'never' }));
  await createRecord({ type: 'lead', owner: null, zone: 'UTC', fields: { name: 'In', score: 60 } });
  const through = await createRecord({ type: 'lead', owner: null, zone: 'UTC', fields: { name: 'Through', score: 60 } });
  const run = (await currentStorage().ground.db.runs.where('record').equals(through.id).toArray())[0];
  await submit([intentFor({ record: through.id, run: run?.id ?? null, intent: { type: 'choose', outcome: hot.id.outcome('Calling', 'Done'), fields: {}, reason: null, expect: { visit: 1 } } })]);
  show(version);
  await told('2 leads fit; 2 of them are left out:');
  expect((await reasons()).toSorted()).toEqual(['1 already in it', '1 went through it before and may not come in again']);
  expect(screen.queryByRole('button', { name: /Enrol/ })).toBeNull();
});

test('a saved view is named, and one that was deleted takes in nobody', async () => {
  const { view } = await saveView({ name: 'Warm ones', recordType: 'lead', condition: score(40) });
  const version = await published(rule({ when: { type: 'view', view: view.id } }));
  await leads([{ score: 45 }, { score: 20 }]);
  const first = show(version);
  expect(await screen.findByRole('button', { name: 'Enrol 1 lead' })).toBeEnabled();
  expect(screen.getByText('Saved view “Warm ones”: Score is at least 40')).toBeVisible();
  first.unmount();
  await deleteView(view.id);
  show(version);
  expect(await screen.findByText(/view of this rule was deleted/)).toBeVisible();
});
