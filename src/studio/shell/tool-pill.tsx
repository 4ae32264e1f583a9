import { ActionIcon, Tooltip } from '@mantine/core';
import { IconNote, IconPlus, IconWand } from '@tabler/icons-react';
import { useState, type MouseEvent, type ReactNode } from 'react';
import { announce, describeEditRefusal, notifyDone, notifyProblem } from '../../ui/index.ts';
import { useNames, useStudio } from '../studio-context.ts';
import type { Adding } from './use-adding.ts';

/** The tools at the foot of the canvas. */
export function ToolPill({ adding, onAdd }: { adding: Adding; onAdd: (screen: { x: number; y: number }) => void }) {
  const { tidy, isTidying } = useTidy();
  return (
    <div className="bt-tool-pill" role="toolbar" aria-label="Canvas tools">
      <Tool label="Add a stage" keys="N" onClick={(event) => { const { left, top } = event.currentTarget.getBoundingClientRect(); onAdd({ x: left, y: top }); }}><IconPlus size={18} aria-hidden /></Tool>
      <Tool label="Add a note" keys="" onClick={() => adding.addNote(adding.spot())}><IconNote size={18} aria-hidden /></Tool>
      <Tool label="Tidy up" keys="Shift+Alt+T" loading={isTidying} onClick={() => void tidy()}><IconWand size={18} aria-hidden /></Tool>
    </div>
  );
}

function Tool({ label, keys, loading = false, onClick, children }: { label: string; keys: string; loading?: boolean; onClick: (event: MouseEvent<HTMLButtonElement>) => void; children: ReactNode }) {
  return (
    <Tooltip label={keys ? `${label} (${keys})` : label}>
      <ActionIcon size={34} variant="subtle" color="gray" aria-label={label} loading={loading} onClick={onClick}>{children}</ActionIcon>
    </Tooltip>
  );
}

/** Tidies the selected cards, or all of them when fewer than two are selected: one step, taken back by one undo. */
export function useTidy() {
  const { store, canvas } = useStudio();
  const names = useNames();
  const [isTidying, setTidying] = useState(false);
  const tidy = async () => {
    if (!canvas.current || isTidying) return;
    setTidying(true);
    try {
      const { selection } = store.getState();
      const edit = await canvas.current.tidy(selection.stages.length > 1 ? 'selection' : 'all');
      const refusal = edit && store.actions.edit(edit);
      if (refusal) notifyProblem(describeEditRefusal(refusal, names));
      else if (edit) notifyDone({ message: 'Tidied up', undo: () => void store.actions.undo() });
      else announce('Nothing to tidy');
    } finally {
      setTidying(false);
    }
  };
  return { tidy, isTidying };
}
