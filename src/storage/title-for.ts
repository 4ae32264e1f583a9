import type { RecordRow } from './contract.ts';
import { titleOf } from './rows.ts';
import type { Workset } from './workset.ts';

/** A record's name as its type's title field gives it; the former one when the type is gone. */
export function titleFor(work: Workset, row: Pick<RecordRow, 'type' | 'title'>, fields: RecordRow['fields']): string {
  const type = work.types.get(row.type);
  return type ? titleOf(type, fields) : row.title;
}
