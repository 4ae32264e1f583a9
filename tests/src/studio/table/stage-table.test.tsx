import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { outcomesFrom, stagesOf } from '#engine/blueprint';
import { aBlueprint } from '../../../kit/a-blueprint.ts';
import { StageTable } from '../../../../src/studio/table/stage-table.tsx';
import { choose, showInStudio } from '../in-studio.tsx';

const drawing = aBlueprint('Outbound')
  .stage('Qualify', (s) => s.call('First call').outcome('Interested', { to: 'Offer', tone: 'positive' }).outcome('Not now', { tone: 'negative' }))
  .stage('Offer', (s) => s.document('Send offer').outcome('Accepted', { to: 'Won', tone: 'positive' }))
  .end('Won', 'won');
const draft = drawing.build();
const qualify = drawing.id.stage('Qualify');

function show(blueprint = draft) {
  const shown = showInStudio(blueprint, <StageTable />);
  const grid = screen.getByRole('grid', { name: 'Stages' });
  act(() => grid.focus());
  const stage = (id = qualify) => shown.store.getState().draft.stages[id];
  return { ...shown, grid, stage, user: userEvent.setup() };
}
const clipboard = (text = '') => {
  const held = { text };
  return { held, clipboardData: { getData: () => held.text, setData: (_type: string, data: string) => { held.text = data; } } };
};

describe('the table', () => {
  it('shows a row per stage with everything that is done and every way out', () => {
    show();
    expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual(['Stage', 'Kind', 'Phase', 'Purpose', 'Activities', 'May leave when', 'Outcomes', 'Time limit', 'Who']);
    const row = within(screen.getAllByRole('row')[1] ?? document.body);
    expect(row.getByRole('rowheader', { name: /Qualify/ })).toHaveTextContent('Qualify');
    expect(row.getByText('First call')).toBeInTheDocument();
    expect(row.getByRole('img', { name: 'required' })).toBeInTheDocument();
    expect(row.getByText('leads nowhere yet')).toBeInTheDocument();
    expect(row.getByText('All required activities done')).toBeInTheDocument();
  });

  it('counts what a cell has no room for, and is low where there is little', () => {
    const names = ['Confirm the delivery address', 'Book the carrier for the pallet', 'Print labels', 'Load the van', 'Tell the customer'];
    const made = names.reduce((blueprint, name) => blueprint.stage(name, (s) => s.outcome('Go', { to: 'Won' })), aBlueprint('Delivery').stage('Ship', (s) => names.reduce((stage, name) => stage.call(name), s).outcome('Go', { to: 'Won' })).end('Won', 'won')).build();
    show(made);
    const row = screen.getAllByRole('row').find((each) => within(each).queryByText('Book the carrier for the pallet') && within(each).queryByText('+3 more'));
    const heights = screen.getAllByRole('row').filter((each) => each.hasAttribute('data-row')).map((each) => each.style.height);
    expect(row?.style.height).toBe('60px');
    expect(within(row ?? document.body).queryByText('Print labels')).not.toBeInTheDocument();
    expect(heights.filter((height) => height === '40px').length).toBeGreaterThan(1);
  });

  it('marks the row that the inspector shows, and no other', async () => {
    const { user, store } = show();
    const marked = () => screen.getAllByRole('row').filter((row) => row.hasAttribute('data-here')).map((row) => within(row).getByRole('rowheader').textContent);
    expect(marked()).toEqual([]);
    await user.keyboard('{ArrowDown}');
    expect([store.getState().selection.stages, marked()]).toEqual([[drawing.id.stage('Offer')], ['Offer']]);
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    expect([store.getState().selection.stages, marked()]).toEqual([[drawing.id.stage('Offer')], ['Offer']]);
  });

  it('is typed into like a spreadsheet: letters replace, Enter goes down, Tab goes on, Escape takes back', async () => {
    const { user, stage, grid, store } = show();
    await user.keyboard('Qualified lead{Enter}');
    expect(stage()?.name).toBe('Qualified lead');
    expect(store.getState().selection.stages).toEqual([drawing.id.stage('Offer')]);
    await user.keyboard('{ArrowUp}{Tab}{Tab}Start{Tab}Find the pain{Enter}');
    expect(store.getState().draft.phases[stage()?.phase ?? '']?.name).toBe('Start');
    expect(stage()?.purpose).toBe('Find the pain');
    await user.keyboard('{ArrowUp}{F2} and more{Escape}');
    expect(stage()?.purpose).toBe('Find the pain');
    expect(grid).toHaveFocus();
  });

  it('saving in the middle of a word loses nothing and leaves the cell open', async () => {
    const { user, stage, store, grid } = show();
    await user.keyboard('Disc');
    act(() => store.actions.flushTyping());
    expect(stage()?.name).toBe('Disc');
    await user.keyboard('overy{Enter}');
    expect(stage()?.name).toBe('Discovery');
    expect(grid).toHaveFocus();
  });

  it('Ctrl+Enter makes a stage below, connected to the open way out, and the drawing has it', async () => {
    const { user, store } = show();
    await user.keyboard('{Control>}{Enter}{/Control}Nurture{Enter}');
    const { draft: now } = store.getState();
    const made = Object.values(now.stages).find(({ name }) => name === 'Nurture');
    expect(now.outcomes[drawing.id.outcome('Qualify', 'Not now')]?.to).toBe(made?.id);
    expect(now.view.positions[made?.id ?? '']).toBeDefined();
  });

  it('the last line takes the name of a new stage, and knows an end by its name', async () => {
    const { user, store } = show();
    await user.keyboard('{Control>}{End}{/Control}{ArrowDown}Lost{Enter}');
    expect(Object.values(store.getState().draft.stages).find(({ name }) => name === 'Lost')).toMatchObject({ kind: 'end', end: { result: 'lost' } });
  });

  it('opens activities under the cell: words become an activity of the right kind, and can be made optional', async () => {
    const { user, store } = show();
    // typed on without a pause: no letter goes beside the field
    await user.keyboard('{ArrowRight>4/}{Enter}LinkedIn request{Enter}');
    const added = Object.values(store.getState().draft.activities).find(({ name }) => name === 'LinkedIn request');
    expect(added?.channel).toBe('social');
    await user.click(screen.getByRole('switch', { name: 'LinkedIn request is required' }));
    expect(store.getState().draft.activities[added?.id ?? '']?.required).toBe('never');
    await user.click(screen.getByRole('button', { name: 'Move LinkedIn request up' }));
    expect(store.getState().draft.stages[qualify]?.activities[0]).toBe(added?.id);
  });

  it('a way out gets its target from the list, or a new stage by its name', async () => {
    const { user, store } = show();
    await user.keyboard('{ArrowRight>6/}{Enter}');
    await choose(user, await screen.findByRole('combobox', { name: 'Where Not now leads' }), 'Won');
    const notNow = drawing.id.outcome('Qualify', 'Not now');
    expect(store.getState().draft.outcomes[notNow]?.to).toBe(drawing.id.stage('Won'));
    await user.type(screen.getByRole('textbox', { name: 'Add an outcome' }), 'Needs time → Nurture{Enter}');
    const way = outcomesFrom(store.getState().draft, qualify).find(({ name }) => name === 'Needs time');
    expect(store.getState().draft.stages[way?.to ?? '']?.name).toBe('Nurture');
  });

  it('Delete clears cells, and on the stage’s name deletes the stage; both can be taken back', async () => {
    const { user, store, stage } = show();
    await user.keyboard('{ArrowRight>4/}{Delete}');
    expect(stage()?.activities).toEqual([]);
    act(() => void store.actions.undo());
    expect(stage()?.activities).toHaveLength(1);
    await user.keyboard('{Home}{Delete}');
    expect(stage()).toBeUndefined();
    act(() => void store.actions.undo());
    expect(store.getState().draft).toEqual(draft);
  });

  it('copies a range as rows and takes rows back', async () => {
    const { user, grid, store } = show();
    await user.keyboard('{Shift>}{ArrowDown}{ArrowRight}{/Shift}');
    expect(screen.getAllByRole('gridcell', { selected: true }).length + screen.getAllByRole('rowheader', { selected: true }).length).toBe(4);
    const copied = clipboard();
    fireEvent.copy(grid, copied);
    expect(copied.held.text).toBe('Qualify\tStage\nOffer\tStage');
    await user.keyboard('{Control>}{End}{/Control}{ArrowDown}');
    fireEvent.paste(grid, clipboard('Contract\tStage\nSigned\tEnd: won'));
    await waitFor(() => expect(stagesOf(store.getState().draft).map(({ name }) => name)).toEqual(expect.arrayContaining(['Contract', 'Signed'])));
    expect(store.getState().history.past).toHaveLength(1);
  });

  it('a kind is chosen from a list', async () => {
    const { user, store } = show();
    await user.keyboard('{ArrowDown>2/}{ArrowRight}{Enter}');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Kind of Won' }), 'End: nurture');
    expect(store.getState().draft.stages[drawing.id.stage('Won')]?.end?.result).toBe('nurture');
  });

  it('Escape, then Tab leaves the table: nobody is caught in it', async () => {
    const { user, grid } = show();
    await user.tab();
    expect(grid).toHaveFocus();
    await user.keyboard('{Escape}');
    await user.tab();
    expect(grid).not.toHaveFocus();
  });

  it('of 500 stages only those in view exist', () => {
    let large = aBlueprint('Large');
    for (let index = 0; index < 500; index += 1) large = large.stage(`Stage ${index}`);
    show(large.build());
    expect(screen.getByRole('grid', { name: 'Stages' })).toHaveAttribute('aria-rowcount', '502');
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
  });
});
