import { useEffect, useState } from 'react';
import { useMe, useToday } from '../storage/index.ts';

const minute = 60_000;

/** How many things the present person has to do until midnight: what stands beside Today in the navigation. */
export function useTodayCount(): number | undefined {
  const me = useMe();
  const now = useMinute();
  const today = useToday({ owner: me?.id ?? '', now, until: endOfDay(now), space: 'live', limit: 1 });
  return me === undefined ? undefined : today?.total;
}

function endOfDay(at: number): number {
  const day = new Date(at);
  day.setHours(23, 59, 59, 999);
  return day.getTime();
}

function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minute);
    return () => clearInterval(timer);
  }, []);
  return now;
}
