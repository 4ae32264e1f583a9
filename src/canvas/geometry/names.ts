import type { Point } from '#engine/blueprint';
import { overlap, stretch, type Box } from './box.ts';
import { Ground } from './ground.ts';
import { lane } from './lanes.ts';

// so long must two lines run side by side to be hard to tell apart, in canvas pixels
const corridor = 200;
// about the size of a name on a line, in canvas pixels
const chip = { height: 18, edges: 34, letter: 6.4, longest: 220 };
const shares = [0.5, 0.3, 0.7, 0.15, 0.85] as const;

interface Named {
  readonly target: string;
  readonly name: string;
  readonly points: readonly Point[];
}

interface Level {
  readonly target: string;
  readonly y: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Where the names of lines stand that run for a while close beside another one, so that a name tells them apart: on
 * their longest level stretch, where no other line and no other name is. `undefined` when none is needed, or none fits.
 */
export function namePlaces(lines: readonly Named[]): readonly (Point | undefined)[] {
  const levels = lines.map((line) => longestLevel(line));
  const beside = new Ground<Level>();
  for (const each of levels) if (each) beside.add(each, { x: each.from, y: each.y - lane, width: each.to - each.from, height: 2 * lane });
  const stretches = new Ground<Named>();
  for (const line of lines) for (const [index, point] of line.points.entries()) stretches.add(line, thick(stretch(point, line.points[index + 1] ?? point)));
  const names = new Ground<Box>();
  return lines.map((line, index) => {
    const own = levels[index];
    const isCrowded = own && beside.some({ x: own.from, y: own.y - 1, width: own.to - own.from, height: 2 }, (other) => other.target !== own.target && Math.min(own.to, other.to) - Math.max(own.from, other.from) > corridor);
    if (!own || !isCrowded) return undefined;
    const width = Math.min(chip.longest, chip.edges + chip.letter * line.name.length);
    for (const share of shares) {
      const at = { x: own.from + (own.to - own.from) * share, y: own.y };
      const box = { x: at.x - width / 2, y: at.y - chip.height / 2, width, height: chip.height };
      const fits = box.x >= own.from && box.x + width <= own.to && !stretches.some(box, (other) => other !== line) && !names.some(box, (other) => overlap(other, box));
      if (!fits) continue;
      names.add(box, box);
      return at;
    }
    return undefined;
  });
}

function thick({ x, y, width, height }: Box): Box {
  return { x: x - 1, y: y - 1, width: width + 2, height: height + 2 };
}

/** The longest level stretch between two bends of a line. */
function longestLevel({ target, points }: Named): Level | undefined {
  let longest: Level | undefined;
  for (let index = 1; index < points.length - 2; index += 1) {
    const [a, b] = [points[index], points[index + 1]];
    if (!a || !b || a.y !== b.y) continue;
    const level = { target, y: a.y, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) };
    if (!longest || level.to - level.from > longest.to - longest.from) longest = level;
  }
  return longest;
}
