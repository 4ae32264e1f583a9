import { canonicalJson } from '#engine/kernel';
import type { Changes } from '#engine/journal';
import { awaitedBy, carrierOf, step, type Accepted, type Run } from '#engine/run';
import type { RecordRow, RunRow, SubmittedIntent } from './contract.ts';
import { type Decider, nextDelivery, write } from './journal-line.ts';
import { ownerRefusal } from './ownership.ts';
import { runRowOf, standingOf } from './rows.ts';
import { linksOf, madeIntent, runOf, seenFor, withSeen } from './run-of.ts';
import { titleFor } from './title-for.ts';
import { isCustomers } from './weights.ts';
import type { RecordState, Workset } from './workset.ts';

/** A chain of runs of one record that set each other off ends here: a drawing's mistake must not hang the workspace. */
const longestEcho = 50;

/** Puts a run that moved on back into the workset: snapshot, dues, effects, and the record's own row; what must be decided next becomes errands. */
export function adopt(work: Workset, state: RecordState, submitted: SubmittedIntent, decider: Decider, { run, changes }: Accepted): void {
  const { at } = decider;
  const depth = decider.depth + 1;
  const signalAt = submitted.run === run.id && isCustomers(submitted) ? at : state.runs.get(run.id)?.signalAt;
  state.runs.set(run.id, { ...runRowOf(run, at), ...(signalAt === undefined ? {} : { signalAt }) });
  for (const { key, effect } of changes.effects) {
    const carrier = carrierOf(effect);
    if (carrier === 'person') work.outbox.push({ id: key, record: run.record.id, run: run.id, space: run.space, at, effect, status: 'waiting', ...letterOf(changes, key) });
    else if (carrier === 'authority') work.errands.push({ type: 'effect', key, effect, record: run.record.id, run: run.id, depth });
  }
  const row = state.row;
  if (!row) return;
  const { fields, owner } = run.record;
  state.row = { ...row, fields, owner, title: titleFor(work, row, fields), standing: standingOf(state.runs.values()), updatedAt: at };
  if (owner !== row.owner) handOver(state, state.row);
  if (Object.keys(changes.fields).length > 0) work.errands.push({ type: 'rules', record: row.id, cause: submitted.id, before: row.fields, imported: false, depth });
  if (changes.moves.length > 0 && run.status === 'running' && submitted.intent.type !== 'migrate') work.errands.push({ type: 'follow', record: row.id, run: run.id, cause: submitted.id, depth });
  if (changes.moves.length > 0) for (const link of linksOf(row)) work.errands.push({ type: 'wake', record: link, cause: submitted, depth });
}

/** Where the text of a written letter is kept: in the words of the entry that did the activity. */
function letterOf({ letter, done }: Changes, key: string): { readonly letter?: string } {
  const entry = letter === key ? done[0]?.entry : undefined;
  return entry === undefined ? {} : { letter: entry };
}

/** A new owner takes over what is expected of the owner in every run, and the runs that are over as well: they are the record's. */
export function handOver(state: RecordState, row: RecordRow): void {
  for (const stored of state.runs.values()) {
    if (stored.owner !== row.owner) state.runs.set(stored.id, { ...stored, owner: row.owner });
  }
}

/** The record's other runs may be moved by it: by a fact that changed, or by a stage that some gate waits for. */
export function touchesOthers(work: Workset, state: RecordState, changes: Changes): boolean {
  if (Object.keys(changes.fields).length > 0 || changes.owner !== undefined || changes.done.length > 0) return true;
  return changes.moves.length > 0 && [...state.runs.values()].some((run) => run.status === 'running' && awaited(work, run, 'sameRecord'));
}

function awaited(work: Workset, run: RunRow, on: 'sameRecord' | 'linkedRecord'): boolean {
  const shelved = work.processes.get(run.versionId);
  return shelved !== undefined && shelved !== null && awaitedBy(shelved.process)[on].size > 0;
}

/** A run of a linked record got somewhere: asks the runs here that wait for one. */
export function wakeRuns(work: Workset, state: RecordState, cause: SubmittedIntent, decider: Decider): void {
  const waiting = runsOf(state, (run) => awaited(work, run, 'linkedRecord'));
  if (waiting.length > 0) askInTurn(work, state, cause, decider, waiting);
}

/** Asks the record's other running runs whether the news moves them or changes what is due of them; one that it leaves as it was gets no entry. */
export function askAgain(work: Workset, state: RecordState, submitted: SubmittedIntent, decider: Decider, origin: string): void {
  askInTurn(work, state, submitted, decider, runsOf(state, (run) => run.id !== origin));
}

function askInTurn(work: Workset, state: RecordState, cause: SubmittedIntent, decider: Decider, queue: string[]): void {
  for (let turn = 1; queue.length > 0 && turn <= longestEcho; turn += 1) {
    const runId = queue.shift();
    if (runId === undefined || !state.row) return;
    const { run, shelved } = runOf(work, state, runId);
    if (!shelved || run.status !== 'running') continue;
    const heard: SubmittedIntent = { id: cause.id, record: state.row.id, run: runId, by: cause.by, roles: cause.roles, madeAt: cause.madeAt, intent: { type: 'setFields', fields: {} } };
    const id = decider.newId();
    const seen = seenFor(work, state, runId, shelved.process, heard, decider.at);
    const answer = step(shelved.process, withSeen(run, seen), madeIntent(id, heard, seen), decider.at);
    if (!answer.ok || !hasConsequences(run, answer)) continue;
    const barred = ownerRefusal(work, state.row, heard, answer.run.record, decider.at);
    if (barred) {
      write(work, state, heard, decider, { id, run: runId, refusal: barred.refusal, changes: null, delivery: nextDelivery(work, cause.id), seen });
      continue;
    }
    adopt(work, state, cause, decider, answer);
    write(work, state, heard, decider, { id, run: runId, refusal: null, changes: answer.changes, delivery: nextDelivery(work, cause.id), seen });
    if (touchesOthers(work, state, answer.changes)) for (const other of runsOf(state, (one) => one.id !== runId)) if (!queue.includes(other)) queue.push(other);
  }
}

function runsOf(state: RecordState, isMeant: (run: RunRow) => boolean): string[] {
  return [...state.runs.values()].filter((run) => run.status === 'running' && isMeant(run)).map((run) => run.id).sort();
}

function hasConsequences(before: Run, { run, changes }: Accepted): boolean {
  if (changes.moves.length > 0 || changes.effects.length > 0 || Object.keys(changes.fields).length > 0 || changes.owner !== undefined || changes.done.length > 0) return true;
  return run.dues !== before.dues && canonicalJson(run.dues) !== canonicalJson(before.dues);
}
