import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo, useRef, useState } from 'react';
import type { LineEdge } from '../flow/projection.ts';
import type { Line } from '../geometry/lines.ts';
import { roundedPath } from '../geometry/path.ts';
import { useConnecting } from '../cards/card-context.ts';
import { BendStretches } from './bend-stretches.tsx';
import { EndChips } from './end-chips.tsx';
import { JumpChip } from './jump-chip.tsx';
import { CrowdedName, LitName, LoopChip } from './line-chips.tsx';
import { useLines } from './line-context.ts';
import { useLive } from './line-feed.ts';
import { LineTools } from './line-tools.tsx';
import { useBending } from './use-bending.ts';
import './lines.css';

/** The line of an outcome, along the corners the router found or somebody set: what it is called and what can be done with it shows when it is pointed at. */
export const OutcomeLine = memo(function OutcomeLine({ data, selected = false }: EdgeProps<LineEdge>) {
  return data ? <DrawnOutcome resting={data.line} selected={selected} /> : null;
});

function DrawnOutcome({ resting, selected }: { resting: Line; selected: boolean }) {
  const line = useLive(resting);
  const { isDesign, walked, hoveredOutcome, wholeWay } = useLines();
  const isConnecting = useConnecting() !== null;
  const { isHovered, hoverProps } = useGrace();
  const bending = useBending(line);
  const { outcome, kind } = line;
  const isLit = selected || (isHovered && !isConnecting) || hoveredOutcome === outcome.id;
  const isDrawn = kind === 'way' || kind === 'bent';
  const points = bending.points ?? (kind === 'jump' && isLit ? wholeWay(line) : line.points);
  const path = roundedPath(points);
  return (
    <>
      <g className="bt-line" data-kind={kind} data-tone={outcome.tone} data-lit={isLit || undefined} data-selected={selected || undefined} data-time={outcome.trigger.type === 'elapsed' || undefined} data-walked={walked.has(`${line.source}>${line.target}`) || undefined} {...hoverProps}>
        <path className="bt-line-path" d={path} {...(kind === 'jump' && !isLit ? {} : { markerEnd: isLit ? `url(#bt-arrow-${outcome.tone})` : 'url(#bt-arrow)' })} />
        <path className="react-flow__edge-interaction bt-line-hit" d={path} />
        {isDesign && selected && isDrawn && <BendStretches points={points} bending={bending} />}
        {kind === 'loop' && outcome.limit && <LoopChip line={line} times={outcome.limit.times} />}
        {kind === 'jump' && <JumpChip line={line} />}
        {line.nameAt && !isLit && <CrowdedName line={line} at={line.nameAt} />}
      </g>
      {/* drawn over the cards, and only for what is pointed at: each of these asks the page for its layer again and again */}
      {isLit && isDrawn && (
        <EdgeLabelRenderer>
          {!isConnecting && bending.points === null && <LineTools line={line} selected={selected} hoverProps={hoverProps} />}
          <LitName line={line} points={points} />
          {selected && <EndChips line={line} />}
        </EdgeLabelRenderer>
      )}
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
