import type { Finding } from '../findings.ts';
import type { Stage } from '../model/blueprint.ts';
import { atStage, quoted, warning, type Check } from '../checking/drawing.ts';
import { onDay, plansOf, type TouchPlan } from '../checking/touch-plan.ts';
import { sameDayBefore, touchDays, type SameDay } from '../checking/touch-carry.ts';
import { inWords } from '../checking/say.ts';

const check = 'day-holds-few-touches';
const mostADay = 2;
const week = 7;

/** No planned day brings a customer three touches, and no week of a stage more than the rhythm allows. */
export const dayHoldsFewTouches: Check = {
  name: check,
  reads: ['rhythm', 'start', 'stages', 'activities', 'outcomes'],
  find: (drawing) => {
    const before = sameDayBefore(drawing);
    return plansOf(drawing).flatMap(({ scene, plan }) => [...crowdedDays(scene.stage, plan, before.get(scene.stage.id)), ...crowdedWeek(scene.stage, plan, drawing.blueprint.rhythm.touchesPer7Days)]);
  },
};

function crowdedDays(stage: Stage, { touches }: TouchPlan, before: SameDay | undefined): readonly Finding[] {
  return touchDays(touches).flatMap((day) => {
    const there = touches.filter((touch) => touch.day === day);
    const carried = day === 0 ? [...(before?.touches ?? [])].filter((activity) => !touches.some((touch) => touch.activity === activity)).length : 0;
    if (there.length + carried <= mostADay) return [];
    const names = inWords(there.map(({ activity }) => quoted(activity)));
    const since = carried === 0 ? '' : `, ${carried} of them before this stage`;
    const moved = there.slice(Math.max(1, mostADay - carried));
    const fixes = moved.length === 0 ? [] : [{ label: `Do ${inWords(moved.map(({ activity }) => quoted(activity)))} later`, edits: moved.map(({ activity }, index) => ({ type: 'setField' as const, path: ['activities', activity.id, 'due'], value: onDay(activity, day + 1 + index) })) }];
    return [warning(check, atStage(stage), `Day ${day + 1} of ${quoted(stage)} brings ${there.length + carried} touches${since}: ${names}.`, fixes)];
  });
}

/** Only within one stage: over all runs of a person the desk counts as it goes. */
function crowdedWeek(stage: Stage, { touches }: TouchPlan, most: number): readonly Finding[] {
  const first = touches.findIndex(({ day }, index) => (touches[index + most]?.day ?? Infinity) - day < week);
  const from = touches[first];
  if (!from) return [];
  const count = touches.filter(({ day }) => day >= from.day && day < from.day + week).length;
  return [warning(check, atStage(stage), `${quoted(stage)} plans ${count} touches within seven days; the rhythm allows ${most}.`, [{ label: `Allow ${count} in seven days`, edits: [{ type: 'setField', path: ['rhythm', 'touchesPer7Days'], value: count }] }])];
}
