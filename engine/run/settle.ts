import { invariant } from '#engine/kernel';
import type { OutcomeId } from '#engine/blueprint';
import { duesAfterStep } from './dues.ts';
import { refuse } from './refuse.ts';
import { rollRounds } from './repeat.ts';
import type { Refused } from './run.ts';
import { isWalk, longestChain, walkOn, type Walk } from './walk.ts';

/**
 * Lets the machine move: by this outcome, or none, and then by every automatic outcome that has become possible,
 * until the record rests. The due list is brought up to date where it rests. A run that was put at rest moves only by a
 * named outcome: a customer's signal is heard, everything else waits for the resumption (rule R110).
 */
export function settle(walk: Walk, outcome: OutcomeId | null): Walk | Refused {
  const { process } = walk.context;
  if (walk.run.status === 'exited' || (walk.run.paused !== undefined && outcome === null)) return walk;
  const { stage, passage } = process.move(walk.run.stage, walk, outcome);
  invariant(isWalk(passage) && passage.run.stage === stage, 'the machine and the run stand on the same stage');
  return rested(passage);
}

/** Brings the due list up to date, or refuses a step that would go round for ever. */
export function rested(walk: Walk): Walk | Refused {
  if (walk.automaticMoves > longestChain) return refuse({ type: 'endlessLoop', moves: walk.automaticMoves });
  const { process, eventAt, made } = walk.context;
  const run = rollRounds(process, walk.run, eventAt);
  const dues = duesAfterStep(process, run, { at: eventAt, entry: made.entry });
  return dues === walk.run.dues && run === walk.run ? walk : walkOn(walk, { ...run, dues }, walk.changes);
}
