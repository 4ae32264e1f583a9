import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { defaultRecordTypes, type Blueprint } from '#engine/blueprint';
import { BringInRecords } from '../../src/studio/enrolment/bring-in.tsx';
import '../../src/studio/studio.css';
import { atLeast, calling, leads, live, RecordsFrame } from '../records/records-frame.tsx';

const meta: Meta = { title: 'Studio/After publishing' };
export default meta;

const after = (enrolment: Partial<Blueprint['enrolment']>, count: number, play?: StoryObj['play']): StoryObj => {
  const seed = async () => {
    const version = await live(calling('Outbound', enrolment));
    await leads(count);
    return version;
  };
  return {
    render: () => <RecordsFrame seed={seed}>{(version) => <div style={{ maxWidth: 560, padding: 16, background: 'var(--bt-surface)' }}><BringInRecords version={version} recordType={defaultRecordTypes.lead} /></div>}</RecordsFrame>,
    ...(play ? { play } : {}),
  };
};
const patient = { timeout: 15_000 };
const counted: StoryObj['play'] = async ({ canvasElement }) => expect(await within(canvasElement).findByRole('list', { name: 'Why not' }, patient)).toBeVisible();
const broughtIn: StoryObj['play'] = async ({ canvasElement }) => {
  const canvas = within(canvasElement);
  await userEvent.click(await canvas.findByRole('button', { name: /^Enrol/ }, patient));
  await expect(await canvas.findByText('Brought in', {}, patient)).toBeVisible();
};
const said = (words: RegExp): StoryObj['play'] => async ({ canvasElement }) => expect(await within(canvasElement).findByText(words, {}, patient)).toBeVisible();
const rule: Partial<Blueprint['enrolment']> = { when: { type: 'condition', condition: atLeast(20) }, unless: { type: 'compare', field: 'country', operator: 'equals', value: 'Norway' }, rankBy: 'score' };

export const Counted = after(rule, 60, counted);
export const CountedInTheDark: StoryObj = { ...Counted, globals: { theme: 'dark' } };
export const BroughtIn = after(rule, 60, broughtIn);
/** Nobody there yet. */
export const NobodyFits = after(rule, 0, said(/^0 leads/));
export const ViewGone = after({ when: { type: 'view', view: 'deleted' } }, 3, said(/was deleted/));
