import type { Fields } from '#engine/blueprint';
import { createAuthority } from './authority.ts';
import type { Ack } from './contract.ts';
import type { Ground } from './ground.ts';
import { intentFor } from './intent-for.ts';
import { readProcesses } from './version-shelf.ts';

/** What somebody pretends a customer did; inbound signals are simulated for now. */
export interface SignalWish {
  readonly record: string;
  /** Only this run hears it; every run of the record that knows the word when absent. */
  readonly run?: string | undefined;
  readonly signal: string;
  readonly payload?: Fields | undefined;
}

/**
 * Hands a signal to a record as if the customer had sent it, under the name of the person who pretends. A run that is
 * named hears it whatever it knows; of all runs, those whose drawing declares the word, or declares none at all.
 * Answers one ack for each run that heard it.
 */
export async function simulateSignal(ground: Ground, { record, run, signal, payload = {} }: SignalWish): Promise<readonly Ack[]> {
  const runs = run === undefined ? await hearing(ground, record, signal) : [run];
  return createAuthority(ground).submit(runs.map((id) => intentFor(ground, { record, run: id, intent: { type: 'signal', signal, payload } })));
}

async function hearing({ db, shelf }: Ground, record: string, signal: string): Promise<readonly string[]> {
  const running = (await db.runs.where('record').equals(record).toArray()).filter((row) => row.status === 'running').sort((a, b) => (a.id < b.id ? -1 : 1));
  const processes = await readProcesses(db, shelf, running.map((row) => row.versionId));
  return running.flatMap((row) => {
    const signals = processes.get(row.versionId)?.version.document.signals;
    return signals === undefined || Object.hasOwn(signals, signal) ? [row.id] : [];
  });
}
