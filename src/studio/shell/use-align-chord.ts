import { useEffect, useRef } from 'react';
import { announce } from '../../ui/index.ts';
import type { Arrangement } from '../draft/arrange.ts';

/** The second key after Alt+A (ui.md "Keyboard and speech"). */
export const alignKeys: Readonly<Record<string, Arrangement>> = { L: 'left', R: 'right', T: 'top', B: 'bottom', M: 'middle', C: 'centre', H: 'spreadAcross', V: 'spreadDown' };

/** How long the second key may take, in milliseconds. */
const patience = 2500;

/** Alt+A and then a letter lines the selected cards up. */
export function useAlignChord(isOn: (target: EventTarget | null) => boolean, arrange: (how: Arrangement) => void): void {
  const latest = useRef({ isOn, arrange });
  useEffect(() => {
    latest.current = { isOn, arrange };
  });
  useEffect(() => {
    let until = 0;
    const press = (event: KeyboardEvent) => {
      if (event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.code === 'KeyA' && latest.current.isOn(event.target)) {
        event.preventDefault();
        event.stopPropagation();
        until = Date.now() + patience;
        announce('Line up: L left, C centre, R right, T top, M middle, B bottom, H spread across, V spread down');
        return;
      }
      if (Date.now() > until || event.key === 'Alt' || event.key === 'Shift') return;
      until = 0;
      const how = alignKeys[event.code.replace('Key', '')];
      if (!how) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current.arrange(how);
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, []);
}
