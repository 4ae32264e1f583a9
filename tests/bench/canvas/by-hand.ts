import { boundsOf } from '../../../src/canvas/geometry/box.ts';
import type { Card } from '../../../src/canvas/geometry/card.ts';
import type { Line } from '../../../src/canvas/geometry/lines.ts';
import { roundedPath } from '../../../src/canvas/geometry/path.ts';
import { dragStep, firstView, heldCard, panStep, zoomStep, type Contender } from './contender.ts';
import { plainCard } from './plain-card.ts';

/**
 * The limit of what the DOM gives: cards as markup written once, lines as paths in one SVG, moved by one transform.
 * Nothing is left out of view, nothing is remembered, and nobody could draw on it.
 */
export const byHand: Contender = {
  name: 'hand-written DOM',
  show: (host, drawing) => {
    const { cards, lines } = drawing;
    host.className = 'bt-canvas bench-by-hand';
    host.innerHTML = `<div class="world"><svg class="lines"><defs><marker id="by-hand-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="6" markerHeight="6" orient="auto"><path d="M0,1 L9,5 L0,9 z" fill="#7b8798"/></marker></defs>${lines.map(pathOf).join('')}</svg>${cards.map(cardOf).join('')}</div>`;
    const world = host.querySelector<HTMLElement>('.world');
    const held = cards[heldCard];
    const card = host.querySelector<HTMLElement>(`[data-card="${held?.id ?? ''}"]`);
    if (!world || !held || !card) throw new Error('nothing was drawn');
    const own = lines.filter((line) => line.source === held.id || line.target === held.id).map((line) => ({ line, path: host.querySelector(`[data-line="${line.id}"]`) }));
    const at = { ...firstView(host, drawing), zoom: 1 };
    const place = (): void => {
      world.style.transform = `translate(${at.x}px, ${at.y}px) scale(${at.zoom})`;
    };
    const move = (by: { readonly x: number; readonly y: number }): void => {
      card.style.transform = `translate(${held.x + by.x}px, ${held.y + by.y}px)`;
      for (const { line, path } of own) path?.setAttribute('d', roundedPath(movedEnd(line, held, by)));
    };
    place();
    return {
      pan: (frame) => {
        const { x, y } = panStep(frame);
        at.x -= x;
        at.y -= y;
        place();
      },
      zoom: (frame, frames) => {
        const by = zoomStep(frame, frames);
        at.x = host.clientWidth / 2 - (host.clientWidth / 2 - at.x) * by;
        at.y = host.clientHeight / 2 - (host.clientHeight / 2 - at.y) * by;
        at.zoom *= by;
        place();
      },
      drag: (frame) => move({ x: dragStep(frame).x / at.zoom, y: dragStep(frame).y / at.zoom }),
      letGo: () => move({ x: 0, y: 0 }),
      fit: () => {
        const { x, y, width, height } = boundsOf(cards) ?? { x: 0, y: 0, width: 1, height: 1 };
        at.zoom = Math.min(host.clientWidth / width, host.clientHeight / height);
        at.x = -x * at.zoom;
        at.y = -y * at.zoom;
        place();
      },
      remove: () => host.replaceChildren(),
    };
  },
};

const pathOf = (line: Line): string => `<path class="bt-line-path" data-line="${line.id}" d="${roundedPath(line.points)}" marker-end="url(#by-hand-arrow)"/>`;
const cardOf = (card: Card): string => `<div class="card" data-card="${card.id}" style="transform:translate(${card.x}px,${card.y}px)">${plainCard(card)}</div>`;

/** The end of a line that hangs on the moved card goes along. */
function movedEnd({ points, source, target }: Line, card: Card, by: { readonly x: number; readonly y: number }): Line['points'] {
  return points.map((point, index) => {
    const isOwn = (source === card.id && index < 2) || (target === card.id && index >= points.length - 2);
    return isOwn ? { x: point.x + by.x, y: point.y + by.y } : point;
  });
}
