import { Button, Loader } from '@mantine/core';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { loadHistory, saveDraft, useBlueprint, type BlueprintRow } from '../storage/index.ts';
import { EmptyState, withdrawUndo } from '../ui/index.ts';
import { createAutosave, type Autosave } from './draft/autosave.ts';
import { createDraftStore, type DraftStore } from './draft/draft-store.ts';
import { freezeSlowly } from './draft/freezing.ts';
import { historyFrom } from './draft/history.ts';
import { recover } from './draft/recovering.ts';
import { forgetAside, putAside } from './draft/unsaved.ts';
import { Workspace } from './shell/workspace.tsx';
import { StudioProvider } from './studio-context.ts';
import { useStudioOver } from './use-studio-over.ts';
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
  // What comes last, the drawing or what is known beside it, must not decide whether the builder is put up bit by bit.
  const mayShow = useDeferredValue(table !== null && studio !== null, false);
  if (!mayShow || !table || !studio) return <Opening />;
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
      setTable({ store, autosave });
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
