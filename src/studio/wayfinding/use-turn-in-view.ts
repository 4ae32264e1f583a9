import { useEffect } from 'react';
import { useStudio } from '../studio-context.ts';

/** Whoever takes a step back, or makes it again, sees what it was about: the view goes there when none of it can be seen (ui.md "Undo semantics"). */
export function useTurnInView(): void {
  const { store, canvas } = useStudio();
  useEffect(() => store.subscribe(({ turned }, before) => {
    if (turned !== before.turned) canvas.current?.revealOneOf(turned);
  }), [store, canvas]);
}
