import type { RefObject } from 'react';
import type { CanvasThing } from '../../canvas/index.ts';
import { useStudio } from '../studio-context.ts';
import type { Panels } from './panels.ts';

/** Lets a thing be named: where it stands when it can be read there, else in the inspector. */
export function useNamingThing(panels: Panels, inspector: RefObject<HTMLElement | null>) {
  const { store, canvas } = useStudio();
  /** The first field of what is selected. */
  const openDetails = () => {
    panels.open('inspector');
    setTimeout(() => {
      const field = inspector.current?.querySelector<HTMLInputElement>('input[type="text"], input:not([type]), textarea');
      field?.focus();
      field?.select();
    }, 0);
  };
  const nameThing = (thing: CanvasThing) => {
    if (canvas.current?.rename(thing) !== true) return openDetails();
    setTimeout(() => canvas.current?.reveal(thing), 40);
    whenWritten((isWritten) => {
      if (isWritten) return;
      canvas.current?.rename(null);
      openDetails();
    });
  };
  const nameSelected = () => {
    const { selection } = store.getState();
    const part = (['stages', 'activities', 'outcomes', 'notes', 'phases'] as const).find((each) => selection[each].length > 0);
    const id = part && selection[part][0];
    if (part && id !== undefined) nameThing({ part, id });
    else openDetails();
  };
  return { openDetails, nameThing, nameSelected };
}

/** Whether the field for a name comes up; a row may be hidden behind "+3 more". It may be gone again by then: somebody types fast. */
function whenWritten(tell: (isWritten: boolean) => void): void {
  const deadline = performance.now() + 400;
  const look = () => {
    if (document.querySelector('.bt-name-field')) tell(true);
    else if (performance.now() > deadline) tell(false);
    else requestAnimationFrame(look);
  };
  look();
}
