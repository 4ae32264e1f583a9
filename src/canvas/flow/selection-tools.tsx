import { useStore } from '@xyflow/react';
import type { ReactNode } from 'react';
import type { Box } from '../geometry/box.ts';

/** Tools over what is selected: above it, inside the canvas, as large at every zoom. */
export function SelectionTools({ around, children }: { around: Box; children: ReactNode }) {
  const place = useStore(({ transform: [x, y, zoom], width }) => {
    const middle = Math.round(Math.min(Math.max((around.x + around.width / 2) * zoom + x, 210), Math.max(width - 210, 210)));
    return `${middle},${Math.round(Math.max(around.y * zoom + y - 52, 8))}`;
  });
  const [left, top] = place.split(',').map(Number);
  return <div className="bt-selection-tools" style={{ left, top }}>{children}</div>;
}
