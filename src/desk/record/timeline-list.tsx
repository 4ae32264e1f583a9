import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';

/** So many lines are simply there: the browser finds words in them, and nothing has to be measured. */
const mostPlain = 60;
/** Two lines of words with their clock: what is not measured yet is taken to be so high. */
const usualHeight = 54;

export interface TimelineListHandle {
  /** Brings a line into view and gives it the focus. */
  readonly reveal: (index: number) => void;
}

/** The lines of a long story in the page's own scroll area, of which only those in view exist. Arrow keys walk from line to line. */
export function TimelineList({ ids, children, handle }: { readonly ids: readonly string[]; readonly children: (index: number) => ReactNode; readonly handle?: Ref<TimelineListHandle> }) {
  const list = useRef<HTMLOListElement>(null);
  const [stop, setStop] = useState(0);
  const wanted = useRef<number | null>(null);
  const scroller = useScroller(list);
  const isLong = ids.length > mostPlain;
  const virtual = useVirtualizer({
    count: isLong ? ids.length : 0, overscan: 6, enabled: isLong && scroller !== null,
    getScrollElement: () => scroller?.element ?? null, scrollMargin: scroller?.margin ?? 0,
    estimateSize: () => usualHeight, getItemKey: (index) => ids[index] ?? index,
    initialRect: { width: 320, height: 900 },
  });
  const reveal = (index: number) => {
    wanted.current = index;
    setStop(index);
    if (isLong) virtual.scrollToIndex(index, { align: 'center' });
    else focusOn(ids[index], wanted);
  };
  useImperativeHandle(handle, () => ({ reveal }));
  const shown = isLong ? virtual.getVirtualItems() : null;
  useEffect(() => {
    // a line that was asked for exists only once the list has scrolled to it
    if (wanted.current !== null) focusOn(ids[wanted.current], wanted);
  });
  const walk = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLElement && !event.target.classList.contains('desk-entry')) return;
    const to = { ArrowDown: stop + 1, ArrowUp: stop - 1, Home: 0, End: ids.length - 1 }[event.key];
    if (to === undefined || to < 0 || to >= ids.length) return;
    event.preventDefault();
    reveal(to);
  };
  const row = (index: number, place?: { readonly start: number }) => (
    <li
      key={ids[index]} id={`entry-${ids[index] ?? ''}`} data-index={index} ref={place === undefined ? undefined : virtual.measureElement} className="desk-entry"
      tabIndex={index === Math.min(stop, ids.length - 1) ? 0 : -1} aria-setsize={ids.length} aria-posinset={index + 1} onFocus={() => setStop(index)}
      {...(place === undefined ? {} : { style: { position: 'absolute' as const, insetInline: 0, transform: `translateY(${place.start - (scroller?.margin ?? 0)}px)` } })}
    >
      {children(index)}
    </li>
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys walk between its lines, which have the focus
    <ol ref={list} onKeyDown={walk} style={isLong ? { position: 'relative', height: totalOf(virtual) } : undefined}>
      {shown === null ? ids.map((_, index) => row(index)) : shown.map((item) => row(item.index, item))}
    </ol>
  );
}

function totalOf(virtual: Virtualizer<HTMLElement, Element>): number {
  return virtual.getTotalSize();
}

function focusOn(id: string | undefined, wanted: { current: number | null }): void {
  const element = document.getElementById(`entry-${id ?? ''}`);
  if (!element) return;
  wanted.current = null;
  element.scrollIntoView({ block: 'nearest' });
  element.focus({ preventScroll: true });
}

interface Scroller {
  readonly element: HTMLElement;
  /** How far down in it the list begins. */
  readonly margin: number;
}

/** The area the list scrolls in: the side column on a wide screen, the whole screen on a phone. */
function useScroller(list: { readonly current: HTMLElement | null }): Scroller | null {
  const [scroller, setScroller] = useState<Scroller | null>(null);
  useLayoutEffect(() => {
    const look = () => {
      const start = list.current;
      if (start === null) return;
      const element = scrollingAncestor(start);
      const margin = Math.round(start.getBoundingClientRect().top - element.getBoundingClientRect().top + element.scrollTop);
      setScroller((before) => (before?.element === element && Math.abs(before.margin - margin) < 2 ? before : { element, margin }));
    };
    look();
    // what stands above the list may grow: a card that opens moves it down
    const watch = new ResizeObserver(look);
    if (list.current?.parentElement) watch.observe(list.current.parentElement);
    window.addEventListener('resize', look);
    return () => {
      watch.disconnect();
      window.removeEventListener('resize', look);
    };
  }, [list]);
  return scroller;
}

function scrollingAncestor(start: HTMLElement): HTMLElement {
  for (let at = start.parentElement; at !== null; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at);
    if (overflowY === 'auto' || overflowY === 'scroll') return at;
  }
  return document.documentElement;
}
