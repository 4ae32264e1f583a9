import { useEffect, useRef } from 'react';
import { singleKeyMayAct } from '../../../ui/index.ts';

const pressedBySpace = 'button, a[href], input, select, summary, [role="button"], [role="option"], [role="tab"]';

/** Space acts on the screen as a whole, and on a button where one has the focus. */
export function useSpace(run: (() => void) | null): void {
  const act = useRef(run);
  useEffect(() => { act.current = run; });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== ' ' || event.repeat || event.defaultPrevented || act.current === null || !singleKeyMayAct(event, 'Space')) return;
      if (event.target instanceof Element && event.target.closest(pressedBySpace) !== null) return;
      event.preventDefault();
      act.current();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
