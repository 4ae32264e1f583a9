import { derivedId } from '#engine/kernel';
import type { Entry } from '#engine/journal';

/** An activity that an effect added to a run: what it is called, and which outcome added it (null: an escalation did). */
export interface Added {
  readonly name: string;
  readonly outcome: string | null;
}

/** Every activity that effects added to the runs of a record, by its id; the journal knows them long after they are done. */
export function addedActivities(entries: readonly Entry[]): ReadonlyMap<string, Added> {
  const added = new Map<string, Added>();
  for (const { run, changes } of entries) {
    if (run === null || changes === null) continue;
    const outcome = changes.moves.findLast((move) => move.outcome !== null)?.outcome ?? null;
    for (const { key, effect } of changes.effects) if (effect.type === 'createActivity') added.set(derivedId(run, key), { name: effect.name, outcome });
  }
  return added;
}
