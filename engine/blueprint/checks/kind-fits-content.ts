import { mayLead } from '../edits/can-connect.ts';
import { atOutcome, atStage, error, quoted, type Check } from '../checking/drawing.ts';

const check = 'kind-fits-content';
const kinds = { decision: 'decision', wait: 'wait', end: 'end', work: 'stage', parallel: 'parallel stage' } as const;

/** Decisions, waits and ends hold no activities, and an end is left by a reopening only. */
export const kindFitsContent: Check = {
  name: check,
  reads: ['stages', 'activities', 'outcomes'],
  find: ({ stages, activities, blueprint, scenes, common }) => [
    ...stages
      .filter((stage) => stage.kind !== 'work' && stage.kind !== 'parallel' && activities(stage).length > 0)
      .map((stage) =>
        error(check, atStage(stage), `The ${kinds[stage.kind]} ${quoted(stage)} holds activities nobody would ever be asked to do.`, [
          { label: 'Delete its activities', edits: [{ type: 'deleteActivities', activities: activities(stage).map((activity) => activity.id) }] },
        ]),
      ),
    ...[...scenes.flatMap(({ stage, ways }) => (stage.kind === 'end' ? ways.filter(({ from }) => from.type === 'stage') : [])), ...common]
      .filter((outcome) => mayLead(blueprint.stages, outcome, null) !== null)
      .map((outcome) => error(check, atOutcome(outcome), `${quoted(outcome)} leaves an end; only a signal may reopen a finished record.`, [{ label: 'Delete the outcome', edits: [{ type: 'deleteOutcomes', outcomes: [outcome.id] }] }])),
  ],
};
