import type { Table } from 'dexie';
import { tellCalls } from './calls.ts';
import { confirmUntil } from './confirm-until.ts';
import type { BlueprintRow, EnrollerRow, RunRow } from './contract.ts';
import type { SealedVersion } from './database.ts';
import { enrollerOf } from './enroller-of.ts';
import { tellRouted, tellTouches } from './touched.ts';

/** The tables of a workspace while it is brought into a newer shape: those of an opening database, or of a backup just put back. */
export interface Upgrading {
  table<Row, Key>(name: string): Table<Row, Key>;
}

/** What the rows of an older workspace lack in the shape that bears the number; shapes without an entry only got new tables. */
const steps: Readonly<Record<number, (upgrade: Upgrading) => Promise<void>>> = { 2: toSecond, 4: tellTouches, 5: tellCalls, 6: toSixth };

/** Brings rows of shape `from` (an epoch) into shape `to`, one shape after the other. */
export async function upgradeRows(upgrade: Upgrading, from: number, to: number): Promise<void> {
  for (let epoch = from + 1; epoch <= to; epoch += 1) await steps[epoch]?.(upgrade);
}

/** What is live already takes records in by itself from now on, if its drawing says so. */
async function toSecond(upgrade: Upgrading): Promise<void> {
  const versions = upgrade.table<SealedVersion, string>('versions');
  for (const row of await upgrade.table<BlueprintRow, string>('blueprints').toArray()) {
    const version = row.live === null ? undefined : await versions.get(row.live);
    const enroller = version === undefined ? null : enrollerOf(row, version);
    if (enroller !== null) await upgrade.table<EnrollerRow, string>('enrollers').put(enroller);
  }
}

/** Overrides that wait can be found from now on, however long ago they were asked for, and records given to somebody before any blueprint wait for a touch. */
async function toSixth(upgrade: Upgrading): Promise<void> {
  await upgrade.table<RunRow, string>('runs').toCollection().modify((row) => {
    Object.assign(row, confirmUntil(row.snapshot));
  });
  await tellRouted(upgrade);
}
