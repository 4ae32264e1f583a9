import type { Instant } from './instant.ts';

/** Who tells the time. The engine never looks at a clock itself: the caller hands one in (style rule 3). */
export interface Clock {
  now(): Instant;
}

/** Who throws the dice: each call answers a number in [0, 1). Seeded dice make a rehearsal repeatable. */
export interface Dice {
  next(): number;
}

/** A clock that stands still until it is set: for tests, starters and the virtual time of a rehearsal. */
export function fixedClock(start: Instant): Clock & { set(at: Instant): void } {
  let at = start;
  return {
    now: () => at,
    set: (next) => {
      at = next;
    },
  };
}

/**
 * Dice that fall the same way for the same seed (mulberry32: 32 bits of state, good enough to draw
 * names and outcomes, not for secrets).
 */
export function seededDice(seed: number): Dice {
  let state = seed >>> 0;
  return {
    next: () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    },
  };
}
