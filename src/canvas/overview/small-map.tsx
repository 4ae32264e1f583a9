import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useMemo, useRef, type CSSProperties, type PointerEvent } from 'react';
import type { Blueprint, Finding } from '#engine/blueprint';
import { boundsOf, grown, type Box } from '../geometry/box.ts';
import type { Card } from '../geometry/card.ts';
import { boxPath } from './bundles.ts';
import type { Frame } from '../phases/frames.ts';
import type { Selection } from '../selection.ts';

const size = { width: 150, height: 96 };
/** However long a row of stages is, a card stays a bar of this height on the map, in pixels of the screen. */
const leastHeight = 4;
const veil: CSSProperties & Record<'--bt-map-veil', string> = { '--bt-map-veil': `${size.width}px` };

export interface SmallMapProps {
  /** The cards as they stand, not as they are being dragged: the map is drawn when something comes to rest. */
  readonly cards: readonly Card[];
  readonly frames: readonly Frame[];
  readonly notes: Blueprint['notes'];
  readonly selection: Selection;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
}

/** The small map of everything, one path for each look, with what is in view and where something is wrong. Press or drag to go there, turn the wheel to zoom. */
export function SmallMap({ cards, frames, notes, selection, findings }: SmallMapProps) {
  const map = useRef<SVGSVGElement>(null);
  const flow = useReactFlow();
  const around = useMemo(() => shownGround([...cards, ...frames, ...Object.values(notes)]), [cards, frames, notes]);
  const least = (leastHeight / size.height) * around.height;
  const layers = useMemo(() => layersOf(cards.map((card) => atLeast(card, least)), frames.map((frame) => atLeast(frame, least)), Object.values(notes), selection, findings), [cards, frames, notes, selection, findings, least]);
  useWheel(map, (by) => void flow.zoomTo(flow.getZoom() * by));
  const go = (event: PointerEvent<SVGSVGElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    void flow.setCenter(around.x + ((event.clientX - left) / width) * around.width, around.y + ((event.clientY - top) / height) * around.height, { zoom: flow.getZoom() });
  };
  return (
    <div className="react-flow__minimap bt-minimap nopan nowheel">
      <svg
        ref={map} role="img" aria-label="Small map of the drawing" width={size.width} height={size.height} viewBox={`${around.x} ${around.y} ${around.width} ${around.height}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          go(event);
        }}
        onPointerMove={(event) => event.buttons === 1 && go(event)}
      >
        {layers.map(({ look, path }) => <path key={look} className={`bt-map-${look}`} d={path} />)}
      </svg>
      <InView around={around} />
    </div>
  );
}

/**
 * Everything but what is in view is veiled; the one part of the map that follows the view. It lies on a layer of its own,
 * so that panning the drawing paints nothing anew: only its size changes with the zoom.
 */
function InView({ around }: { readonly around: Box }) {
  const frame = useRef<HTMLDivElement>(null);
  const store = useStoreApi();
  useEffect(() => {
    let drawn = '';
    const follow = ({ width, height, transform: [x, y, zoom] }: ReturnType<typeof store.getState>): void => {
      if (!frame.current) return;
      const { style } = frame.current;
      const scale = size.width / around.width;
      const shown = { width: (width / zoom) * scale, height: (height / zoom) * scale };
      const now = `${shown.width} ${shown.height}`;
      if (now !== drawn) [style.width, style.height] = [`${shown.width}px`, `${shown.height}px`];
      drawn = now;
      const [left, top] = [(-x / zoom - around.x) * scale, (-y / zoom - around.y) * scale];
      // the veil is as wide as the map: what is in view stands no further away than just beside it
      style.transform = `translate(${Math.min(size.width, Math.max(-shown.width, left))}px, ${Math.min(size.height, Math.max(-shown.height, top))}px)`;
    };
    follow(store.getState());
    return store.subscribe((state, before) => {
      if (state.transform !== before.transform || state.width !== before.width || state.height !== before.height) follow(state);
    });
  }, [store, around]);
  return <div ref={frame} className="bt-map-view" style={veil} />;
}

/** React listens to the wheel without the right to stop the page from scrolling. */
function useWheel(map: { readonly current: SVGSVGElement | null }, zoom: (by: number) => void): void {
  const latest = useRef(zoom);
  useEffect(() => {
    latest.current = zoom;
  });
  useEffect(() => {
    const element = map.current;
    const turn = (event: WheelEvent): void => {
      event.preventDefault();
      event.stopPropagation();
      latest.current(2 ** (-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.002)));
    };
    element?.addEventListener('wheel', turn, { passive: false });
    return () => element?.removeEventListener('wheel', turn);
  }, [map]);
}

/** All of the drawing with a margin, in the shape of the map. */
function shownGround(boxes: readonly Box[]): Box {
  const { x, y, width, height } = boundsOf(boxes) ?? { x: 0, y: 0, ...size };
  const scale = Math.max(width / size.width, height / size.height);
  return grown({ x: x - (size.width * scale - width) / 2, y: y - (size.height * scale - height) / 2, width: size.width * scale, height: size.height * scale }, 5 * scale);
}

/** A box that is too low to be seen grows around its middle. */
function atLeast<Drawn extends Box>(box: Drawn, least: number): Drawn {
  return box.height >= least ? box : { ...box, y: box.y - (least - box.height) / 2, height: least };
}

/** What the map shows, in the order it is drawn: what looks alike is one path. */
function layersOf(cards: readonly Card[], frames: readonly Frame[], notes: readonly Blueprint['notes'][string][], selection: Selection, findings: SmallMapProps['findings']) {
  const marked = new Set<string>([...selection.stages, ...selection.notes, ...selection.phases]);
  const paths = new Map<string, string[]>(['phase', 'note', 'stage', 'folded', 'won', 'lost', 'selected', 'dot', 'dot-error'].map((look) => [look, []]));
  const draw = (look: string, path: string): void => void paths.get(look)?.push(path);
  for (const frame of frames) draw(marked.has(frame.phase.id) ? 'selected' : 'phase', boxPath(frame));
  for (const note of notes) draw(marked.has(note.id) ? 'selected' : 'note', boxPath(note));
  for (const card of cards) {
    draw(marked.has(card.id) ? 'selected' : lookOf(card), boxPath(card));
    const found = [card.id, ...(card.folded?.stages.map(({ id }) => id) ?? [])].flatMap((id) => findings.get(id) ?? []);
    if (found.length > 0) draw(found.some(({ severity }) => severity === 'error') ? 'dot-error' : 'dot', dotPath(card));
  }
  return [...paths].flatMap(([look, parts]) => (parts.length === 0 ? [] : [{ look, path: parts.join('') }]));
}

function lookOf({ stage, folded }: Card): string {
  if (folded) return 'folded';
  return stage?.end?.result === 'won' || stage?.end?.result === 'lost' ? stage.end.result : 'stage';
}

const dotPath = ({ x, y, width }: Box): string => `M${x + width - 44},${y}a44,44 0 1,0 88,0a44,44 0 1,0 -88,0z`;
