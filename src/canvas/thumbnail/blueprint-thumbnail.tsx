import { memo, useEffect, useMemo, useState } from 'react';
import type { Blueprint, StageId } from '#engine/blueprint';
import { boundsOf, grown, type Box } from '../geometry/box.ts';
import { cardsOf, sizes, type Card } from '../geometry/card.ts';
import { LineLayer, type Line } from '../geometry/lines.ts';
import { roundedPath } from '../geometry/path.ts';
import { cardName } from '../cards/card-words.ts';
import { framesOf } from '../phases/frames.ts';
import { cutTo } from '../picture/lettering.ts';
import { stageLook } from '../cards/stage-look.ts';
import '../canvas.css';

export interface BlueprintThumbnailProps {
  readonly blueprint: Blueprint;
  readonly width: number;
  readonly height: number;
  /** The stage in which a record stands. */
  readonly here?: StageId | undefined;
  /** The stages a record has been in, in order. */
  readonly path?: readonly StageId[] | undefined;
  /** Cards say their names: the picture is then as large as it takes to read them, whatever room there is. */
  readonly isNamed?: boolean | undefined;
  /** What the picture says to people who listen; without it the picture is decoration. */
  readonly label?: string | undefined;
}

/** A blueprint in small: phases as frames, cards as blocks, lines as on the canvas, with "you are here" when a record is shown. */
export const BlueprintThumbnail = memo(function BlueprintThumbnail({ blueprint, width, height, here, path = [], isNamed = false, label }: BlueprintThumbnailProps) {
  const cards = useMemo(() => cardsOf(blueprint), [blueprint]);
  const lines = useLines(cards);
  const { frames, view } = useMemo(() => pictureOf({ blueprint, cards, lines, width, height, isNamed }), [blueprint, cards, lines, width, height, isNamed]);
  const visited = new Set<string>(path);
  const steps = new Set([...path, ...(here ? [here] : [])].map((stage, index, all) => `${all[index - 1] ?? ''}>${stage}`));
  const isShown = here !== undefined || path.length > 0;
  const isTiny = !isNamed && view.scale > specks;
  const isWalked = ({ source, target }: Line) => steps.has(`${source}>${target}`);
  const stateOf = ({ id }: Card) => (id === here ? 'here' : visited.has(id) ? 'visited' : undefined);
  const single = isTiny ? lines.filter(isWalked) : lines;
  return (
    <svg className="bt-thumb" width={isNamed ? view.width / view.scale : width} height={isNamed ? view.height / view.scale : height} viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`} data-record={isShown || undefined} {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}>
      {frames.map(({ phase, x, y, width: wide, height: high }) => <rect key={phase.id} className="bt-thumb-frame" x={x} y={y} width={wide} height={high} rx={16} strokeWidth={view.scale} />)}
      {isTiny && <path className="bt-thumb-line" d={lines.filter((line) => !isWalked(line)).map((line) => roundedPath(line.points)).join('')} strokeWidth={1.5 * view.scale} />}
      {single.map((line) => <path key={line.id} className="bt-thumb-line" data-walked={isWalked(line) || undefined} d={roundedPath(line.points)} strokeWidth={1.5 * view.scale} />)}
      {isTiny && <Specks cards={cards.filter((card) => stateOf(card) === undefined)} start={blueprint.start} scale={view.scale} />}
      {cards.map((card) => (isTiny && stateOf(card) === undefined ? null : <Block key={card.id} card={card} isTiny={isTiny} isStart={blueprint.start === card.id} state={stateOf(card)} scale={view.scale} isNamed={isNamed} />))}
    </svg>
  );
});

/** Cards of which nothing but their place and colour can be seen: hundreds of them are a few shapes. */
function Specks({ cards, start, scale }: { readonly cards: readonly Card[]; readonly start: StageId | null; readonly scale: number }) {
  const colourOf = (card: Card) => stageLook(card.stage, start === card.id).colour;
  const shape = (all: readonly Card[], boxOf: (card: Card) => Box) => all.map(boxOf).map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}z`).join('');
  return (
    <g className="bt-thumb-card">
      <path className="bt-thumb-box" d={shape(cards, (card) => card)} strokeWidth={scale} />
      {[...new Set(cards.map(colourOf))].map((colour) => <path key={colour} d={shape(cards.filter((card) => colourOf(card) === colour), ({ x, y }) => ({ x: x + 14, y: y + 10, width: 30, height: sizes.header - 18 }))} fill={`var(--bt-${colour})`} />)}
    </g>
  );
}

interface BlockProps {
  readonly card: Card;
  readonly isStart: boolean;
  readonly state: 'here' | 'visited' | undefined;
  readonly scale: number;
  readonly isNamed: boolean;
  readonly isTiny: boolean;
}

function Block({ card, isStart, state, scale, isNamed, isTiny }: BlockProps) {
  const look = stageLook(card.stage, isStart);
  const isEnd = card.stage?.kind === 'end';
  const bars = Math.min(3, card.activities.length);
  return (
    <g className="bt-thumb-card" data-state={state} transform={`translate(${card.x} ${card.y})`}>
      {state === 'here' && <rect className="bt-thumb-ring" x={-5 * scale} y={-5 * scale} width={card.width + 10 * scale} height={card.height + 10 * scale} rx={12 + 5 * scale} strokeWidth={2 * scale} />}
      <rect className="bt-thumb-box" width={card.width} height={card.height} rx={isEnd ? card.height / 2 : 12} strokeWidth={scale} />
      <rect x={14} y={10} width={30} height={sizes.header - 18} rx={8} fill={`var(--bt-${look.colour})`} />
      {isTiny ? null : isNamed
        ? <text className="bt-thumb-name" x={54} y={sizes.header / 2 + 9} fontSize={letters}>{cutTo(card.width - 64, cardName(card), letters, 600)}</text>
        : <rect className="bt-thumb-title" x={56} y={sizes.header / 2 - 7} width={card.width - 88} height={14} rx={7} />}
      {!isTiny && card.activities.slice(0, bars).map((activity, index) => <rect key={activity.id} className="bt-thumb-bar" x={20} y={sizes.header + 8 + index * sizes.activity} width={card.width - 80 - (index % 2) * 48} height={10} rx={5} />)}
      {!isTiny && card.outcomes.map((outcome) => <circle key={outcome.id} cx={card.width - 18} cy={card.outPorts.get(outcome.id)} r={7} fill={`var(--bt-${outcome.tone})`} />)}
    </g>
  );
}

// of a card's name, in canvas pixels; at half size it can be read
const letters = 24;
/** So many canvas pixels to a pixel of the picture, and what stands on a card is smaller than one: it is left out. */
const specks = 20;
/** So long the lines of a large drawing may hold up the page at a time, in milliseconds. */
const slice = 8;

/** The lines between cards. Those of a large drawing show at once as well as they can, and are laid for good bit by bit. */
function useLines(cards: readonly Card[]): readonly Line[] {
  const layer = useMemo(() => {
    const fresh = new LineLayer();
    fresh.lay(cards, {});
    return fresh;
  }, [cards]);
  const [, setFinished] = useState<LineLayer>();
  useEffect(() => {
    let next: ReturnType<typeof setTimeout> | undefined;
    const work = () => {
      const until = performance.now() + slice;
      while (performance.now() < until) if (!layer.step()) return setFinished(layer);
      next = setTimeout(work);
    };
    if (layer.isUnfinished) next = setTimeout(work);
    return () => clearTimeout(next);
  }, [layer]);
  return layer.lines;
}

interface Drawn {
  readonly blueprint: Blueprint;
  readonly cards: readonly Card[];
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
  readonly isNamed: boolean;
}

/** Fits the drawing into the given pixels and never enlarges it beyond a third of its real size; named, it is half its size. */
function pictureOf({ blueprint, cards, lines, width, height, isNamed }: Drawn) {
  const frames = framesOf(blueprint, cards);
  const around = boundsOf([...cards, ...frames, ...lines.flatMap((line) => line.points.map((point) => ({ ...point, width: 0, height: 0 })))]) ?? { x: 0, y: 0, width, height };
  const { x, y, width: wide, height: high } = grown(around, 40);
  const scale = isNamed ? 2 : Math.max(wide / width, high / height, 3);
  if (isNamed) return { frames, view: { x, y, width: Math.max(wide, width * scale), height: Math.max(high, height * scale), scale } };
  return { frames, view: { x: x - (width * scale - wide) / 2, y: y - (height * scale - high) / 2, width: width * scale, height: height * scale, scale } };
}
