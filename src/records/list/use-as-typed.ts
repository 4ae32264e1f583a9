import { useCallback, useEffect, useRef } from 'react';

/** Keys pressed closer together than this are answered together, in milliseconds. */
const burst = 60;

/** Tells what is typed at once; while somebody types fast, the latest once the burst is over, and never one that was typed over. */
export function useAsTyped(tell: (text: string) => void, rest = burst): (text: string) => void {
  const latest = useRef(tell);
  const told = useRef(-Infinity);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = tell;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback((text) => {
    clearTimeout(timer.current);
    const now = () => {
      told.current = performance.now();
      latest.current(text);
    };
    if (performance.now() - told.current >= rest) now();
    else timer.current = setTimeout(now, rest);
  }, [rest]);
}
