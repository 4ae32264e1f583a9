import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { useState } from 'react';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { Dock, type DockTab } from '../../../src/studio/dock/dock.tsx';
import { proofMeter } from '../../../src/studio/proof/use-proof.ts';
import { useFindings } from '../../../src/studio/dock/use-findings.ts';
import { showInStudio } from './in-studio.tsx';

const drawing = aBlueprint('Outbound')
  .stage('Qualify', (s) => s.call('First call', { content: { instructions: 'Ask who decides.', templates: {}, documents: {}, variants: {} } }).outcome('Interested', { to: 'Won' }).outcome('Not now'))
  .end('Won', 'won');
const draft = drawing.build();
const open = drawing.id.outcome('Qualify', 'Not now');

function LiveDock({ first }: { first: DockTab }) {
  const [tab, setTab] = useState<DockTab>(first);
  return <Dock tab={tab} onTab={setTab} findings={useFindings()} />;
}
const show = (first: DockTab) => ({ ...showInStudio(draft, <LiveDock first={first} />), user: userEvent.setup() });

describe('findings', () => {
  it('give no all-clear while the drawing is still tried out', async () => {
    const whole = aBlueprint('Outbound').stage('Qualify', (s) => s.call('First call').outcome('Interested', { to: 'Won' })).end('Won', 'won').build();
    const proof = { findings: [], cut: null, scenarios: [], progress: proofMeter() };
    const { unmount } = showInStudio(whole, <Dock tab="findings" onTab={() => undefined} findings={[]} proof={{ ...proof, status: 'working' }} />);
    expect(screen.getByText('Nothing to mend so far. It is still being checked.')).toBeInTheDocument();
    expect(screen.queryByText(/can be published/)).toBeNull();
    unmount();
    showInStudio(whole, <Dock tab="findings" onTab={() => undefined} findings={[]} proof={{ ...proof, status: 'done' }} />);
    expect(screen.getByText(/can be published/)).toBeInTheDocument();
  });

  it('go to the place they speak about', async () => {
    const { store, canvas, user } = show('findings');
    const centred: unknown[] = [];
    canvas.current = { centreOn: (target: unknown) => centred.push(target) } as never;
    const finding = within(screen.getByRole('list', { name: 'Findings' })).getAllByRole('button', { name: /Not now/ })[0];
    if (finding) await user.click(finding);
    expect(store.getState().selection.outcomes).toEqual([open]);
    expect(centred).toEqual([{ outcome: open }]);
  });

  it('about an outcome that leads nowhere offer the list of stages first, then taking it away', async () => {
    const { store, canvas, user } = show('findings');
    const asked: string[] = [];
    canvas.current = { centreOn: () => undefined, startConnect: (outcome: string) => asked.push(outcome) } as never;
    const row = within(screen.getByRole('list', { name: 'Findings' })).getAllByRole('listitem').find((each) => each.textContent?.includes('leads nowhere'));
    if (!row) throw new Error('no finding about the open outcome');
    expect(within(row).getAllByRole('button').slice(1).map(({ textContent }) => textContent)).toEqual(['Connect to…', expect.stringContaining('Won'), 'Delete the outcome']);
    await user.click(within(row).getByRole('button', { name: 'Connect to…' }));
    await waitFor(() => expect(asked).toEqual([open]));
    expect(store.getState().selection.outcomes).toEqual([open]);
  });

  it('are mended by their button in one step that can be taken back', async () => {
    const { store, user } = show('findings');
    const rows = within(screen.getByRole('list', { name: 'Findings' })).getAllByRole('listitem');
    const row = rows.find((each) => each.textContent?.includes('Not now'));
    if (!row) throw new Error('no finding about the open outcome');
    const fix = within(row).getAllByRole('button').at(-1);
    if (fix) await user.click(fix);
    expect(store.getState().draft.outcomes[open]?.to ?? 'gone').not.toBeNull();
    expect(store.getState().history.past).toHaveLength(1);
    act(() => void store.actions.undo());
    expect(store.getState().draft).toEqual(draft);
  });
});

describe('the outline', () => {
  it('is walked with the arrows and selects with Enter', async () => {
    const { store, user } = show('outline');
    screen.getAllByRole('treeitem')[0]?.focus();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(store.getState().selection.activities).toEqual([drawing.id.activity('First call')]);
    expect(screen.getByRole('treeitem', { name: /First call/ })).toHaveAttribute('aria-selected', 'true');
  });

  it('folds a stage with the left arrow', async () => {
    const { user } = show('outline');
    screen.getAllByRole('treeitem')[0]?.focus();
    await user.keyboard('{ArrowLeft}');
    expect(screen.queryByRole('treeitem', { name: /First call/ })).toBeNull();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('treeitem', { name: /First call/ })).toBeInTheDocument();
  });

  it('renames in place: F2, type, Enter', async () => {
    const { store, user } = show('outline');
    screen.getAllByRole('treeitem')[0]?.focus();
    await user.keyboard('{F2}');
    const field = screen.getByRole('textbox', { name: 'Name of Qualify' });
    await user.clear(field);
    await user.type(field, 'First touch{Enter}');
    expect(store.getState().draft.stages[drawing.id.stage('Qualify')]?.name).toBe('First touch');
  });

  it('leaves the name alone on Escape', async () => {
    const { store, user } = show('outline');
    screen.getAllByRole('treeitem')[0]?.focus();
    await user.keyboard('{F2}');
    await user.type(screen.getByRole('textbox', { name: 'Name of Qualify' }), 'Something else{Escape}');
    expect(store.getState().history.past).toHaveLength(0);
  });
});

describe('the history', () => {
  it('goes back and forward by a click on a step', async () => {
    const { store, user } = show('history');
    const stage = drawing.id.stage('Qualify');
    act(() => {
      store.actions.edit({ type: 'renameStage', stage, name: 'A' });
      store.actions.edit({ type: 'renameStage', stage, name: 'B' });
    });
    const steps = within(screen.getByRole('list', { name: 'History' })).getAllByRole('button');
    expect(steps).toHaveLength(3);
    if (steps[2]) await user.click(steps[2]);
    expect(store.getState().draft).toEqual(draft);
    if (steps[0]) await user.click(steps[0]);
    expect(store.getState().draft.stages[stage]?.name).toBe('B');
  });
});
