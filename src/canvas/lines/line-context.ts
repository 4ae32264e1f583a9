import { createContext, useContext } from 'react';
import type { Edit, OutcomeId, Point } from '#engine/blueprint';
import type { CanvasFlow, ScreenPoint } from '../contract.ts';
import type { Line } from '../geometry/lines.ts';
import type { LineFeed } from './line-feed.ts';

/** What every line on one canvas knows beside itself. It changes with what is shown, not with every edit. */
export interface LineContext {
  readonly isDesign: boolean;
  /** The steps a shown record has made, as `from>to`. */
  readonly walked: ReadonlySet<string>;
  /** The outcome whose row the pointer or the focus is on. */
  readonly hoveredOutcome: OutcomeId | undefined;
  readonly feed: LineFeed;
  /** What lines tell of the records on them, by `lineKey`. */
  readonly flows: Readonly<Record<string, CanvasFlow>>;
  insert(line: Line, screen: ScreenPoint): void;
  edit(edit: Edit, said: string): void;
  /** Draws a line out that was a chip. */
  drawOut(line: Line): void;
  /** What the card at an end of a line is called. */
  nameOf(card: string): string;
  /** Brings a card into view. */
  show(card: string): void;
  /** The whole way of a line that is drawn as a chip. */
  wholeWay(line: Line): readonly Point[];
  /** Says whether a line may be bent like this: it leaves and arrives as it should, and runs behind no card. */
  mayBend(line: Line, bends: readonly Point[]): boolean;
  /** Whether a line may be bent by hand at all: one of several of an outcome only where it leaves its own stage, not a folded phase. */
  isBendable(line: Line): boolean;
  /** Bends a line along these corners, or straightens it when there are none. */
  bend(line: Line, corners: readonly Point[]): void;
  lines(): readonly Line[];
}

const Lines = createContext<LineContext | null>(null);
export const LineProvider = Lines.Provider;

/** The canvas around the present line. */
export function useLines(): LineContext {
  const lines = useContext(Lines);
  if (!lines) throw new Error('A line stands outside a canvas.');
  return lines;
}
