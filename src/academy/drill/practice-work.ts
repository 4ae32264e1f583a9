import type { ActivityId, Deed } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import type { Simulation, Told } from '#engine/rehearsal';
import type { Options } from '#engine/run';
import type { Names, Seen } from '../../ui/index.ts';

/** A practice record somebody works on: in a drill, while a walk-through is recorded, or where it was taken over. Nothing of it is live. */
export interface PracticeWork {
  readonly process: Process;
  readonly session: { readonly simulation: Simulation; /** Nobody helps. */ readonly exam: boolean };
  readonly living: Options | null;
  readonly names: Names;
  readonly when: Seen;
  /** How the customer answers an activity; where nobody answers, whoever works the record says how it ended. */
  readonly answer: ((activity: ActivityId) => string | null) | null;
  act(deed: Deed, told?: Told | null, roles?: readonly string[]): unknown;
}
