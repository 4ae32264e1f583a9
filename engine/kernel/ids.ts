import { v7 as uuidV7, validate, version } from 'uuid';
import type { Clock, Dice } from './clock-and-dice.ts';

/**
 * An identifier of one kind of thing. A plain string may become one, but a stage id never passes
 * for an activity id. The value is a uuid v7 (domain.md section 6), so ids sort by their birth.
 */
export type Id<Kind extends string> = string & { readonly __id?: Kind };

/** Where new ids come from: handed in, because the engine has neither a clock nor dice of its own. */
export interface IdSource {
  next(): string;
}

/**
 * Makes uuid v7 ids from a given clock and dice, strictly increasing even within one millisecond,
 * so that two things made by one person keep their order.
 */
export function createIdSource(clock: Clock, dice: Dice): IdSource {
  let lastMillisecond = -1;
  let sequence = 0;
  return {
    next: () => {
      const random = Uint8Array.from({ length: 16 }, () => Math.floor(dice.next() * 256));
      const now = clock.now();
      if (now > lastMillisecond) {
        lastMillisecond = now;
        sequence = Math.floor(dice.next() * 0x7fff_ffff);
      } else {
        sequence += 1;
      }
      return uuidV7({ msecs: lastMillisecond, seq: sequence, random });
    },
  };
}

/** Says whether a text is a well-formed uuid v7. */
export function isId(text: string): boolean {
  return validate(text) && version(text) === 7;
}
