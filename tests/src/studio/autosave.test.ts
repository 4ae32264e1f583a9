import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Blueprint } from '#engine/blueprint';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { createAutosave, saveAfter, type DraftKeeper } from '../../../src/studio/draft/autosave.ts';
import { createDraftStore } from '../../../src/studio/draft/draft-store.ts';
import type { BlueprintRow } from '../../../src/storage/index.ts';

const drawing = aBlueprint('Outbound').stage('New').end('Won', 'won');
const draft = drawing.build();
const stage = drawing.id.stage('New');
const rowOf = (document: Blueprint, draftRev: number): BlueprintRow => ({ id: document.id, draft: document, draftRev, updatedAt: 0, owner: 'u_mara', live: null, paused: false, batch: null });

/** One stored draft that several tabs write, with the revision check of the real one. */
function aShelf() {
  let row = rowOf(draft, 1);
  let history: unknown = null;
  const keeper: DraftKeeper = {
    save: async (next, kept, expectRev) => {
      if (row.draftRev !== expectRev) return { ok: false, reason: 'changedElsewhere', row };
      row = rowOf(next, expectRev + 1);
      history = structuredClone(kept);
      return { ok: true, rev: row.draftRev };
    },
    loadHistory: async () => history,
  };
  const tab = () => {
    const store = createDraftStore(row.draft);
    return { store, autosave: createAutosave(store, row, keeper) };
  };
  return { keeper, tab, row: () => row };
}

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

const rename = (store: ReturnType<typeof createDraftStore>, name: string) => store.actions.edit({ type: 'renameStage', stage, name });
const rest = () => vi.advanceTimersByTimeAsync(saveAfter + 10);

describe('autosave', () => {
  it('writes the draft down once after a pause, with its history', async () => {
    const { tab, row, keeper } = aShelf();
    const save = vi.spyOn(keeper, 'save');
    const { store, autosave } = tab();
    rename(store, 'A');
    rename(store, 'B');
    expect(row().draftRev).toBe(1);
    await rest();
    expect(save).toHaveBeenCalledTimes(1);
    expect(row().draft.stages[stage]?.name).toBe('B');
    expect(autosave.state.getState().type).toBe('saved');
    expect(await keeper.loadHistory()).toMatchObject({ past: [{}, {}] });
  });

  it('writes at once when asked, half-typed words included', async () => {
    const { tab, row } = aShelf();
    const { store, autosave } = tab();
    store.actions.holdTyping(() => rename(store, 'Typed'));
    await autosave.flush();
    expect(row().draft.stages[stage]?.name).toBe('Typed');
  });

  it('never overwrites another tab: both drawings stay until somebody chooses', async () => {
    const { tab, row } = aShelf();
    const mine = tab();
    const theirs = tab();
    rename(theirs.store, 'Theirs');
    await rest();
    rename(mine.store, 'Mine');
    await rest();
    expect(mine.autosave.state.getState().type).toBe('changedElsewhere');
    expect(row().draft.stages[stage]?.name).toBe('Theirs');
    expect(mine.store.getState().draft.stages[stage]?.name).toBe('Mine');
    rename(mine.store, 'Mine again');
    await rest();
    expect(row().draft.stages[stage]?.name).toBe('Theirs');
    await mine.autosave.takeTheirs();
    expect(mine.store.getState().draft.stages[stage]?.name).toBe('Theirs');
    rename(mine.store, 'After');
    await rest();
    expect(row().draft.stages[stage]?.name).toBe('After');
  });

  it('follows the other tab while nothing here is unsaved, its history included', async () => {
    const { tab, row } = aShelf();
    const mine = tab();
    const theirs = tab();
    rename(theirs.store, 'Theirs');
    await rest();
    mine.autosave.see(row());
    await rest();
    expect(mine.store.getState().draft.stages[stage]?.name).toBe('Theirs');
    mine.store.actions.undo();
    expect(mine.store.getState().draft.stages[stage]?.name).toBe('New');
  });

  it('writes one after the other when asked several times at once', async () => {
    const { tab, row } = aShelf();
    const { store, autosave } = tab();
    rename(store, 'A');
    const first = autosave.flush();
    rename(store, 'B');
    await Promise.all([first, autosave.flush(), autosave.flush(), autosave.flush()]);
    expect(autosave.state.getState().type).toBe('saved');
    expect(row().draft.stages[stage]?.name).toBe('B');
    expect(row().draftRev).toBe(3);
  });

  it('says when writing fails and writes with the next try', async () => {
    const { tab, row, keeper } = aShelf();
    const { store, autosave } = tab();
    vi.spyOn(keeper, 'save').mockRejectedValueOnce(new Error('The disk is full.'));
    rename(store, 'A');
    await rest();
    expect(autosave.state.getState()).toEqual({ type: 'failed', message: 'The disk is full.' });
    await autosave.flush();
    expect(row().draft.stages[stage]?.name).toBe('A');
  });
});
