import type { StageId } from '../model/ids.ts';
import { atStage, hint, quoted, type Check, type Topology } from '../checking/drawing.ts';
import { remembered } from '../checking/remembered.ts';
import { circles } from '../checking/circles.ts';
import { inWords } from '../checking/say.ts';

const check = 'loops-have-one-door';
const mostLevels = 20;

/** A circle is entered at one stage: loops lie inside each other or beside each other and never cross. */
export const loopsHaveOneDoor: Check = {
  name: check,
  reads: ['start', 'stages', 'activities', 'outcomes'],
  find: ({ blueprint, topology }) =>
    doorsOf(topology).flatMap((doors) => {
      const shown = doors.flatMap((id) => blueprint.stages[id] ?? []);
      const [first] = shown;
      return first ? [hint(check, atStage(first), `Records come into one circle at ${inWords(shown.map(quoted))}: loops that cross are hard to follow.`)] : [];
    }),
};

/** The doors of every circle that has more than one. */
const doorsOf = remembered((topology: Topology): readonly (readonly StageId[])[] => (topology.start === null ? [] : doors(topology, [...topology.reachable], 0)));

/** Behind its one door a circle may hold smaller ones, which are looked at likewise. */
function doors(topology: Topology, stages: readonly StageId[], level: number): readonly (readonly StageId[])[] {
  const inside = new Set(stages);
  return circles(stages, (stage) => topology.next(stage, 'own').filter((to) => inside.has(to))).flatMap((group) => {
    const members = new Set(group);
    const entries = group.filter((stage) => stage === topology.start || topology.before(stage).some((from) => !members.has(from) && topology.reachable.has(from) && topology.next(from, 'own').includes(stage)));
    const [door] = entries;
    if (door === undefined || group.length < 2) return [];
    if (entries.length > 1) return [entries];
    return level < mostLevels ? doors(topology, group.filter((stage) => stage !== door), level + 1) : [];
  });
}
