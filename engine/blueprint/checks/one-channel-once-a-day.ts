import type { Finding } from '../findings.ts';
import type { Activity, Stage } from '../model/blueprint.ts';
import type { Channel } from '../model/channel.ts';
import { atActivity, quoted, warning, type Check } from '../checking/drawing.ts';
import { onDay, plansOf, type TouchPlan } from '../checking/touch-plan.ts';
import { sameDayBefore, type SameDay } from '../checking/touch-carry.ts';

const check = 'one-channel-once-a-day';

/** No two touches by one channel are planned on the same day of a record. */
export const oneChannelOnceADay: Check = {
  name: check,
  reads: ['start', 'stages', 'activities', 'outcomes'],
  find: (drawing) => {
    const before = sameDayBefore(drawing);
    return plansOf(drawing).flatMap(({ scene, plan }) => doubled(scene.stage, plan, before.get(scene.stage.id)));
  },
};

function doubled(stage: Stage, { touches }: TouchPlan, before: SameDay | undefined): readonly Finding[] {
  const first = new Map<string, Activity>([...(before?.byChannel ?? new Map<Channel, Activity>())].map(([channel, activity]) => [`0 ${channel}`, activity]));
  return touches.flatMap(({ activity, day }) => {
    const key = `${day} ${activity.channel}`;
    const earlier = first.get(key);
    if (!earlier) first.set(key, activity);
    // a loop brings a record back to the same touch; that is what limits of loops are for
    if (!earlier || earlier === activity) return [];
    return [warning(check, atActivity(activity, stage), `${quoted(activity)} and ${quoted(earlier)} go by the same channel and are planned on the same day.`, [{ label: `Do ${quoted(activity)} a day later`, edits: [{ type: 'setField', path: ['activities', activity.id, 'due'], value: onDay(activity, day + 1) }] }])];
  });
}
