import type { BlueprintRow, EnrollerRow, RecordTypeRow } from './contract.ts';
import type { Database } from './database.ts';
import { enrollerOf } from './enroller-of.ts';
import { kindsStamp } from './stamp-names.ts';
import { readCalendar, type WorkCalendar } from './work-calendar.ts';

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

/** What every decision asks first. */
export interface Kinds {
  readonly types: readonly RecordTypeRow[];
  /** In the order in which their blueprints are asked. */
  readonly enrollers: readonly EnrollerRow[];
  /** When the workspace works; null until somebody set it. */
  readonly calendar: WorkCalendar | null;
}

const keptByDatabase = new WeakMap<Database, { readonly stamp: string; readonly kinds: Kinds }>();

/** The kinds of record and who takes records in by themselves, kept in memory until one changes, here or in another tab; in a transaction only with `meta` and `settings`. */
export async function readKinds(db: Database): Promise<Kinds> {
  const stamp = String((await db.meta.get(kindsStamp))?.value ?? '');
  const kept = keptByDatabase.get(db);
  if (kept?.stamp === stamp) return kept.kinds;
  const [types, enrollers, calendar] = await Promise.all([db.recordTypes.toArray(), readEnrollers(db), readCalendar(db)]);
  const kinds = { types, enrollers, calendar };
  keptByDatabase.set(db, { stamp, kinds });
  return kinds;
}
