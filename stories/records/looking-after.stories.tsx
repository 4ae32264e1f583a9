import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { CheckScreen } from '../../src/records/check/index.ts';
import { DuplicatesScreen } from '../../src/records/merge/index.ts';
import { RecordTypesScreen } from '../../src/records/type-editor/index.ts';
import { createRecords, saveRecordType } from '../../src/storage/index.ts';
import { defaultRecordTypes } from '#engine/blueprint';
import { atLeast, calling, leads, live, RecordsFrame } from './records-frame.tsx';

const meta: Meta = { title: 'Records/Looking after' };
export default meta;

const dark = (story: StoryObj): StoryObj => ({ ...story, globals: { theme: 'dark' } });
const screen = (Screen: () => React.ReactNode, seed: () => Promise<unknown>, path: string, shown: RegExp, play?: StoryObj['play']): StoryObj => ({
  render: () => <RecordsFrame seed={seed} path={path}>{() => <Screen />}</RecordsFrame>,
  play: async (context) => {
    await expect((await within(context.canvasElement).findAllByText(shown, {}, { timeout: 15_000 }))[0]).toBeVisible();
    await play?.(context);
  },
});

async function drawn() {
  await live(calling('Outbound', { when: { type: 'condition', condition: atLeast(30) }, rankBy: 'score' }));
  await live(calling('Nurture', { when: { type: 'condition', condition: atLeast(60) }, order: 1 }));
  await leads(40);
}

async function laidOut() {
  await drawn();
  await saveRecordType({ ...defaultRecordTypes.lead, batch: null, qualified: atLeast(40), value: 'score', layouts: { card: { key: 'card', name: 'Card of the caller', order: 0, sections: { who: { id: 'who', name: 'Who it is', fields: ['name', 'company', 'title'], order: 0 }, reach: { id: 'reach', name: 'How to reach them', fields: ['email', 'phone'], order: 1 } } } } });
}

async function disorder() {
  await drawn();
  await createRecords([
    { type: 'lead', owner: null, zone: 'UTC', fields: { name: 'Ada Lovelace', company: 'Acme GmbH', email: 'ada@example.test', score: 'high', segment: 'Giants' } },
    { type: 'lead', owner: null, zone: 'UTC', fields: { name: 'Lovelace, Ada', company: 'ACME', email: 'ADA@example.test', shoeSize: 38, segment: 'Dwarfs' } },
    { type: 'lead', owner: null, zone: 'UTC', fields: { company: 'Nobody Ltd', phone: '030 1234567' } },
    { type: 'lead', owner: null, zone: 'UTC', fields: { name: 'Ben', phone: '+49 30 1234567' } },
  ], { batch: 'more' });
}

async function oneThatFits() {
  await drawn();
  await createRecords([{ type: 'deal', owner: null, zone: 'UTC', fields: { name: 'Cold store, second line', account: 'Satama Freight', amount: 48_000 } }], { batch: 'deals' });
}

const ruleOpen: StoryObj['play'] = async ({ canvasElement }) => {
  await userEvent.click(await within(canvasElement).findByRole('button', { name: 'Change the rule' }));
  await expect(await within(canvasElement).findByRole('group', { name: 'Reps see a record when' })).toBeVisible();
};
const compared: StoryObj['play'] = async ({ canvasElement }) => {
  await userEvent.click((await within(canvasElement).findAllByRole('button', { name: 'Compare' }))[0] ?? canvasElement);
  await expect(await within(document.body).findByRole('button', { name: 'Merge the two' })).toBeVisible();
};

export const Types = screen(RecordTypesScreen, laidOut, '/records/types?type=lead', /Card of the caller/);
export const TypesDark = dark(screen(RecordTypesScreen, laidOut, '/records/types?type=lead', /Card of the caller/, ruleOpen));
export const Check = screen(CheckScreen, disorder, '/records/check?type=lead', /things do not fit/);
export const CheckDark = dark(screen(CheckScreen, disorder, '/records/check?type=lead', /things do not fit/));
export const NothingToMend = screen(CheckScreen, oneThatFits, '/records/check?type=deal', /Everything fits/);
export const NothingToCheck = screen(CheckScreen, drawn, '/records/check?type=deal', /No deals to check yet/);
export const Duplicates = screen(DuplicatesScreen, disorder, '/records/duplicates?type=lead', /may be one customer each/);
export const MergeSideBySide = dark(screen(DuplicatesScreen, disorder, '/records/duplicates?type=lead', /may be one customer each/, compared));
export const NoDuplicates = screen(DuplicatesScreen, async () => undefined, '/records/duplicates?type=lead', /No duplicates/);
