import type { Blueprint, Outcome, Stage } from '../model/blueprint.ts';
import type { OutcomeId, StageId } from '../model/ids.ts';
import type { EditRefusal } from './edit.ts';

/**
 * Asks, while a line is being dragged, whether this outcome may lead to that stage. Answers why not, or null.
 * An outcome has one target (connecting again replaces it); a way back into its own stage needs a limit; an end
 * is left only by a reopening (SPEC.md [B20]-[B23]).
 */
export function canConnect(blueprint: Blueprint, outcome: OutcomeId, to: StageId): EditRefusal | null {
  const way = blueprint.outcomes[outcome];
  if (!way) return { type: 'notFound', what: 'outcome', id: outcome };
  if (!blueprint.stages[to]) return { type: 'notFound', what: 'stage', id: to };
  if (way.to === to) return { type: 'alreadyConnected', outcome, to };
  return mayLead(blueprint.stages, way, to);
}

/** Whether an outcome, connected or not yet, may leave the stages it leaves and lead to this one. */
export function mayLead(stages: Readonly<Record<string, Pick<Stage, 'kind'>>>, outcome: Pick<Outcome, 'id' | 'from' | 'limit' | 'trigger'>, to: StageId | null): EditRefusal | null {
  const own = outcome.from.type === 'stage' ? [outcome.from.stage] : outcome.from.type === 'stages' ? outcome.from.stages : [];
  const end = own.find((stage) => stages[stage]?.kind === 'end');
  if (end !== undefined && !reopens(outcome)) return { type: 'endHasNoOutcomes', stage: end };
  if (to !== null && own.includes(to) && !outcome.limit) return { type: 'selfLoopNeedsLimit', outcome: outcome.id };
  return null;
}

/** Says whether an outcome may lead out of an end: only a signal reopens, such as goods that came back (S31, S35). */
export function reopens(outcome: Pick<Outcome, 'trigger'>): boolean {
  return outcome.trigger.type === 'signal';
}
