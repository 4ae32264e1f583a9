import type { Finding } from '../findings.ts';
import type { Blueprint, Rhythm } from '../model/blueprint.ts';
import type { ActivityId, StageId } from '../model/ids.ts';
import { atActivity, quoted, warning, type Check, type Drawing, type Fix } from '../checking/drawing.ts';
import { lastTouchBefore, touchDays, type LastTouch } from '../checking/touch-carry.ts';
import { rememberedByText } from '../checking/remembered.ts';
import { allowedDaysIn, onDay, plansOf, rhythmText, type TouchPlan } from '../checking/touch-plan.ts';

const check = 'gap-between-touches-fits';
const longestGap = 400;

/** Planned touch days are as far apart as the rhythm says, counted in allowed days. */
export const gapBetweenTouchesFits: Check = {
  name: check,
  reads: ['rhythm', 'start', 'stages', 'activities', 'outcomes'],
  find: (drawing) => {
    const longest = longestLegal(drawing.blueprint.rhythm);
    return broken(drawing).flatMap((gap) => findingFor(drawing.blueprint, gap, longest));
  },
};

/** A gap before a day, counted from entering the stage, on which these touches are planned. */
interface Broken {
  readonly stage: StageId;
  readonly day: number;
  readonly activities: readonly ActivityId[];
  readonly days: number;
  readonly isTooLong: boolean;
}

const broken = rememberedByText(rhythmText, (drawing: Drawing): readonly Broken[] => {
  const { rhythm } = drawing.blueprint;
  const longest = longestLegal(rhythm);
  const before = lastTouchBefore(drawing, longest + rhythm.gap.min + 1);
  return plansOf(drawing).flatMap(({ scene, plan }) => brokenGaps(scene.stage.id, plan, before.get(scene.stage.id), rhythm, longest));
});

/** Thursday to Tuesday is legal: a gap is too long only when it is from whichever day it starts. */
function longestLegal(rhythm: Rhythm): number {
  let days = rhythm.gap.max;
  while (days < longestGap && allowedDaysIn(days + 1, rhythm).fewest <= rhythm.gap.max) days += 1;
  return days;
}

function brokenGaps(stage: StageId, { touches }: TouchPlan, before: LastTouch | undefined, rhythm: Rhythm, longest: number): readonly Broken[] {
  const days = touchDays(touches);
  return days.flatMap((day, index) => {
    const earlier = days[index - 1];
    const fewest = earlier === undefined ? before && before.fewest + day : day - earlier;
    const most = earlier === undefined ? before && before.most + day : day - earlier;
    if (fewest === undefined || most === undefined) return [];
    const isTooShort = fewest > 0 && allowedDaysIn(fewest, rhythm).most < rhythm.gap.min;
    const there = { stage, day, activities: touches.filter((touch) => touch.day === day).map(({ activity }) => activity.id) };
    return [...(most > longest ? [{ ...there, days: most, isTooLong: true }] : []), ...(isTooShort ? [{ ...there, days: fewest, isTooLong: false }] : [])];
  });
}

function findingFor({ stages, activities, rhythm }: Blueprint, gap: Broken, longest: number): readonly Finding[] {
  const { stage, day, days } = gap;
  const there = gap.activities.flatMap((id) => activities[id] ?? []);
  const [first] = there;
  if (!first) return [];
  const move = (label: string, to: number): readonly Fix[] => (to < 0 ? [] : [{ label, edits: there.map((activity) => ({ type: 'setField', path: ['activities', activity.id, 'due'], value: onDay(activity, to) })) }]);
  const target = atActivity(first, stages[stage]);
  return gap.isTooLong
    ? [warning(check, target, `${days} days or more may pass before ${quoted(first)} without a touch; the rhythm allows ${rhythm.gap.max} allowed days, at most ${longest} in all.`, move('Do it sooner', day - (days - longest)))]
    : [warning(check, target, `${quoted(first)} is planned ${days === 1 ? 'the day' : `${days} days`} after the touch before; the rhythm wants ${rhythm.gap.min} allowed days between.`, move('Do it later', day - days + shortestLegal(rhythm)))];
}

function shortestLegal(rhythm: Rhythm): number {
  let days = rhythm.gap.min;
  while (days < longestGap && allowedDaysIn(days, rhythm).most < rhythm.gap.min) days += 1;
  return days;
}
