import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { activitiesIn, checkBlueprint, newBlueprint, outcomesFrom, stagesOf } from '#engine/blueprint';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';
import { Outline } from '../../../src/studio/dock/outline.tsx';
import { useFindings } from '../../../src/studio/dock/use-findings.ts';
import { showInStudio } from './in-studio.tsx';

const drawing = aBlueprint('Outbound')
  .phase('Start').phase('Close')
  .stage('Qualify', (s) => s.call('First call').email('Intro mail').set((id) => ({ phase: id.phase('Start') })).outcome('Interested', { to: 'Deliver' }).outcome('Not now'))
  .parallel('Deliver', (s) => s.lane('Payments').lane('Logistics').task('Clear payment', { lane: 'Payments' }).task('Ship', { lane: 'Logistics' }).outcome('On its way', { to: 'Won' }))
  .end('Won', 'won');
const draft = drawing.build();
const { id } = drawing;

function LiveOutline() {
  return <Outline findings={useFindings()} />;
}
function show(blueprint = draft) {
  const shown = showInStudio(blueprint, <LiveOutline />);
  const now = () => shown.store.getState().draft;
  const line = (name: RegExp) => screen.getByRole('treeitem', { name });
  const at = (name: RegExp) => act(() => line(name).focus());
  return { ...shown, now, line, at, user: userEvent.setup() };
}
const said = (words: RegExp) => waitFor(() => expect(screen.getAllByRole('status').map((each) => each.textContent).join()).toMatch(words));

describe('the outline as a tree', () => {
  it('tells phases, stages, lanes, activities and ways out with their level and place', () => {
    const { line } = show();
    expect(line(/^Phase Start, 1 stage/)).toHaveAttribute('aria-level', '1');
    expect(line(/^Stage Qualify, start, 2 activities, 2 outcomes/)).toHaveAttribute('aria-level', '2');
    expect(line(/^Lane Logistics/)).toHaveAttribute('aria-level', '2');
    expect(line(/^Task Ship, required/)).toHaveAttribute('aria-level', '3');
    expect(line(/^Outcome Not now, leads nowhere yet, 1 error/)).toHaveAttribute('aria-posinset', '4');
    expect(screen.getAllByRole('treeitem').filter((each) => each.tabIndex === 0)).toHaveLength(1);
  });

  it('finds what is searched, with the way to it', async () => {
    const { user } = show();
    await user.type(screen.getByRole('textbox', { name: 'Search the outline' }), 'ship');
    expect(screen.getAllByRole('treeitem').map((each) => each.getAttribute('aria-label')?.split(',')[0])).toEqual(['Parallel stage Deliver', 'Lane Logistics', 'Task Ship']);
  });
});

describe('the outline edits', () => {
  it('A, O and N open a line to type into; each Enter adds one, and ears are told', async () => {
    const { user, at, now } = show();
    at(/^Stage Qualify/);
    await user.keyboard('aSend a LinkedIn note{Enter}Call again (optional){Enter}{Escape}');
    expect(activitiesIn(now(), id.stage('Qualify')).map(({ name, channel, required }) => [name, channel, required]).slice(2)).toEqual([['Send a LinkedIn note', 'social', 'always'], ['Call again', 'call', 'never']]);
    await said(/Call again added as Call/);
    at(/^Stage Qualify/);
    await user.keyboard('oBad data → Lost{Enter}{Escape}');
    const way = outcomesFrom(now(), id.stage('Qualify')).find(({ name }) => name === 'Bad data');
    expect(now().stages[way?.to ?? '']).toMatchObject({ name: 'Lost', kind: 'end' });
  });

  it('C leads a way out to a stage from the picker', async () => {
    const { user, at, now } = show();
    at(/^Outcome Not now/);
    await user.keyboard('c');
    const box = await screen.findByRole('combobox', { name: 'Where Not now leads' });
    await waitFor(() => expect(box).toHaveFocus());
    await user.click(box);
    await user.click(await screen.findByRole('option', { name: 'Won' }));
    expect(now().outcomes[id.outcome('Qualify', 'Not now')]?.to).toBe(id.stage('Won'));
  });

  it('K changes the kind, R the duty, F2 the name, Delete deletes with a way back', async () => {
    const { user, at, now, store } = show();
    at(/^Email Intro mail/);
    await user.keyboard('k');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Kind of Intro mail' }), 'Call');
    await user.keyboard('{Escape}');
    expect(now().activities[id.activity('Intro mail')]).toMatchObject({ channel: 'call' });
    expect(Object.keys(now().activities[id.activity('Intro mail')]?.results ?? {})).toContain('noAnswer');
    await waitFor(() => expect(screen.getByRole('treeitem', { name: /^Call Intro mail/ })).toHaveFocus());
    await user.keyboard('r');
    expect(now().activities[id.activity('Intro mail')]?.required).toBe('never');
    at(/^Lane Payments/);
    await user.keyboard('{F2}Money{Enter}');
    expect(now().stages[id.stage('Deliver')]?.lanes?.[id.lane('Payments')]?.name).toBe('Money');
    at(/^Lane Logistics/);
    await user.keyboard('{Delete}');
    expect(now().activities[id.activity('Ship')]).toBeUndefined();
    act(() => void store.actions.undo());
    expect(now().activities[id.activity('Ship')]).toBeDefined();
  });

  it('Alt and the arrows move: activities within and between stages and lanes, stages between phases, outcomes and phases in their order', async () => {
    const { user, at, now } = show();
    at(/^Call First call/);
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(now().stages[id.stage('Qualify')]?.activities).toEqual([id.activity('Intro mail'), id.activity('First call')]);
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    expect(now().stages[id.stage('Deliver')]?.lanes?.[id.lane('Payments')]?.activities).toEqual([id.activity('First call'), id.activity('Clear payment')]);
    await user.keyboard('{Alt>}{ArrowDown}{ArrowDown}{/Alt}');
    expect(now().stages[id.stage('Deliver')]?.lanes?.[id.lane('Logistics')]?.activities).toEqual([id.activity('First call'), id.activity('Ship')]);
    at(/^Stage Qualify/);
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    expect(now().stages[id.stage('Qualify')]?.phase).toBe(id.phase('Close'));
    await said(/Qualify is in Close now/);
    at(/^Outcome Not now/);
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(outcomesFrom(now(), id.stage('Qualify')).map(({ name }) => name)).toEqual(['Not now', 'Interested']);
    at(/^Phase Close/);
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(now().phases[id.phase('Close')]?.order).toBeLessThan(now().phases[id.phase('Start')]?.order ?? 0);
  });

  it('everything is in the menu of a line, opened by Shift+F10', async () => {
    const { user, at, now } = show();
    at(/^Parallel stage Deliver/);
    await user.keyboard('{Shift>}{F10}{/Shift}');
    const menu = await screen.findByRole('menu');
    expect(within(menu).getAllByRole('menuitem').map((each) => each.textContent)).toEqual(expect.arrayContaining([expect.stringContaining('Add a lane'), expect.stringContaining('Records start here'), expect.stringContaining('Change the kind')]));
    await user.click(within(menu).getByRole('menuitem', { name: /Records start here/ }));
    expect(now().start).toBe(id.stage('Deliver'));
  });

  it('a line can be let go on another by the mouse', async () => {
    const { line, now } = show();
    const box = (element: HTMLElement, top: number) => { element.getBoundingClientRect = () => ({ x: 0, y: top, left: 0, top, right: 300, bottom: top + 30, width: 300, height: 30, toJSON: () => ({}) }); };
    screen.getAllByRole('treeitem').forEach((each, index) => box(each, index * 30));
    const from = line(/^Call First call/);
    const onto = line(/^Lane Logistics/);
    const [start, end] = [from.getBoundingClientRect().top + 10, onto.getBoundingClientRect().top + 10];
    fireEvent.pointerDown(from, { isPrimary: true, button: 0, clientX: 50, clientY: start });
    fireEvent.pointerMove(document, { clientX: 50, clientY: start + 12 });
    await act(async () => new Promise((done) => setTimeout(done, 60)));
    fireEvent.pointerMove(document, { clientX: 50, clientY: end });
    await act(async () => new Promise((done) => setTimeout(done, 60)));
    fireEvent.pointerUp(document, { clientX: 50, clientY: end });
    await waitFor(() => expect(now().stages[id.stage('Deliver')]?.lanes?.[id.lane('Logistics')]?.activities).toEqual([id.activity('Ship'), id.activity('First call')]));
  });

  it('an empty drawing becomes one without errors with the outline alone', async () => {
    const { user, now } = show(newBlueprint({ id: labelledId('alone'), name: 'Alone', recordType: 'lead' }));
    await user.click(screen.getByRole('button', { name: 'Add stage' }));
    await user.keyboard('Qualify{Enter}Offer{Enter}Won{Enter}{Escape}');
    expect(stagesOf(now()).map(({ name, kind }) => [name, kind])).toEqual([['Qualify', 'work'], ['Offer', 'work'], ['Won', 'end']]);
    act(() => screen.getByRole('treeitem', { name: /^Stage Qualify/ }).focus());
    await user.keyboard('aCall them{Enter}{Escape}');
    act(() => screen.getByRole('treeitem', { name: /^Stage Offer/ }).focus());
    await user.keyboard('aSend offer{Enter}{Escape}');
    expect(checkBlueprint(now()).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('500 stages with their lines: only what is in view exists, and the line with the focus', () => {
    let large = aBlueprint('Large');
    for (let index = 0; index < 500; index += 1) large = large.stage(`Stage ${index}`, (s) => s.call(`Call ${index}`).outcome('On'));
    show(large.build());
    expect(screen.getAllByRole('treeitem').length).toBeLessThan(100);
    expect(screen.getAllByRole('treeitem')[0]).toHaveAttribute('aria-setsize', '500');
  });
});
