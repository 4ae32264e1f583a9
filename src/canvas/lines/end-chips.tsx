import { useStore, type ReactFlowState } from '@xyflow/react';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { useCallback } from 'react';
import type { Line } from '../geometry/lines.ts';
import { placed } from './line-chips.tsx';
import { useLines } from './line-context.ts';

/** At the end of a selected line that is in view: where its other end is, when that is not. A click goes there. */
export function EndChips({ line }: { line: Line }) {
  const { nameOf, show } = useLines();
  const isSourceSeen = useStore(useCallback((state: ReactFlowState) => isInView(state, line.source), [line.source]));
  const isTargetSeen = useStore(useCallback((state: ReactFlowState) => isInView(state, line.target), [line.target]));
  const [first, last] = [line.points[0], line.points.at(-1)];
  if (isSourceSeen === isTargetSeen || !first || !last) return null;
  const [there, at, anchor] = isSourceSeen ? [line.target, { x: first.x + 14, y: first.y }, '0, -50%'] as const : [line.source, { x: last.x - 14, y: last.y }, '-100%, -50%'] as const;
  return (
    <span className="bt-jump nodrag nopan" data-end style={placed(at, anchor)}>
      <button type="button" className="bt-jump-go" tabIndex={-1} aria-label={`Go to ${nameOf(there)}, the other end of “${line.outcome.name}”`} title={`Go to ${nameOf(there)}`} onClick={() => show(there)}>
        {isSourceSeen ? <IconArrowRight size={12} stroke={2} aria-hidden /> : <IconArrowLeft size={12} stroke={2} aria-hidden />}<span>{nameOf(there)}</span>
      </button>
    </span>
  );
}

function isInView({ nodeLookup, width, height, transform: [x, y, zoom] }: ReactFlowState, id: string): boolean {
  const node = nodeLookup.get(id);
  if (!node || width === 0) return true;
  const at = node.internals.positionAbsolute;
  const [left, top] = [at.x * zoom + x, at.y * zoom + y];
  return left < width && top < height && left + (node.measured.width ?? 0) * zoom > 0 && top + (node.measured.height ?? 0) * zoom > 0;
}
