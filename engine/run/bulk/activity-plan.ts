import { inOrder } from '#engine/kernel';
import { isTouch, type Activity, type ActivityId, type Condition, type LaneId, type Stage } from '#engine/blueprint';
import { prepareCondition, type FieldQuestion } from '#engine/gates';
import type { Ask } from './bulk-record.ts';
import { bumpsOf, type CounterBook } from './counters.ts';
import { allOf, always, never } from './gate-plan.ts';
import { lookupOf } from './lookup.ts';
import type { ActivityPlan } from './plan.ts';

/** What is made ready of an activity before anything is counted. */
export type ActivityRules = Omit<ActivityPlan, 'runBumps' | 'visitBumps'>;

/** Makes the rules of a stage's activities ready. */
export function activityRules(stage: Stage, activities: readonly Activity[], placeOf: ReadonlyMap<ActivityId, number>, runCounters: CounterBook): readonly ActivityRules[] {
  const required = activities.map(requiredAsk);
  const laneDone = (lane: LaneId) => laneAsk(stage, lane, activities, required);
  return activities.map((activity, place) => {
    const after = activity.after.map((prerequisite): Ask => {
      switch (prerequisite.type) {
        case 'activity':
          return happenedAsk(prerequisite.activity, placeOf, runCounters);
        case 'lane':
          return laneDone(prerequisite.lane);
        case 'condition': {
          const holds = prepareCondition(prerequisite.condition);
          return (record) => holds(record.fields);
        }
        default:
          // A stage with any other prerequisite goes the ordinary way.
          return never;
      }
    });
    return {
      activity,
      place,
      id: activity.id,
      channel: activity.channel,
      least: activity.attempts.min,
      most: activity.attempts.max,
      evidence: activity.evidence,
      dueOnEntry: activity.due.type === 'stageEntry',
      expectedOnEntry: activity.due.type === 'stageEntry' && activity.attempts.min > 0 && activity.when === undefined && activity.after.length === 0,
      silenced: activity.mode === 'manual' && isTouch(activity.channel),
      shown: shownBy(activity),
      required: required[place] ?? never,
      after: after.length === 0 ? null : allOf(after),
      touch: isTouch(activity.channel),
      results: Object.keys(activity.results).length === 0 ? null : lookupOf(Object.keys(activity.results).map((result) => [result, true])),
      items: Object.keys(activity.checklist),
      form: Object.keys(activity.form).length === 0 ? null : activity.form,
      wakes: activities.flatMap((other, index) => (index === place || waitsFor(other, activity.id) ? [index] : [])),
    };
  });
}

/** Adds which counters an activity feeds, once every gate has said what it counts. */
export function withBumps(rules: ActivityRules, runCounters: CounterBook, visitCounters: CounterBook): ActivityPlan {
  return { ...rules, runBumps: bumpsOf(runCounters, rules.activity), visitBumps: bumpsOf(visitCounters, rules.activity) };
}

/** Places whose due may change with a field of the record. */
export function placesReadingFields(activities: readonly Activity[]): readonly number[] {
  return activities.flatMap((activity, place) => (readsFields(activity) ? [place] : []));
}

/** Every activity the stage requires now is done in this visit; once enough lanes are done, the others hold nothing back. */
export function requiredDoneAsk(stage: Stage, activities: readonly Activity[]): Ask {
  const required = activities.map(requiredAsk);
  const open = activities.flatMap(({ attempts: { min } }, place): Ask[] => {
    const isRequired = required[place] ?? never;
    if (isRequired === never) return [];
    return [isRequired === always ? ({ here }) => (here[place] ?? 0) >= min : (record, asking) => (record.here[place] ?? 0) >= min || !isRequired(record, asking)];
  });
  const lanes = stage.kind === 'parallel' ? inOrder(stage.lanes ?? {}) : [];
  if (lanes.length === 0) return allOf(open);
  const laneAsks = lanes.map((lane) => ({ ask: laneAsk(stage, lane.id, activities, required), activities: new Set(lane.activities) }));
  const needed = stage.join ?? lanes.length;
  return (record, asking) => {
    const waiting = laneAsks.filter(({ ask }) => !ask(record, asking));
    const enough = lanes.length - waiting.length >= needed;
    return activities.every(({ id, attempts: { min } }, place) => (record.here[place] ?? 0) >= min || !(required[place]?.(record, asking) ?? false) || (enough && waiting.some((lane) => lane.activities.has(id))));
  };
}

function shownBy({ when }: Activity): FieldQuestion | null {
  return when === undefined ? null : prepareCondition(when);
}

function requiredAsk(activity: Activity): Ask {
  const shown = shownBy(activity);
  const rule = askOf(activity.required);
  return shown === null ? rule : (record, asking) => shown(record.fields) && rule(record, asking);
}

function askOf(rule: 'always' | 'never' | Condition): Ask {
  if (rule === 'always') return always;
  if (rule === 'never') return never;
  const holds = prepareCondition(rule);
  return (record) => holds(record.fields);
}

/** An activity of the same stage counts in this visit, one of another stage in this run. */
function happenedAsk(activity: ActivityId, placeOf: ReadonlyMap<ActivityId, number>, runCounters: CounterBook): Ask {
  const place = placeOf.get(activity);
  if (place !== undefined) return ({ here }) => (here[place] ?? 0) > 0;
  const number = runCounters.number({ activity });
  return ({ counts }) => (counts[number] ?? 0) > 0;
}

function laneAsk(stage: Stage, lane: LaneId, activities: readonly Activity[], required: readonly Ask[]): Ask {
  const inLane = new Set(stage.lanes?.[lane]?.activities ?? []);
  const parts = activities.flatMap(({ id, attempts: { min } }, place): Ask[] => {
    const isRequired = required[place] ?? never;
    return inLane.has(id) ? [(record, asking) => (record.here[place] ?? 0) >= min || !isRequired(record, asking)] : [];
  });
  return allOf(parts);
}

function waitsFor({ after, due }: Activity, activity: ActivityId): boolean {
  return (due.type === 'activity' && due.activity === activity) || after.some((one) => one.type === 'lane' || (one.type === 'activity' && one.activity === activity));
}

function readsFields({ when, after, due, mode, channel }: Activity): boolean {
  return when !== undefined || due.type === 'fieldDate' || (mode === 'manual' && isTouch(channel)) || after.some(({ type }) => type === 'condition' || type === 'lane');
}
