import type { Finding } from '../findings.ts';
import type { Rhythm, Stage } from '../model/blueprint.ts';
import { atActivity, quoted, warning, type Check, type Fix } from '../checking/drawing.ts';
import { lastTouchBefore, touchDays, type LastTouch } from '../checking/touch-carry.ts';
import { allowedDaysIn, onDay, plansOf, type TouchPlan } from '../checking/touch-plan.ts';

const check = 'gap-between-touches-fits';
const longestGap = 400;

/** Planned touch days are as far apart as the rhythm says, counted in allowed days. */
export const gapBetweenTouchesFits: Check = {
  name: check,
  reads: ['rhythm', 'start', 'stages', 'activities', 'outcomes'],
  find: (drawing) => {
    const { rhythm } = drawing.blueprint;
    const before = lastTouchBefore(drawing);
    const limits = { rhythm, longest: longestLegal(rhythm) };
    return plansOf(drawing).flatMap(({ scene, plan }) => brokenGaps(scene.stage, plan, before.get(scene.stage.id), limits));
  },
};

interface Limits {
  readonly rhythm: Rhythm;
  /** The most days between two touches that some weekday makes legal. */
  readonly longest: number;
}

/** Thursday to Tuesday is legal: a gap is too long only when it is from whichever day it starts. */
function longestLegal(rhythm: Rhythm): number {
  let days = rhythm.gap.max;
  while (days < longestGap && allowedDaysIn(days + 1, rhythm).fewest <= rhythm.gap.max) days += 1;
  return days;
}

function brokenGaps(stage: Stage, { touches }: TouchPlan, before: LastTouch | undefined, limits: Limits): readonly Finding[] {
  const days = touchDays(touches);
  return days.flatMap((day, index) => {
    const earlier = days[index - 1];
    const fewest = earlier === undefined ? before && before.fewest + day : day - earlier;
    const most = earlier === undefined ? before && before.most + day : day - earlier;
    if (fewest === undefined || most === undefined) return [];
    return [...tooLong(stage, touches, day, most, limits), ...tooShort(stage, touches, day, fewest, limits)];
  });
}

function tooLong(stage: Stage, touches: TouchPlan['touches'], day: number, gap: number, { rhythm, longest }: Limits): readonly Finding[] {
  const there = touches.filter((touch) => touch.day === day);
  const [first] = there;
  if (!first || gap <= longest) return [];
  const fixes: readonly Fix[] = gap - longest > day ? [] : [{ label: 'Do it sooner', edits: there.map(({ activity }) => ({ type: 'setField', path: ['activities', activity.id, 'due'], value: onDay(activity, day - (gap - longest)) })) }];
  return [warning(check, atActivity(first.activity, stage), `Up to ${gap} days pass before ${quoted(first.activity)} without a touch; the rhythm allows ${rhythm.gap.max} allowed days, at most ${longest} in all.`, fixes)];
}

function tooShort(stage: Stage, touches: TouchPlan['touches'], day: number, gap: number, { rhythm }: Limits): readonly Finding[] {
  const [first] = touches.filter((touch) => touch.day === day);
  if (!first || gap === 0 || allowedDaysIn(gap, rhythm).most >= rhythm.gap.min) return [];
  const later = touches.filter((touch) => touch.day === day);
  return [warning(check, atActivity(first.activity, stage), `${quoted(first.activity)} is planned ${gap === 1 ? 'the day' : `${gap} days`} after the touch before; the rhythm wants ${rhythm.gap.min} allowed days between.`, [
    { label: 'Do it later', edits: later.map(({ activity }) => ({ type: 'setField', path: ['activities', activity.id, 'due'], value: onDay(activity, day - gap + shortestLegal(rhythm)) })) },
  ])];
}

function shortestLegal(rhythm: Rhythm): number {
  let days = rhythm.gap.min;
  while (days < longestGap && allowedDaysIn(days, rhythm).most < rhythm.gap.min) days += 1;
  return days;
}
