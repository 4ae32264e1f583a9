import type { Blueprint, Edit, Point } from '#engine/blueprint';
import { cardBoxes } from '../../canvas/index.ts';

/** How several cards may be lined up: by an edge or the middle, or spread with equal ground between them. */
export type Arrangement = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom' | 'spreadAcross' | 'spreadDown';

/** The edit that lines these cards and notes up, or `null` when nothing moves. Places stay on the 8 px grid; what is locked in place stays. */
export function arrangeEdit(draft: Blueprint, ids: readonly string[], how: Arrangement): Edit | null {
  const boxes = cardBoxes(draft);
  const pinned = new Set<string>(draft.view.pinned);
  const cards = ids.flatMap((id) => {
    const box = boxes.get(id);
    return box ? [{ id, x: box.x, y: box.y, width: box.width, height: box.height }] : [];
  });
  if (cards.length < 2) return null;
  const places = how === 'spreadAcross' || how === 'spreadDown' ? spread(cards, how === 'spreadAcross' ? 'x' : 'y') : lined(cards, how);
  const moved = cards.filter(({ id, x, y }) => !pinned.has(id) && (places[id]?.x !== x || places[id]?.y !== y)).map(({ id }) => [id, places[id] ?? { x: 0, y: 0 }] as const);
  return moved.length === 0 ? null : { type: 'moveCards', positions: Object.fromEntries(moved), why: 'align' };
}

interface Card extends Point {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

function lined(cards: readonly Card[], how: Exclude<Arrangement, 'spreadAcross' | 'spreadDown'>): Readonly<Record<string, Point>> {
  const axis = how === 'left' || how === 'centre' || how === 'right' ? 'x' : 'y';
  const size = axis === 'x' ? 'width' : 'height';
  const share = how === 'left' || how === 'top' ? 0 : how === 'right' || how === 'bottom' ? 1 : 0.5;
  const low = Math.min(...cards.map((card) => card[axis]));
  const high = Math.max(...cards.map((card) => card[axis] + card[size]));
  const line = low + (high - low) * share;
  return Object.fromEntries(cards.map((card) => [card.id, { x: card.x, y: card.y, [axis]: share === 0 ? line : toGrid(line - card[size] * share) }]));
}

/** The outermost stay; between all of them lies equal ground. */
function spread(cards: readonly Card[], axis: 'x' | 'y'): Readonly<Record<string, Point>> {
  const size = axis === 'x' ? 'width' : 'height';
  const sorted = [...cards].sort((a, b) => a[axis] - b[axis]);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (!first || !last) return {};
  const inner = sorted.slice(1, -1).reduce((sum, card) => sum + card[size], 0);
  const gap = (last[axis] - first[axis] - first[size] - inner) / (sorted.length - 1);
  let at = first[axis];
  return Object.fromEntries(sorted.map((card, index) => {
    const isOuter = index === 0 || index === sorted.length - 1;
    const place = isOuter ? card[axis] : toGrid(at);
    at += card[size] + gap;
    return [card.id, { x: card.x, y: card.y, [axis]: place }];
  }));
}

function toGrid(value: number): number {
  return Math.round(value / 8) * 8;
}
