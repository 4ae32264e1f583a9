import type { Finding } from '../findings.ts';
import type { Activity, Outcome } from '../model/blueprint.ts';
import type { Gate } from '../model/gate.ts';
import { atStage, error, quoted, type Check, type Drawing, type Scene } from '../checking/drawing.ts';
import { circles } from '../checking/graph.ts';
import { ofEachScene, remembered, whileSame } from '../checking/remembered.ts';

const check = 'loop-has-a-brake';

/** A way round that leads back holds a limit, a wait or something a person must do. */
export const loopHasABrake: Check = {
  name: check,
  reads: ['stages', 'activities', 'outcomes'],
  find: (drawing) => unbrakedCircles(drawing).flatMap((group) => findingFor(group, drawing)),
};

/** Ways out of a stage that nothing holds back. */
const unbraked = remembered((scene: Scene): readonly Outcome[] => scene.ways.filter((way) => way.to !== null && !hasBrake(scene, way)));

/** Where they lead, as text: a new name changes nothing. */
const lines = ofEachScene((scene) => `${scene.stage.id} ${unbraked(scene).map(({ to }) => to).join()}`);

const unbrakedCircles = whileSame((drawing) => [lines(drawing)], ({ scenes, placeOf }: Drawing): readonly (readonly number[])[] => {
  const next = scenes.map((scene) => unbraked(scene).map(({ to }) => (to === null ? -1 : placeOf(to))).filter((to) => to >= 0));
  return circles([...next.keys()], (place) => next[place] ?? []);
});

function findingFor(group: readonly number[], drawing: Drawing): readonly Finding[] {
  const [first, ...others] = [...group].sort((a, b) => a - b).flatMap((place) => drawing.stages[place] ?? []);
  if (!first) return [];
  const inside = new Set(group);
  const back = group.flatMap((place) => drawing.scenes[place] ?? []).flatMap(unbraked).find((way) => way.to === first.id && way.from.type === 'stage' && inside.has(drawing.placeOf(way.from.stage)));
  const where = [first, ...others].map(quoted).join(', ');
  return [
    error(check, atStage(first), `Records could go round ${where} for ever without anybody doing anything.`, back
      ? [{ label: `Take ${quoted(back)} at most 3 times`, edits: [{ type: 'setField', path: ['outcomes', back.id, 'limit'], value: { times: 3, window: 'run', then: null } }] }]
      : []),
  ];
}

/** Whether somebody, the customer or time stands before this way. A limit per visit is none: each round is a new visit. */
function hasBrake(scene: Scene, way: Outcome): boolean {
  if (way.limit?.window === 'run') return true;
  if (scene.stage.kind === 'decision') return false;
  if (holds(scene, scene.stage.gate) || holds(scene, way.gate ?? { type: 'requiredActivities' })) return true;
  switch (way.trigger.type) {
    case 'person':
    case 'signal':
      return true;
    case 'elapsed':
      return way.trigger.wait.amount > 0;
    case 'date':
      // The day is the same at every round: once it has come, nothing stops the record any more.
      return false;
    case 'result':
      return needsSomebody(scene.activities.find(({ id }) => way.trigger.type === 'result' && id === way.trigger.activity));
    case 'condition':
      return false;
  }
}

/** Whether a gate can only open by somebody's doing or by time. */
function holds(scene: Scene, gate: Gate | undefined): boolean {
  switch (gate?.type) {
    case 'requiredActivities':
      return scene.activities.some((activity) => activity.required === 'always' && activity.when === undefined && needsSomebody(activity));
    case 'minimumTime':
      return gate.wait.amount > 0;
    case 'approval':
      return true;
    case 'count':
      return gate.within.type === 'visit' && gate.compare !== 'atMost' && gate.times > 0;
    case 'all':
      return gate.of.some((part) => holds(scene, part));
    case 'any':
      return gate.of.length > 0 && gate.of.every((part) => holds(scene, part));
    default:
      return false;
  }
}

function needsSomebody(activity: Activity | undefined): boolean {
  // A result of another stage never comes here.
  if (!activity) return true;
  return activity.mode === 'manual' || (activity.due.type !== 'fieldDate' && activity.due.wait.amount > 0);
}
