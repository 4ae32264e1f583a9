import { createContext, useContext } from 'react';
import type { Blueprint, EditRefusal, Finding, OutcomeId, StageId } from '#engine/blueprint';
import type { Names } from '../../ui/index.ts';
import type { StageLoad } from '../contract.ts';
import type { Selection } from '../selection.ts';

/** What every card on one canvas knows beside itself. It changes only when the drawing or the marks do, not while somebody drags. */
export interface CardContext {
  readonly blueprint: Blueprint;
  readonly names: Names;
  readonly isDesign: boolean;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly counts: Readonly<Record<string, StageLoad>>;
  readonly here: StageId | undefined;
  readonly path: ReadonlySet<string>;
  readonly selection: Selection;
  /** The word for several records, in small letters. */
  readonly records: string;
  pick(part: 'outcomes' | 'activities', id: string, adds: boolean): void;
  quickAdd(outcome: OutcomeId, screen: { readonly x: number; readonly y: number }): void;
}

const Cards = createContext<CardContext | null>(null);
export const CardProvider = Cards.Provider;

/** The canvas around the present card. */
export function useCards(): CardContext {
  const cards = useContext(Cards);
  if (!cards) throw new Error('A card stands outside a canvas.');
  return cards;
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
