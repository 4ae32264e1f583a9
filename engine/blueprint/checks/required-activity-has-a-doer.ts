import type { CheckContext } from '../findings.ts';
import type { Activity } from '../model/blueprint.ts';
import { atActivity, error, quoted, type Check } from '../checking/drawing.ts';

const check = 'required-activity-has-a-doer';

/** What must be done can be done by somebody: the role, team or person it is given to exists. */
export const requiredActivityHasADoer: Check = {
  name: check,
  reads: ['stages', 'activities'],
  readsContext: true,
  find: ({ stages, activities, context }) =>
    stages.flatMap((stage) =>
      activities(stage).flatMap((activity) => {
        const nobody = activity.required === 'never' || activity.mode === 'automatic' ? null : missingDoer(activity, context);
        if (nobody === null) return [];
        return [
          error(check, atActivity(activity, stage), `${quoted(activity)} in ${quoted(stage)} must be done, but ${nobody}.`, [
            { label: 'Give it to the record’s owner', edits: [{ type: 'setField', path: ['activities', activity.id, 'assignee'], value: { type: 'owner' } }] },
          ]),
        ];
      }),
    ),
};

function missingDoer({ assignee }: Activity, { roles, teams, people }: CheckContext): string | null {
  switch (assignee.type) {
    case 'owner':
      return null;
    case 'role':
    case 'roundRobin':
      return roles && !roles.includes(assignee.role) ? `nobody holds the role "${assignee.role}"` : null;
    case 'team':
      return teams && !teams.includes(assignee.team) ? `nobody is in the team "${assignee.team}"` : null;
    case 'person':
      return people && !people.includes(assignee.person) ? 'the person it is given to is not here any more' : null;
  }
}
