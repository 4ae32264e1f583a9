import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Throws away everything nobody holds, so that a figure is about what follows and not about what was before. */
export function collect(): void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  if (typeof gc !== 'function') throw new Error('the collector cannot be called');
  gc();
}
