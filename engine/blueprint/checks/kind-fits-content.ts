import { mayLead } from '../edits/can-connect.ts';
import { atOutcome, atStage, error, quoted, type Check } from '../checking/drawing.ts';
import { inEachScene } from '../checking/remembered.ts';

const check = 'kind-fits-content';
const kinds = { decision: 'decision', wait: 'wait', end: 'end', work: 'stage', parallel: 'parallel stage' } as const;

/** Decisions, waits and ends hold no activities, and an end is left by a reopening only. */
export const kindFitsContent: Check = {
  name: check,
  reads: ['stages', 'activities', 'outcomes'],
  find: (drawing) => [
    ...idleActivities(drawing),
    ...[...waysOutOfEnds(drawing), ...drawing.common]
      .filter((outcome) => mayLead(drawing.blueprint.stages, outcome, null) !== null)
      .map((outcome) => error(check, atOutcome(outcome), `${quoted(outcome)} leaves an end; only a signal may reopen a finished record.`, [{ label: 'Delete the outcome', edits: [{ type: 'deleteOutcomes', outcomes: [outcome.id] }] }])),
  ],
};

const idleActivities = inEachScene(({ stage, activities }) =>
  stage.kind === 'work' || stage.kind === 'parallel' || activities.length === 0
    ? []
    : [
        error(check, atStage(stage), `The ${kinds[stage.kind]} ${quoted(stage)} holds activities nobody would ever be asked to do.`, [
          { label: 'Delete its activities', edits: [{ type: 'deleteActivities', activities: activities.map((activity) => activity.id) }] },
        ]),
      ],
);

const waysOutOfEnds = inEachScene(({ stage, ways }) => (stage.kind === 'end' ? ways.filter(({ from }) => from.type === 'stage') : []));
