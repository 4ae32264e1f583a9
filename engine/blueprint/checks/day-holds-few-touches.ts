import type { Finding } from '../findings.ts';
import type { Blueprint } from '../model/blueprint.ts';
import type { ActivityId, StageId } from '../model/ids.ts';
import { atStage, quoted, warning, type Check, type Drawing } from '../checking/drawing.ts';
import { rememberedByText } from '../checking/remembered.ts';
import { onDay, plansOf, rhythmText, type TouchPlan } from '../checking/touch-plan.ts';
import { sameDayBefore, touchDays, type SameDay } from '../checking/touch-carry.ts';
import { inWords } from '../checking/say.ts';

const check = 'day-holds-few-touches';
const mostADay = 2;
const week = 7;

/** No planned day brings a customer three touches, and no week of a stage more than the rhythm allows. */
export const dayHoldsFewTouches: Check = {
  name: check,
  reads: ['rhythm', 'start', 'stages', 'activities', 'outcomes'],
  find: (drawing) => crowds(drawing).flatMap((crowd) => findingFor(drawing.blueprint, crowd)),
};

/** A day, counted from entering the stage, or a week from it on, with too many touches. */
interface Crowd {
  readonly stage: StageId;
  readonly of: 'day' | 'week';
  readonly day: number;
  /** What is planned in the stage itself. */
  readonly activities: readonly ActivityId[];
  /** How many more may have happened on that day before. */
  readonly carried: number;
}

const crowds = rememberedByText(rhythmText, (drawing: Drawing): readonly Crowd[] => {
  const before = sameDayBefore(drawing);
  return plansOf(drawing).flatMap(({ scene, plan }) => [...crowdedDays(scene.stage.id, plan, before.get(scene.stage.id)), ...crowdedWeek(scene.stage.id, plan, drawing.blueprint.rhythm.touchesPer7Days)]);
});

function crowdedDays(stage: StageId, { touches }: TouchPlan, before: SameDay | undefined): readonly Crowd[] {
  return touchDays(touches).flatMap((day) => {
    const there = touches.filter((touch) => touch.day === day);
    const carried = day === 0 ? [...(before?.touches ?? [])].filter((activity) => !touches.some((touch) => touch.activity === activity)).length : 0;
    return there.length + carried > mostADay ? [{ stage, of: 'day', day, activities: there.map(({ activity }) => activity.id), carried }] : [];
  });
}

/** Only within one stage: over all runs of a person the desk counts as it goes. */
function crowdedWeek(stage: StageId, { touches }: TouchPlan, most: number): readonly Crowd[] {
  const first = touches.findIndex(({ day }, index) => (touches[index + most]?.day ?? Infinity) - day < week);
  const from = touches[first]?.day;
  if (from === undefined) return [];
  return [{ stage, of: 'week', day: from, activities: touches.filter(({ day }) => day >= from && day < from + week).map(({ activity }) => activity.id), carried: 0 }];
}

function findingFor({ stages, activities, rhythm }: Blueprint, { stage: id, of, day, activities: ids, carried }: Crowd): readonly Finding[] {
  const stage = stages[id];
  if (!stage) return [];
  const there = ids.flatMap((activity) => activities[activity] ?? []);
  const count = there.length + carried;
  if (of === 'week') return [warning(check, atStage(stage), `${quoted(stage)} plans ${count} touches within seven days; the rhythm allows ${rhythm.touchesPer7Days}.`, [{ label: `Allow ${count} in seven days`, edits: [{ type: 'setField', path: ['rhythm', 'touchesPer7Days'], value: count }] }])];
  const since = carried === 0 ? '' : `, ${carried} of them before this stage`;
  const moved = there.slice(Math.max(1, mostADay - carried));
  const fixes = moved.length === 0 ? [] : [{ label: `Do ${inWords(moved.map(quoted))} later`, edits: moved.map((activity, index) => ({ type: 'setField' as const, path: ['activities', activity.id, 'due'], value: onDay(activity, day + 1 + index) })) }];
  return [warning(check, atStage(stage), `Day ${day + 1} of ${quoted(stage)} brings ${count} touches${since}: ${inWords(there.map(quoted))}.`, fixes)];
}
