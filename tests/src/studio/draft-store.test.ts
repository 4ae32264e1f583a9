import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newStage, type Edit } from '#engine/blueprint';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { createDraftStore, selecting } from '../../../src/studio/draft/draft-store.ts';
import { activityMaking, outcomeMaking, stageMaking } from '../../../src/studio/draft/placing.ts';
import { burstPause, historyDepth, historyFrom } from '../../../src/studio/draft/history.ts';
import { deleteEdit } from '../../../src/canvas/index.ts';
import { freshId } from '../../../src/studio/studio-context.ts';

const drawing = aBlueprint('Outbound').stage('New', (s) => s.call('First call').email('Intro').outcome('Qualified', { to: 'Won' }).outcome('Not now')).end('Won', 'won');
const draft = drawing.build();
const stage = drawing.id.stage('New');
const rename = (name: string): Edit => ({ type: 'renameStage', stage, name });

function tableAt(start = 1000) {
  let now = start;
  const store = createDraftStore(draft, undefined, () => now);
  return { store, pass: (milliseconds: number) => { now += milliseconds; } };
}

describe('the draft on the table', () => {
  it('names each step and takes it back and makes it again', () => {
    const { store } = tableAt();
    expect(store.actions.edit(rename('First touch'))).toBeNull();
    expect(store.getState().history.past.at(-1)?.name).toContain('First touch');
    store.actions.undo();
    expect(store.getState().draft).toEqual(draft);
    store.actions.redo();
    expect(store.getState().draft.stages[stage]?.name).toBe('First touch');
  });

  it('says why an edit is not made and leaves the drawing alone', () => {
    const { store } = tableAt();
    const refusal = store.actions.edit({ type: 'renameStage', stage: freshId(), name: 'Ghost' });
    expect(refusal?.type).toBe('notFound');
    expect(store.getState().draft).toBe(draft);
    expect(store.getState().history.past).toHaveLength(0);
  });

  it('makes one step of a burst, and two when the hand rested', () => {
    const { store, pass } = tableAt();
    const move = (x: number) => store.actions.edit({ type: 'moveCards', positions: { [stage]: { x, y: 0 } } }, { burst: 'arrows' });
    move(8);
    pass(burstPause - 1);
    move(16);
    expect(store.getState().history.past).toHaveLength(1);
    pass(burstPause + 1);
    move(24);
    expect(store.getState().history.past).toHaveLength(2);
    store.actions.undo();
    expect(store.getState().draft.view.positions[stage]?.x).toBe(16);
    store.actions.undo();
    expect(store.getState().draft).toEqual(draft);
  });

  it('says which cards a step was about that is taken back or made again', () => {
    const { store } = tableAt();
    const [way] = Object.keys(draft.outcomes);
    store.actions.edit({ type: 'moveCards', positions: { [stage]: { x: 808, y: 0 } } });
    store.actions.undo();
    expect(store.getState().turned).toEqual([stage]);
    store.actions.edit({ type: 'setField', path: ['activities', drawing.id.activity('Intro'), 'name'], value: 'Hello' });
    store.actions.undo();
    expect(store.getState().turned).toEqual([stage]);
    store.actions.edit({ type: 'setField', path: ['outcomes', way ?? '', 'name'], value: 'Fits' });
    store.actions.undo();
    store.actions.redo();
    expect(store.getState().turned).toEqual([stage]);
    const phase = freshId();
    store.actions.edit({ type: 'addPhase', phase: { id: phase, name: 'Later', order: 1 } });
    store.actions.edit({ type: 'setField', path: ['phases', phase, 'name'], value: 'Much later' });
    store.actions.undo();
    expect(store.getState().turned).toEqual([phase]);
    const added = freshId();
    store.actions.edit({ type: 'addStage', stage: newStage('work', added, 'Later'), at: { x: 0, y: 900 } });
    store.actions.undo();
    expect(store.getState().turned).toEqual([]);
  });

  it('cuts what could be made again once something else is done', () => {
    const { store } = tableAt();
    store.actions.edit(rename('A'));
    store.actions.undo();
    store.actions.edit(rename('B'));
    expect(store.actions.redo()).toBeNull();
    expect(store.getState().draft.stages[stage]?.name).toBe('B');
  });

  it('gives back what was selected', () => {
    const { store } = tableAt();
    store.actions.select(selecting({ stages: [stage] }));
    const remove = deleteEdit(store.getState().selection, false);
    if (remove) store.actions.edit(remove);
    expect(store.getState().selection.stages).toEqual([]);
    store.actions.undo();
    expect(store.getState().selection.stages).toEqual([stage]);
  });

  it('puts half-typed words into the drawing before something else is selected', () => {
    const { store } = tableAt();
    const release = store.actions.holdTyping(() => { store.actions.edit(rename('Typed')); });
    store.actions.select(selecting({ stages: [stage] }));
    expect(store.getState().draft.stages[stage]?.name).toBe('Typed');
    release();
  });

  it(`remembers ${historyDepth} steps and no more`, () => {
    const { store } = tableAt();
    for (let number = 0; number < historyDepth + 1; number += 1) store.actions.edit(rename(`Name ${number}`));
    expect(store.getState().history.past).toHaveLength(historyDepth);
    store.actions.goTo(0);
    expect(store.getState().draft.stages[stage]?.name).toBe('Name 0');
  });

  it('survives being stored and read back', () => {
    const { store } = tableAt();
    store.actions.edit(rename('A'));
    store.actions.edit(rename('B'));
    store.actions.undo();
    const { draft: kept, history } = store.getState();
    const again = createDraftStore(kept, historyFrom(structuredClone(history)));
    again.actions.redo();
    expect(again.getState().draft.stages[stage]?.name).toBe('B');
    again.actions.goTo(0);
    expect(again.getState().draft).toEqual(draft);
  });

  it('leaves an unreadable history behind', () => {
    expect(historyFrom({ past: 'nonsense' })).toEqual({ past: [], future: [] });
    expect(historyFrom(null)).toEqual({ past: [], future: [] });
  });

  it('ends where it started when everything is taken back, for any row of commands', () => {
    const command = fc.constantFrom('stage', 'activity', 'outcome', 'rename', 'delete', 'undo', 'redo');
    fc.assert(fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
      const { store } = tableAt();
      commands.forEach((name, index) => run(store, name, index));
      const { draft: end, history } = store.getState();
      store.actions.goTo(0);
      expect(store.getState().draft).toEqual(draft);
      store.actions.goTo(history.past.length);
      expect(store.getState().draft).toEqual(end);
    }), { numRuns: 60 });
  });
});

function run(store: ReturnType<typeof createDraftStore>, command: string, index: number): void {
  const now = store.getState().draft;
  const any = Object.values(now.stages).find((each) => each.kind === 'work')?.id;
  if (command === 'stage') store.actions.edit(stageMaking(now, { kind: 'decision' }, { at: { x: index * 8, y: 0 } }, freshId).edit);
  if (command === 'activity' && any) store.actions.edit(activityMaking(now, 'email', any, freshId).edit);
  if (command === 'outcome' && any) store.actions.edit(outcomeMaking(now, any, freshId).edit);
  if (command === 'rename' && any) store.actions.edit({ type: 'renameStage', stage: any, name: `Name ${index}` });
  if (command === 'delete' && any) store.actions.edit({ type: 'deleteStages', stages: [any], heal: true });
  if (command === 'undo') store.actions.undo();
  if (command === 'redo') store.actions.redo();
}

describe('how a drawing is looked at', () => {
  const phased = aBlueprint('Phased').phase('Qualify').stage('New', (s) => s.outcome('On', { to: 'Won' })).end('Won', 'won');
  const phase = phased.id.phase('Qualify');
  const fold = (...ids: readonly string[]): Edit => ({ type: 'setField', path: ['view', 'collapsed'], value: ids });

  it('folding is no step, and what is folded stays folded while steps are taken back and made again', () => {
    const store = createDraftStore(phased.build());
    store.actions.edit({ type: 'renameStage', stage: phased.id.stage('New'), name: 'Newer' });
    store.actions.edit(fold(phase));
    expect(store.getState().history.past).toHaveLength(1);
    store.actions.edit({ type: 'deletePhase', phase });
    expect(store.getState().draft.view.collapsed).toEqual([]);
    store.actions.undo();
    expect(store.getState().draft.phases[phase]?.name).toBe('Qualify');
    store.actions.edit(fold(phase));
    store.actions.undo();
    expect(store.getState().draft.view.collapsed).toEqual([phase]);
    expect(store.getState().draft.stages[phased.id.stage('New')]?.name).toBe('New');
    store.actions.redo();
    expect(store.getState().draft.stages[phased.id.stage('New')]?.name).toBe('Newer');
    expect(store.getState().draft.view.collapsed).toEqual([phase]);
  });

  it('a locked drawing refuses edits and steps back, and can be folded and unlocked', () => {
    const { store } = tableAt();
    store.actions.edit(rename('A'));
    expect(store.actions.edit({ type: 'setField', path: ['view', 'locked'], value: true })).toBeNull();
    expect(store.actions.edit(rename('B'))).toEqual({ type: 'locked' });
    expect(store.actions.undo()).toBeNull();
    expect(store.getState().draft.stages[stage]?.name).toBe('A');
    store.actions.edit({ type: 'setField', path: ['view', 'locked'], value: undefined });
    expect(store.actions.edit(rename('B'))).toBeNull();
    expect(store.getState().history.past.map(({ name }) => name)).toHaveLength(2);
  });
});
