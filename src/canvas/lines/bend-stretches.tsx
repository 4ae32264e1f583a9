import type { MouseEvent } from 'react';
import type { Point } from '#engine/blueprint';
import type { Bending } from './use-bending.ts';

/** The stretches of a selected line, each to be dragged across; a double click takes all bends away. */
export function BendStretches({ points, bending }: { points: readonly Point[]; bending: Bending }) {
  const straighten = (event: MouseEvent) => {
    event.stopPropagation();
    bending.straighten();
  };
  return (
    <>
      {points.slice(1).map((to, index) => {
        const from = points[index] ?? to;
        return (
          <g key={index} className="bt-line-stretch nopan nodrag" data-way={from.x === to.x ? 'across' : 'down'}>
            <line
              x1={from.x} y1={from.y} x2={to.x} y2={to.y}
              onPointerDown={(event) => bending.start(event, index)} onPointerMove={bending.move} onPointerUp={bending.drop} onPointerCancel={bending.cancel} onDoubleClick={straighten}
            />
            {Math.abs(from.x - to.x) + Math.abs(from.y - to.y) >= 40 && <circle cx={(from.x + to.x) / 2} cy={(from.y + to.y) / 2} r={5.5} />}
          </g>
        );
      })}
    </>
  );
}
