import { useMemo } from 'react';
import { approvalRoles, lentRights, useApprovals, useBlueprints, useMe, usePeople, useRecordsByIds, useRecordTypes, useRunsByIds, type DueRow, type PersonRow } from '../../storage/index.ts';
import { useNow } from '../use-now.ts';
import { rightFor, type Right } from '../rights/right-for.ts';

/** One request that waits for somebody of a role one holds or was lent. */
export interface ApprovalItem extends Right {
  /** Run and role: a role is asked once in a stay. */
  readonly id: string;
  readonly due: DueRow;
  readonly role: string;
  readonly askedBy: string | null;
  readonly visit: number;
  readonly title: string;
  readonly subtitle: string;
  readonly blueprint: string;
  readonly stage: string;
}

/** The queue, longest waiting first: what I may answer, and what waits for somebody else. */
export interface ApprovalQueue {
  readonly me: PersonRow;
  readonly now: number;
  readonly people: readonly PersonRow[];
  readonly mine: readonly ApprovalItem[];
  readonly others: readonly ApprovalItem[];
}

/** Reads what waits for the person at work; undefined while loading. */
export function useApprovalQueue(): ApprovalQueue | undefined {
  const now = useNow();
  const me = useMe();
  const people = usePeople();
  const roles = useMemo(() => (me ? approvalRoles(me, people, now) : []), [me, people, now]);
  const dues = useApprovals(roles);
  const runs = useRunsByIds(useMemo(() => (dues ?? []).map((due) => due.run), [dues]));
  const records = useRecordsByIds(useMemo(() => [...new Set((dues ?? []).map((due) => due.record))], [dues]));
  const blueprints = useBlueprints();
  const types = useRecordTypes();
  return useMemo(() => {
    if (!me || !dues || !blueprints || !types) return undefined;
    const lent = lentRights(me.id, people, now);
    const items = dues.flatMap((due): ApprovalItem[] => {
      const run = runs.get(due.run);
      const record = records.get(due.record);
      const { role } = due;
      // a live query keeps its last answer while another person's is read
      if (!run || !record || role === undefined || !roles.includes(role)) return [];
      const draft = blueprints.find((row) => row.id === due.blueprint)?.draft;
      const type = types.find((one) => one.key === record.type);
      const text = (key: string | undefined) => (key === undefined ? '' : String(record.fields[key] ?? ''));
      return [{
        id: due.id, due, role, visit: run.snapshot.visit, title: text(type?.title) || 'Without a name', subtitle: text(type?.subtitle),
        askedBy: run.snapshot.requests?.find((one) => one.role === role && one.visit === run.snapshot.visit)?.by ?? null,
        blueprint: draft?.name ?? '', stage: draft?.stages[due.stage]?.name ?? '',
        ...rightFor(role, run, me, lent.filter((one) => one.role === role).map(({ from }) => from)),
      }];
    });
    return { me, now, people, mine: items.filter((item) => item.blocked === null), others: items.filter((item) => item.blocked !== null) };
  }, [me, now, people, roles, dues, runs, records, blueprints, types]);
}
