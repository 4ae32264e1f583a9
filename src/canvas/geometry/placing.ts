import type { Blueprint, OutcomeId, Point, StageId } from '#engine/blueprint';
import { grown, onGrid, overlap, type Box } from './box.ts';
import { sizes, type Card } from './card.ts';
import type { Line } from './lines.ts';

/** The free ground between cards: beside each other and above each other, in canvas pixels (ui.md "Placement and layout"). */
export const gaps = { across: 96, down: 48 } as const;

const newCard = { width: sizes.width, height: 160 };

/**
 * The first free place in the column right of a card, going down from its top. What follows an outcome joins the column
 * of the stages its siblings lead to, below those of the rows above it.
 */
export function spotBeside(card: Card, cards: readonly Card[], outcome?: OutcomeId): Point {
  const row = outcome === undefined ? 0 : card.outcomes.findIndex(({ id }) => id === outcome);
  const follows = card.outcomes.flatMap(({ to }, index) => {
    const target = cards.find((each) => each.id === to);
    return target && target.x >= card.x + card.width ? [{ index, target }] : [];
  });
  const x = outcome === undefined || follows.length === 0 ? card.x + card.width + gaps.across : Math.min(...follows.map(({ target }) => target.x));
  const above = follows.filter(({ index, target }) => index < row && target.x < x + sizes.width);
  return freeBelow({ x, y: Math.max(card.y, ...above.map(({ target }) => target.y + target.height + gaps.down)) }, cards);
}

/** A place itself when a new card there lies on no other, else the nearest free one below it. */
export function freeAt(at: Point, cards: readonly Card[]): Point {
  return cards.some((card) => overlap({ ...at, ...newCard }, card)) ? freeBelow(at, cards) : at;
}

/** The nearest free place at or below a point. */
export function freeBelow(at: Point, cards: readonly Card[]): Point {
  let spot = onGrid(at);
  for (;;) {
    const wanted: Box = grown({ ...spot, ...newCard }, gaps.down / 2);
    const blocking = cards.filter((card) => overlap(wanted, grown(card, gaps.down / 2 - 1)));
    if (blocking.length === 0) return spot;
    spot = onGrid({ x: spot.x, y: Math.max(...blocking.map((card) => card.y + card.height)) + gaps.down + 4 });
  }
}

/** Where a stage goes that is put into a line: beside the card the line comes from; the rest moves to make room. */
export function insertSpot(line: Line, cards: readonly Card[]): Point {
  const source = cards.find((card) => card.id === line.source);
  const target = cards.find((card) => card.id === line.target);
  if (!source) return { x: 0, y: 0 };
  const isForward = target !== undefined && target.x > source.x + source.width;
  return isForward ? onGrid({ x: source.x + source.width + gaps.across, y: target.y }) : spotBeside(source, cards);
}

/** The stage a new card is put beside: the one named, or the one an outcome leaves. */
export function stageBeside(blueprint: Blueprint, stage: StageId | undefined, outcome: OutcomeId | undefined): StageId | undefined {
  if (stage !== undefined) return stage;
  const from = outcome === undefined ? undefined : blueprint.outcomes[outcome]?.from;
  return from?.type === 'stage' ? from.stage : from?.type === 'stages' ? from.stages[0] : undefined;
}

/** The line that passes a point within a distance, nearest first. */
export function lineAt(point: Point, lines: readonly Line[], within: number): Line | undefined {
  let nearest: Line | undefined;
  let best = within;
  for (const line of lines) {
    for (const [index, a] of line.points.entries()) {
      const b = line.points[index + 1];
      if (!b) break;
      const dx = Math.max(Math.min(a.x, b.x) - point.x, 0, point.x - Math.max(a.x, b.x));
      const dy = Math.max(Math.min(a.y, b.y) - point.y, 0, point.y - Math.max(a.y, b.y));
      const away = Math.hypot(dx, dy);
      if (away <= best) [nearest, best] = [line, away];
    }
  }
  return nearest;
}
