import 'fake-indexeddb/auto';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useLocation } from 'react-router';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addComment, closeStorage, createBlueprint, createRecord, openStorage, savePerson, setMe } from '../../../../src/storage/index.ts';
import { selecting } from '../../../../src/studio/draft/draft-store.ts';
import type { Panels } from '../../../../src/studio/shell/panels.ts';
import { FindBar } from '../../../../src/studio/wayfinding/find-bar.tsx';
import { PlaceButtons } from '../../../../src/studio/wayfinding/place-buttons.tsx';
import { SearchThings } from '../../../../src/studio/wayfinding/search-things.tsx';
import { CommandPalette, openCommands } from '../../../../src/ui/index.ts';
import { aBlueprint } from '../../../kit/a-blueprint.ts';
import { showInStudio } from '../in-studio.tsx';

const drawing = aBlueprint('Outbound')
  .stage('Qualify', (stage) => stage
    .call('First call', { content: { instructions: '', documents: {}, variants: {}, templates: { '019a8000-0000-7000-8000-00000000aaaa': { id: '019a8000-0000-7000-8000-00000000aaaa', name: 'Warm introduction', subject: 'Hello', body: 'Hi', order: 0 } } } })
    .outcome('Interested', { to: 'Won', gate: { type: 'field', condition: { type: 'compare', field: 'employees', operator: 'moreThan', value: 10 } } }))
  .stage('First meeting', (stage) => stage.meeting('Talk').outcome('Done', { to: 'Won' }))
  .end('Won', 'won').note('Remember the price list');
const draft = drawing.build();
const { id } = drawing;

let database = 0;
beforeEach(() => {
  database += 1;
  openStorage(`wayfinding-${process.pid}-${database}`, { startHelper: () => null });
});
afterEach(() => closeStorage());

/** A canvas that only notes down where it was sent. */
function notingCanvas() {
  const sent: unknown[] = [];
  const view = { x: 0, y: 0, zoom: 1 };
  return { sent, canvas: { centreOn: (target: unknown) => sent.push(target), reveal: (thing: unknown) => sent.push(thing), view: () => view, showView: (shown: unknown) => sent.push(shown), focus: () => undefined, takeFocus: () => undefined } as never };
}

const side = { size: 300, open: true };
const opened: string[] = [];
const panels: Panels = { panels: { palette: side, inspector: side, dock: side }, toggle: () => undefined, open: (name) => opened.push(name), resize: () => undefined };

function Search() {
  return <><SearchThings panels={panels} /><CommandPalette /><output>{useLocation().pathname}</output></>;
}

describe('search over everything', () => {
  const search = async (words: string) => {
    const user = userEvent.setup();
    const shown = showInStudio(draft, <MemoryRouter><Search /></MemoryRouter>);
    const { sent, canvas } = notingCanvas();
    shown.canvas.current = canvas;
    act(openCommands);
    await user.type(await screen.findByRole('textbox', { name: 'Search or run a command' }), words);
    return { user, sent, store: shown.store };
  };

  it.each([
    ['qualify', /Qualify/, 'stages', id.stage('Qualify'), { stage: id.stage('Qualify') }],
    ['first call', /First call/, 'activities', id.activity('First call'), { stage: id.stage('Qualify') }],
    ['interested', /Interested/, 'outcomes', id.outcome('Qualify', 'Interested'), { outcome: id.outcome('Qualify', 'Interested') }],
    ['price list', /price list/, 'notes', id.note('Remember the price list'), { part: 'notes', id: id.note('Remember the price list') }],
    ['warm intro', /Warm introduction/, 'activities', id.activity('First call'), undefined],
    ['employees', /Employees/i, 'outcomes', id.outcome('Qualify', 'Interested'), { outcome: id.outcome('Qualify', 'Interested') }],
  ] as const)('finds “%s” and Enter goes there', async (words, label, part, thing, target) => {
    const { user, sent, store } = await search(words);
    await waitFor(() => expect(screen.getAllByRole('button')[0]).toHaveTextContent(label));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(store.getState().selection[part]).toEqual([thing]));
    expect(opened).toContain('inspector');
    if (target) expect(sent).toContainEqual(target);
  });

  it('finds records by a part of their name, and Enter opens them', async () => {
    const lead = await createRecord({ type: 'lead', owner: null, zone: 'UTC', fields: { name: 'Falk Albers', company: 'Albers GmbH' } });
    await createRecord({ type: 'lead', owner: null, zone: 'UTC', fields: { name: 'Greta Freese' } });
    const { user } = await search('alber');
    await waitFor(() => expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([expect.stringMatching(/^Falk Albers.*Lead · Albers GmbH$/)]));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByText(`/records/${lead.id}`)).toBeInTheDocument());
  });

  it('finds what was said about the drawing', async () => {
    await createBlueprint(draft);
    await savePerson({ id: 'u_mara', name: 'Mara Lindt', roles: ['manager'], zone: 'UTC', batch: null });
    await setMe('u_mara');
    await addComment({ blueprint: draft.id, target: { type: 'stage', id: id.stage('First meeting') }, text: 'Is this too early?' });
    const { user, store } = await search('too early');
    await waitFor(() => expect(screen.getAllByRole('button')[0]).toHaveTextContent(/too early/));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(store.getState().selection.stages).toEqual([id.stage('First meeting')]));
  });
});

describe('find on the canvas', () => {
  it('marks what matches and walks it by Enter and F3', async () => {
    const user = userEvent.setup();
    const shown = showInStudio(draft, <FindBar />);
    const { sent, canvas } = notingCanvas();
    shown.canvas.current = canvas;
    await user.keyboard('{Control>}f{/Control}');
    const field = await screen.findByRole('textbox', { name: 'Find on the canvas' });
    await user.type(field, 'first');
    expect(await screen.findByText('2')).toBeInTheDocument();
    expect(document.querySelector('.bt-find style')?.textContent).toContain(`[data-id="${id.stage('Qualify')}"]`);
    expect(document.querySelector('.bt-find style')?.textContent).toContain(`[data-id="${id.stage('First meeting')}"]`);
    await user.keyboard('{Enter}');
    expect(shown.store.getState().selection.stages).toEqual([id.stage('First meeting')]);
    await user.keyboard('{F3}');
    expect(shown.store.getState().selection.activities).toEqual([id.activity('First call')]);
    await user.keyboard('{F3}');
    expect(shown.store.getState().selection.stages).toEqual([id.stage('First meeting')]);
    expect(sent).toEqual([{ stage: id.stage('First meeting') }, { stage: id.stage('Qualify') }, { stage: id.stage('First meeting') }]);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('textbox', { name: 'Find on the canvas' })).toBeNull();
  });

  it('says when nothing matches', async () => {
    const user = userEvent.setup();
    showInStudio(draft, <FindBar />);
    await user.keyboard('{Control>}f{/Control}');
    await user.type(await screen.findByRole('textbox', { name: 'Find on the canvas' }), 'nowhere');
    expect(screen.getByText('No match')).toBeInTheDocument();
  });
});

describe('back and forward', () => {
  it('lead through the places worked at, by keys and by buttons', async () => {
    const user = userEvent.setup();
    const { store, canvas } = showInStudio(draft, <PlaceButtons />);
    const { sent, canvas: noting } = notingCanvas();
    canvas.current = noting;
    const stages = ['Qualify', 'First meeting', 'Won'].map((label) => id.stage(label));
    const stay = async (stage: string) => {
      act(() => store.actions.select(selecting({ stages: [stage] })));
      await act(() => new Promise((done) => setTimeout(done, 450)));
    };
    for (const stage of stages) await stay(stage);
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect(store.getState().selection.stages).toEqual([stages[1]]);
    await user.click(screen.getByRole('button', { name: 'Back to the last place' }));
    expect(store.getState().selection.stages).toEqual([stages[0]]);
    expect(sent).toHaveLength(2);
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    expect(store.getState().selection.stages).toEqual([stages[1]]);
    await stay(id.stage('Qualify'));
    await user.click(screen.getByRole('button', { name: 'On to the next place' }));
    expect(store.getState().selection.stages).toEqual([id.stage('Qualify')]);
  });

  it('what a search sprang to is a place at once, what was only walked past is none', async () => {
    const user = userEvent.setup();
    const { store } = showInStudio(draft, <PlaceButtons />);
    const stages = ['Qualify', 'First meeting', 'Won'].map((label) => id.stage(label));
    const at = (index: number) => selecting({ stages: [stages[index] ?? ''] });
    act(() => store.actions.select(at(0), 'sprung'));
    act(() => store.actions.select(at(1)));
    act(() => store.actions.select(at(2), 'sprung'));
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect(store.getState().selection.stages).toEqual([stages[0]]);
  });

  it('whoever turns back at once comes back to where she was', async () => {
    const user = userEvent.setup();
    const { store } = showInStudio(draft, <PlaceButtons />);
    act(() => store.actions.select(selecting({ stages: [id.stage('Qualify')] }), 'sprung'));
    act(() => store.actions.select(selecting({ stages: [id.stage('Won')] })));
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect(store.getState().selection.stages).toEqual([id.stage('Qualify')]);
  });
});
