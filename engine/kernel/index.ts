/** The ground everything stands on: ids, results, time and dice as arguments, canonical JSON and its hash. */
export { type Id, createIdSource, type IdSource, isId } from './ids.ts';
export { derivedId } from './derived-id.ts';
export { err, ok, type Result } from './result.ts';
export { type Clock, type Dice, fixedClock, seededDice } from './clock-and-dice.ts';
export { day, hour, type Instant, minute } from './instant.ts';
export { canonicalJson, hashOf, hashWithout, type Json } from './canonical-json.ts';
export { invariant, unreachable } from './invariant.ts';
export { inOrder } from './ordered.ts';
