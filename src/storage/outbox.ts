import type { OutboxRow } from './contract.ts';
import type { Database } from './database.ts';
import type { Ground } from './ground.ts';

/** What is still to be seen to, of one record or of all, oldest first. `closed` asks for what was done or dismissed instead. */
export interface OutboxQuery {
  readonly record?: string | undefined;
  readonly space?: OutboxRow['space'] | undefined;
  readonly closed?: boolean | undefined;
}

/** Reads the outbox: by record from that record's index, else by status. */
export async function readOutbox(db: Database, { record, space = 'live', closed = false }: OutboxQuery = {}): Promise<readonly OutboxRow[]> {
  const statuses: readonly OutboxRow['status'][] = closed ? ['done', 'dismissed'] : ['waiting', 'opened'];
  const rows = await (record === undefined ? db.outbox.where('status').anyOf([...statuses]) : db.outbox.where('record').equals(record)).toArray();
  return rows.filter((row) => row.space === space && statuses.includes(row.status)).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** Somebody opened the mail, call or page: it is not withdrawn by an undo any more. False when it was withdrawn meanwhile. */
export function openOutbox(ground: Ground, id: string): Promise<boolean> {
  return setStatus(ground, id, 'opened', ['waiting']);
}

/** Somebody says it was sent, or that it shall not be. False when it was withdrawn meanwhile. */
export function closeOutbox(ground: Ground, id: string, how: 'done' | 'dismissed'): Promise<boolean> {
  return setStatus(ground, id, how, ['waiting', 'opened']);
}

function setStatus({ db, guard }: Ground, id: string, status: OutboxRow['status'], from: readonly OutboxRow['status'][]): Promise<boolean> {
  return guard.write(['outbox'], async () => {
    const row = await db.outbox.get(id);
    if (!row) return false;
    if (from.includes(row.status)) await db.outbox.put({ ...row, status });
    return true;
  });
}
