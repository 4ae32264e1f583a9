import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { TodayRow } from './today-row.tsx';
import type { TodayItem } from './today-data.ts';

/** Up to here every row is simply there; a longer pile exists only where it is looked at. */
const shortPile = 80;

interface RowsProps {
  readonly items: readonly TodayItem[];
  readonly now: number;
  readonly zone: string;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}

/** The rows of one section of Today. */
export function TodayRows(props: RowsProps) {
  return (
    <div className="bt-card bt-rows desk-today-rows">
      {props.items.length <= shortPile ? props.items.map((item) => <Row key={item.due.id} item={item} {...props} />) : <LongPile {...props} />}
    </div>
  );
}

function Row({ item, now, zone, selected, onSelect }: Omit<RowsProps, 'items'> & { readonly item: TodayItem }) {
  return <TodayRow item={item} now={now} zone={zone} selected={item.due.id === selected} onSelect={() => onSelect(item.due.id)} />;
}

/** Draws only the rows in view, inside whatever scrolls around the list. */
function LongPile(props: RowsProps) {
  const { items, selected } = props;
  const list = useRef<HTMLDivElement>(null);
  const [around, setAround] = useState<{ readonly scroller: HTMLElement; readonly margin: number } | null>(null);
  useLayoutEffect(() => {
    if (!list.current) return;
    const scroller = scrollerOf(list.current);
    setAround({ scroller, margin: list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop });
  }, []);
  const virtual = useVirtualizer({
    count: items.length, overscan: 12, scrollMargin: around?.margin ?? 0,
    getScrollElement: () => around?.scroller ?? null,
    estimateSize: () => 41,
    getItemKey: (index) => items[index]?.due.id ?? index,
  });
  const index = items.findIndex((item) => item.due.id === selected);
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  }, [index, virtual]);
  return (
    <div ref={list} style={{ position: 'relative', height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map((row) => {
        const item = items[row.index];
        return item ? (
          <div key={row.key} ref={virtual.measureElement} data-index={row.index} className="desk-today-slot" style={{ transform: `translateY(${row.start - (around?.margin ?? 0)}px)` }}>
            <Row item={item} {...props} />
          </div>
        ) : null;
      })}
    </div>
  );
}

function scrollerOf(element: HTMLElement): HTMLElement {
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return document.documentElement;
}
