import 'fake-indexeddb/auto';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useLocation } from 'react-router';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeStorage, createBlueprint, createRecord, intentFor, openStorage, publishBlueprint, submit, type BlueprintRow } from '../../../src/storage/index.ts';
import { LiveBoard } from '../../../src/studio/live/live-board.tsx';
import { readLiveState } from '../../../src/studio/live/live-state.ts';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';
import { giveScreen } from '../canvas/a-canvas.tsx';
import { choose, showInStudio } from './in-studio.tsx';

const drawing = aBlueprint('Sale')
  .stage('New', (stage) => stage.outcome('Reached', { to: 'Offer' }).outcome('No need', { to: 'Lost' }))
  .stage('Offer', (stage) => stage.outcome('Signed', { to: 'Won' }))
  .end('Won', 'won')
  .end('Lost', 'lost');
const { id } = drawing;
const draft = drawing.build();
const row = (live: string | null): BlueprintRow => ({ id: draft.id, draft, draftRev: 1, updatedAt: 0, owner: 'u_mara', live, paused: false, batch: null });

let database = 0;
beforeAll(giveScreen);
beforeEach(() => {
  database += 1;
  openStorage(`live-${process.pid}-${database}`, { startHelper: () => null });
});
afterEach(() => closeStorage());

async function published(): Promise<string> {
  await createBlueprint(draft);
  const answer = await publishBlueprint(draft.id, 'The first');
  if (!answer.ok) throw new Error('not published');
  return answer.value.id;
}

/** Leads by name, each with the outcomes it took. */
async function leads(version: string, ways: Readonly<Record<string, readonly (readonly [stage: string, outcome: string])[]>>): Promise<Readonly<Record<string, string>>> {
  const made: Record<string, string> = {};
  for (const [name, taken] of Object.entries(ways)) {
    const lead = await createRecord({ type: 'lead', owner: 'u_ben', zone: 'UTC', fields: { name } });
    made[name] = lead.id;
    const enrol = intentFor({ record: lead.id, run: null, intent: { type: 'enrol', blueprint: draft.id, version, record: { owner: 'u_ben', zone: 'UTC', fields: { name } } } });
    const [ack] = await submit([enrol]);
    const run = ack?.entry.run ?? '';
    for (const [index, [stage, outcome]] of taken.entries()) {
      await submit([intentFor({ record: lead.id, run, intent: { type: 'choose', outcome: id.outcome(stage, outcome), fields: {}, reason: null, expect: { visit: index + 1 } } })]);
    }
  }
  return made;
}

function Address() {
  return <output>{useLocation().search}</output>;
}

function show(live: string | null, address = '/') {
  return { user: userEvent.setup(), ...showInStudio(draft, <MemoryRouter initialEntries={[address]}><LiveBoard row={row(live)} versions={[]} findings={[]} onDesign={() => undefined} /><Address /></MemoryRouter>) };
}

const card = (name: RegExp) => screen.findByRole('group', { name });
const way = { reached: ['New', 'Reached'], signed: ['Offer', 'Signed'], no: ['New', 'No need'] } as const;

describe('Live', () => {
  test('praises no stage that nobody stands in', async () => {
    const version = await published();
    await leads(version, { Ada: [way.no] });
    show(version);
    expect(await within(await card(/^Stage New/)).findByText('0 leads')).toBeInTheDocument();
    expect(screen.queryByText('on track')).toBeNull();
  });

  test('says which version is drawn, so that a draft beside it is not taken for what records walk', async () => {
    show(await published());
    expect(await screen.findByText('Version 1, as published')).toBeVisible();
  });

  test('tells on each card how many stand there, and on each outcome which share went that way', async () => {
    const version = await published();
    await leads(version, { Ada: [way.reached, way.signed], Bo: [way.reached], Cy: [way.no], Di: [] });
    show(version);
    expect(await within(await card(/^Stage Offer/)).findByText('1 lead')).toBeInTheDocument();
    expect(within(await card(/^Stage New/)).getByText('on track')).toBeInTheDocument();
    expect(within(await card(/^Stage New/)).getByRole('button', { name: /^Outcome Reached.*67 %/ })).toBeInTheDocument();
    expect(within(await card(/^End: won Won/)).getByText('1')).toBeInTheDocument();
  });

  test('another overlay tells another number; what is shown stands in the address', async () => {
    const version = await published();
    await leads(version, { Ada: [way.reached, way.signed], Bo: [way.no] });
    const { user, container } = show(version);
    await within(await card(/^Stage New/)).findByText('0 leads');
    await choose(user, screen.getByRole('combobox', { name: 'Overlay' }), 'Conversion');
    expect(await within(await card(/^Stage New/)).findByText('1 of 2 won')).toBeInTheDocument();
    expect(container.querySelector('output')?.textContent).toContain('overlay=converted');
  });

  test('a press on a card lists the records there, each with a link to its page and all of them to the list', async () => {
    const version = await published();
    const made = await leads(version, { Ada: [], Bo: [way.reached] });
    const { user } = show(version, '/?owner=u_ben');
    fireEvent.click(await card(/^Stage New/));
    const drawer = within(await screen.findByRole('complementary', { name: 'New: records' }));
    expect(await drawer.findByRole('link', { name: 'Ada' })).toHaveAttribute('href', `/records/${made['Ada'] ?? ''}`);
    expect(drawer.getByRole('link', { name: 'Work on 1 lead in the list' })).toHaveAttribute('href', `/records?owner=u_ben&stage=${encodeURIComponent(`${draft.id}/${id.stage('New')}`)}`);
    await user.click(drawer.getByRole('button', { name: 'Close' }));
    fireEvent.click(screen.getByRole('button', { name: /^Outcome Reached/ }));
    expect(await within(await screen.findByRole('complementary', { name: 'Reached: records' })).findByRole('link', { name: 'Bo' })).toBeInTheDocument();
  });

  test('a stage whose activity has variants tells what came of each, and owns up to too few', async () => {
    const split = aBlueprint('Gap')
      .stage('First', (stage) => stage.call('Call').outcome('Reached', { to: 'Won', tone: 'positive' }))
      .end('Won', 'won')
      .change((made, ids) => {
        const call = made.activities[ids.activity('Call')];
        if (!call) return made;
        const variants = Object.fromEntries(['Every day', 'After three days'].map((name, order) => [labelledId(name), { id: labelledId(name), name, weight: order === 0 ? 0 : 50, change: {}, order }]));
        return { ...made, activities: { ...made.activities, [call.id]: { ...call, content: { ...call.content, variants } } } };
      });
    const drawn = split.build();
    await createBlueprint(drawn);
    const answer = await publishBlueprint(drawn.id, 'The first');
    if (!answer.ok) throw new Error('not published');
    const version = answer.value.id;
    const lead = await createRecord({ type: 'lead', owner: 'u_ben', zone: 'UTC', fields: { name: 'Ada' } });
    const [ack] = await submit([intentFor({ record: lead.id, run: null, intent: { type: 'enrol', blueprint: drawn.id, version, record: { owner: 'u_ben', zone: 'UTC', fields: { name: 'Ada' } } } })]);
    const run = ack?.entry.run ?? '';
    await submit([intentFor({ record: lead.id, run, intent: { type: 'complete', activity: split.id.activity('Call'), result: 'connected', fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], expect: { visit: 1 } } })]);
    await submit([intentFor({ record: lead.id, run, intent: { type: 'choose', outcome: split.id.outcome('First', 'Reached'), fields: {}, reason: null, expect: { visit: 1 } } })]);
    showInStudio(drawn, <MemoryRouter><LiveBoard row={{ ...row(version), id: drawn.id, draft: drawn }} versions={[]} findings={[]} onDesign={() => undefined} /></MemoryRouter>);
    fireEvent.click(await card(/^Stage First/));
    const told = within(await screen.findByRole('region', { name: 'Variants of Call' }));
    const [daily, later] = told.getAllByRole('listitem');
    expect(daily).toHaveTextContent('Every daynot to tell yetDone by nobody in this period');
    expect(later).toHaveTextContent('After three days100 % went on well1 done · 1 of 1 who left went on well · 1 of 1 won laterConnected 1');
    expect(told.getByText('Too few to tell “After three days” from “Every day”: 5 records of each must have left this stage.')).toBeInTheDocument();
  });

  test('without records it says so, and how they come in', async () => {
    show(await published());
    expect(await screen.findByRole('heading', { name: 'No records yet' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Bring records in' })).toHaveAttribute('href', `/records/import?blueprint=${draft.id}&type=lead`);
  });

  test('traces one record: its way lit, and how long it had stayed before each line', async () => {
    const version = await published();
    const made = await leads(version, { Ada: [way.reached, way.signed] });
    const { user, container } = show(version, `/?mode=live&record=${made['Ada'] ?? ''}`);
    const aside = within(await screen.findByRole('complementary', { name: 'Its way' }));
    expect(aside.getAllByRole('listitem').map((item) => item.querySelector('b')?.textContent)).toEqual(['New', 'Offer', 'Won']);
    expect(aside.getByRole('link', { name: 'Ada' })).toBeInTheDocument();
    await waitFor(() => expect(container.querySelectorAll('.bt-line[data-walked]')).toHaveLength(2));
    await waitFor(() => expect(container.querySelectorAll('.bt-line-name[data-told]')).toHaveLength(2));
    await user.click(screen.getByRole('button', { name: 'All records' }));
    expect(await screen.findByRole('combobox', { name: 'Overlay' })).toBeInTheDocument();
  });

  test('an address that cannot be read shows the usual', () => {
    expect(readLiveState(new URLSearchParams('overlay=other&days=12&segment=x'))).toEqual({ overlay: 'now', days: null, owner: undefined, field: undefined, record: null });
    expect(readLiveState(new URLSearchParams('overlay=time&days=30&owner=nobody&segment=source:A:B'))).toMatchObject({ overlay: 'time', days: 30, owner: null, field: { key: 'source', value: 'A:B' } });
  });
});
