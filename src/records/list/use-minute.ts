import { useEffect, useState } from 'react';

const minute = 60_000;

/** The present moment, renewed every minute and when the tab is looked at again: "1 min ago" stays true. */
export function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const renew = () => setNow(Date.now());
    const timer = window.setInterval(renew, minute);
    document.addEventListener('visibilitychange', renew);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', renew);
    };
  }, []);
  return now;
}
