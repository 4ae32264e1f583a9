import { useEffect, useState } from 'react';

/** The present moment, renewed every so many milliseconds, for words such as "12 s ago". */
export function useMinute(every = 60_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
