import { useEffect } from 'react';
import { useStudio } from '../studio-context.ts';

/** The readings take room from the drawing: it is fitted into what is left. */
export function useFitted(layout: boolean | string): void {
  const { canvas } = useStudio();
  useEffect(() => {
    // the canvas learns of its new size a moment after the page was laid out
    const timer = setTimeout(() => canvas.current?.fit(), 150);
    return () => clearTimeout(timer);
  }, [canvas, layout]);
}
