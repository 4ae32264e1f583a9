import type { Point } from '#engine/blueprint';
import type { Card } from '../geometry/card.ts';
import type { Line } from '../geometry/lines.ts';
import { roundedPath } from '../geometry/path.ts';
import { Words, round, type Ink } from './ink.tsx';
import { printable, widthOf } from './lettering.ts';
import { widestChip } from './scene.ts';

const arrow = { length: 10, half: 5 };

/** All lines of a picture; they lie under the cards. */
export function PictureLines({ lines, ink }: { readonly lines: readonly Line[]; readonly ink: Ink }) {
  return <g fill="none" stroke={ink.colour('edge')} strokeWidth={2}>{lines.map((line) => (line.kind === 'jump' ? <Jump key={line.id} line={line} ink={ink} /> : <Way key={line.id} line={line} ink={ink} />))}</g>;
}

function Way({ line: { points, outcome, nameAt }, ink }: { readonly line: Line; readonly ink: Ink }) {
  const end = points.at(-1);
  const before = points.at(-2);
  if (!end || !before) return null;
  const shortened = [...points.slice(0, -1), back(end, before, Math.min(6, distance(end, before)))];
  return (
    <g>
      <path d={roundedPath(shortened)} strokeDasharray={outcome.trigger.type === 'elapsed' ? '6 4' : undefined} />
      <path d={head(end, before)} fill={ink.colour('edge')} stroke="none" />
      {nameAt && <g stroke="none"><Words x={round(nameAt.x)} y={round(nameAt.y)} size={11} weight={500} fill={ink.colour('text-2')} anchor="middle" halo={ink.colour('canvas')} room={140}>{outcome.name}</Words></g>}
    </g>
  );
}

/** A line that is too long to draw: a chip says where it leads. */
function Jump({ line: { points, target }, ink }: { readonly line: Line; readonly ink: Ink }) {
  const end = points.at(-1);
  if (!end) return null;
  const words = printable(`→ ${ink.blueprint.stages[target]?.name || ink.blueprint.phases[target]?.name || 'Without a name'}`);
  const width = Math.ceil(Math.min(widestChip, widthOf(words, 11, 500) + 20));
  return (
    <g>
      <path d={roundedPath(points)} />
      <rect x={end.x} y={end.y - 11} width={width} height={22} rx={11} fill={ink.colour('surface')} stroke={ink.colour('border-strong')} strokeWidth={1} />
      <g stroke="none"><Words x={end.x + 10} y={end.y} size={11} weight={500} fill={ink.colour('text-2')} room={width - 20}>{words}</Words></g>
    </g>
  );
}

/** The short dashed end of an outcome that leads nowhere yet. */
export function OpenEnd({ card, y, ink }: { readonly card: Card; readonly y: number; readonly ink: Ink }) {
  return <path d={`M${card.width + 6},${y}h26`} stroke={ink.colour('time')} strokeWidth={2} strokeDasharray="4 4" fill="none" />;
}

function head(end: Point, before: Point): string {
  const { length, half } = arrow;
  const base = back(end, before, length);
  return end.x === before.x
    ? `M${end.x},${end.y}L${end.x - half},${base.y}L${end.x + half},${base.y}z`
    : `M${end.x},${end.y}L${base.x},${end.y - half}L${base.x},${end.y + half}z`;
}

function back(from: Point, towards: Point, by: number): Point {
  return { x: from.x + Math.sign(towards.x - from.x) * by, y: from.y + Math.sign(towards.y - from.y) * by };
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}
