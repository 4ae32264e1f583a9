import { useCallback, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { DayGroup } from '../../storage/index.ts';
import { CountBadge, SectionLabel } from '../../ui/index.ts';
import { TodayRow } from './today-row.tsx';
import { useTodayItems, type TodayData } from './today-data.ts';
import type { TodayControls } from './today-controls.ts';

/** Up to here every row is simply there; a longer pile exists only where it is looked at. */
const shortPile = 60;

/** A part of the day under its name, with how many there are and what is to be known about them. */
export function TodaySection({ label, count, note, icon, heads, children }: { readonly label: string; readonly count: number; readonly note?: ReactNode; readonly icon?: ReactNode; readonly heads?: boolean; readonly children: ReactNode }) {
  return (
    <section aria-label={label} className="tdy-section">
      <div className="tdy-section-head">
        <SectionLabel>{icon}{label} <CountBadge count={count} /></SectionLabel>
        {heads ? <><span className="tdy-head-when" aria-hidden>Window</span><span className="tdy-head-touches" aria-hidden>Touches in 7 d</span></> : null}
        {note === undefined && heads !== true ? null : <small>{note}</small>}
      </div>
      <div className="bt-card tdy-rows">{children}</div>
    </section>
  );
}

interface LinesProps {
  readonly group: DayGroup;
  /** Its first line is the first of all. */
  readonly leads: boolean;
  readonly today: TodayData;
  readonly controls: TodayControls;
}

/** The lines of one group, in their order. */
export function TodayLines(props: LinesProps) {
  return props.group.ids.length <= shortPile ? <ShortPile {...props} /> : <LongPile {...props} />;
}

function ShortPile(props: LinesProps) {
  const items = useTodayItems(props.group.ids, props.today);
  return props.group.ids.map((id, index) => <Line key={id} id={id} index={index} items={items} {...props} />);
}

function Line({ id, index, items, group, leads, today, controls }: LinesProps & { readonly id: string; readonly index: number; readonly items: ReturnType<typeof useTodayItems> }) {
  const item = items.get(id);
  if (item === undefined) return <div className="tdy-row tdy-reading" aria-hidden />;
  return <TodayRow item={item} next={group.scores[index + 1] ?? null} first={leads && index === 0} today={today} controls={controls} />;
}

/** Draws only the rows in view, inside whatever scrolls around the list. */
function LongPile(props: LinesProps) {
  const { group: { ids }, controls } = props;
  const list = useRef<HTMLDivElement>(null);
  const { scroller, margin } = useScroller(list, props.group);
  const height = window.innerWidth <= 860 ? 64 : 41;
  const virtual = useVirtualizer({
    count: ids.length, overscan: 10, scrollMargin: margin,
    getScrollElement: () => scroller,
    // neither is a new one with every drawing: 20,000 rows, in sight or not, would be measured again
    estimateSize: useCallback(() => height, [height]),
    getItemKey: useCallback((index: number) => ids[index] ?? index, [ids]),
  });
  const index = controls.selected === null ? -1 : ids.indexOf(controls.selected);
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  }, [index, virtual]);
  const rows = virtual.getVirtualItems();
  const items = useTodayItems(rows.flatMap((row) => ids[row.index] ?? []), props.today);
  return (
    <div ref={list} style={{ position: 'relative', height: virtual.getTotalSize() }}>
      {rows.map((row) => {
        const id = ids[row.index];
        return id === undefined ? null : (
          <div key={row.key} ref={virtual.measureElement} data-index={row.index} className="tdy-slot" style={{ transform: `translateY(${row.start - margin}px)` }}>
            <Line id={id} index={row.index} items={items} {...props} />
          </div>
        );
      })}
    </div>
  );
}

/** What scrolls around the list, and how far down in it the list begins: what stands above may grow. */
function useScroller(list: { readonly current: HTMLElement | null }, group: DayGroup) {
  const [around, setAround] = useState<{ readonly scroller: HTMLElement | null; readonly margin: number }>({ scroller: null, margin: 0 });
  useLayoutEffect(() => {
    const { current } = list;
    if (!current) return;
    const scroller = scrollerOf(current);
    const measure = () => {
      const margin = Math.round(current.getBoundingClientRect().top - (scroller === document.documentElement ? 0 : scroller.getBoundingClientRect().top) + scroller.scrollTop);
      setAround((before) => (before.scroller === scroller && Math.abs(before.margin - margin) < 2 ? before : { scroller, margin }));
    };
    measure();
    const watch = new ResizeObserver(measure);
    for (const part of current.closest('.tdy-main')?.children ?? []) watch.observe(part);
    return () => watch.disconnect();
  }, [list, group]);
  return around;
}

function scrollerOf(element: HTMLElement): HTMLElement {
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return document.documentElement;
}
