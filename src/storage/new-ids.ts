import { createIdSource, type Clock, type Dice, type IdSource } from '#engine/kernel';

/** This device's own clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** The browser's own dice, thrown by the thousand: an import asks for millions. */
export function createSystemDice(): Dice {
  const thrown = new Uint32Array(1024);
  let at = thrown.length;
  return {
    next: () => {
      if (at >= thrown.length) {
        crypto.getRandomValues(thrown);
        at = 0;
      }
      const value = thrown[at] ?? 0;
      at += 1;
      return value / 4_294_967_296;
    },
  };
}

/** Fresh ids from the device's own clock and dice, sorted by birth (domain.md section 6). */
export function newIds(): IdSource {
  return createIdSource(systemClock, createSystemDice());
}
