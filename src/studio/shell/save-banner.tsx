import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import { useStore } from 'zustand';
import { createBlueprint } from '../../storage/index.ts';
import { Banner, notifyDone } from '../../ui/index.ts';
import type { Autosave } from '../draft/autosave.ts';
import { useStudio } from '../studio-context.ts';
import { exportJson } from './export-json.ts';

/** Says when the draft cannot be written, what is safe, and what to do. Nothing is ever overwritten. */
export function SaveBanner({ autosave }: { autosave: Autosave }) {
  const state = useStore(autosave.state);
  const { store, newId } = useStudio();
  const navigate = useNavigate();
  const keepMine = async () => {
    store.actions.flushTyping();
    const { draft } = store.getState();
    const row = await createBlueprint({ ...draft, id: newId(), name: `${draft.name} (my copy)` });
    await autosave.takeTheirs();
    notifyDone({ message: `Your changes are kept as “${row.draft.name}”` });
    await navigate(`/blueprints/${row.id}`);
  };
  if (state.type === 'changedElsewhere') {
    return (
      <Banner
        tone="time"
        title="This blueprint was changed in another tab."
        actions={<><Button size="compact-sm" variant="default" onClick={() => void autosave.takeTheirs()}>Use the other tab’s</Button><Button size="compact-sm" onClick={() => void keepMine()}>Keep mine as a copy</Button></>}
      >
        Both are safe: yours is here, theirs is saved. Yours is not saved until you choose.
      </Banner>
    );
  }
  if (state.type === 'failed') {
    return (
      <Banner
        tone="negative"
        title="Your last changes are not saved."
        actions={<><Button size="compact-sm" variant="default" onClick={() => exportJson(store.getState().draft)}>Download this drawing</Button><Button size="compact-sm" onClick={() => void autosave.flush()}>Try again</Button></>}
      >
        {state.message} They are still on the screen.
      </Banner>
    );
  }
  return null;
}
