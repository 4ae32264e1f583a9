import { useCallback, useImperativeHandle, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';

/** What a screen may ask a list to do. */
export interface VirtualListHandle {
  readonly scrollTo: (index: number) => void;
}

/** Moved by more rows than these from one frame to the next, a list flies by: nobody reads it. */
const fastRows = 6;

/**
 * A long list of which only the visible rows exist. Rows share one height; the list is one scroll area with
 * its own name and tells ears how many rows there are.
 */
export function VirtualList({ count, rowHeight, label, children, rowKey, height = '100%', overscan = 8, onRange, onKeyDown, handle }: {
  readonly count: number;
  readonly rowHeight: number;
  readonly label: string;
  /** Draws a row; while the list flies by, one that comes into sight need not say more than its name. */
  readonly children: (index: number, flies: boolean) => ReactNode;
  readonly rowKey?: (index: number) => string;
  readonly height?: number | string;
  readonly overscan?: number;
  /** Told the first and last row in the window after each scroll, so that rows are read in windows. */
  readonly onRange?: (first: number, last: number) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly handle?: Ref<VirtualListHandle>;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const offset = useRef(0);
  const [flies, setFlies] = useState(false);
  const virtual = useVirtualizer({
    count, overscan,
    getScrollElement: () => scroller.current,
    // not a new one with every drawing: all rows, in sight or not, would be measured again
    estimateSize: useCallback(() => rowHeight, [rowHeight]),
    onChange: (instance) => {
      const rows = instance.getVirtualItems();
      const now = instance.scrollOffset ?? 0;
      setFlies(instance.isScrolling && Math.abs(now - offset.current) > fastRows * rowHeight);
      offset.current = now;
      onRange?.(rows[0]?.index ?? 0, rows.at(-1)?.index ?? 0);
    },
  });
  useImperativeHandle(handle, () => ({ scrollTo: (index) => virtual.scrollToIndex(index) }), [virtual]);
  return (
    <div ref={scroller} className="bt-virtual" style={{ height }} tabIndex={0} role="region" aria-label={label} onKeyDown={onKeyDown}>
      <div role="list" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((row) => (
          <div
            key={rowKey?.(row.index) ?? row.index} role="listitem" aria-setsize={count} aria-posinset={row.index + 1}
            style={{ position: 'absolute', insetInline: 0, height: rowHeight, contain: 'layout size style', transform: `translateY(${row.start}px)` }}
          >
            {children(row.index, flies)}
          </div>
        ))}
      </div>
    </div>
  );
}
