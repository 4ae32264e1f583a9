import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { IconPlus } from '@tabler/icons-react';
import { memo, useRef, useState } from 'react';
import type { LineEdge } from '../flow/projection.ts';
import { middleOf, roundedPath } from '../geometry/path.ts';
import { useConnecting } from '../cards/card-context.ts';
import { useLines } from './line-context.ts';

/** The line of an outcome, along the corners the router found, with a "+" in its middle while the pointer is on it. */
export const OutcomeLine = memo(function OutcomeLine({ data, selected = false }: EdgeProps<LineEdge>) {
  const { isDesign, walked, insert, hoveredOutcome } = useLines();
  const isConnecting = useConnecting() !== null;
  const [isHovered, setHovered] = useState(false);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (!data) return null;
  const { line } = data;
  const path = roundedPath(line.points);
  const enter = () => {
    clearTimeout(leaving.current);
    setHovered(true);
  };
  // a moment's grace lets the pointer reach the "+"
  const leave = () => {
    leaving.current = setTimeout(() => setHovered(false), 600);
  };
  const isLit = selected || (isHovered && !isConnecting) || hoveredOutcome === line.outcome.id;
  const middle = middleOf(line.points);
  return (
    <>
      <g className="bt-line" data-tone={line.outcome.tone} data-lit={isLit || undefined} data-selected={selected || undefined} data-time={line.outcome.trigger.type === 'elapsed' || undefined} data-walked={walked.has(`${line.source}>${line.target}`) || undefined} onMouseEnter={enter} onMouseLeave={leave}>
        <path className="bt-line-path" d={path} markerEnd={isLit ? `url(#bt-arrow-${line.outcome.tone})` : 'url(#bt-arrow)'} />
        <path className="react-flow__edge-interaction bt-line-hit" d={path} strokeWidth={24} />
      </g>
      {isDesign && isLit && !isConnecting && (
        <EdgeLabelRenderer>
          <button
            type="button"
            className="bt-line-add nodrag nopan"
            tabIndex={-1}
            style={{ transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y}px)` }}
            aria-label={`Insert into “${line.outcome.name}”`}
            title="Insert a block here"
            onMouseEnter={enter}
            onMouseLeave={leave}
            onClick={(event) => {
              const { right, top } = event.currentTarget.getBoundingClientRect();
              insert(line, { x: right, y: top });
            }}
          >
            <IconPlus size={14} stroke={2} aria-hidden />
          </button>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

/** The arrow heads of all lines, once a canvas. */
export function ArrowHeads() {
  return (
    <svg className="bt-arrows" aria-hidden>
      <defs>
        {['', '-positive', '-negative', '-neutral', '-time'].map((tone) => (
          <marker key={tone} id={`bt-arrow${tone}`} className={`bt-arrow${tone}`} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="6" markerHeight="6" orient="auto">
            <path d="M0,1 L9,5 L0,9 z" />
          </marker>
        ))}
      </defs>
    </svg>
  );
}
