import type { Activity, Outcome, Rhythm } from '../model/blueprint.ts';
import { isTouch } from '../model/channel.ts';
import { leastMinutes, type Wait } from '../model/wait.ts';
import type { Drawing, Scene } from './drawing.ts';
import { ofEachScene, remembered, whileSame } from './remembered.ts';
import { surelyDone } from './surely-done.ts';
import { topologyOf, type Topology } from './topology.ts';

/** A touch every record gets in a stage, and on which day after entering it. */
export interface PlannedTouch {
  readonly activity: Activity;
  readonly day: number;
}

/** Leaving a stage: on which day after entering it at the earliest planned, and after which touches. */
export interface PlannedWay {
  readonly way: Outcome;
  readonly day: number;
  readonly touches: readonly PlannedTouch[];
  /** Those on the very day of leaving. */
  readonly last: readonly Activity[];
}

/** A stage as the calendar sees it. */
export interface TouchPlan {
  /** In the order they are planned. */
  readonly touches: readonly PlannedTouch[];
  /** In the order of the scene's ways. */
  readonly ways: readonly PlannedWay[];
}

const oneDay = 1440;
const workingDay = 8 * 60;

/**
 * The touches of a stage by planned day, counted from entering it. Only touches every record gets: required ones that
 * always appear, not around a date. Working time is told in whole days; what slides to an allowed hour stays on its day.
 */
export const planOf = remembered((scene: Scene): TouchPlan => {
  const days = plannedDays(scene.activities);
  const day = (activity: Activity) => days.get(activity.id) ?? 0;
  const touches = scene.activities
    .filter((activity) => isTouch(activity.channel) && activity.required === 'always' && !activity.when && activity.due.type !== 'fieldDate')
    .map((activity) => ({ activity, day: Math.floor(day(activity)) }))
    .sort((a, b) => day(a.activity) - day(b.activity));
  const ways = scene.ways.map((way): PlannedWay => {
    const done = new Set(surelyDone(scene, way));
    const elapsed = way.trigger.type === 'elapsed' ? daysOf(way.trigger.wait) : 0;
    const left = Math.floor(Math.max(elapsed, ...[...done].map(day)));
    const before = touches.filter((touch) => done.has(touch.activity) || (way.trigger.type === 'elapsed' && touch.day <= left));
    return { way, day: left, touches: before, last: before.filter((touch) => touch.day === left).map(({ activity }) => activity) };
  });
  return { touches, ways };
});

const plans = ofEachScene(planOf);

const planTexts = ofEachScene((scene: Scene): string => {
  const { touches, ways } = planOf(scene);
  return JSON.stringify([scene.stage.id, touches.map(({ activity, day }) => [activity.id, activity.channel, day]), ways.map(({ way, day, touches: done }) => [way.to, way.tone, day, done.map(({ activity }) => activity.id)])]);
});

/** Worked out again only when a touch is planned otherwise, a line leads elsewhere or the rhythm changes: a new name changes nothing. */
export function whileRhythmSame<Answer>(work: (drawing: Drawing) => Answer): (drawing: Drawing) => Answer {
  return whileSame((drawing) => [drawing.blueprint.start, drawing.blueprint.rhythm, planTexts(drawing)], work);
}

/** Where touches are planned along the ways of a drawing, by the numbers of the stages. */
export interface TouchNet {
  readonly scenes: readonly Scene[];
  readonly plans: readonly TouchPlan[];
  readonly topology: Topology;
}

export function touchNet(drawing: Drawing): TouchNet {
  return { scenes: drawing.scenes, plans: plans(drawing), topology: topologyOf(drawing) };
}

/** An activity's due moment moved to a whole number of days after entering the stage. */
export function onDay(activity: Activity, day: number): Activity['due'] {
  const at = activity.due.type === 'fieldDate' ? activity.due.at : activity.due.wait.at;
  return { type: 'stageEntry', wait: { amount: day, unit: 'days', ...(at === undefined ? {} : { at }) } };
}

/** How few and how many allowed weekdays a gap of so many days may hold, its last day counted, from any allowed day on. */
export function allowedDaysIn(days: number, rhythm: Rhythm): { readonly fewest: number; readonly most: number } {
  const known = countedGaps(rhythm);
  const counted = known.get(days) ?? countAllowed(days, rhythm);
  known.set(days, counted);
  return counted;
}

const countedGaps = remembered((_rhythm: Rhythm) => new Map<number, ReturnType<typeof countAllowed>>());

function countAllowed(days: number, { weekdays }: Rhythm): { readonly fewest: number; readonly most: number } {
  const allowed = weekNames.map((name) => weekdays.includes(name));
  const counts = allowed.flatMap((isAllowed, start) => (isAllowed ? [Array.from({ length: days }, (_, step) => allowed[(start + step + 1) % 7]).filter(Boolean).length] : []));
  return { fewest: Math.min(...counts), most: Math.max(...counts) };
}

const weekNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Days from entering the stage to each activity, by its due moment and what must come before it. */
export function plannedDays(activities: readonly Activity[]): ReadonlyMap<string, number> {
  const byId = new Map(activities.map((activity) => [activity.id, activity]));
  const days = new Map<string, number>();
  const open = new Set<string>();
  const dayOf = (activity: Activity): number => {
    const known = days.get(activity.id);
    if (known !== undefined) return known;
    if (open.has(activity.id)) return 0; // in a circle; another check says so
    open.add(activity.id);
    const of = (id: string) => {
      const other = byId.get(id);
      return other ? dayOf(other) : 0;
    };
    const { due } = activity;
    const own = due.type === 'fieldDate' ? 0 : daysOf(due.wait) + (due.type === 'activity' ? of(due.activity) : 0);
    const day = Math.max(own, ...activity.after.map((before) => (before.type === 'activity' ? of(before.activity) : 0)));
    open.delete(activity.id);
    days.set(activity.id, day);
    return day;
  };
  activities.forEach(dayOf);
  return days;
}

function daysOf(wait: Wait): number {
  return leastMinutes(wait) / (wait.unit === 'workingHours' ? workingDay : oneDay);
}
