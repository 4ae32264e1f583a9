import { createContext, useCallback, useContext, useEffect, useRef, useState, type RefObject } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DraftStore } from '../draft/draft-store.ts';
import { useStudio } from '../studio-context.ts';

interface Memory {
  /** Which parts of which panel somebody has opened or folded. */
  readonly open: Readonly<Record<string, boolean>>;
  /** Which rows of a list somebody has opened, by the list of the thing it belongs to. */
  readonly rows: Readonly<Record<string, readonly string[]>>;
  /** The part somebody asked to be taken to; it takes itself there and clears this. */
  readonly goal: string | null;
}

/** What kind of thing the panel is about: sections are remembered by it, so that the next stage shows the same parts. */
const PanelKind = createContext('');
export const PanelKindProvider = PanelKind.Provider;

const memories = new WeakMap<DraftStore, StoreApi<Memory>>();

function memoryOf(store: DraftStore): StoreApi<Memory> {
  const known = memories.get(store) ?? createStore<Memory>(() => ({ open: {}, rows: {}, goal: null }));
  memories.set(store, known);
  return known;
}

/** A section's fold, remembered while this blueprint is on the table, and the head it can be brought to. */
export function useSectionFold(title: string, open: boolean): { readonly isOpen: boolean; readonly toggle: () => void; readonly head: RefObject<HTMLButtonElement | null> } {
  const memory = memoryOf(useStudio().store);
  const key = `${useContext(PanelKind)}/${title}`;
  const isOpen = useStore(memory, (state) => state.open[key]) ?? open;
  const isGoal = useStore(memory, (state) => state.goal === key);
  const head = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isGoal) return;
    memory.setState({ goal: null });
    head.current?.scrollIntoView({ block: 'start', behavior: 'smooth' });
    head.current?.focus({ preventScroll: true });
  }, [isGoal, memory]);
  const toggle = () => memory.setState(({ open: known }) => ({ open: { ...known, [key]: !isOpen } }));
  return { isOpen, toggle, head };
}

/** The rows of a list that were open when this thing was last looked at, and how to remember those that are now: who goes elsewhere and comes back finds them so. */
export function useRowMemory(list: string): { readonly opened: readonly string[] | undefined; readonly remember: (rows: readonly string[]) => void } {
  const { store } = useStudio();
  const kind = useContext(PanelKind);
  const [memory] = useState(() => memoryOf(store));
  const [key] = useState(() => `${kind}/${Object.values(store.getState().selection).flat().join()}/${list}`);
  return {
    opened: memory.getState().rows[key],
    remember: useCallback((rows) => memory.setState((known) => ({ rows: { ...known.rows, [key]: rows } })), [memory, key]),
  };
}

/** Opens a section by its panel and title, and brings it into view as soon as it is there. */
export function useGoToSection(): (panel: string, title: string) => void {
  const memory = memoryOf(useStudio().store);
  return (panel, title) => memory.setState(({ open }) => ({ open: { ...open, [`${panel}/${title}`]: true }, goal: `${panel}/${title}` }));
}
