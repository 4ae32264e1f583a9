import { invariant } from '#engine/kernel';
import type { OutcomeId } from '#engine/blueprint';
import { duesAfterStep } from './dues.ts';
import { refuse } from './refuse.ts';
import type { Refused } from './run.ts';
import { isWalk, longestChain, walkOn, type Walk } from './walk.ts';

/**
 * Lets the machine move: by this outcome, or none, and then by every automatic outcome that has become possible,
 * until the record rests. The due list is brought up to date where it rests.
 */
export function settle(walk: Walk, outcome: OutcomeId | null): Walk | Refused {
  const { process } = walk.context;
  if (walk.run.status === 'exited') return walk;
  const { stage, passage } = process.move(walk.run.stage, walk, outcome);
  invariant(isWalk(passage) && passage.run.stage === stage, 'the machine and the run stand on the same stage');
  return rested(passage);
}

/** Brings the due list up to date, or refuses a step that would go round for ever. */
export function rested(walk: Walk): Walk | Refused {
  if (walk.automaticMoves > longestChain) return refuse({ type: 'endlessLoop', moves: walk.automaticMoves });
  const dues = duesAfterStep(walk.context.process, walk.run);
  return dues === walk.run.dues ? walk : walkOn(walk, { ...walk.run, dues }, walk.changes);
}
