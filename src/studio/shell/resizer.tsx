import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { panelLimits, type PanelName } from './panels.ts';

const edges = { palette: { axis: 'x', sign: 1 }, inspector: { axis: 'x', sign: -1 }, dock: { axis: 'y', sign: -1 } } as const;

/** The edge of a panel: drag it, or move it with the arrow keys. */
export function Resizer({ panel, size, onResize }: { panel: PanelName; size: number; onResize: (size: number) => void }) {
  const start = useRef<{ at: number; size: number } | null>(null);
  const { axis, sign } = edges[panel];
  const at = (event: PointerEvent) => (axis === 'x' ? event.clientX : event.clientY);
  const onKeyDown = (event: KeyboardEvent) => {
    const [less, more] = axis === 'x' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    if (event.key !== less && event.key !== more) return;
    event.preventDefault();
    onResize(size + (event.key === more ? 16 : -16) * sign);
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={`Size of the ${panel}`}
      aria-orientation={axis === 'x' ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={panelLimits[panel].min}
      aria-valuemax={panelLimits[panel].max}
      className="bt-resizer"
      data-panel={panel}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { at: at(event), size };
      }}
      onPointerMove={(event) => {
        if (start.current) onResize(start.current.size + (at(event) - start.current.at) * sign);
      }}
      onPointerUp={() => { start.current = null; }}
      onPointerCancel={() => { start.current = null; }}
    />
  );
}
