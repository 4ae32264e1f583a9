import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { RecordsScreen } from '../../src/records/list/index.ts';
import { saveView } from '../../src/storage/index.ts';
import { atLeast, calling, leads, live, RecordsFrame } from './records-frame.tsx';

const meta: Meta = { title: 'Records/List' };
export default meta;

const long = 'Everybody whom nobody has called since the spring fair in Düsseldorf, and who wrote twice';
const view = (name: string, least: number) => saveView({ id: `view-${least}`, name, recordType: 'lead', condition: { type: 'and', of: [atLeast(least)] } });

const list = (seed: () => Promise<unknown>, given: { readonly path?: string; readonly play?: StoryObj['play'] } = {}): StoryObj => ({
  render: () => <RecordsFrame seed={seed} {...(given.path === undefined ? {} : { path: given.path })}>{() => <RecordsScreen />}</RecordsFrame>,
  play: given.play ?? filledIn,
});
const filledIn: NonNullable<StoryObj['play']> = async ({ canvasElement }) => expect(await within(canvasElement).findByRole('region', { name: 'Leads list' }, { timeout: 15_000 })).toBeVisible();
const dark = (story: StoryObj): StoryObj => ({ ...story, globals: { theme: 'dark' } });
const filtered = (least: number, open?: string) => `/records?where=${encodeURIComponent(JSON.stringify(['score', 'atLeast', least]))}${open === undefined ? '' : `&view=${open}`}`;

async function twoViews() {
  await view('Hot leads', 70);
  await view('Warm leads', 40);
  await leads(40);
}

async function manyViews() {
  await view(long, 1);
  for (let at = 2; at < 14; at += 1) await view(`View of score ${at}`, at);
  await leads(40);
}

async function followed() {
  await twoViews();
  await live(calling('Outbound', { when: { type: 'view', view: 'view-70' } }));
}

async function inBlueprints() {
  await live(calling('Outbound', { when: { type: 'condition', condition: atLeast(30) }, imports: 'enrolled' }));
  await live(calling('Nurture', { when: { type: 'condition', condition: atLeast(60) }, imports: 'enrolled', order: 1 }));
  await leads(40);
}

async function severalBlueprints() {
  await live(calling('Outbound', { rankBy: 'score', unless: { type: 'compare', field: 'country', operator: 'equals', value: 'Norway' } }));
  await live(calling(long, { when: { type: 'condition', condition: atLeast(200) } }));
  await leads(40);
}

const enrolling: StoryObj['play'] = async ({ canvasElement }) => {
  const canvas = within(canvasElement);
  const page = within(document.body);
  await userEvent.click(await canvas.findByRole('checkbox', { name: 'Select all 40' }, { timeout: 15_000 }));
  await userEvent.click(canvas.getByRole('button', { name: 'Enrol in a blueprint' }));
  await userEvent.click(await page.findByRole('radio', { name: /Outbound/ }, { timeout: 15_000 }));
  await expect(await page.findByRole('list', { name: 'Why not' }, { timeout: 15_000 })).toBeVisible();
};

const deleting: StoryObj['play'] = async ({ canvasElement }) => {
  await userEvent.click(await within(canvasElement).findByRole('button', { name: 'More for the view Hot leads' }, { timeout: 15_000 }));
  const page = within(document.body);
  await userEvent.click(await page.findByRole('menuitem', { name: 'Delete' }));
  await expect(await page.findByText('“Outbound”', {}, { timeout: 15_000 })).toBeVisible();
};

/** Nothing yet: what records are, and how to get the first ones. */
export const Empty = list(async () => undefined, { play: async ({ canvasElement }) => expect(await within(canvasElement).findByText('No leads yet', {}, { timeout: 15_000 })).toBeVisible() });
export const WithViews = list(twoViews);
export const ManyViewsWithALongName = list(manyViews);
/** Filters that are no view yet. */
export const FiltersToSave = list(twoViews, { path: filtered(90) });
/** An open view whose filters were changed. */
export const ChangedView = list(twoViews, { path: filtered(90, 'view-70') });
export const ChangedViewInTheDark = dark(ChangedView);
export const DeletingAViewThatIsFollowed = list(followed, { path: filtered(70, 'view-70'), play: deleting });
/** Opt-outs beside the names, and in how many blueprints a record is. */
export const InSeveralBlueprints = list(inBlueprints);
export const EnrollingByHand = list(severalBlueprints, { play: enrolling });
export const EnrollingByHandInTheDark = dark(EnrollingByHand);
