import type { Finding } from '../findings.ts';
import type { Activity, Rhythm, Stage } from '../model/blueprint.ts';
import { atActivity, quoted, warning, type Check, type Fix } from '../checking/drawing.ts';
import { besideEachScene, remembered } from '../checking/remembered.ts';
import { isSameLastTouch, lastTouchBefore, touchDays, type LastTouch } from '../checking/touch-carry.ts';
import { allowedDaysIn, onDay, planOf, whileRhythmSame, type TouchPlan } from '../checking/touch-plan.ts';

const check = 'gap-between-touches-fits';
const longestGap = 400;

/** Planned touch days are as far apart as the rhythm says, counted in allowed days. */
export const gapBetweenTouchesFits: Check = {
  name: check,
  reads: ['rhythm', 'start', 'stages', 'activities', 'outcomes'],
  find: (drawing) => broken(drawing, lastTouches(drawing), drawing.blueprint.rhythm),
};

/** A gap before a day, counted from entering the stage, on which these touches are planned. */
interface Broken {
  readonly day: number;
  readonly touches: readonly Activity[];
  readonly days: number;
  readonly isTooLong: boolean;
}

const lastTouches = whileRhythmSame((drawing) => {
  const { rhythm } = drawing.blueprint;
  return lastTouchBefore(drawing, longestLegal(rhythm) + rhythm.gap.min + 1);
});

const broken = besideEachScene((scene, before: LastTouch | null | undefined, rhythm: Rhythm): readonly Finding[] => {
  if (before === undefined) return [];
  const longest = longestLegal(rhythm);
  return brokenGaps(planOf(scene), before, rhythm, longest).flatMap((gap) => findingFor(scene.stage, gap, rhythm, longest));
}, isSameLastTouch);

/** Thursday to Tuesday is legal: a gap is too long only when it is from whichever day it starts. */
const longestLegal = remembered((rhythm: Rhythm): number => {
  let days = rhythm.gap.max;
  while (days < longestGap && allowedDaysIn(days + 1, rhythm).fewest <= rhythm.gap.max) days += 1;
  return days;
});

function brokenGaps({ touches }: TouchPlan, before: LastTouch | null, rhythm: Rhythm, longest: number): readonly Broken[] {
  const days = touchDays(touches);
  return days.flatMap((day, index) => {
    const earlier = days[index - 1];
    if (earlier === undefined && !before) return [];
    const fewest = earlier === undefined && before ? before.fewest + day : day - (earlier ?? 0);
    const most = earlier === undefined && before ? before.most + day : day - (earlier ?? 0);
    const isTooShort = fewest > 0 && allowedDaysIn(fewest, rhythm).most < rhythm.gap.min;
    const there = { day, touches: touches.filter((touch) => touch.day === day).map(({ activity }) => activity) };
    return [...(most > longest ? [{ ...there, days: most, isTooLong: true }] : []), ...(isTooShort ? [{ ...there, days: fewest, isTooLong: false }] : [])];
  });
}

function findingFor(stage: Stage, { day, days, touches: there, isTooLong }: Broken, rhythm: Rhythm, longest: number): readonly Finding[] {
  const [first] = there;
  if (!first) return [];
  const move = (label: string, to: number): readonly Fix[] => (to < 0 ? [] : [{ label, edits: there.map((activity) => ({ type: 'setField', path: ['activities', activity.id, 'due'], value: onDay(activity, to) })) }]);
  const target = atActivity(first, stage);
  return isTooLong
    ? [warning(check, target, `${days} days or more may pass before ${quoted(first)} without a touch; the rhythm allows ${rhythm.gap.max} allowed days, at most ${longest} in all.`, move('Do it sooner', day - (days - longest)))]
    : [warning(check, target, `${quoted(first)} is planned ${days === 1 ? 'the day' : `${days} days`} after the touch before; the rhythm wants ${rhythm.gap.min} allowed days between.`, move('Do it later', day - days + shortestLegal(rhythm)))];
}

function shortestLegal(rhythm: Rhythm): number {
  let days = rhythm.gap.min;
  while (days < longestGap && allowedDaysIn(days, rhythm).most < rhythm.gap.min) days += 1;
  return days;
}
