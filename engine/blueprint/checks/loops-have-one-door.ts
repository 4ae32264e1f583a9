import type { StageId } from '../model/ids.ts';
import { atStage, hint, quoted, type Check, type Drawing } from '../checking/drawing.ts';
import { circles } from '../checking/circles.ts';
import { inWords } from '../checking/say.ts';

const check = 'loops-have-one-door';
const mostLevels = 20;

/** A circle is entered at one stage: loops lie inside each other or beside each other and never cross. */
export const loopsHaveOneDoor: Check = {
  name: check,
  reads: ['start', 'stages', 'activities', 'outcomes'],
  find: (drawing) => (drawing.blueprint.start === null ? [] : doors(drawing, [...drawing.reachable], 0)),
};

/** The doors of each circle; behind its one door a circle may hold smaller ones, which are looked at likewise. */
function doors(drawing: Drawing, stages: readonly StageId[], level: number): ReturnType<Check['find']> {
  const inside = new Set(stages);
  const next = (stage: StageId) => drawing.waysOut(stage).flatMap((way) => (way.to !== null && inside.has(way.to) && way.from.type === 'stage' ? [way.to] : []));
  return circles(stages, next).flatMap((group) => {
    const members = new Set(group);
    const entries = group.filter((stage) => stage === drawing.blueprint.start || enteredFrom(drawing, stage, members));
    const [door] = entries;
    if (door === undefined || group.length < 2) return [];
    if (entries.length === 1) return level < mostLevels ? doors(drawing, group.filter((stage) => stage !== door), level + 1) : [];
    const shown = entries.flatMap((id) => drawing.blueprint.stages[id] ?? []);
    const [first] = shown;
    return first ? [hint(check, atStage(first), `Records come into one circle at ${inWords(shown.map(quoted))}: loops that cross are hard to follow.`)] : [];
  });
}

function enteredFrom(drawing: Drawing, stage: StageId, members: ReadonlySet<StageId>): boolean {
  return drawing.waysIn(stage).some((from) => !members.has(from) && drawing.reachable.has(from) && drawing.waysOut(from).some((way) => way.to === stage && way.from.type === 'stage'));
}
