import type { Finding } from '../findings.ts';
import type { Activity, Stage } from '../model/blueprint.ts';
import type { ActivityId, StageId } from '../model/ids.ts';
import { atActivity, quoted, warning, type Check } from '../checking/drawing.ts';
import { besideEachScene } from '../checking/remembered.ts';
import { isSameDay, sameDayBefore, type SameDay } from '../checking/touch-carry.ts';
import { onDay, planOf } from '../checking/touch-plan.ts';

const check = 'one-channel-once-a-day';

/** No two touches by one channel are planned on the same day of a record. */
export const oneChannelOnceADay: Check = {
  name: check,
  reads: ['start', 'stages', 'activities', 'outcomes'],
  find: (drawing) =>
    doubled(drawing, sameDayBefore(drawing)).flatMap(({ stage, activity, earlier, day }) => {
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

const doubled = besideEachScene((scene, before: SameDay | undefined): readonly Double[] => {
  if (!before) return [];
  const { touches } = planOf(scene);
  const first = new Map<string, ActivityId>([...before.byChannel].map(([channel, activity]) => [`0 ${channel}`, activity]));
  return touches.flatMap(({ activity: { id, channel }, day }) => {
    const key = `${day} ${channel}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, id);
    // a loop brings a record back to the same touch; that is what limits of loops are for
    return earlier === undefined || earlier === id ? [] : [{ stage: scene.stage.id, activity: id, earlier, day }];
  });
}, isSameDay);

function findingFor(stage: Stage, activity: Activity, earlier: Activity, day: number): Finding {
  return warning(check, atActivity(activity, stage), `${quoted(activity)} and ${quoted(earlier)} go by the same channel and are planned on the same day.`, [
    { label: `Do ${quoted(activity)} a day later`, edits: [{ type: 'setField', path: ['activities', activity.id, 'due'], value: onDay(activity, day + 1) }] },
  ]);
}
