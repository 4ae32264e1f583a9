import { createContext, useContext } from 'react';
import type { OutcomeId } from '#engine/blueprint';
import type { Line } from '../geometry/lines.ts';

/** What every line on one canvas knows beside itself. */
export interface LineContext {
  readonly isDesign: boolean;
  /** The steps a shown record has made, as `from>to`. */
  readonly walked: ReadonlySet<string>;
  /** The outcome whose row the pointer or the focus is on. */
  readonly hoveredOutcome: OutcomeId | undefined;
  insert(line: Line, screen: { readonly x: number; readonly y: number }): void;
}

const Lines = createContext<LineContext | null>(null);
export const LineProvider = Lines.Provider;

/** The canvas around the present line. */
export function useLines(): LineContext {
  const lines = useContext(Lines);
  if (!lines) throw new Error('A line stands outside a canvas.');
  return lines;
}
