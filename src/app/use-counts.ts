import { useEffect, useMemo, useState } from 'react';
import { isOnlyRep } from '#engine/run';
import { approvalRoles, lentRights, useApprovals, useDayTotal, useMe, useOutboxCount, usePeople, useRunsByIds, useUntouchedCount } from '../storage/index.ts';
import { rightFor } from '../desk/approvals/index.ts';

const minute = 60_000;

/** What stands beside a place of the navigation; undefined while it is counted. */
export type Counts = Readonly<Record<'/today' | '/approvals' | '/outbox' | '/untouched', number | undefined>>;

/** How many things the present person has to do until midnight, how many requests wait for their word, and how much waits to be sent. */
export function useCounts(): Counts {
  const me = useMe();
  const people = usePeople();
  const now = useMinute();
  const today = useDayTotal({ owner: me?.id ?? '', zone: me?.zone ?? 'UTC', now });
  const outbox = useOutboxCount();
  const untouched = useUntouchedCount('lead', me !== undefined && isOnlyRep(me));
  const roles = useMemo(() => (me ? approvalRoles(me, people, now) : []), [me, people, now]);
  const asked = useApprovals(roles)?.filter((due) => due.role !== undefined && roles.includes(due.role));
  const runs = useRunsByIds((asked ?? []).map((due) => due.run));
  const lent = me ? lentRights(me.id, people, now) : [];
  const approvals = asked?.filter((due) => {
    const run = runs.get(due.run);
    return me && run && rightFor(due.role ?? '', run, me, lent.filter((one) => one.role === due.role).map(({ from }) => from)).blocked === null;
  });
  return {
    '/today': me === undefined ? undefined : today,
    '/approvals': approvals?.length,
    '/outbox': outbox,
    '/untouched': untouched,
  };
}

function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minute);
    return () => clearInterval(timer);
  }, []);
  return now;
}
