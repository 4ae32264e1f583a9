import { useEffect, useMemo, useState } from 'react';
import { isOnlyRep } from '#engine/run';
import { approvalRoles, lentRights, useApprovals, useMe, useOutbox, usePeople, useRunsByIds, useToday, useUntouchedCount } from '../storage/index.ts';
import { rightFor } from '../desk/approvals/index.ts';

const minute = 60_000;

/** What stands beside a place of the navigation; undefined while it is counted. */
export type Counts = Readonly<Record<'/today' | '/approvals' | '/outbox' | '/untouched', number | undefined>>;

/** How many things the present person has to do until midnight, how many requests wait for their word, and how much waits to be sent. */
export function useCounts(): Counts {
  const me = useMe();
  const people = usePeople();
  const now = useMinute();
  const today = useToday({ owner: me?.id ?? '', now, until: endOfDay(now), space: 'live', limit: 1 });
  const outbox = useOutbox();
  const untouched = useUntouchedCount('lead', me !== undefined && isOnlyRep(me));
  const roles = useMemo(() => (me ? approvalRoles(me, people, now) : []), [me, people, now]);
  const asked = useApprovals(roles)?.filter((due) => due.role !== undefined && roles.includes(due.role));
  const runs = useRunsByIds((asked ?? []).map((due) => due.run));
  const lent = me ? lentRights(me.id, people, now) : [];
  const approvals = asked?.filter((due) => {
    const run = runs.get(due.run);
    return me && run && rightFor(due.role ?? '', run, me, lent.filter((one) => one.role === due.role).map(({ from }) => from)).blocked === null;
  });
  const inToday = asked?.filter((due) => me?.roles.includes(due.role ?? '')).length ?? 0;
  return {
    // Today counts what people do; requests have a place of their own
    '/today': me === undefined || today === undefined ? undefined : Math.max(0, today.total - inToday),
    '/approvals': approvals?.length,
    '/outbox': outbox?.length,
    '/untouched': untouched,
  };
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
