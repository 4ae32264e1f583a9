import { ToneDot } from '../../ui/index.ts';
import type { Point } from '#engine/blueprint';
import { longestLevel } from '../geometry/lanes.ts';
import type { Line } from '../geometry/lines.ts';
import { middleOf } from '../geometry/path.ts';

/** How often a record may go around a loop, beside it. */
export function LoopChip({ line, times }: { line: Line; times: number }) {
  const [, corner, top] = line.points;
  return <span className="bt-line-times" title={`“${line.outcome.name}” may be taken ${times} times`} style={placed({ x: (corner?.x ?? 0) + 4, y: ((corner?.y ?? 0) + (top?.y ?? 0)) / 2 }, '0, -50%')}>×{times}</span>;
}

/** What a line is called: while it is pointed at, and where lines run so close that only names tell them apart. */
export function NameChip({ line, points, isLit }: { line: Line; points: readonly Point[]; isLit: boolean }) {
  const level = isLit ? undefined : longestLevel(points);
  const at = level ? along(level[1], level[2], shareOf(line.id)) : middleOf(points);
  return (
    <span className="bt-line-name" data-lit={isLit || undefined} style={placed(at, isLit ? '-50%, calc(-50% - 26px)' : '-50%, -50%')}>
      <ToneDot tone={line.outcome.tone} />
      <span>{line.outcome.name || 'Without a name'}</span>
    </span>
  );
}

/** A place on the drawing, and which point of the chip stands there. */
export function placed({ x, y }: Point, anchor: string) {
  return { transform: `translate(${anchor}) translate(${x}px, ${y}px)` };
}

function along(a: Point, b: Point, share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}

/** Names of neighbouring lines stand at different places along them, so that none hides another. */
function shareOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 997;
  return 0.15 + (sum % 8) * 0.1;
}
