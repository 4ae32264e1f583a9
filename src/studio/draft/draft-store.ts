import { createStore, type StoreApi } from 'zustand/vanilla';
import { editBlueprint, type Blueprint, type Edit, type EditRefusal } from '#engine/blueprint';
import type { EditManner, Selection } from '../../canvas/index.ts';
import { changedCards } from './changed-cards.ts';
import { emptyHistory, endBurst, remember, type History, type Step } from './history.ts';

/** How an edit joins the history, and what is selected once it is made. */
export type EditOptions = EditManner;

/** A hand or an arrow key passes many things on its way; a search or a link means the one it leads to. */
export type Arrival = 'walked' | 'sprung';

/** The drawing on the table, how it came about, and what is selected. */
export interface DraftState {
  readonly draft: Blueprint;
  readonly history: History;
  readonly selection: Selection;
  /** How what is selected was come to: walked to on the canvas, or sprung to by its name. */
  readonly arrival: Arrival;
  /** The last step that was taken back or made again: the cards it was about. */
  readonly turned: readonly string[];
}

/** Everything that may happen to a draft. `null` is "made"; anything else says why not. */
export interface DraftActions {
  edit(edit: Edit, options?: EditOptions): EditRefusal | null;
  undo(): Step | null;
  redo(): Step | null;
  /** Goes to the drawing as it was after this many steps. */
  goTo(steps: number): void;
  select(selection: Selection, arrival?: Arrival): void;
  /** Hands in words that are typed but not yet in the drawing; the answer takes the hand-in away. */
  holdTyping(commit: () => void): () => void;
  /** Puts everything half-typed into the drawing: before leaving it, saving it, publishing it. */
  flushTyping(): void;
  /** Lays another drawing on the table, with its own history (another tab saved it). */
  adopt(draft: Blueprint, history: History): void;
}

export type DraftStore = StoreApi<DraftState> & { readonly actions: DraftActions };

const nothing: Selection = { stages: [], outcomes: [], activities: [], notes: [], phases: [] };

/** Lays a drawing on the table. Only `editBlueprint` changes it; every change can be taken back. */
export function createDraftStore(draft: Blueprint, history: History = emptyHistory, now: () => number = Date.now): DraftStore {
  const store = createStore<DraftState>(() => ({ draft, history, selection: nothing, arrival: 'walked', turned: [] }));
  const typing = new Set<() => void>();
  const flushTyping = () => [...typing].forEach((commit) => commit());

  const edit = (change: Edit, options: EditOptions = {}): EditRefusal | null => {
    const { draft: from, history: past, selection } = store.getState();
    const isLook = options.unremembered === true || isOnlyLook(change);
    if (from.view.locked === true && !isLook) return { type: 'locked' };
    const made = editBlueprint(from, change);
    if (!made.ok) return made.error;
    const { next, name, undo } = made.value;
    if (next === from) return null;
    const after = stillThere(options.select ?? selection, next);
    const step: Step = { name, edit: undo, before: selection, after, at: now(), burst: options.burst, ...foldedAfter(next) };
    store.setState({ draft: next, history: isLook ? past : remember(past, step), selection: after });
    return null;
  };

  const travel = (way: 'undo' | 'redo'): Step | null => {
    flushTyping();
    const { draft: from, history: { past, future } } = store.getState();
    const step = way === 'undo' ? past.at(-1) : future[0];
    if (!step || from.view.locked === true) return null;
    // what is folded is no step: it is set to what the step knew, and afterwards to what it is now
    const made = editBlueprint(withFolded(from, step.folded ?? []), step.edit);
    if (!made.ok) return null;
    const turned: Step = { ...step, edit: made.value.undo, burst: undefined, folded: undefined, ...foldedAfter(made.value.next) };
    store.setState({
      turned: changedCards(from, made.value.next),
      draft: withFolded(made.value.next, from.view.collapsed),
      history: way === 'undo' ? { past: past.slice(0, -1), future: [turned, ...future] } : { past: [...past, turned], future: future.slice(1) },
      selection: stillThere(way === 'undo' ? step.before : step.after, made.value.next),
    });
    return step;
  };

  const actions: DraftActions = {
    edit,
    undo: () => travel('undo'),
    redo: () => travel('redo'),
    goTo: (steps) => {
      flushTyping();
      while (store.getState().history.past.length > steps && travel('undo'));
      while (store.getState().history.past.length < steps && travel('redo'));
    },
    select: (selection, arrival = 'walked') => {
      if (sameSelection(selection, store.getState().selection)) return;
      flushTyping();
      store.setState((state) => ({ selection: stillThere(selection, state.draft), history: endBurst(state.history), arrival }));
    },
    holdTyping: (commit) => {
      typing.add(commit);
      return () => void typing.delete(commit);
    },
    flushTyping,
    adopt: (next, kept) => store.setState(({ selection }) => ({ draft: next, history: kept, selection: stillThere(selection, next) })),
  };
  return Object.assign(store, { actions });
}

/** Folding and locking change how a drawing is looked at, whoever asks for it: no steps of its history. */
function isOnlyLook(change: Edit): boolean {
  return change.type === 'setField' && change.path[0] === 'view' && (change.path[1] === 'collapsed' || change.path[1] === 'locked');
}

/** The drawing with these phases folded, as far as they are drawn. */
function withFolded(draft: Blueprint, folded: readonly string[]): Blueprint {
  const known = folded.filter((id) => draft.phases[id] ?? draft.stages[id]);
  if (isSameList(known, draft.view.collapsed)) return draft;
  const made = editBlueprint(draft, { type: 'setField', path: ['view', 'collapsed'], value: known });
  return made.ok ? made.value.next : draft;
}

function foldedAfter({ view: { collapsed } }: Blueprint): Pick<Step, 'folded'> {
  return collapsed.length === 0 ? {} : { folded: collapsed };
}

function stillThere(selection: Selection, draft: Blueprint): Selection {
  const kept = {
    stages: selection.stages.filter((id) => draft.stages[id]),
    outcomes: selection.outcomes.filter((id) => draft.outcomes[id]),
    activities: selection.activities.filter((id) => draft.activities[id]),
    notes: selection.notes.filter((id) => draft.notes[id]),
    phases: selection.phases.filter((id) => draft.phases[id]),
  };
  return sameSelection(kept, selection) ? selection : kept;
}

/** Says whether two selections name the same things. */
export function sameSelection(a: Selection, b: Selection): boolean {
  return a === b || (isSameList(a.stages, b.stages) && isSameList(a.outcomes, b.outcomes) && isSameList(a.activities, b.activities) && isSameList(a.notes, b.notes) && isSameList(a.phases, b.phases));
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index]);
}

/** A selection of just these things. */
export function selecting(part: Partial<Selection>): Selection {
  return { ...nothing, ...part };
}
