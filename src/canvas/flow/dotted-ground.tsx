import { useStoreApi, type ReactFlowState } from '@xyflow/react';
import { useId, useLayoutEffect, useRef } from 'react';

/** How far the dots are apart on the drawing, how wide each is, and how far the ground reaches out of view: as far as dots ever are apart on screen. */
const gap = 16;
const dot = 1.5;
const beyond = 32;

/**
 * The dots under the drawing. While it is panned the ground is only moved, by less than one dot's distance, and nothing
 * of it is drawn anew; the library's own background renders and paints its pattern at every step.
 */
export function DottedGround() {
  const id = `bt-dots-${useId()}`;
  const ground = useRef<SVGSVGElement>(null);
  const pattern = useRef<SVGPatternElement>(null);
  const store = useStoreApi();
  useLayoutEffect(() => {
    let drawn = 0;
    const follow = ({ transform: [x, y, zoom] }: ReactFlowState): void => {
      const wide = gap * zoom;
      if (zoom !== drawn) drawDots(pattern.current, wide, (dot * zoom) / 2);
      drawn = zoom;
      if (ground.current) ground.current.style.transform = `translate(${x % wide}px, ${y % wide}px)`;
    };
    follow(store.getState());
    return store.subscribe((state, before) => {
      if (state.transform !== before.transform) follow(state);
    });
  }, [store]);
  return (
    <svg ref={ground} className="react-flow__background bt-ground" aria-hidden>
      <pattern ref={pattern} id={id} patternUnits="userSpaceOnUse"><circle /></pattern>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}

/** One dot in the upper left of a square that repeats; half a square aside, so that cards on the grid stand between dots. */
function drawDots(pattern: SVGPatternElement | null, wide: number, radius: number): void {
  const square = { x: (beyond % wide) - wide / 2, y: (beyond % wide) - wide / 2, width: wide, height: wide };
  for (const [name, value] of Object.entries(square)) pattern?.setAttribute(name, String(value));
  for (const name of ['cx', 'cy', 'r']) pattern?.firstElementChild?.setAttribute(name, String(radius));
}
