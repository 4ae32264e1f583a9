import { useEffect, useRef, type RefObject } from 'react';

/** So far a finger goes before it is a swipe and no tap, in pixels. */
const least = 12;
/** So far it must have gone when it is lifted; half of that when it was flicked. */
const enough = 96;
/** Pixels in a millisecond. */
const flick = 0.6;

interface Stroke {
  readonly pointer: number;
  readonly x: number;
  readonly y: number;
  readonly at: number;
  /** The finger goes sideways: the line follows it. */
  readonly taken: boolean;
}

/**
 * A finger that draws a line to the left. Going up or down stays the list's own scrolling: the line asks the browser for
 * sideways strokes only (`touch-action: pan-y`), and takes one only when it is clearly sideways. The element carries
 * `data-swiping` and `--swipe` (pixels, never above 0), and `data-enough` once lifting the finger will do it.
 */
export function useSwipe<Element extends HTMLElement>(onSwiped: () => void): RefObject<Element | null> {
  const line = useRef<Element>(null);
  const done = useRef(onSwiped);
  useEffect(() => {
    done.current = onSwiped;
  });
  useEffect(() => {
    const { current } = line;
    return current ? listen(current, () => done.current()) : undefined;
  }, []);
  return line;
}

function listen(element: HTMLElement, onSwiped: () => void): () => void {
  const until = new AbortController();
  const on = <Name extends 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel'>(name: Name, act: (event: PointerEvent) => void) => element.addEventListener(name, act, { signal: until.signal });
  let stroke: Stroke | null = null;
  let swallowed = -Infinity;
  const back = () => {
    stroke = null;
    delete element.dataset['swiping'];
    delete element.dataset['enough'];
    element.style.removeProperty('--swipe');
  };
  on('pointerdown', (event) => {
    stroke = event.pointerType === 'mouse' || !event.isPrimary ? null : { pointer: event.pointerId, x: event.clientX, y: event.clientY, at: event.timeStamp, taken: false };
  });
  on('pointermove', (event) => {
    if (stroke === null || stroke.pointer !== event.pointerId) return;
    const [across, down] = [event.clientX - stroke.x, event.clientY - stroke.y];
    if (!stroke.taken) {
      if (Math.hypot(across, down) < least) return;
      if (across >= 0 || Math.abs(across) < 1.5 * Math.abs(down)) return back();
      stroke = { ...stroke, taken: true };
      element.setPointerCapture?.(event.pointerId);
      element.dataset['swiping'] = '';
    }
    const gone = Math.min(0, across);
    element.style.setProperty('--swipe', `${gone}px`);
    if (-gone >= enough) element.dataset['enough'] = '';
    else delete element.dataset['enough'];
  });
  on('pointerup', (event) => {
    if (stroke === null || stroke.pointer !== event.pointerId || !stroke.taken) return back();
    const gone = stroke.x - event.clientX;
    const isFlick = gone / Math.max(1, event.timeStamp - stroke.at) > flick;
    back();
    swallowed = event.timeStamp;
    if (gone >= (isFlick ? enough / 2 : enough)) onSwiped();
  });
  // the browser scrolls instead
  on('pointercancel', back);
  // what follows a swipe is no tap on the line
  element.addEventListener('click', (event) => {
    if (event.timeStamp - swallowed > 350) return;
    event.preventDefault();
    event.stopPropagation();
  }, { signal: until.signal, capture: true });
  return () => until.abort();
}
