import type { Finding } from '../findings.ts';
import type { Activity, Outcome } from '../model/blueprint.ts';
import { atOutcome, error, quoted, type Check, type Drawing } from '../checking/drawing.ts';
import { inEveryOutcome } from '../checking/remembered.ts';

const check = 'result-exists';

/** An outcome set off by "this activity ended like that" names a result the activity can have, in its own stage. */
export const resultExists: Check = {
  name: check,
  reads: ['stages', 'activities', 'outcomes'],
  find: (drawing) => onResults(drawing).flatMap((outcome) => findingsAt(drawing, outcome)),
};

const onResults = inEveryOutcome((outcome) => (outcome.trigger.type === 'result' ? [outcome] : []));

function findingsAt({ blueprint, stageOf }: Drawing, outcome: Outcome): readonly Finding[] {
  const { trigger, from } = outcome;
  if (trigger.type !== 'result') return [];
  const activity = blueprint.activities[trigger.activity];
  if (!activity) return [];
  const byHand = { label: 'Let a person choose it', edits: [{ type: 'setField' as const, path: ['outcomes', outcome.id, 'trigger'], value: { type: 'person' } }] };
  if (!activity.results[trigger.result]) {
    const others = resultsOf(activity).slice(0, 2).map((result) => ({ label: `Take it on "${result.name}"`, edits: [{ type: 'setField' as const, path: ['outcomes', outcome.id, 'trigger', 'result'], value: result.key }] }));
    return [error(check, atOutcome(outcome), `${quoted(outcome)} waits for a result of ${quoted(activity)} that it cannot have.`, [...others, byHand])];
  }
  const home = stageOf(activity.id);
  const leavesHome = home && (from.type === 'all' || (from.type === 'stage' ? from.stage === home.id : from.stages.includes(home.id)));
  return leavesHome ? [] : [error(check, atOutcome(outcome), `${quoted(outcome)} waits for ${quoted(activity)}, which is done in another stage.`, [byHand])];
}

function resultsOf(activity: Activity) {
  return Object.values(activity.results).sort((a, b) => a.order - b.order);
}
