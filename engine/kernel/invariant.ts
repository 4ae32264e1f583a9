/**
 * Stops a bug where it happens: throws when something that must be true is not. Never for input or
 * refusals, which are answered as data.
 */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}

/** Closes an exhaustive `switch`: does not compile while a case is missing, throws if data lied. */
export function unreachable(value: never, what: string): never {
  throw new Error(`Invariant broken: unknown ${what} ${JSON.stringify(value)}`);
}
