import { Button, Loader } from '@mantine/core';
import { startTransition, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { CanvasApi } from '../canvas/index.ts';
import { loadHistory, saveDraft, useBlueprint, useOtherBlueprints, usePeople, useRecordTypes, useViews, type BlueprintRow } from '../storage/index.ts';
import { EmptyState, sayKey, withdrawUndo } from '../ui/index.ts';
import { createAutosave, type Autosave } from './draft/autosave.ts';
import { createDraftStore, type DraftStore } from './draft/draft-store.ts';
import { freezeSlowly } from './draft/freezing.ts';
import { historyFrom } from './draft/history.ts';
import { recover } from './draft/recovering.ts';
import { forgetAside, putAside } from './draft/unsaved.ts';
import { Workspace } from './shell/workspace.tsx';
import { freshId, othersBeside, StudioProvider, type OtherBlueprint, type Studio } from './studio-context.ts';
import './studio.css';

/** The builder of one blueprint, at its own address. */
export function StudioScreen() {
  const { id = '' } = useParams();
  const row = useBlueprint(id);
  if (row === undefined) return <Opening />;
  if (row === null) {
    return (
      <EmptyState title="This blueprint is not here" actions={<Button component={Link} to="/blueprints">All blueprints</Button>}>
        It was deleted, or the link is of another workspace.
      </EmptyState>
    );
  }
  return <OpenBlueprint key={row.id} row={row} />;
}

function Opening() {
  return <div className="bt-studio-opening"><Loader role="status" aria-label="Opening the blueprint" /></div>;
}

function OpenBlueprint({ row }: { row: BlueprintRow }) {
  const table = useTable(row);
  const studio = useStudioOver(row.id, table?.store);
  // A way back that a message still offers is good for the step it speaks of, not for a later one.
  useEffect(() => table?.store.subscribe((now, before) => {
    if (now.history.past !== before.history.past) withdrawUndo();
  }), [table]);
  if (!table || !studio) return <Opening />;
  return <StudioProvider value={studio}><Workspace row={row} autosave={table.autosave} /></StudioProvider>;
}

/** Lays the stored draft on the table with its history, and keeps it written down until the screen is left. */
function useTable(row: BlueprintRow): { readonly store: DraftStore; readonly autosave: Autosave } | null {
  const [table, setTable] = useState<{ readonly store: DraftStore; readonly autosave: Autosave } | null>(null);
  const first = useRef(row);
  useEffect(() => {
    const { id } = first.current;
    let isLeft = false;
    let autosave: Autosave | null = null;
    let stopFreezing = () => {};
    const keeper = { save: (draft: BlueprintRow['draft'], history: unknown, rev: number) => saveDraft(id, { draft, history }, rev), loadHistory: () => loadHistory(id) };
    const flush = async () => {
      await autosave?.flush();
      if (autosave?.unsaved() === null) forgetAside(id);
    };
    const onLeave = () => {
      const left = autosave?.unsaved();
      if (left) putAside(id, left);
      void flush();
    };
    const onHide = () => document.visibilityState === 'hidden' && onLeave();
    void loadHistory(id).then((history) => {
      if (isLeft) return;
      const store = createDraftStore(first.current.draft, historyFrom(history));
      autosave = createAutosave(store, first.current, keeper);
      recover(store, first.current);
      stopFreezing = freezeSlowly(store.getState().draft);
      // a large drawing is put on screen bit by bit
      const laid = { store, autosave };
      startTransition(() => setTable(laid));
    });
    document.addEventListener('visibilitychange', onHide);
    window.addEventListener('pagehide', onLeave);
    return () => {
      isLeft = true;
      stopFreezing();
      document.removeEventListener('visibilitychange', onHide);
      window.removeEventListener('pagehide', onLeave);
      void autosave?.flush().finally(() => autosave?.stop());
    };
  }, []);
  return table;
}

function useStudioOver(id: string, store: DraftStore | undefined): Studio | null {
  const canvas = useRef<CanvasApi | null>(null);
  const types = useRecordTypes();
  const people = usePeople();
  const blueprints = useOthers(id);
  const views = useViews();
  return useMemo(() => {
    if (!store || !types) return null;
    const held = [...new Set((people ?? []).flatMap((person) => person.roles))];
    return {
      store, canvas, blueprints, views: views ?? noViews, people: people ?? [],
      recordTypes: Object.fromEntries(types.map((type) => [type.key, type])),
      roles: held.map((role) => ({ value: role, label: sayKey(role) })),
      newId: freshId,
    };
  }, [store, types, people, blueprints, views]);
}

const noViews: Studio['views'] = [];

/** The other blueprints, the same until one of them is saved: saving this one is no news for its panels. */
function useOthers(id: string): readonly OtherBlueprint[] {
  const rows = useOtherBlueprints(id);
  const [kept, setKept] = useState<{ readonly at: string; readonly blueprints: readonly OtherBlueprint[] }>({ at: '', blueprints: [] });
  const at = (rows ?? []).filter((row) => row.id !== id).map((row) => `${row.id}@${row.draftRev}`).join();
  if (at !== kept.at) setKept({ at, blueprints: othersBeside(id, rows ?? []) });
  return kept.blueprints;
}
