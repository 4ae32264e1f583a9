import type { Fields } from '#engine/blueprint';
import type { Refusal } from '#engine/journal';
import { canonicalJson, derivedId } from '#engine/kernel';
import { createAuthority, submitTogether } from './authority.ts';
import type { Ack, RunRow, SubmittedIntent } from './contract.ts';
import type { Ground } from './ground.ts';
import { inChunks, type Progress } from './in-chunks.ts';
import { intentFor } from './intent-for.ts';
import { readRunsOf } from './read-many.ts';
import { readProcesses, type ShelvedProcess } from './version-shelf.ts';

/** What somebody pretends a customer did, or what a list of such doings says; inbound signals come no other way for now. */
export interface SignalWish {
  readonly record: string;
  /** Only this run hears it; every run of the record that knows the word when absent. */
  readonly run?: string | undefined;
  readonly signal: string;
  readonly payload?: Fields | undefined;
  /** When it happened, where that is known: the same deed handed in twice is written down once. */
  readonly at?: number | undefined;
  /** Where no run hears it, it is still written into the record's journal: interest before anybody took notice (S97). */
  readonly keep?: true | undefined;
}

/** What became of a list of signals. */
export interface SignalReport {
  /** Runs that heard one. */
  readonly heard: number;
  /** Signals for records in which no run knows the word; written down there when that was asked for. */
  readonly unheard: readonly SignalWish[];
  /** Deeds that had been handed in before: nothing happened. */
  readonly known: number;
  readonly refused: readonly { readonly record: string; readonly refusal: Refusal }[];
}

/** So many signals a transaction, as for bulk starts. */
const chunkSize = 100;

/**
 * Hands a signal to a record as if the customer had sent it, under the name of the person who pretends. A run that is
 * named hears it whatever it knows; of all runs, those whose drawing declares the word, or declares none at all.
 * Answers one ack for each run that heard it.
 */
export async function simulateSignal(ground: Ground, wish: SignalWish): Promise<readonly Ack[]> {
  return createAuthority(ground).submit((await intentsOf(ground, [wish])).flat());
}

/** Hands a list of signals in, a chunk a transaction, and says which were heard by nobody and which were refused. */
export async function importSignals(ground: Ground, wishes: readonly SignalWish[], progress: Progress = {}): Promise<SignalReport> {
  const unheard: SignalWish[] = [];
  const refused: { record: string; refusal: Refusal }[] = [];
  let heard = 0;
  let known = 0;
  await inChunks(wishes, chunkSize, progress, async (chunk) => {
    const intents = await intentsOf(ground, chunk);
    unheard.push(...chunk.filter((_, at) => intents[at]?.every((intent) => intent.run === null)));
    for (const ack of await submitTogether(ground, intents.flat())) {
      if (ack.refusal) refused.push({ record: ack.entry.record, refusal: ack.refusal });
      else if (ack.repeated) known += 1;
      else if (ack.entry.run !== null) heard += 1;
    }
  });
  return { heard, unheard, refused, known };
}

/** One intent for each run that is to hear, by wish. */
async function intentsOf(ground: Ground, wishes: readonly SignalWish[]): Promise<readonly (readonly SubmittedIntent[])[]> {
  const { db, shelf } = ground;
  const runs = (await readRunsOf(db, wishes.flatMap((wish) => (wish.run === undefined ? [wish.record] : [])))).filter((row) => row.status === 'running');
  const processes = await readProcesses(db, shelf, runs.map((row) => row.versionId));
  return wishes.map((wish) => {
    const { record, run, signal, payload = {}, keep } = wish;
    const hearers = run === undefined ? runs.filter((row) => row.record === record && knows(processes, row, signal)).map((row) => row.id).sort() : [run];
    const heardBy: readonly (string | null)[] = hearers.length === 0 && keep ? [null] : hearers;
    return heardBy.map((id) => dated(intentFor(ground, { record, run: id, intent: { type: 'signal', signal, payload } }), wish));
  });
}

/** A deed with its moment has an id of its own making: the same line of the same file is the same delivery. */
function dated(intent: SubmittedIntent, { record, signal, payload = {}, at }: SignalWish): SubmittedIntent {
  if (at === undefined) return intent;
  return { ...intent, madeAt: at, id: derivedId(intent.run ?? record, `signal ${signal} ${at} ${canonicalJson(payload)}`) };
}

function knows(processes: ReadonlyMap<string, ShelvedProcess | null>, row: RunRow, signal: string): boolean {
  const signals = processes.get(row.versionId)?.version.document.signals;
  return signals === undefined || Object.hasOwn(signals, signal);
}
