import type { Deed } from '#engine/blueprint';
import { actorFor, perform, possible, present, rolesIn, type Actor, type Simulation } from '#engine/rehearsal';
import type { Names, Seen } from '../../ui/index.ts';
import type { PracticeWork } from '../drill/practice-work.ts';

/**
 * A practice record as it stands, for the pieces that show and work it; `onDeed` gets what came of a deed, accepted or
 * not. Deeds are done to `from`: the state without a try that is only shown.
 */
export function practiceOf(simulation: Simulation, names: Names, onDeed: (after: Simulation, deed: Deed, actor: Actor) => void, from: Simulation = simulation): PracticeWork {
  const { process } = simulation;
  return {
    process, names,
    session: { simulation, exam: false },
    living: possible(simulation, { roles: rolesIn(process.version.document) }),
    when: seenIn(simulation),
    answer: null,
    act: (deed, _told, roles = []) => {
      const actor = actorFor(from, deed) ?? { roles };
      onDeed(perform(from, deed, actor), deed, actor);
    },
  };
}

/** The clock of a practice record. */
export function seenIn(simulation: Simulation): Seen {
  const { at, run } = present(simulation);
  return { zone: run?.record.zone ?? 'UTC', now: at, isVirtual: true };
}
