import type { BlueprintRow, EnrollerRow } from './contract.ts';
import type { Database } from './database.ts';
import { enrollerOf } from './enroller-of.ts';

/** The tables `keepEnroller` needs inside its caller's transaction. */
export const enrollerTables = ['versions', 'enrollers'] as const;

/** Keeps the table of blueprints that take records in by themselves in step with one of them; call it in the transaction that changed it. */
export async function keepEnroller(db: Database, row: BlueprintRow): Promise<void> {
  const version = row.live === null ? undefined : await db.versions.get(row.live);
  const enroller = version === undefined ? null : enrollerOf(row, version);
  await (enroller === null ? db.enrollers.delete(row.id) : db.enrollers.put(enroller));
}

/** All of them, in the order in which their blueprints are asked (domain.md section 2). */
export async function readEnrollers(db: Database): Promise<readonly EnrollerRow[]> {
  const rows = await db.enrollers.toArray();
  return rows.sort((a, b) => a.order - b.order || (a.blueprint < b.blueprint ? -1 : 1));
}
