import { useStore, ViewportPortal } from '@xyflow/react';
import { useLayoutEffect, useMemo, type CSSProperties, type RefObject } from 'react';
import type { Drawing } from '../flow/use-drawing.ts';
import type { Moving } from '../flow/hand.ts';
import type { Card } from '../geometry/card.ts';
import type { Line } from '../geometry/lines.ts';
import { lineWeight } from '../lines/line-weight.ts';
import { useLines } from '../lines/line-context.ts';
import type { Selection } from '../selection.ts';
import { arrowOf, boxPath, inBundles, pathOf, portsOf } from './bundles.ts';

export interface OverviewLinesProps {
  readonly drawing: Drawing;
  readonly moving: Moving;
  readonly selection: Selection;
  readonly root: RefObject<HTMLDivElement | null>;
}

/**
 * All lines of a drawing seen from afar, a few paths for hundreds of them, with the ports as dots in the tones of their
 * outcomes. It is drawn anew when the drawing changes; panning and zooming only move it.
 */
export function OverviewLines({ drawing: { cards, lines, resting, restingLines: rest, isOpening }, moving, selection, root }: OverviewLinesProps) {
  const { walked } = useLines();
  const step = useStore(({ transform }) => Math.round(Math.min(1, Math.max(0.1, transform[2])) * 40));
  const { thick, far } = lineWeight(step / 40);
  useFarStep(root, step / 40);
  const held = [...moving.keys()].join(' ');
  const marked = useMemo(() => new Set<string>(selection.outcomes), [selection]);
  const isApart = ({ source, target, outcome }: Line): boolean => moving.has(source) || moving.has(target) || marked.has(outcome.id) || walked.has(`${source}>${target}`);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- what is held moves at every frame; the others stay as long as the same ones are held
  const bundles = useMemo(() => inBundles(rest.filter((line) => !isApart(line))), [rest, held, marked, walked]);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the same
  const ports = useMemo(() => portsOf(cards.filter((card: Card) => !moving.has(card.id))), [held === '' ? cards : held]);
  const shapes = useMemo(() => (isOpening ? resting.map(boxPath).join('') : ''), [isOpening, resting]);
  const apart = lines.filter(isApart);
  const style: CSSProperties & Record<`--${string}`, string | number> = { '--bt-line-thick': thick, '--bt-line-far': far };
  return (
    <ViewportPortal>
      <svg className="bt-overview-lines" style={style} aria-hidden>
        {isOpening && <path className="bt-overview-shapes" d={shapes} />}
        {bundles.map(({ solid, dashed, arrows }, index) => (
          <g key={index}>
            <path className="bt-line-path" d={solid} />
            <path className="bt-line-path bt-overview-time" d={dashed} />
            <path className="bt-overview-arrows" d={arrows} />
          </g>
        ))}
        {apart.map((line) => (
          <g key={line.id} className="bt-line" data-tone={line.outcome.tone} data-lit={marked.has(line.outcome.id) || undefined} data-selected={marked.has(line.outcome.id) || undefined} data-walked={walked.has(`${line.source}>${line.target}`) || undefined}>
            <path className="bt-line-path" d={pathOf(line)} />
            <path className="bt-overview-arrows" d={arrowOf(line)} />
          </g>
        ))}
      </svg>
      <svg className="bt-overview-ports" aria-hidden>
        {ports.map(({ tone, path }) => <path key={tone} data-tone={tone} d={path} />)}
      </svg>
    </ViewportPortal>
  );
}

/** Says on the canvas's root how far away the drawing is, so that titles grow as cards shrink. */
function useFarStep(root: RefObject<HTMLDivElement | null>, zoom: number): void {
  const step = zoom >= 0.3 ? 'near' : zoom >= 0.18 ? 'middle' : 'farthest';
  useLayoutEffect(() => root.current?.setAttribute('data-far', step), [root, step]);
  useLayoutEffect(() => () => root.current?.removeAttribute('data-far'), [root]);
}
