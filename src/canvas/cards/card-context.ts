import { createContext, useContext, useSyncExternalStore, type PointerEvent } from 'react';
import type { ActivityId, Blueprint, Edit, EditRefusal, Finding, LaneId, OutcomeId, PhaseId, StageId } from '#engine/blueprint';
import type { Names } from '../../ui/index.ts';
import type { CanvasFlow, CanvasHeat, CanvasThing, CanvasWay, ScreenPoint, StageLoad, StartedBlueprint } from '../contract.ts';
import type { Selection } from '../selection.ts';

/** Where an activity in the hand would go if it were let go now. */
export interface Slot {
  readonly stage: StageId;
  /** `null` is the stage's own list. */
  readonly lane: LaneId | null;
  readonly index: number;
  /** The row before or after which it goes; without one it goes to the end of the list. */
  readonly beside?: { readonly activity: ActivityId; readonly side: 'before' | 'after' } | undefined;
}

/** An activity that is being dragged by its row. */
export interface Carried {
  readonly activity: ActivityId;
  readonly screen: ScreenPoint;
  readonly slot: Slot | null;
  /** Why it may not be let go here. */
  readonly refusal: string | null;
}

/** What every card on one canvas knows beside itself. */
export interface CardState {
  readonly blueprint: Blueprint;
  readonly names: Names;
  readonly isDesign: boolean;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly counts: Readonly<Record<string, StageLoad>>;
  readonly here: StageId | undefined;
  readonly path: ReadonlySet<string>;
  readonly ways: Readonly<Record<string, CanvasWay>>;
  readonly heat: Readonly<Record<string, CanvasHeat>>;
  readonly flows: Readonly<Record<string, CanvasFlow>>;
  readonly others: Readonly<Record<string, StartedBlueprint>>;
  /** Whether the screen around can go into another blueprint. */
  readonly mayDrill: boolean;
  readonly selection: Selection;
  /** The word for several records, in small letters. */
  readonly records: string;
  /** What is being renamed in place. */
  readonly naming: CanvasThing | null;
  readonly carried: Carried | null;
  /** The phase a dragged card would join. */
  readonly joining: PhaseId | null;
  /** The stage a dragged note would be attached to. */
  readonly attaching: StageId | null;
}

/** What cards may ask of the canvas around them. */
export interface CardActions {
  pick(part: keyof Selection, id: string, adds: boolean): void;
  quickAdd(outcome: OutcomeId, screen: ScreenPoint): void;
  /** Offers the blocks that may be added to a lane or a stage, at this place of the window. */
  addActivity(stage: StageId, lane: LaneId | undefined, screen: ScreenPoint): void;
  addLane(stage: StageId): void;
  startNaming(thing: CanvasThing): void;
  /** Ends renaming: with words they are the new name, with `null` all stays. */
  finishNaming(words: string | null): void;
  carry(activity: ActivityId, event: PointerEvent): void;
  openMenu(thing: CanvasThing, screen: ScreenPoint): void;
  openStage(stage: StageId): void;
  fold(phase: PhaseId): void;
  /** Goes into a blueprint that a card starts. */
  drill(blueprint: string): void;
  edit(edit: Edit, said: string): void;
}

/** One canvas as its cards see it: what they know changes without redrawing those it does not concern. */
export interface CardCanvas extends CardActions {
  readonly blueprint: Blueprint;
  readonly names: Names;
  state(): CardState;
  subscribe(listener: () => void): () => void;
}

/** A canvas whose cards are told of changes by `tell`. */
export function createCardCanvas(first: CardState, actions: CardActions): { readonly canvas: CardCanvas; tell(next: CardState): void } {
  let state = first;
  const listeners = new Set<() => void>();
  const canvas: CardCanvas = {
    ...actions,
    get blueprint() {
      return state.blueprint;
    },
    get names() {
      return state.names;
    },
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    canvas,
    tell: (next) => {
      state = next;
      for (const listener of listeners) listener();
    },
  };
}

const Cards = createContext<CardCanvas | null>(null);
export const CardProvider = Cards.Provider;

/** The canvas around the present card. */
export function useCards(): CardCanvas {
  const cards = useContext(Cards);
  if (!cards) throw new Error('A card stands outside a canvas.');
  return cards;
}

/** A part of what the canvas knows; the card is drawn again only when this answer changes. It must be a word, a number or something kept. */
export function useCardState<Answer>(choose: (state: CardState) => Answer): Answer {
  const { subscribe, state } = useCards();
  return useSyncExternalStore(subscribe, () => choose(state()));
}

/** A line that is being drawn: its outcome, and why it may not lead to a stage. */
export interface Connecting {
  readonly outcome: OutcomeId;
  refusalFor(stage: StageId): EditRefusal | null;
}

const Connection = createContext<Connecting | null>(null);
export const ConnectionProvider = Connection.Provider;

/** The line being drawn now, if any. */
export function useConnecting(): Connecting | null {
  return useContext(Connection);
}
