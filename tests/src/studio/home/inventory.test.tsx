import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeStorage, createBlueprint, currentStorage, loadHistory, openStorage, savePerson } from '../../../../src/storage/index.ts';
import { blankBlueprint, BlueprintsScreen } from '../../../../src/studio/home/index.ts';
import { readProcesses } from '../../../../src/studio/home/process-edit.ts';
import { UiProvider } from '../../../../src/ui/index.ts';

let workspace = 0;
beforeEach(async () => {
  workspace += 1;
  await openStorage(`inventory-test-${workspace}`).ready;
});
afterEach(closeStorage);

function at(path: string) {
  const router = createMemoryRouter([{ path: '/blueprints', element: <BlueprintsScreen /> }, { path: '/blueprints/:id', element: <p>the studio</p> }], { initialEntries: [path] });
  render(<UiProvider quiet><RouterProvider router={router} /></UiProvider>);
  return router;
}
const rows = () => screen.getAllByRole('row').slice(1).map((row) => within(row).getByRole('textbox', { name: /^Name of/ })).map((field) => (field as HTMLInputElement).value);
const stored = (id: string) => currentStorage().ground.db.blueprints.get(id);

describe('the list of all processes', () => {
  it('sorts by its columns and changes name, purpose, owner and review in place', async () => {
    const user = userEvent.setup();
    await savePerson({ id: 'u_ines', name: 'Ines Alba', roles: ['manager'], zone: 'Europe/Berlin', batch: null });
    const first = { ...blankBlueprint(), name: 'Renewal', description: 'Old purpose\nSecond line' };
    await createBlueprint(first);
    await createBlueprint({ ...blankBlueprint(), name: 'Inbound' });
    at('/blueprints?show=list');
    await screen.findByRole('region', { name: 'Processes' });
    expect(rows()).toEqual(['Inbound', 'Renewal']);
    await user.click(screen.getByRole('button', { name: 'Process' }));
    expect(rows()).toEqual(['Renewal', 'Inbound']);
    expect(screen.getByRole('columnheader', { name: 'Process' })).toHaveAttribute('aria-sort', 'descending');

    const purpose = screen.getByRole('textbox', { name: 'Purpose of Renewal' });
    await user.clear(purpose);
    await user.type(purpose, 'Keep customers{Enter}');
    await waitFor(async () => expect((await stored(first.id))?.draft.description).toBe('Keep customers\nSecond line'));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Owner of Renewal' }), 'Ines Alba');
    await waitFor(async () => expect((await stored(first.id))?.owner).toBe('u_ines'));
    const name = screen.getByRole('textbox', { name: 'Name of Renewal' });
    await user.clear(name);
    await user.type(name, 'Renewals{Enter}');
    await waitFor(async () => expect((await stored(first.id))?.draft.name).toBe('Renewals'));
    expect(await loadHistory(first.id)).toMatchObject({ past: [{ name: 'Change the description' }, { name: 'Change the name' }] });
  });

  it('a review that is over is late in the list and on the card', async () => {
    const draft = { ...blankBlueprint(), name: 'Renewal' };
    await createBlueprint(draft);
    await currentStorage().setProcessFacts(draft.id, { reviewAt: Date.now() - 9.5 * 86_400_000 });
    const router = at('/blueprints?show=list');
    expect(await screen.findByText('late')).toBeInTheDocument();
    await router.navigate('/blueprints');
    expect(await screen.findByText('Review 9 d late')).toBeInTheDocument();
  });

  it('processes written down a line each become drafts; what is there already is not doubled (S39)', async () => {
    const user = userEvent.setup();
    await createBlueprint({ ...blankBlueprint(), name: 'Inbound' });
    at('/blueprints?show=list');
    await user.click(await screen.findByRole('button', { name: 'Write down processes' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox', { name: /One process per line/ }), '1. Renewals – talk early\n- inbound\nReturns and claims');
    expect(within(dialog).getByRole('status')).toHaveTextContent('2 drafts: Renewals and Returns and claims. Already there: inbound.');
    await user.click(within(dialog).getByRole('button', { name: 'Make 2 drafts' }));
    await waitFor(() => expect(rows()).toEqual(['Inbound', 'Renewals', 'Returns and claims']));
    expect((await currentStorage().ground.db.blueprints.toArray()).find(({ draft }) => draft.name === 'Renewals')?.draft.description).toBe('talk early');
  });
});

describe('ways to begin', () => {
  it('an empty workspace shows the starters as they are drawn, and every other way in', async () => {
    const user = userEvent.setup();
    const router = at('/blueprints');
    const ways = await screen.findByRole('list', { name: 'Ways to begin' });
    expect(within(ways).getByRole('button', { name: /Order to delivery.*8 stages.*12 activities/s })).toBeInTheDocument();
    await user.click(within(ways).getByRole('button', { name: 'Fill in a table' }));
    await screen.findByText('the studio');
    expect(router.state.location.search).toBe('?view=table');
  });

  it('the wizard says what fits and why, and makes the draft', async () => {
    const user = userEvent.setup();
    await createBlueprint(blankBlueprint());
    const router = at('/blueprints');
    await user.click(await screen.findByRole('button', { name: 'New' }));
    await user.click(await screen.findByRole('menuitem', { name: /Help me choose/ }));
    for (const answer of ['Days, small deals', 'Mostly once', 'Several departments', 'They come to us (inbound)']) await user.click(await screen.findByRole('radio', { name: answer }));
    expect(screen.getByText('1 question to go.')).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'One' }));
    expect(screen.getByRole('heading', { name: 'A transactional journey' })).toBeInTheDocument();
    expect(screen.getByText(/the baton is handed over/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Make this draft' }));
    await screen.findByText('the studio');
    expect((await stored(router.state.location.pathname.split('/').at(-1) ?? ''))?.draft.description).toContain('Chosen as a transactional journey: decided in days, by one person');
  });

  it('the gallery finds a starter by what it is for', async () => {
    const user = userEvent.setup();
    await createBlueprint(blankBlueprint());
    at('/blueprints');
    await user.click(await screen.findByRole('button', { name: 'See them drawn' }));
    const dialog = await screen.findByRole('dialog', { name: 'Start from a starter' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Search starters' }), 'invoice visit');
    expect(within(dialog).getAllByRole('listitem')).toHaveLength(1);
    expect(within(dialog).getByRole('button', { name: /Work order/ })).toBeInTheDocument();
  });

  it('a list on the clipboard is offered as a blueprint', async () => {
    const user = userEvent.setup();
    await createBlueprint(blankBlueprint());
    await navigator.clipboard.writeText('1. Call\n2. Meeting');
    const router = at('/blueprints');
    await user.click(await screen.findByRole('button', { name: 'New' }));
    await user.click(await screen.findByRole('menuitem', { name: /Paste from clipboard/ }));
    const dialog = await screen.findByRole('dialog', { name: 'New blueprint from a list' });
    await user.click(within(dialog).getByRole('button', { name: 'Make the blueprint' }));
    await screen.findByText('the studio');
    expect((await stored(router.state.location.pathname.split('/').at(-1) ?? ''))?.draft.name).toBe('Call to Meeting');
  });
});

it('process lines: numbers, bullets, dashes, colons and tabs; names count once', () => {
  expect(readProcesses('1. A – x\n• B: y\nC\tz\na\n\nD-day plan', ['c'])).toEqual({ fresh: [{ name: 'A', purpose: 'x' }, { name: 'B', purpose: 'y' }, { name: 'D-day plan', purpose: '' }], known: ['C', 'a'] });
});
