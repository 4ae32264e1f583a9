import type { Activity, Outcome, Rhythm } from '../model/blueprint.ts';
import { isTouch } from '../model/channel.ts';
import type { StageId } from '../model/ids.ts';
import { leastMinutes, type Wait } from '../model/wait.ts';
import type { Drawing, Scene } from './drawing.ts';
import { remembered } from './remembered.ts';
import { surelyDone } from './surely-done.ts';

/** A touch every record gets in a stage, and on which day after entering it. */
export interface PlannedTouch {
  readonly activity: Activity;
  readonly day: number;
}

/** Leaving a stage: on which day after entering it at the earliest planned, and after which touches. */
export interface PlannedWay {
  readonly way: Outcome;
  readonly to: StageId;
  readonly day: number;
  readonly touches: readonly PlannedTouch[];
}

/** A stage as the calendar sees it. */
export interface TouchPlan {
  /** In the order they are planned. */
  readonly touches: readonly PlannedTouch[];
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
  const ways = scene.ways.flatMap((way): PlannedWay[] => {
    if (way.to === null) return [];
    const done = new Set(surelyDone(scene, way));
    const elapsed = way.trigger.type === 'elapsed' ? daysOf(way.trigger.wait) : 0;
    const left = Math.floor(Math.max(elapsed, ...[...done].map(day)));
    return [{ way, to: way.to, day: left, touches: touches.filter((touch) => done.has(touch.activity) || (way.trigger.type === 'elapsed' && touch.day <= left)) }];
  });
  return { touches, ways };
});

const planText = remembered((scene: Scene): string => {
  const { touches, ways } = planOf(scene);
  return JSON.stringify([scene.stage.id, touches.map(({ activity, day }) => [activity.id, activity.channel, day]), ways.map(({ way, to, day, touches: done }) => [to, way.tone, day, done.map(({ activity }) => activity.id)])]);
});

/** Everything the rhythm's checks hang on: the plans of all stages, how they lead to each other, and the rhythm itself. */
export const rhythmText = remembered(({ blueprint, scenes }: Drawing): readonly string[] => [`${blueprint.start} ${JSON.stringify(blueprint.rhythm)}`, ...scenes.map(planText)]);

/** The plan of every stage a record can get to. */
export const plansOf = remembered((drawing: Drawing): readonly { readonly scene: Scene; readonly plan: TouchPlan }[] =>
  drawing.scenes.flatMap((scene) => (drawing.reachable.has(scene.stage.id) ? [{ scene, plan: planOf(scene) }] : [])),
);

/** The plans by number of the stage, with where their ways lead: things are carried along them many times. */
export const plannedNet = remembered((drawing: Drawing) => {
  const places = new Map(drawing.scenes.map(({ stage }, place) => [stage.id, place]));
  const plans = drawing.scenes.map(planOf);
  const ways = plans.map((plan) => plan.ways.map((way) => ({ way, to: places.get(way.to) ?? -1 })).filter(({ to }) => to >= 0));
  return { plans, ways, start: drawing.blueprint.start === null ? -1 : (places.get(drawing.blueprint.start) ?? -1) };
});

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
function plannedDays(activities: readonly Activity[]): ReadonlyMap<string, number> {
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
