import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo, useRef, useState, type CSSProperties } from 'react';
import type { LineEdge } from '../flow/projection.ts';
import type { Line } from '../geometry/lines.ts';
import { middleOf, roundedPath } from '../geometry/path.ts';
import { lineKey } from '../contract.ts';
import { useConnecting } from '../cards/card-context.ts';
import { BendStretches } from './bend-stretches.tsx';
import { EndChips } from './end-chips.tsx';
import { JumpChip } from './jump-chip.tsx';
import { CrowdedName, LineWords, LitName, LoopChip } from './line-chips.tsx';
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
  const { isDesign, walked, hoveredOutcome, wholeWay, flows } = useLines();
  const isConnecting = useConnecting() !== null;
  const { isHovered, hoverProps } = useGrace();
  const bending = useBending(line);
  const { outcome, kind } = line;
  const flow = flows[lineKey(line.source, outcome.id)];
  const isLit = selected || (isHovered && !isConnecting) || hoveredOutcome === outcome.id;
  const isDrawn = kind === 'way' || kind === 'bent';
  const points = bending.points ?? (kind === 'jump' && isLit ? wholeWay(line) : line.points);
  const path = roundedPath(points);
  return (
    <>
      <g className="bt-line" data-kind={kind} data-tone={outcome.tone} data-lit={isLit || undefined} data-selected={selected || undefined} data-time={outcome.trigger.type === 'elapsed' || undefined} data-walked={walked.has(`${line.source}>${line.target}`) || undefined} {...(flow ? { 'data-flow': true, style: flowStyle(flow.share) } : {})} {...hoverProps}>
        <path className="bt-line-path" d={path} {...(kind === 'jump' && !isLit ? {} : { markerEnd: flow ? 'url(#bt-arrow-flow)' : isLit ? `url(#bt-arrow-${outcome.tone})` : 'url(#bt-arrow)' })} />
        <path className="react-flow__edge-interaction bt-line-hit" d={path} />
        {isDesign && selected && isDrawn && <BendStretches points={points} bending={bending} />}
        {kind === 'loop' && outcome.limit && <LoopChip line={line} times={outcome.limit.times} />}
        {kind === 'jump' && <JumpChip line={line} />}
        {line.nameAt && !isLit && <CrowdedName line={line} at={line.nameAt} />}
      </g>
      {flow?.onLine !== undefined && <EdgeLabelRenderer><LineWords at={middleOf(points)} words={flow.onLine} /></EdgeLabelRenderer>}
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

/** 2 to 8 pixels wide, as the records on it are few or many. */
function flowStyle(share: number): CSSProperties & Record<'--bt-flow', number> {
  return { '--bt-flow': 1 + 3 * Math.min(1, Math.max(0, share)) };
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
