import { Dexie } from 'dexie';
import type { Space } from '#engine/journal';
import type { DueRow } from './contract.ts';
import type { Database } from './database.ts';

export interface TodayQuery {
  readonly owner: string;
  readonly space: Space;
  /** The present moment; screens tell overdue from due by it. */
  readonly now: number;
  /** Up to and with this moment. */
  readonly until: number;
  /** At most so many rows are read (500 unless told); `total` counts all. */
  readonly limit?: number | undefined;
  /** Roles and teams whose queues are theirs too; those they hold when absent, [] for none. */
  readonly roles?: readonly string[] | undefined;
}

export interface Today {
  readonly dues: readonly DueRow[];
  readonly total: number;
}

/** Reads Today from its indexes [space+automatic+owner+at] and [space+automatic+role+at]: one range for the person and one for each role they hold. */
export async function readToday(db: Database, { owner, space, until, limit = 500, roles }: TodayQuery): Promise<Today> {
  const held = roles ?? (await db.people.get(owner))?.roles ?? [];
  const own = () => db.dues.where('[space+automatic+owner+at]').between([space, 0, owner, Dexie.minKey], [space, 0, owner, until], true, true);
  const ranges = [own, ...[...new Set(held)].map((role) => () => ofRole(db, space, role, until))];
  const read = await Promise.all(ranges.map((range) => Promise.all([range().limit(limit).toArray(), range().count()])));
  const total = read.reduce((sum, [, count]) => sum + count, 0);
  const [only] = read;
  if (only && read.every(([rows]) => rows === only[0] || rows.length === 0)) return { dues: only[0], total };
  return { dues: read.flatMap(([rows]) => rows).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).slice(0, limit), total };
}

/** What the people of these roles are asked to agree to, longest waiting first (S9): one range of the queues' index for each role. */
export async function readApprovals(db: Database, roles: readonly string[], space: Space = 'live'): Promise<readonly DueRow[]> {
  const queues = await Promise.all([...new Set(roles)].map((role) => ofRole(db, space, role, Number.MAX_SAFE_INTEGER).toArray()));
  return queues.flat().filter((due) => due.kind === 'approval').sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

function ofRole(db: Database, space: Space, role: string, until: number) {
  return db.dues.where('[space+automatic+role+at]').between([space, 0, role, Dexie.minKey], [space, 0, role, until], true, true);
}
