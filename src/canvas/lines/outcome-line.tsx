import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo, useRef, useState } from 'react';
import type { LineEdge } from '../flow/projection.ts';
import type { Line } from '../geometry/lines.ts';
import { roundedPath } from '../geometry/path.ts';
import { useConnecting } from '../cards/card-context.ts';
import { BendStretches } from './bend-stretches.tsx';
import { EndChips } from './end-chips.tsx';
import { JumpChip } from './jump-chip.tsx';
import { LoopChip, NameChip } from './line-chips.tsx';
import { LineTools } from './line-tools.tsx';
import { useBending } from './use-bending.ts';
import { useLines } from './line-context.ts';
import './lines.css';

/** The line of an outcome, along the corners the router found or somebody set: what it is called and what can be done with it shows when it is pointed at. */
export const OutcomeLine = memo(function OutcomeLine({ data, selected = false }: EdgeProps<LineEdge>) {
  return data ? <DrawnOutcome line={data.line} selected={selected} /> : null;
});

function DrawnOutcome({ line, selected }: { line: Line; selected: boolean }) {
  const { isDesign, walked, hoveredOutcome, wholeWay } = useLines();
  const isConnecting = useConnecting() !== null;
  const { isHovered, hoverProps } = useGrace();
  const bending = useBending(line);
  const { outcome, kind } = line;
  const isLit = selected || (isHovered && !isConnecting) || hoveredOutcome === outcome.id;
  const points = bending.points ?? (kind === 'jump' && isLit ? wholeWay(line) : line.points);
  const path = roundedPath(points);
  const bends = isDesign && selected && (kind === 'way' || kind === 'bent');
  return (
    <>
      <g className="bt-line" data-kind={kind} data-tone={outcome.tone} data-lit={isLit || undefined} data-selected={selected || undefined} data-time={outcome.trigger.type === 'elapsed' || undefined} data-walked={walked.has(`${line.source}>${line.target}`) || undefined} {...hoverProps}>
        <path className="bt-line-path" d={path} {...(kind === 'jump' && !isLit ? {} : { markerEnd: isLit ? `url(#bt-arrow-${outcome.tone})` : 'url(#bt-arrow)' })} />
        <path className="react-flow__edge-interaction bt-line-hit" d={path} />
        {bends && <BendStretches points={points} bending={bending} />}
      </g>
      <EdgeLabelRenderer>
        {kind === 'loop' && outcome.limit && <LoopChip line={line} times={outcome.limit.times} />}
        {kind === 'jump' && <JumpChip line={line} hoverProps={hoverProps} />}
        {isLit && !isConnecting && kind !== 'loop' && kind !== 'jump' && bending.points === null && <LineTools line={line} selected={selected} hoverProps={hoverProps} />}
        {kind !== 'loop' && kind !== 'jump' && (isLit || line.isCrowded) && <NameChip line={line} points={points} isLit={isLit} />}
        {selected && (kind === 'way' || kind === 'bent') && <EndChips line={line} />}
      </EdgeLabelRenderer>
    </>
  );
}

/** Says whether the pointer is on something; a moment's grace lets it reach the buttons beside. */
function useGrace() {
  const [isHovered, setHovered] = useState(false);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hoverProps = {
    onMouseEnter: () => {
      clearTimeout(leaving.current);
      setHovered(true);
    },
    onMouseLeave: () => {
      leaving.current = setTimeout(() => setHovered(false), 600);
    },
  };
  return { isHovered, hoverProps };
}
