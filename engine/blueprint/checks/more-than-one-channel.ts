import { derivedId } from '#engine/kernel';
import { newActivity } from '../factories.ts';
import { isTouch } from '../model/channel.ts';
import { warning, type Check } from '../checking/drawing.ts';
import { inEachScene } from '../checking/remembered.ts';

const check = 'more-than-one-channel';

/** A process that touches the customer more than once does so by more than one channel. */
export const moreThanOneChannel: Check = {
  name: check,
  reads: ['id', 'stages', 'activities', 'outcomes'],
  find: (drawing) => {
    const { blueprint } = drawing;
    const touches = touchesIn(drawing);
    const [first, second] = touches;
    if (!first || !second || touches.some(({ activity }) => activity.channel !== first.activity.channel)) return [];
    const other = first.activity.channel === 'call' ? 'email' : 'call';
    const activity = { ...newActivity(other, derivedId(blueprint.id, `other channel ${touches.length}`), other === 'call' ? 'Call' : 'Email'), required: 'never' as const };
    return [
      warning(check, { type: 'blueprint' }, `All ${touches.length} touches go by one channel. People answer on the one they like.`, [
        { label: other === 'call' ? 'Add a call' : 'Add an email', edits: [{ type: 'addActivity', activity, stage: second.stage.id }] },
      ]),
    ];
  },
};

const touchesIn = inEachScene(({ stage, activities }) => activities.filter(({ channel }) => isTouch(channel)).map((activity) => ({ stage, activity })));
