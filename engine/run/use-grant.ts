import type { OverrideGrant } from './run.ts';
import { walkOn, type Walk } from './walk.ts';

/** Uses an override up in this step, which then names it; each works once. Without one nothing changes. */
export function withGrant(walk: Walk, used: OverrideGrant | null): Walk {
  if (used === null) return walk;
  const overrides = (walk.run.overrides ?? []).map((grant) => (grant.entry === used.entry ? { ...grant, used: true } : grant));
  return walkOn(walk, { ...walk.run, overrides }, { ...walk.changes, overridden: used.entry });
}
