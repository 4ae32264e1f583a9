/**
 * How many random cases a property tries: `npm run test:long` tries twenty times as many.
 * @example fc.assert(fc.property(anyGate(), holds), { numRuns: cases(200) })
 */
export function cases(usual: number): number {
  return process.env.BATON_LONG === '1' ? usual * 20 : usual;
}
