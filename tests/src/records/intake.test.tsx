import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaultRecordTypes } from '#engine/blueprint';
import { createFileReader } from '../../../src/records/import/file-reader.ts';
import { guessType } from '../../../src/records/import/guess-type.ts';
import { Prepare, type Decision } from '../../../src/records/import/prepare.tsx';
import { RecordTypesScreen } from '../../../src/records/type-editor/index.ts';
import { closeStorage, createRecord, currentStorage, saveRecordType } from '../../../src/storage/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';
import { atLeast, calling, live, openRecords } from './a-list.tsx';

beforeEach(openRecords);
afterEach(closeStorage);

// the table of fields is large: places are found by their label, roles are asked for inside them
const field = async (key: string) => (await currentStorage().ground.db.recordTypes.get('lead'))?.fields[key];

function types() {
  const router = createMemoryRouter([{ path: '/records/types', element: <RecordTypesScreen /> }, { path: '*', element: <p>elsewhere</p> }], { initialEntries: ['/records/types?type=lead'] });
  render(<UiProvider quiet><RouterProvider router={router} /></UiProvider>);
  return userEvent.setup();
}

async function preparing(csv: string, blueprint: string | null = null) {
  const source = createFileReader(new TextEncoder().encode(csv));
  const file = await source.open({ encoding: null, delimiter: null });
  const { db } = currentStorage().ground;
  const onStart = vi.fn<(decision: Decision) => void>();
  const given = {
    opened: { type: 'open' as const, name: 'leads.csv', size: csv.length, source: { ...source, close: () => undefined }, file }, types: await db.recordTypes.toArray(), blueprints: await db.blueprints.toArray(), people: [],
    asked: { type: 'lead', blueprint }, onReadAgain: () => undefined, onOther: () => undefined, onStart,
  };
  const router = createMemoryRouter([{ path: '*', element: <Prepare {...given} /> }]);
  render(<UiProvider quiet><RouterProvider router={router} /></UiProvider>);
  return { user: userEvent.setup(), onStart, source };
}

test('fields that new workspaces have are offered, and added with one press', async () => {
  const { need, authority, ...fields } = defaultRecordTypes.lead.fields;
  await saveRecordType({ ...defaultRecordTypes.lead, fields, batch: null });
  const user = types();
  const offer = await screen.findByLabelText('New fields available');
  expect(offer).toHaveTextContent('2 new fields available');
  await user.click(within(offer).getByRole('button', { name: 'Add all 2' }));
  await waitFor(() => expect(screen.queryByLabelText('New fields available')).toBeNull());
  expect([(await field('need'))?.name, (await field('authority'))?.name]).toEqual([need?.name, authority?.name]);
});

test('[S96] a type can demand its source at intake', async () => {
  const user = types();
  const rule = await screen.findByLabelText('Source at intake');
  await user.click(within(rule).getByRole('checkbox', { name: 'Demand all three' }));
  await waitFor(async () => expect((await field('sourceAt'))?.required).toBe(true));
  expect([(await field('sourceMedium'))?.required, (await field('company'))?.required]).toEqual([true, false]);
});

test('[S96] lines without a demanded source are refused with their row, until it is said once for the whole file', async () => {
  const fields = Object.fromEntries(Object.entries(defaultRecordTypes.lead.fields).map(([key, one]) => [key, { ...one, required: one.required || key === 'sourceMedium' }]));
  await saveRecordType({ ...defaultRecordTypes.lead, fields, batch: null });
  const { user, onStart } = await preparing('Name,Email\nAda,ada@a.test\nBen,ben@b.test\n');
  const ready = screen.getByRole('region', { name: 'Ready to import' });
  expect(await within(ready).findByText(/Source medium is empty/, { selector: 'li:first-child' })).toHaveTextContent('Row 2');
  expect(within(ready).getByRole('button', { name: 'Nothing to import' })).toBeDisabled();
  await user.click(screen.getByRole('combobox', { name: /Source medium/ }));
  await user.click(await screen.findByRole('option', { name: 'Event' }));
  const button = await within(ready).findByRole('button', { name: 'Import 2 leads' });
  await user.click(button);
  expect(onStart.mock.calls[0]?.[0].plan.given).toEqual({ sourceMedium: 'Event' });
});

test('the button says how many start, in the numbers of the rule', async () => {
  const outbound = calling('Outbound', { when: { type: 'condition', condition: atLeast(50) } });
  await live(outbound);
  await preparing('Name,Score\nAda,90\nBen,20\nCid,10\n', outbound.id);
  const ready = screen.getByRole('region', { name: 'Ready to import' });
  expect(await within(ready).findByRole('button', { name: 'Import 3 leads, enrol 1' })).toBeEnabled();
  expect(ready).toHaveTextContent('1 start “Outbound”, 2 enter held.');
});

test('nobody fits: the button does not promise anybody', async () => {
  const outbound = calling('Outbound', { when: { type: 'condition', condition: atLeast(95) } });
  await live(outbound);
  await preparing('Name,Score\nAda,90\nBen,20\nCid,10\n', outbound.id);
  const ready = screen.getByRole('region', { name: 'Ready to import' });
  expect(await within(ready).findByRole('button', { name: 'Import 3 leads, enrol none' })).toBeEnabled();
  expect(ready).toHaveTextContent('Nobody fits “Outbound”: all enter held.');
});

test('values a choice field does not know are offered as new choices, and may be declined', async () => {
  const { user, onStart } = await preparing('Name,Lead source\nAda,Webinar\nBen,Billboard\n');
  const offer = screen.getByRole('checkbox', { name: 'Add new choices to Lead source' });
  expect(offer).toBeChecked();
  await user.click(await screen.findByRole('button', { name: 'Import 2 leads' }));
  expect(onStart.mock.calls[0]?.[0].plan.type.fields['leadSource']?.choices).toContain('Billboard');
  await user.click(offer);
  expect(await screen.findByText(/Billboard.*/, { selector: '.bt-imp-firsterrors li' })).toHaveTextContent('Row 3');
});

test('people with jobs and calls are taken for leads, deals for deals', async () => {
  const guessed = async (csv: string) => guessType(await createFileReader(new TextEncoder().encode(csv)).open({ encoding: null, delimiter: null }), Object.values(defaultRecordTypes));
  const lines = (line: string) => `${line}\n`.repeat(30);
  expect(await guessed(`age,job,marital,education,contact,day,month,duration,poutcome\n${lines('58,management,married,tertiary,unknown,5,may,261,unknown')}${lines('33,services,single,secondary,cellular,6,jun,90,failure')}`)).toBe('lead');
  expect(await guessed(`opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n${lines('1C1I7A6R,Moses Frase,GTX Plus Basic,Cancity,Won,2016-10-20,2017-03-01,1054')}`)).toBe('deal');
});

test('when every line would be skipped nothing is offered to press, and it is said what would help', async () => {
  await createRecord({ type: 'lead', owner: null, zone: 'UTC', fields: { name: 'Ada', email: 'ada@example.com' } });
  const { user } = await preparing('Name,Email\nAda,ada@example.com\n');
  expect(await screen.findByRole('button', { name: 'Nothing to import' })).toBeDisabled();
  expect(screen.getByLabelText('Ready to import')).toHaveTextContent('Every line is here already and would be skipped. To change those records, choose “Update the record” above.');
  await user.click(screen.getByRole('radio', { name: 'Update the record' }));
  expect(await screen.findByRole('button', { name: 'Import 1 lead' })).toBeEnabled();
});
