import type { Finding } from '../findings.ts';
import type { Activity, Blueprint } from '../model/blueprint.ts';
import type { Gate } from '../model/gate.ts';
import { atActivity, error, quoted, type Check, type Drawing, type Fix } from '../checking/drawing.ts';
import { circles, following } from '../checking/graph.ts';
import { remembered } from '../checking/remembered.ts';
import { inWords } from '../checking/say.ts';
import { topologyOf } from '../checking/topology.ts';

const check = 'prerequisites-come-first';

/** What must happen before an activity can happen before it: nothing waits for itself in a circle or for what comes later. */
export const prerequisitesComeFirst: Check = {
  name: check,
  reads: ['start', 'stages', 'activities', 'outcomes'],
  find: (drawing) => {
    const waiting = waitingIn(drawing.blueprint.activities);
    return waiting.length === 0 ? [] : [...inCircles(drawing, waiting), ...waiting.flatMap((activity) => tooLate(drawing, activity))];
  },
};

const waitingIn = remembered((activities: Blueprint['activities']): readonly Activity[] => Object.values(activities).filter(({ after }) => after.length > 0));

/** Activities and lanes in a circle of waiting; a lane waits for its required activities. */
function inCircles({ blueprint, stages, stageOf }: Drawing, waiting: readonly Activity[]): readonly Finding[] {
  const lanes = new Map(stages.flatMap((stage) => Object.values(stage.lanes ?? {}).map((lane) => [lane.id, lane] as const)));
  // only what waits, and lanes, can be part of a circle
  const nodes = [...waiting.map(({ id }) => id), ...lanes.keys()];
  const numbers = new Map(nodes.map((id, number) => [id, number]));
  const next = (number: number): readonly number[] => {
    const id = nodes[number] ?? '';
    const awaited = lanes.get(id)?.activities.filter((activity) => blueprint.activities[activity]?.required === 'always') ?? (blueprint.activities[id]?.after ?? []).flatMap(waitedFor);
    return awaited.flatMap((each) => numbers.get(each) ?? []);
  };
  return circles([...nodes.keys()], next).map((group) => group.flatMap((number) => nodes[number] ?? [])).flatMap((group) => {
    const members = new Set(group);
    const activities = group.flatMap((id) => blueprint.activities[id] ?? []);
    const [first] = activities;
    if (!first) return [];
    const named = group.flatMap((id) => lanes.get(id) ?? []).map((lane) => `the lane ${quoted(lane)}`);
    const message = activities.length === 1 && named.length === 0 ? `${quoted(first)} waits for itself and can never be done.` : `${inWords([...activities.map(quoted), ...named])} wait for each other; none of them can ever be done.`;
    return [error(check, atActivity(first, stageOf(first.id)), message, withoutWaiting(first, (id) => members.has(id)))];
  });
}

/** An activity of a stage that comes only after this one, or never. */
function tooLate(drawing: Drawing, activity: Activity): readonly Finding[] {
  const home = drawing.stageOf(activity.id);
  if (!home) return [];
  const strangers = activity.after.flatMap(waitedFor).flatMap((id) => {
    const stage = drawing.stageOf(id) ?? drawing.stages.find(({ lanes }) => lanes?.[id]);
    return stage && stage !== home ? [{ id, stage, name: drawing.blueprint.activities[id]?.name ?? stage.lanes?.[id]?.name ?? '' }] : [];
  });
  if (strangers.length === 0) return [];
  const { before } = topologyOf(drawing);
  const earlier = following([drawing.placeOf(home.id)], (place) => before[place] ?? []);
  return strangers
    .filter(({ stage }) => !earlier.has(drawing.placeOf(stage.id)))
    .map(({ id, stage, name }) => error(check, atActivity(activity, home), `${quoted(activity)} waits for ${quoted({ name })} of ${quoted(stage)}, which cannot come before it.`, withoutWaiting(activity, (other) => other === id)));
}

function withoutWaiting(activity: Activity, isMeant: (id: string) => boolean): readonly Fix[] {
  const after = activity.after.filter((before) => !waitedFor(before).some(isMeant));
  return [{ label: `Let ${quoted(activity)} not wait`, edits: [{ type: 'setField', path: ['activities', activity.id, 'after'], value: after }] }];
}

function waitedFor(before: Activity['after'][number]): readonly string[] {
  switch (before.type) {
    case 'activity':
      return [before.activity];
    case 'lane':
      return [before.lane];
    case 'clause':
      return demandedBy(before.clause);
    case 'condition':
      return [];
  }
}

/** The activities without which these clauses cannot hold. */
function demandedBy(gate: Gate): readonly string[] {
  if (gate.type === 'all') return gate.of.flatMap(demandedBy);
  if (gate.type === 'checklist') return gate.activity === undefined ? [] : [gate.activity];
  // what was done in runs before counts too where the whole record is looked at
  const thisRun = gate.type === 'count' && (gate.within.type === 'visit' || gate.within.type === 'run');
  return thisRun && gate.compare !== 'atMost' && gate.times > 0 && gate.of.activity !== undefined ? [gate.of.activity] : [];
}
