import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { outcomesFrom, stagesOf } from '#engine/blueprint';
import { aBlueprint } from '../../../kit/a-blueprint.ts';
import { ListPaste, offerList } from '../../../../src/studio/list/list-paste.tsx';
import { listBlueprint } from '../../../../src/studio/home/list-blueprint.ts';
import { readStageList } from '#engine/exchange';
import { checkBlueprint } from '#engine/blueprint';
import { showInStudio } from '../in-studio.tsx';

const drawing = aBlueprint('Outbound').stage('Qualify', (s) => s.call('First call').outcome('Interested')).end('Lost', 'lost');

describe('a list pasted on the canvas', () => {
  it('is shown line by line, with what could not be read, before it is added in one step', async () => {
    const user = userEvent.setup();
    const { store } = showInStudio(drawing.build(), <ListPaste />);
    expect(offerList('   ')).toBe(false);
    act(() => void offerList('1. Demo\n  - Show the product\n  - Not now → lost\n  - Maybe → Nursery\n2. Contract\n  → Won\n3. Won\n  - Celebrate'));
    const dialog = await screen.findByRole('dialog', { name: 'Add a list of steps' });
    const lines = within(within(dialog).getByRole('list', { name: 'Lines' })).getAllByRole('listitem').map((line) => line.textContent);
    expect(lines).toEqual([
      'Stage “Demo”', 'Task “Show the product”, required', 'Outcome “Not now” leads to “Lost”', 'Outcome “Maybe” left open: no stage is called “Nursery”Maybe → Nursery',
      'Stage “Contract”', 'Outcome “To Won” leads to “Won”', 'End: won: “Won”', 'Left out: a decision, a wait or an end has no activitiesCelebrate',
    ]);
    expect(within(dialog).getByText('2 lines to look at')).toBeInTheDocument();
    expect(store.getState().history.past).toHaveLength(0);
    await user.click(within(dialog).getByRole('button', { name: 'Add 3 stages' }));
    const { draft, history, selection } = store.getState();
    expect(history.past.map(({ name }) => name)).toEqual(['Add 3 stages from a list']);
    expect(stagesOf(draft).map(({ name }) => name).sort()).toEqual(['Contract', 'Demo', 'Lost', 'Qualify', 'Won']);
    const demo = Object.values(draft.stages).find(({ name }) => name === 'Demo');
    expect(outcomesFrom(draft, demo?.id ?? '').map(({ name, to }) => `${name} ${draft.stages[to ?? '']?.name ?? '-'}`)).toEqual(['Done Contract', 'Not now Lost', 'Maybe -']);
    expect(selection.stages).toHaveLength(3);
    act(() => void store.actions.undo());
    expect(store.getState().draft).toEqual(drawing.build());
  });

  it('is mended in the dialog: the reading follows the typing', async () => {
    const user = userEvent.setup();
    showInStudio(drawing.build(), <ListPaste />);
    act(() => void offerList('1. Demo'));
    const field = await screen.findByRole('textbox', { name: /Your list/ });
    await user.type(field, '\n2. Offer');
    expect(await screen.findByRole('button', { name: 'Add 2 stages' })).toBeEnabled();
    await user.clear(field);
    expect(await screen.findByText('Nothing to read yet')).toBeInTheDocument();
    await user.keyboard('{Escape}');
  });
});

describe('a new blueprint from a list', () => {
  it('ends well when asked to, and has no errors', () => {
    const blueprint = listBlueprint({ list: readStageList('1. Call\n - Phone them\n2. Offer\n - Send offer'), close: true, name: 'Quick sale' });
    expect(stagesOf(blueprint).map(({ name }) => name)).toEqual(['Call', 'Offer', 'Won']);
    expect(checkBlueprint(blueprint).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(blueprint.name).toBe('Quick sale');
  });
});
