import { ActionIcon, Divider, Tooltip } from '@mantine/core';
import { IconFrame, IconHandStop, IconNote, IconPlus, IconPointer, IconWand } from '@tabler/icons-react';
import { memo, type MouseEvent, type ReactNode } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import type { PhaseId } from '#engine/blueprint';
import { useLasting, type CanvasTool, type TidyDirection } from '../../canvas/index.ts';
import { describeEditRefusal, notifyDone, notifyProblem } from '../../ui/index.ts';
import { useLastingNames, useStudio, type Studio } from '../studio-context.ts';
import type { Adding } from './use-adding.ts';

export interface ToolPillProps {
  readonly adding: Adding;
  readonly tool: CanvasTool;
  readonly onTool: (tool: CanvasTool) => void;
  readonly onAdd: (screen: { x: number; y: number }) => void;
}

/** The tools at the foot of the canvas. */
export const ToolPill = memo(function ToolPill({ adding, tool, onTool, onAdd }: ToolPillProps) {
  const { tidy, isTidying } = useTidy();
  const { store } = useStudio();
  return (
    <div className="bt-tool-pill" role="toolbar" aria-label="Canvas tools">
      <Tool label="Pointer" keys="V" isOn={tool === 'pointer'} onClick={() => onTool('pointer')}><IconPointer size={18} aria-hidden /></Tool>
      <Tool label="Hand" keys="H" isOn={tool === 'hand'} onClick={() => onTool('hand')}><IconHandStop size={18} aria-hidden /></Tool>
      <Divider orientation="vertical" mx={3} />
      <Tool label="Add a stage" keys="N" onClick={(event) => { const { left, top } = event.currentTarget.getBoundingClientRect(); onAdd({ x: left, y: top }); }}><IconPlus size={18} aria-hidden /></Tool>
      <Tool label="Add a note" keys="" onClick={() => adding.addNote(adding.spot())}><IconNote size={18} aria-hidden /></Tool>
      <Tool label="Add a phase" keys="Ctrl+G" onClick={() => adding.addPhase(adding.spot(), store.getState().selection.stages)}><IconFrame size={18} aria-hidden /></Tool>
      <Tool label="Tidy up" keys="Shift+Alt+T" loading={isTidying} onClick={() => void tidy()}><IconWand size={18} aria-hidden /></Tool>
    </div>
  );
});

function Tool({ label, keys, loading = false, isOn, onClick, children }: { label: string; keys: string; loading?: boolean; isOn?: boolean; onClick: (event: MouseEvent<HTMLButtonElement>) => void; children: ReactNode }) {
  return (
    <Tooltip label={keys ? `${label} (${keys})` : label}>
      <ActionIcon size={34} variant={isOn === true ? 'light' : 'subtle'} color={isOn === true ? 'primary' : 'gray'} aria-label={label} aria-pressed={isOn} loading={loading} onClick={onClick}>{children}</ActionIcon>
    </Tooltip>
  );
}

/** Whether a drawing is being tidied up, whoever asked: the button shows it for the keys, the menu and the command palette too. */
const tidyings = new WeakMap<Studio['store'], StoreApi<boolean>>();

function tidyingOf(store: Studio['store']): StoreApi<boolean> {
  const known = tidyings.get(store) ?? createStore<boolean>(() => false);
  tidyings.set(store, known);
  return known;
}

/** Tidies the selected cards, or all of them when fewer than two are selected, or one phase: one step, taken back by one undo. */
export function useTidy() {
  const { store, canvas } = useStudio();
  const names = useLastingNames();
  const tidying = tidyingOf(store);
  const isTidying = useStore(tidying);
  const tidy = async (phase?: PhaseId, how: 'whole' | 'gently' = 'whole', direction?: TidyDirection) => {
    if (!canvas.current || tidying.getState()) return;
    tidying.setState(true, true);
    try {
      const { selection } = store.getState();
      const edit = await canvas.current.tidy(direction !== undefined ? 'all' : phase === undefined ? (selection.stages.length > 1 ? 'selection' : 'all') : { phase }, how, direction);
      const refusal = edit && store.actions.edit(edit);
      if (refusal) notifyProblem(describeEditRefusal(refusal, names));
      else if (edit) notifyDone({ message: 'Tidied up', undo: () => void store.actions.undo() });
      else notifyDone({ message: 'Nothing to tidy: every card stands well already' });
    } finally {
      tidying.setState(false, true);
    }
  };
  return { ...useLasting({ tidy }), isTidying };
}
