import type { ActivityId, UserId } from '#engine/blueprint';
import type { HandOverState, Run } from './run.ts';

/** The latest offer of this hand-over in the present visit, whatever became of it; null when there was none. */
export function offerOf(run: Run, activity: ActivityId): HandOverState | null {
  return run.handOvers?.find((one) => one.activity === activity && one.visit === run.visit) ?? null;
}

/** The run with this offer in place of an earlier one of the same activity; those of former visits are forgotten. */
export function withOffer(run: Run, offer: HandOverState): Run {
  const others = (run.handOvers ?? []).filter((one) => one.visit === run.visit && one.activity !== offer.activity);
  return { ...run, handOvers: [...others, offer] };
}

/** Who is asked to take the record over right now; null when nobody is. */
export function receiverOf(run: Run, activity: ActivityId): UserId | null {
  const offer = offerOf(run, activity);
  return offer?.status === 'offered' ? offer.to : null;
}
