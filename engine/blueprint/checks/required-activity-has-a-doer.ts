import { atActivity, error, quoted, warning, type Check } from '../checking/drawing.ts';
import { inEachScene } from '../checking/remembered.ts';
import { nobodyFor } from '../checking/who.ts';

const check = 'required-activity-has-a-doer';

/** What must be done can be done by somebody: the role, team or person it is given to exists. */
export const requiredActivityHasADoer: Check = {
  name: check,
  reads: ['stages', 'activities'],
  readsContext: true,
  find: (drawing) =>
    givenAway(drawing).flatMap(({ stage, activity }) => {
      const { context } = drawing;
      const receiver = activity.handOver ? nobodyFor(activity.handOver.to, context) : null;
      if (receiver !== null) return [error(check, atActivity(activity, stage), `${quoted(activity)} in ${quoted(stage)} must be handed over, but ${receiver}.`, [{ label: 'Hand it to the record’s owner', edits: [{ type: 'setField', path: ['activities', activity.id, 'handOver', 'to'], value: { type: 'owner' } }] }])];
      const nobody = nobodyFor(activity.assignee, context);
      if (nobody === null) return [];
      // Whoever may see a lane may work in it: an empty team stops nobody, it only has nobody who looks for the work.
      const say = activity.assignee.type === 'team' ? warning : error;
      return [
        say(check, atActivity(activity, stage), `${quoted(activity)} in ${quoted(stage)} must be done, but ${nobody}.`, [
          { label: 'Give it to the record’s owner', edits: [{ type: 'setField', path: ['activities', activity.id, 'assignee'], value: { type: 'owner' } }] },
        ]),
      ];
    }),
};

/** What must be done by somebody else than the record's owner. */
const givenAway = inEachScene(({ stage, activities }) => activities.filter(({ required, mode, handOver, assignee }) => required !== 'never' && mode === 'manual' && (handOver !== undefined || assignee.type !== 'owner')).map((activity) => ({ stage, activity })));
