import { clockPerson } from '#engine/journal';
import type { UserId } from '#engine/blueprint';

/** Somebody in a shadow: a word that stands for the same person from the first step to the last. */
export interface Stranger {
  readonly id: string;
  readonly name: string;
  /** In which roles they acted; empty for the clock and the customer. */
  readonly roles: readonly string[];
}

/** Gives each person one word, in the order in which they come up (rule N24). */
export interface Mask {
  of(person: UserId, roles?: readonly string[]): string;
  strangers(): readonly Stranger[];
}

/** Under whose name a customer's own doings stand. */
const customer = 'u_customer';

/** Makes a fresh mask; the first owner of the record is "the rep" all along. */
export function maskPeople(rep: UserId): Mask {
  const known = new Map<UserId, Stranger>([[rep, { id: 'rep', name: 'The rep', roles: [] }], [clockPerson, { id: 'clock', name: 'The clock', roles: [] }], [customer, { id: 'customer', name: 'The customer', roles: [] }]]);
  let colleagues = 0;
  return {
    of: (person, roles = []) => {
      const stranger = known.get(person) ?? named((colleagues += 1));
      const isOurs = stranger.id !== 'clock' && stranger.id !== 'customer';
      known.set(person, { ...stranger, roles: isOurs ? [...new Set([...stranger.roles, ...roles])] : [] });
      return stranger.id;
    },
    strangers: () => [...known.values()],
  };
}

function named(number: number): Stranger {
  return { id: `colleague${number}`, name: `Colleague ${number}`, roles: [] };
}
