import type { Deed } from '#engine/blueprint';
import { advance, perform, type Actor, type Simulation } from '#engine/rehearsal';

/** One thing whoever looks on did on the practice record. */
export type HandMove =
  | { readonly type: 'deed'; readonly deed: Deed; readonly actor: Actor }
  | { readonly type: 'clock'; readonly to: number };

/** A stretch in which whoever looks on worked the record themselves. */
export interface Hand {
  /** The frame at which they took over. */
  readonly since: number;
  readonly moves: readonly HandMove[];
  /** The step, from 0 up, with which the recording went on; null while it is still in their hands. */
  readonly from: number | null;
}

/** The practice record after somebody's own work on it: the same moves always lead to the same end. */
export function workedOn(begin: Simulation, moves: readonly HandMove[]): Simulation {
  return moves.reduce((simulation, move) => (move.type === 'clock' ? advance(simulation, move.to) : perform(simulation, move.deed, move.actor)), begin);
}

/** Where somebody is in a walk-through, so that reloading the page loses nothing of it. */
export interface Place {
  readonly at: number;
  readonly hands: readonly Hand[];
  /** Steps it went on without, and steps that were decided on. */
  readonly leftOut: readonly string[];
  readonly past: readonly string[];
}

export const beginning: Place = { at: 0, hands: [], leftOut: [], past: [] };

const keyOf = (walk: string) => `baton/walkthrough/${walk}`;

/** Notes the place for as long as the tab is open. */
export function keepPlace(walk: string, place: Place, shelf: Storage = sessionStorage): void {
  try {
    shelf.setItem(keyOf(walk), JSON.stringify(place));
  } catch {
    // a full or forbidden shelf: after a reload it begins anew
  }
}

/** Forgets it: the walk-through was left. */
export function forgetPlace(walk: string, shelf: Storage = sessionStorage): void {
  try {
    shelf.removeItem(keyOf(walk));
  } catch {
    // where nothing may be kept nothing was
  }
}

/** The noted place; the beginning when there is none, or when the walk-through has fewer steps by now. */
export function takePlace(walk: string, steps: number, shelf: Storage = sessionStorage): Place {
  try {
    const noted: Place | null = JSON.parse(shelf.getItem(keyOf(walk)) ?? 'null');
    const fits = noted !== null && [noted.at, ...noted.hands.flatMap(({ since, from }) => [since, from ?? 0])].every((at) => at <= steps);
    return fits ? noted : beginning;
  } catch {
    return beginning;
  }
}
