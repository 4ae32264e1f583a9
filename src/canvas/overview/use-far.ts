import { useStore } from '@xyflow/react';

/** Below this zoom nothing on a card but its title can be read (ui.md "Semantic zoom"). */
const readable = 0.45;
/** A drawing of so few cards is drawn whole at every zoom. */
const few = 60;
/** More whole cards than this are never drawn at a time; a card takes up about so many square pixels of the drawing. */
const many = { cards: 150, ground: 150_000 };

/**
 * Says whether the drawing is seen from so far that it is drawn as an overview: each card a block with its title, all
 * lines in one picture. It depends on the zoom and the size of the window only, so that panning never changes it.
 *
 * Until its first view stands (`isOpened`), a large drawing is drawn as it will be then: whole where it opens at its start.
 */
export function useFar(cards: number, isOpened: boolean, opensNear: boolean): boolean {
  return useStore(({ transform, width, height }) => {
    if (cards <= few) return false;
    if (!isOpened || width === 0) return !opensNear;
    return transform[2] < Math.max(readable, Math.sqrt((width * height) / (many.cards * many.ground)));
  });
}
