import type { Point } from '#engine/blueprint';
import type { ReactNode } from 'react';
import { ToneDot } from '../../ui/index.ts';
import type { Line } from '../geometry/lines.ts';
import { middleOf } from '../geometry/path.ts';

/** How often a record may go around a loop, beside it. */
export function LoopChip({ line, times }: { line: Line; times: number }) {
  const [, corner, top] = line.points;
  const at = { x: (corner?.x ?? 0) + 4, y: ((corner?.y ?? 0) + (top?.y ?? 0)) / 2 };
  return <InLine at={at} stands="before"><span className="bt-line-times" title={`“${line.outcome.name}” may be taken ${times} times`}>×{times}</span></InLine>;
}

/** What a line is called where lines run so close that only names tell them apart. */
export function CrowdedName({ line, at }: { line: Line; at: Point }) {
  return <InLine at={at} stands="around"><Name line={line} /></InLine>;
}

/** What a line tells of the record that took it. */
export function LineWords({ at, words }: { at: Point; words: string }) {
  return <span className="bt-line-over" style={placed(at, '-50%, -50%')}><span className="bt-line-name" data-told>{words}</span></span>;
}

/** What a line is called while it is pointed at. */
export function LitName({ line, points }: { line: Line; points: readonly Point[] }) {
  return <span className="bt-line-over" style={placed(middleOf(points), '-50%, calc(-50% - 26px)')}><Name line={line} isLit /></span>;
}

function Name({ line, isLit = false }: { line: Line; isLit?: boolean }) {
  return <span className="bt-line-name" data-lit={isLit || undefined}><ToneDot tone={line.outcome.tone} /><span>{line.outcome.name || 'Without a name'}</span></span>;
}

const room = { width: 240, height: 24 };

/** Words on a line itself, under the cards: they begin at a place, or stand around it. */
export function InLine({ at, stands, children }: { at: Point; stands: 'before' | 'around'; children: ReactNode }) {
  return (
    <foreignObject className="bt-line-words" x={stands === 'before' ? at.x : at.x - room.width / 2} y={at.y - room.height / 2} {...room}>
      <div data-stands={stands}>{children}</div>
    </foreignObject>
  );
}

/** A place on the drawing, and which point of the chip stands there. */
export function placed({ x, y }: Point, anchor: string) {
  return { transform: `translate(${anchor}) translate(${x}px, ${y}px)` };
}
