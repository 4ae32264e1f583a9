import { appendEntry, type Changes, type Entry, kernelNumber, type Refusal, type Seen } from '#engine/journal';
import { callAt } from './calls.ts';
import type { Ack, SubmittedIntent } from './contract.ts';
import type { RecordState, Workset } from './workset.ts';

/** What a decision needs beside the workset: the authority's time, fresh ids and this device. */
export interface Decider {
  readonly at: number;
  readonly device: string;
  /** How many effects lie between this decision and a person; 0 for what a person or the clock submitted. */
  readonly depth: number;
  newId(): string;
}

export interface Line {
  readonly id: string;
  readonly run: string | null;
  readonly refusal: Refusal | null;
  readonly changes: Changes | null;
  readonly delivery: string;
  readonly seen?: Seen | undefined;
}

/** Adds one line to the record's journal, behind the last one. */
export function write(work: Workset, state: RecordState, submitted: SubmittedIntent, decider: Decider, line: Line): Entry {
  const run = line.run === null ? undefined : state.runs.get(line.run);
  const seq = state.seq + 1;
  const entry = appendEntry(state.last, {
    id: line.id,
    record: submitted.record,
    run: line.run,
    space: state.row?.space ?? 'live',
    rev: run?.snapshot.rev ?? 0,
    at: decider.at,
    madeAt: submitted.madeAt,
    by: submitted.by,
    roles: submitted.roles,
    device: decider.device,
    seq,
    intentId: submitted.id,
    intent: submitted.intent,
    ok: line.refusal === null,
    refusal: line.refusal,
    changes: line.changes,
    stages: run ? [run.stage] : [],
    visit: run?.snapshot.visit ?? 0,
    version: run?.snapshot.version ?? null,
    kernel: kernelNumber,
    ...(line.seen === undefined ? {} : { seen: line.seen }),
    words: submitted.words ?? null,
  });
  state.last = entry;
  state.seq = seq;
  state.story?.push(entry);
  work.entries.push({ id: entry.id, record: entry.record, device: entry.device, seq, delivery: line.delivery, entry, ...callAt(entry) });
  if (line.delivery === submitted.id) work.delivered.set(line.delivery, entry);
  return entry;
}

/** Writes a refusal down and answers it. */
export function refuse(work: Workset, state: RecordState, submitted: SubmittedIntent, decider: Decider, run: string | null, refusal: Refusal, id = decider.newId()): Ack {
  const entry = write(work, state, submitted, decider, { id, run, refusal, changes: null, delivery: submitted.id });
  return { id: submitted.id, ok: false, repeated: false, entry, refusal, verdict: null };
}

/** The delivery of the next line an intent sets off elsewhere: its own id and a number, so that a repeat is known. */
export function nextDelivery(work: Workset, cause: string): string {
  const count = (work.setOff.get(cause) ?? 0) + 1;
  work.setOff.set(cause, count);
  return `${cause}/${count}`;
}
