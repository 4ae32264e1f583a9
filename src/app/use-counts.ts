import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { isOnlyRep } from '#engine/run';
import { approvalRoles, lentRights, useApprovals, useDayTotal, useMe, useOutboxCount, usePeople, useRunsByIds, useUntouchedCount } from '../storage/index.ts';
import { rightFor } from '../desk/rights/index.ts';

const minute = 60_000;

/** Nobody reads a larger number at a glance, and counting on would hold up what one came for. */
const mostCounted = 999;

/** A number as it stands beside a place: what is more than a glance can take is "999+". */
export function countText(count: number): string {
  return count > mostCounted ? `${mostCounted}+` : String(count);
}

/** What stands beside a place of the navigation, counted no further than one tells; undefined while it is counted. */
export type Counts = Readonly<Record<'/today' | '/approvals' | '/outbox' | '/untouched', number | undefined>>;

const none: Counts = { '/today': undefined, '/approvals': undefined, '/outbox': undefined, '/untouched': undefined };
let told = none;
const ears = new Set<() => void>();
const tell = (counts: Counts): void => {
  told = counts;
  for (const ear of ears) ear();
};

/** What `useCounts` counts, for whoever stands beside it: counted once, though it is shown at the top and at the bottom. */
export function useToldCounts(): Counts {
  return useSyncExternalStore(
    (ear) => {
      ears.add(ear);
      return () => void ears.delete(ear);
    },
    () => told,
  );
}

/** How many things the present person has to do until midnight, how many requests wait for their word, and how much waits to be sent. */
export function useCounts(): Counts {
  const me = useMe();
  const people = usePeople();
  const now = useMinute();
  const today = useDayTotal({ owner: me?.id ?? '', zone: me?.zone ?? 'UTC', now }, mostCounted + 1);
  const outbox = useOutboxCount(mostCounted + 1);
  const untouched = useUntouchedCount('lead', { onlyQualified: me !== undefined && isOnlyRep(me), most: mostCounted + 1 });
  const roles = useMemo(() => (me ? approvalRoles(me, people, now) : []), [me, people, now]);
  const asked = useApprovals(roles)?.filter((due) => due.role !== undefined && roles.includes(due.role));
  const runs = useRunsByIds((asked ?? []).map((due) => due.run));
  const lent = me ? lentRights(me.id, people, now) : [];
  const approvals = asked?.filter((due) => {
    const run = runs.get(due.run);
    return me && run && rightFor(due.role ?? '', run, me, lent.filter((one) => one.role === due.role).map(({ from }) => from)).blocked === null;
  });
  const [toDo, toAnswer] = [me === undefined ? undefined : today, approvals?.length];
  const counts = useMemo((): Counts => ({ '/today': toDo, '/approvals': toAnswer, '/outbox': outbox, '/untouched': untouched }), [toDo, toAnswer, outbox, untouched]);
  useEffect(() => tell(counts), [counts]);
  useEffect(() => () => tell(none), []);
  return counts;
}

function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minute);
    return () => clearInterval(timer);
  }, []);
  return now;
}
