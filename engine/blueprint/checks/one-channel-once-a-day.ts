import type { Finding } from '../findings.ts';
import type { Activity, Stage } from '../model/blueprint.ts';
import type { Channel } from '../model/channel.ts';
import type { ActivityId, StageId } from '../model/ids.ts';
import { atActivity, quoted, warning, type Check, type Drawing } from '../checking/drawing.ts';
import { rememberedByText } from '../checking/remembered.ts';
import { onDay, plansOf, rhythmText, type TouchPlan } from '../checking/touch-plan.ts';
import { sameDayBefore, type SameDay } from '../checking/touch-carry.ts';

const check = 'one-channel-once-a-day';

/** No two touches by one channel are planned on the same day of a record. */
export const oneChannelOnceADay: Check = {
  name: check,
  reads: ['start', 'stages', 'activities', 'outcomes'],
  find: (drawing) =>
    doubles(drawing).flatMap(({ stage, activity, earlier, day }) => {
      const { stages, activities } = drawing.blueprint;
      const [place, one, other] = [stages[stage], activities[activity], activities[earlier]];
      return place && one && other ? [findingFor(place, one, other, day)] : [];
    }),
};

/** Two touches by one channel on one day after entering the later one's stage. */
interface Double {
  readonly stage: StageId;
  readonly activity: ActivityId;
  readonly earlier: ActivityId;
  readonly day: number;
}

const doubles = rememberedByText(rhythmText, (drawing: Drawing): readonly Double[] => {
  const before = sameDayBefore(drawing);
  return plansOf(drawing).flatMap(({ scene, plan }) => doubled(scene.stage.id, plan, before.get(scene.stage.id)));
});

function doubled(stage: StageId, { touches }: TouchPlan, before: SameDay | undefined): readonly Double[] {
  const first = new Map<string, Activity>([...(before?.byChannel ?? new Map<Channel, Activity>())].map(([channel, activity]) => [`0 ${channel}`, activity]));
  return touches.flatMap(({ activity, day }) => {
    const key = `${day} ${activity.channel}`;
    const earlier = first.get(key);
    if (!earlier) first.set(key, activity);
    // a loop brings a record back to the same touch; that is what limits of loops are for
    return !earlier || earlier === activity ? [] : [{ stage, activity: activity.id, earlier: earlier.id, day }];
  });
}

function findingFor(stage: Stage, activity: Activity, earlier: Activity, day: number): Finding {
  return warning(check, atActivity(activity, stage), `${quoted(activity)} and ${quoted(earlier)} go by the same channel and are planned on the same day.`, [
    { label: `Do ${quoted(activity)} a day later`, edits: [{ type: 'setField', path: ['activities', activity.id, 'due'], value: onDay(activity, day + 1) }] },
  ]);
}
