import type { LargeDrawing } from './large-drawing.ts';

/** A drawing on screen, moved by one small step a call; each step is what one event of a hand does. */
export interface Scene {
  /** Goes to the first view, where the drawing does not open there by itself. */
  begin?(): Promise<void>;
  pan(frame: number): void;
  /** Zooms a little; away in even halves of the frames, back in the others, so that it ends where it began. */
  zoom(frame: number, frames: number): void;
  /** Takes a card that is in view and moves it; missing where the contender is not asked to. */
  drag?(frame: number): void;
  /** Changes one small thing about the drawing. */
  edit?(turn: number): void;
  /** Lets the card go where it stood. */
  letGo?(): void;
  /** Brings everything into view. */
  fit(): void;
  remove(): void;
}

/** One way of showing the drawing. `show` ends when it stands in the page. */
export interface Contender {
  readonly name: string;
  show(host: HTMLElement, drawing: LargeDrawing): Scene | Promise<Scene>;
}

/** The card that is held, which stands in the middle of the view at first. */
export const heldCard = 22;

/** The move that brings the held card into the middle, at the drawing's own size. */
export function firstView(host: HTMLElement, { cards }: LargeDrawing): { readonly x: number; readonly y: number } {
  const card = cards[heldCard];
  if (!card) throw new Error('the drawing is too small');
  return { x: host.clientWidth / 2 - card.x - card.width / 2, y: host.clientHeight / 2 - card.y - card.height / 2 };
}

/** How far the drawing moves in a frame, in pixels of the screen; there and back in turns of twenty. */
export function panStep(frame: number): { readonly x: number; readonly y: number } {
  const way = Math.floor(frame / 20) % 2 === 0 ? 1 : -1;
  return { x: 16 * way, y: 9 * way };
}

/** By how much the drawing is enlarged in this frame. */
export function zoomStep(frame: number, frames: number): number {
  return frame < frames / 2 ? 1.028 : 1 / 1.028;
}

/** How far the held card is from where it stood, in pixels of the screen. */
export function dragStep(frame: number): { readonly x: number; readonly y: number } {
  return { x: 12 + frame * 3, y: 6 + frame * 2 };
}

/** The next picture. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
