import { atStage, hint, quoted, type Check } from '../checking/drawing.ts';
import { circles } from '../checking/graph.ts';
import { remembered } from '../checking/remembered.ts';
import { inWords } from '../checking/say.ts';
import { backwards, topologyOf, type Topology } from '../checking/topology.ts';

const check = 'loops-have-one-door';
const mostLevels = 20;

/** A circle is entered at one stage: loops lie inside each other or beside each other and never cross. */
export const loopsHaveOneDoor: Check = {
  name: check,
  reads: ['start', 'stages', 'activities', 'outcomes'],
  find: (drawing) =>
    doorsOf(topologyOf(drawing)).flatMap((places) => {
      const shown = places.flatMap((place) => drawing.stages[place] ?? []);
      const [first] = shown;
      return first ? [hint(check, atStage(first), `Records come into one circle at ${inWords(shown.map(quoted))}: loops that cross are hard to follow.`)] : [];
    }),
};

/** The doors of every circle that has more than one. */
const doorsOf = remembered((topology: Topology): readonly (readonly number[])[] => {
  const lines: Lines = { start: topology.start, next: topology.nextByOwn, before: backwards(topology.nextByOwn.map((next, place) => (topology.reachable.has(place) ? next : []))) };
  return doors(lines, topology.reachable.nodes, 0);
});

/** Where stages lead by their own outcomes, and who leads to them where records can be. */
type Lines = Pick<Topology, 'start' | 'next' | 'before'>;

/** Behind its one door a circle may hold smaller ones, which are looked at likewise. */
function doors(lines: Lines, stages: readonly number[], level: number): readonly (readonly number[])[] {
  const inside = marked(stages, lines.next.length);
  return circles(stages, (stage) => lines.next[stage] ?? [], (stage) => inside[stage] === 1).flatMap((group) => {
    const members = marked(group, lines.next.length);
    const entries = group.filter((stage) => stage === lines.start || (lines.before[stage] ?? []).some((from) => members[from] !== 1));
    const [door] = entries;
    if (door === undefined || group.length < 2) return [];
    if (entries.length > 1) return [entries];
    return level < mostLevels ? doors(lines, group.filter((stage) => stage !== door), level + 1) : [];
  });
}

function marked(stages: readonly number[], size: number): Uint8Array {
  const marks = new Uint8Array(size);
  for (const stage of stages) marks[stage] = 1;
  return marks;
}
