/**
 * How many random cases a property tries. An ordinary run throws the same dice every time (setup-dice.ts), so a third of
 * the usual number is enough to see a change; `npm run test:long` throws new ones, twenty times as many as usual.
 * @example fc.assert(fc.property(anyGate(), holds), { numRuns: cases(200) })
 */
export function cases(usual: number): number {
  return process.env.BATON_LONG === '1' ? usual * 20 : Math.max(Math.min(usual, 10), Math.ceil(usual / 3));
}

/** The usual number in every run, for laws that also ask whether their cases were worth asking. */
export function allCases(usual: number): number {
  return process.env.BATON_LONG === '1' ? usual * 20 : usual;
}
