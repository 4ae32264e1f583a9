import { useOnViewportChange, useStore, useStoreApi, ViewportPortal } from '@xyflow/react';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ToneDot } from '../../ui/index.ts';
import { passingLines, type Passing } from '../geometry/passing.ts';
import { placed } from './line-chips.tsx';
import { useLines } from './line-context.ts';
import { lineWeight } from './line-weight.ts';
import './lines.css';

/** What all lines share, once a canvas: their arrow heads, their weight at this zoom, and the names of those that come from out of view. */
export function LineGround() {
  return (
    <>
      <ArrowHeads />
      <PassingNames />
    </>
  );
}

/** Thin lines vanish from far away: below 100 % they get wider and stand out more (ui.md "Zoom compensation"). */
function ArrowHeads() {
  const heads = useRef<SVGSVGElement>(null);
  const step = useStore(({ transform }) => Math.round(Math.min(1, Math.max(0.1, transform[2])) * 40));
  useLayoutEffect(() => {
    const { thick, far, hit } = lineWeight(step / 40);
    const canvas = heads.current?.closest<HTMLElement>('.react-flow');
    for (const each of [heads.current, canvas?.querySelector<HTMLElement>('.react-flow__edges')]) {
      each?.style.setProperty('--bt-line-thick', String(thick));
      each?.style.setProperty('--bt-line-far', far);
      each?.style.setProperty('--bt-line-hit', String(hit));
    }
  }, [step]);
  return (
    <svg ref={heads} className="bt-arrows" aria-hidden>
      <defs>
        {['', '-positive', '-negative', '-neutral', '-time'].map((tone) => (
          <marker key={tone} id={`bt-arrow${tone}`} className={`bt-arrow${tone}`} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="6" markerHeight="6" orient="auto">
            <path d="M0,1 L9,5 L0,9 z" />
          </marker>
        ))}
        <marker id="bt-arrow-flow" className="bt-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerUnits="userSpaceOnUse" markerWidth="18" markerHeight="18" orient="auto">
          <path d="M0,0 L9,5 L0,10 z" />
        </marker>
      </defs>
    </svg>
  );
}

/** Below this zoom the names of lines could not be read. */
const readable = 0.6;

/** The names of lines whose source is out of view, where they come in; worked out when the view rests. */
function PassingNames() {
  const { lines } = useLines();
  const store = useStoreApi();
  const [passing, setPassing] = useState<readonly Passing[]>([]);
  const drawn = useStore((state) => state.edges);
  const look = useCallback(() => {
    const { width, height, transform: [x, y, zoom], nodeLookup } = store.getState();
    if (width === 0 || zoom < readable) return setPassing((before) => (before.length === 0 ? before : []));
    const boxes = new Map([...nodeLookup.values()].map((node) => [node.id, { ...node.internals.positionAbsolute, width: node.measured.width ?? 0, height: node.measured.height ?? 0 }]));
    setPassing(passingLines(lines(), { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }, boxes));
  }, [lines, store]);
  useOnViewportChange({ onEnd: look });
  useEffect(() => {
    const soon = setTimeout(look, 120);
    return () => clearTimeout(soon);
  }, [drawn, look]);
  // the portal looks for its place at every change of the view: without names it is not there
  return passing.length > 0 && (
    <ViewportPortal>
      {passing.map(({ line, at }) => (
        <span key={line.id} className="bt-line-name" data-passing style={placed({ x: at.x + 10, y: at.y }, '0, -50%')} aria-hidden>
          <ToneDot tone={line.outcome.tone} /><span>{line.outcome.name}</span>
        </span>
      ))}
    </ViewportPortal>
  );
}
