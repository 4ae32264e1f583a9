import { createIdSource, type IdSource } from '#engine/kernel';

/** Fresh ids from the device's own clock and dice. */
export function newIds(): IdSource {
  return createIdSource({ now: () => Date.now() }, { next: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32 });
}
