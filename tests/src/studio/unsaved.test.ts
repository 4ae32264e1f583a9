import { beforeEach, describe, expect, test } from 'vitest';
import type { BlueprintId } from '#engine/blueprint';
import type { BlueprintRow, SnapshotRow } from '../../../src/storage/index.ts';
import { createDraftStore } from '../../../src/studio/draft/draft-store.ts';
import { recover } from '../../../src/studio/draft/recovering.ts';
import { forgetAside, putAside, takeAside } from '../../../src/studio/draft/unsaved.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';

const drawing = aBlueprint('Sale').stage('New').end('Won', 'won');
const draft = drawing.build();
const edited = { ...draft, description: 'Typed as the tab closed' };
const row: BlueprintRow = { id: draft.id as BlueprintId, draft, draftRev: 4, updatedAt: 0, owner: 'u', live: null, paused: false, batch: null };

beforeEach(() => localStorage.clear());

function recovered(rev: number) {
  putAside(draft.id, { draft: edited, rev });
  const kept: SnapshotRow['draft'][] = [];
  const store = createDraftStore(draft);
  recover(store, row, async (state, { why, name }) => {
    kept.push(state);
    return { id: 's', blueprint: state.id, name: name ?? null, why, at: 0, by: '', draft: state };
  });
  return { store, kept };
}

describe('what was not saved when a tab closed', () => {
  test('comes back as one step where nothing else happened since', () => {
    const { store, kept } = recovered(4);
    expect(store.getState().draft.description).toBe('Typed as the tab closed');
    expect(kept).toEqual([]);
    store.actions.undo();
    expect(store.getState().draft).toEqual(draft);
    expect(takeAside(draft.id)).toBeNull();
  });

  test('is kept beside a draft that somebody else has saved since', () => {
    const { store, kept } = recovered(3);
    expect(store.getState().draft).toEqual(draft);
    expect(kept).toEqual([edited]);
  });

  test('is nothing when it was written down after all, forgotten, unreadable or of another drawing', () => {
    putAside(draft.id, { draft, rev: 3 });
    const store = createDraftStore(draft);
    recover(store, row);
    expect(store.getState().history.past).toEqual([]);
    putAside(draft.id, { draft: edited, rev: 4 });
    forgetAside(draft.id);
    expect(takeAside(draft.id)).toBeNull();
    localStorage.setItem(`baton/unsaved/${draft.id}`, '{"rev":4,"draft":"{}"}');
    expect(takeAside(draft.id)).toBeNull();
    putAside('other', { draft: edited, rev: 4 });
    expect(takeAside('other')).toBeNull();
  });
});
