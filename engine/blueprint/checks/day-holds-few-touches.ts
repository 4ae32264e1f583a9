import type { Finding } from '../findings.ts';
import type { Activity, Rhythm, Stage } from '../model/blueprint.ts';
import { atStage, quoted, warning, type Check } from '../checking/drawing.ts';
import { besideEachScene } from '../checking/remembered.ts';
import { inWords } from '../checking/say.ts';
import { isSameDay, sameDayBefore, touchDays, type SameDay } from '../checking/touch-carry.ts';
import { onDay, planOf, type TouchPlan } from '../checking/touch-plan.ts';

const check = 'day-holds-few-touches';
const mostADay = 2;
const week = 7;

/** No planned day brings a customer three touches, and no week of a stage more than the rhythm allows. */
export const dayHoldsFewTouches: Check = {
  name: check,
  reads: ['rhythm', 'start', 'stages', 'activities', 'outcomes'],
  find: (drawing) => crowds(drawing, sameDayBefore(drawing), drawing.blueprint.rhythm),
};

/** A day, counted from entering the stage, or a week from it on, with too many touches. */
interface Crowd {
  readonly of: 'day' | 'week';
  readonly day: number;
  /** What is planned in the stage itself. */
  readonly touches: readonly Activity[];
  /** How many more may have happened on that day before. */
  readonly carried: number;
}

const crowds = besideEachScene((scene, before: SameDay | undefined, rhythm: Rhythm): readonly Finding[] => {
  if (!before) return [];
  const plan = planOf(scene);
  return [...crowdedDays(plan, before), ...crowdedWeek(plan, rhythm.touchesPer7Days)].map((crowd) => findingFor(scene.stage, crowd, rhythm));
}, isSameDay);

function crowdedDays({ touches }: TouchPlan, before: SameDay): readonly Crowd[] {
  return touchDays(touches).flatMap((day) => {
    const there = touches.filter((touch) => touch.day === day).map(({ activity }) => activity);
    const carried = day === 0 ? [...before.touches].filter((id) => !touches.some((touch) => touch.activity.id === id)).length : 0;
    return there.length + carried > mostADay ? [{ of: 'day', day, touches: there, carried }] : [];
  });
}

/** Only within one stage: over all runs of a person the desk counts as it goes. */
function crowdedWeek({ touches }: TouchPlan, most: number): readonly Crowd[] {
  const first = touches.findIndex(({ day }, index) => (touches[index + most]?.day ?? Infinity) - day < week);
  const from = touches[first]?.day;
  if (from === undefined) return [];
  return [{ of: 'week', day: from, touches: touches.filter(({ day }) => day >= from && day < from + week).map(({ activity }) => activity), carried: 0 }];
}

function findingFor(stage: Stage, { of, day, touches: there, carried }: Crowd, rhythm: Rhythm): Finding {
  const count = there.length + carried;
  if (of === 'week') return warning(check, atStage(stage), `${quoted(stage)} plans ${count} touches within seven days; the rhythm allows ${rhythm.touchesPer7Days}.`, [{ label: `Allow ${count} in seven days`, edits: [{ type: 'setField', path: ['rhythm', 'touchesPer7Days'], value: count }] }]);
  const since = carried === 0 ? '' : `, ${carried} of them before this stage`;
  const moved = there.slice(Math.max(1, mostADay - carried));
  const fixes = moved.length === 0 ? [] : [{ label: `Do ${inWords(moved.map(quoted))} later`, edits: moved.map((activity, index) => ({ type: 'setField' as const, path: ['activities', activity.id, 'due'], value: onDay(activity, day + 1 + index) })) }];
  return warning(check, atStage(stage), `Day ${day + 1} of ${quoted(stage)} brings ${count} touches${since}: ${inWords(there.map(quoted))}.`, fixes);
}
