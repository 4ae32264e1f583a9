import { useEffect } from 'react';
import { useStudio } from '../studio-context.ts';

/** The readings take room from the drawing: it is fitted into what is left. */
export function useFitted(isTold: boolean): void {
  const { canvas } = useStudio();
  useEffect(() => {
    const frame = requestAnimationFrame(() => canvas.current?.fit());
    return () => cancelAnimationFrame(frame);
  }, [canvas, isTold]);
}
