import { useReactFlow } from '@xyflow/react';
import { useCallback, useState, type RefObject } from 'react';
import { inOrder } from '#engine/kernel';
import type { Blueprint, Edit } from '#engine/blueprint';
import type { BlueprintCanvasProps, CanvasThing } from '../contract.ts';

/** Below this zoom a name on a card is too small to be written on. */
const readable = 0.45;

interface Sources {
  readonly props: BlueprintCanvasProps;
  readonly root: RefObject<HTMLDivElement | null>;
  make(edit: Edit, said: string): unknown;
}

/** Renaming things where they stand. */
export function useNaming({ props: { blueprint, mode }, root, make }: Sources) {
  const [naming, setNaming] = useState<CanvasThing | null>(null);
  const flow = useReactFlow();
  const startNaming = useCallback((thing: CanvasThing) => {
    if (mode === 'design') setNaming(thing);
  }, [mode]);
  const finishNaming = (words: string | null) => {
    if (naming === null) return;
    const { part, id } = naming;
    setNaming(null);
    const edit = words === null ? null : namingEdit(blueprint, naming, words);
    if (edit) make(edit, part === 'notes' ? 'Note written' : `Renamed to ${words}`);
    // the field goes away with the next drawing; the focus goes back to what it named
    const hadFocus = root.current?.contains(document.activeElement) === true && document.activeElement?.matches('.bt-name-field') === true;
    if (hadFocus) requestAnimationFrame(() => {
      const now = document.activeElement;
      if (now === null || now === document.body) root.current?.querySelector<HTMLElement>(`[data-row="${part}/${id}"], .react-flow__node[data-id="${id}"]`)?.focus({ preventScroll: true });
    });
  };
  /** Begins renaming when the thing is drawn large enough to be written on. */
  const rename = useCallback((thing: CanvasThing | null): boolean => {
    const mayWrite = thing !== null && mode === 'design' && flow.getZoom() >= readable;
    setNaming(mayWrite ? thing : null);
    return mayWrite;
  }, [mode, flow]);
  return { naming, startNaming, finishNaming, rename };
}

/** The edit that gives a thing another name; a note other words. */
export function namingEdit(blueprint: Blueprint, { part, id }: CanvasThing, words: string): Edit | null {
  if (part === 'stages') return { type: 'renameStage', stage: id, name: words };
  if (part === 'notes') return { type: 'setField', path: ['notes', id, 'text'], value: words };
  if (part !== 'lanes') return { type: 'setField', path: [part, id, 'name'], value: words };
  const stage = Object.values(blueprint.stages).find((each) => inOrder(each.lanes ?? {}).some((lane) => lane.id === id));
  return stage ? { type: 'setField', path: ['stages', stage.id, 'lanes', id, 'name'], value: words } : null;
}
