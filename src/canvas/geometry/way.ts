import type { Point } from '#engine/blueprint';
import type { Box } from './box.ts';
import { aroundMany } from './maze.ts';
import { clearance, level, Obstacles, Search, stub, upright, type Wish } from './search.ts';

/** The corners of a line, and the ground that was looked at to find them: a change elsewhere finds the same. */
export interface Way {
  readonly points: readonly Point[];
  readonly looked: Box;
  /** Its corners were set by hand: it stays exactly so. */
  readonly isByHand?: true;
}

const near = 320;
const far = 2000;

/**
 * The corners of one line: straight if it can be, else with as few bends as get around the cards. It depends on the
 * cards alone, never on other lines, so that moving a card changes only the lines around it.
 */
export function wayOf(wish: Wish, obstacles: Obstacles): Way {
  const search = new Search(wish, obstacles);
  const points = search.step() ?? search.detour(near) ?? aroundMany(search, near) ?? search.detour(far) ?? aroundMany(search, far) ?? pastOthers(wish);
  return { points: simplified(points), looked: search.looked };
}

/** A line for the moment, until its way around the cards is found. */
export function quickWay({ from, to, source, target }: Wish): readonly Point[] {
  if (to.x - from.x >= 2 * clearance) return simplified(upright(from, to, Math.max((from.x + to.x) / 2, to.x - stub)));
  return level(from, to, from.x + stub, Math.min(source.y, target.y) - stub, to.x - stub);
}

/** No way leads around all cards: at least not behind the line's own two. */
function pastOthers(wish: Wish): readonly Point[] {
  const search = new Search(wish, new Obstacles([wish.source, wish.target]));
  return search.step() ?? search.detour(far) ?? aroundMany(search, near) ?? quickWay(wish);
}

/** Without corners on a straight way and without doubled ones. */
export function simplified(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const before = kept.at(-1);
    const earlier = kept.at(-2);
    if (before && before.x === point.x && before.y === point.y) continue;
    if (before && earlier && ((earlier.x === before.x && before.x === point.x) || (earlier.y === before.y && before.y === point.y))) kept.pop();
    kept.push(point);
  }
  return kept;
}
