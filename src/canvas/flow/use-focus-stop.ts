import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useEffect, useMemo, useState, type RefObject } from 'react';
import type { Blueprint } from '#engine/blueprint';
import { firstStop } from '../geometry/walking.ts';
import { drawnNode } from './hand.ts';
import { overlap } from '../geometry/box.ts';
import { jump, underTools } from './use-fit.ts';

/** The one card that Tab reaches, and moving it from card to card. */
export function useFocusStop(blueprint: Blueprint, root: RefObject<HTMLDivElement | null>) {
  const [chosen, setStop] = useState<string>();
  const flow = useReactFlow();
  const store = useStoreApi();
  const first = useMemo(() => firstStop(blueprint, []), [blueprint]);
  const wanted = chosen !== undefined && (blueprint.stages[chosen] || blueprint.notes[chosen] || blueprint.phases[chosen] || chosen === 'common') ? chosen : first;
  const stop = useInView(wanted);

  // the canvas is one tab stop (ui.md "Keyboard and speech"); React Flow's own link would be a second
  useEffect(() => root.current?.querySelector('.react-flow__attribution a')?.setAttribute('tabindex', '-1'), [root]);

  /** Where a card is on the screen now, and how much of it can be seen. */
  const look = (card: string) => {
    const node = flow.getInternalNode(card);
    const { width, height, transform: [x, y, zoom] } = store.getState();
    if (!node || width === 0) return null;
    const { positionAbsolute: place } = node.internals;
    const size = { width: node.measured.width ?? 0, height: node.measured.height ?? 0 };
    const at = { left: place.x * zoom + x, top: place.y * zoom + y, right: (place.x + size.width) * zoom + x, bottom: (place.y + size.height) * zoom + y };
    const isCovered = overlap(underTools(width, height), { x: at.left, y: at.top, width: at.right - at.left, height: at.bottom - at.top });
    const isWhole = !isCovered && at.left >= 0 && at.top >= 0 && at.right <= width && at.top + Math.min(size.height * zoom, height) <= height;
    const isSeen = at.left < width && at.top < height && at.right > 0 && at.bottom > 0;
    return { isWhole, isSeen, centre: (duration = 0) => void flow.setCenter(place.x + size.width / 2, place.y + size.height / 2, { zoom, duration }) };
  };
  /** Brings a card into view when it is not. */
  const reveal = (card: string) => {
    const seen = look(card);
    if (seen && !seen.isWhole) seen.centre();
  };
  const revealOneOf = (cards: readonly string[]) => {
    const seen = cards.map(look).filter((each) => each !== null);
    if (!seen.some(({ isSeen }) => isSeen)) seen[0]?.centre(jump());
  };
  const goTo = (card: string) => {
    setStop(card);
    reveal(card);
    // a card that was out of view is drawn only with the next frame
    requestAnimationFrame(() => void (root.current && drawnNode(root.current, card)?.focus({ preventScroll: true })));
  };
  return { stop, goTo, reveal, revealOneOf, setStop };
}

/** Only cards in view are drawn: the wanted card when it is one of them, else the first that is, if any. */
function useInView(wanted: string | undefined): string | undefined {
  return useStore(({ nodeLookup, width, height, transform: [x, y, zoom] }) => {
    const isInView = (id: string | undefined) => {
      const node = id === undefined ? undefined : nodeLookup.get(id);
      if (!node || node.type === 'phase') return false;
      const at = node.internals.positionAbsolute;
      const left = at.x * zoom + x;
      const top = at.y * zoom + y;
      return left < width && top < height && left + (node.measured.width ?? 0) * zoom > 0 && top + (node.measured.height ?? 0) * zoom > 0;
    };
    if (width === 0 || isInView(wanted)) return wanted;
    return [...nodeLookup.keys()].find(isInView);
  });
}
