import type { EndResult, Outcome, Stage } from '../model/blueprint.ts';
import { atOutcome, error, quoted, type Check, type Fix } from '../checking/drawing.ts';
import { inEveryOutcome } from '../checking/remembered.ts';

const check = 'outcome-leads-somewhere';

/** Every outcome has a target. */
export const outcomeLeadsSomewhere: Check = {
  name: check,
  reads: ['stages', 'outcomes'],
  find: (drawing) => {
    const { blueprint, ends } = drawing;
    return openWays(drawing).map((outcome) => error(check, atOutcome(outcome), `${from(outcome, blueprint.stages)} leads nowhere.`, [...connections(outcome, ends), { label: 'Delete the outcome', edits: [{ type: 'deleteOutcomes', outcomes: [outcome.id] }] }]));
  },
};

const openWays = inEveryOutcome((outcome) => (outcome.to === null ? [outcome] : []));

function from(outcome: Outcome, stages: Readonly<Record<string, Stage>>): string {
  const stage = outcome.from.type === 'stage' ? stages[outcome.from.stage] : undefined;
  return stage ? `${quoted(outcome)} of ${quoted(stage)}` : quoted(outcome);
}

/** The one end there is, else the ends whose result goes with the outcome's tone. */
function connections(outcome: Outcome, ends: readonly Stage[]): readonly Fix[] {
  const wanted: Readonly<Record<Outcome['tone'], readonly EndResult[]>> = { positive: ['won'], negative: ['lost'], neutral: ['nurture', 'recycle', 'closed'], time: ['lost', 'nurture', 'recycle', 'closed'] };
  const fitting = ends.length === 1 ? ends : ends.filter((stage) => stage.end && wanted[outcome.tone].includes(stage.end.result));
  return fitting.slice(0, 2).map((stage) => ({ label: `Lead it to ${quoted(stage)}`, edits: [{ type: 'connect', outcome: outcome.id, to: stage.id }] }));
}
