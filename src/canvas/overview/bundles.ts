import type { Tone } from '#engine/blueprint';
import type { Box } from '../geometry/box.ts';
import type { Card } from '../geometry/card.ts';
import type { Line } from '../geometry/lines.ts';
import { roundedPath } from '../geometry/path.ts';

/** So many lines share a path: few elements, none so large that drawing a corner of it means drawing all. */
const together = 128;
const dot = 8;
const head = { long: 14, wide: 7 };
const tones: readonly Tone[] = ['positive', 'negative', 'neutral', 'time'];

/** Lines drawn together, as path data. */
export interface Bundle {
  readonly solid: string;
  /** Lines of outcomes that time takes. */
  readonly dashed: string;
  readonly arrows: string;
}

/** Bundles lines in their order, which follows the stages, so that neighbours share a path. */
export function inBundles(lines: readonly Line[]): readonly Bundle[] {
  return Array.from({ length: Math.ceil(lines.length / together) }, (_, index) => {
    const own = lines.slice(index * together, (index + 1) * together);
    const [dashed, solid] = [own.filter(isTimed), own.filter((line) => !isTimed(line))];
    return { solid: solid.map(pathOf).join(''), dashed: dashed.map(pathOf).join(''), arrows: own.map(arrowOf).join('') };
  });
}

const paths = new WeakMap<Line, string>();

/** The way of one line as path data. */
export function pathOf(line: Line): string {
  const before = paths.get(line);
  if (before !== undefined) return before;
  const path = roundedPath(line.points);
  paths.set(line, path);
  return path;
}

/** The head of a line's arrow; a chip has none. */
export function arrowOf({ kind, points }: Line): string {
  const [before, end] = points.slice(-2);
  if (kind === 'jump' || !before || !end) return '';
  const way = end.x >= before.x ? 1 : -1;
  return `M${end.x},${end.y}l${-head.long * way},${-head.wide}v${head.wide * 2}z`;
}

/** Where outcomes leave their cards, as dots by tone. */
export function portsOf(cards: readonly Card[]): readonly { readonly tone: Tone; readonly path: string }[] {
  const byTone = new Map<Tone, string[]>(tones.map((tone) => [tone, []]));
  for (const { x, y, width, outcomes, outPorts } of cards) {
    for (const { id, tone } of outcomes) {
      const at = outPorts.get(id);
      if (at !== undefined) byTone.get(tone)?.push(`M${x + width - dot},${y + at}a${dot},${dot} 0 1,0 ${dot * 2},0a${dot},${dot} 0 1,0 ${-dot * 2},0z`);
    }
  }
  return [...byTone].map(([tone, dots]) => ({ tone, path: dots.join('') }));
}

/** A rectangle as path data. */
export function boxPath({ x, y, width, height }: Box): string {
  return `M${x},${y}h${width}v${height}h${-width}z`;
}

const isTimed = ({ outcome }: Line): boolean => outcome.trigger.type === 'elapsed';
