import { DndContext, MouseSensor, useSensor, useSensors } from '@dnd-kit/core';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyFragment } from '#engine/blueprint';
import { closeStorage, currentStorage, openStorage, saveSnippet } from '../../../src/storage/index.ts';
import { selecting } from '../../../src/studio/draft/draft-store.ts';
import { SnippetsSection } from '../../../src/studio/snippets/snippets-section.tsx';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { showInStudio } from './in-studio.tsx';

let workspace = 0;
beforeEach(async () => {
  workspace += 1;
  await openStorage(`snippet-test-${workspace}`).ready;
});
afterEach(closeStorage);

const drawing = aBlueprint('Outbound').stage('Qualify', (s) => s.call('First call').outcome('Interested', { tone: 'positive' })).end('Won', 'won');
const draft = drawing.build();
const qualify = drawing.id.stage('Qualify');
/** As in the builder: a press is a press until the mouse has moved. */
function Palette() {
  return <DndContext sensors={useSensors(useSensor(MouseSensor, { activationConstraint: { distance: 4 } }))}><SnippetsSection /></DndContext>;
}
const show = () => ({ ...showInStudio(draft, <Palette />), user: userEvent.setup() });
const kept = () => currentStorage().ground.db.snippets.toArray();

describe('snippets in the palette', () => {
  it('the selection is kept under a name, and pressed it comes in with fresh ids, led to by the open way out', async () => {
    const { store, user } = show();
    act(() => store.actions.select(selecting({ stages: [qualify] })));
    await user.click(await screen.findByRole('button', { name: 'Save selection' }));
    const dialog = await screen.findByRole('dialog', { name: 'Save the selection as a snippet' });
    await user.clear(within(dialog).getByRole('textbox', { name: 'Name' }));
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'First touch{Enter}');
    await waitFor(async () => expect((await kept()).map(({ name }) => name)).toEqual(['First touch']));
    await user.click(await screen.findByRole('button', { name: /First touch.*1 stage/ }));
    const { draft: now, history } = store.getState();
    const [fresh] = Object.values(now.stages).filter(({ id, name }) => name === 'Qualify' && id !== qualify);
    expect(fresh?.activities).toHaveLength(1);
    expect(fresh?.activities).not.toContain(drawing.id.activity('First call'));
    expect(now.outcomes[drawing.id.outcome('Qualify', 'Interested')]?.to).toBe(fresh?.id);
    expect(history.past.map(({ name }) => name)).toEqual(['Insert First touch']);
  });

  it('is renamed and deleted from its menu', async () => {
    await saveSnippet({ name: 'First touch', fragment: copyFragment(draft, [qualify]) });
    const { user } = show();
    await user.click(await screen.findByRole('button', { name: 'More for First touch' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Rename' }));
    const field = await screen.findByRole('textbox', { name: 'Name' });
    await user.clear(field);
    await user.type(field, 'Opening{Enter}');
    await user.click(await screen.findByRole('button', { name: 'More for Opening' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    await waitFor(async () => expect(await kept()).toEqual([]));
    expect(await screen.findByText('Select stages you use often and save them here.')).toBeInTheDocument();
  });
});
