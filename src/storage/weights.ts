import { type Entry, clockPerson } from '#engine/journal';
import type { Process } from '#engine/compile';
import type { RecordType } from '#engine/blueprint';
import { weighRun } from '#engine/run';
import type { DueRow, DueWeight, RecordRow, RunRow } from './contract.ts';
import { dueRowsOf, fullRun } from './rows.ts';

/** What a run's rows are weighed with beside the run itself. */
export interface Scales {
  readonly row: RecordRow;
  readonly runs: Iterable<RunRow>;
  /** Null when its version is gone or was changed: its rows then have no weight. */
  readonly process: Process | null;
  readonly type: Pick<RecordType, 'value'> | undefined;
}

/**
 * The due table's rows of a run with what Today orders them by, so that ranking thousands of them reads neither records
 * nor runs (B12). Follows from what is stored alone: rebuilt from the journal they are the same.
 */
export function weighedDues(stored: RunRow, scales: Scales): readonly DueRow[] {
  const run = fullRun(stored, scales.row, scales.runs);
  const rows = dueRowsOf(run);
  if (rows.length === 0) return rows;
  const home = { version: stored.versionId, zone: scales.row.zone };
  if (scales.process === null) return rows.map((row) => ({ ...row, ...home }));
  const { isRequired, ...rest } = weighRun(scales.process, run);
  const value = valueOf(scales);
  const common: DueWeight = { ...rest, ...(value === undefined ? {} : { value }), ...(stored.signalAt === undefined ? {} : { signalAt: stored.signalAt }) };
  return rows.map((row) => ({ ...row, ...home, weight: row.kind === 'activity' && isRequired(row.activity) ? { ...common, required: true } : common }));
}

/** What the record is worth, by the field its type names for that. */
function valueOf({ row, type }: Scales): number | undefined {
  const value = type?.value === undefined ? undefined : row.fields[type.value];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Two rows say the same to Today's order. */
export function sameWeight(a: DueRow, b: DueRow): boolean {
  if (a.version !== b.version || a.zone !== b.zone) return false;
  const [one, other] = [a.weight, b.weight];
  if (one === undefined || other === undefined) return one === other;
  return (
    one.value === other.value && one.limitAt === other.limitAt && one.signalAt === other.signalAt && one.required === other.required && one.enteredAt === other.enteredAt &&
    one.touchLimit === other.touchLimit && (one.touchedAt ?? []).join() === (other.touchedAt ?? []).join()
  );
}

function lastSignalIn(entries: readonly Entry[], run: string): number | undefined {
  return entries.findLast((entry) => entry.ok && entry.run === run && isCustomers(entry))?.at;
}

/** The stored run with when it last heard from its customer. */
export function withSignal(run: RunRow, entries: readonly Entry[]): RunRow {
  const signalAt = lastSignalIn(entries, run.id);
  return signalAt === undefined ? run : { ...run, signalAt };
}

/** The customer's own doing; a signal sent by another process is not. */
export function isCustomers({ intent, by }: Pick<Entry, 'intent' | 'by'>): boolean {
  return intent.type === 'signal' && by !== clockPerson;
}
