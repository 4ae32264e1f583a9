import { appendEntry, type Changes, type Entry, type Intent, intentSchema, kernelNumber, type Refusal, wordsSchema } from '#engine/journal';
import { type Accepted, type MadeIntent, type Refused, type Run, startRun, step } from '#engine/run';
import type { Ack, RecordRow, SubmittedIntent } from './contract.ts';
import { dueRowsOf, factsFor, fullRun, runRowOf, standingOf, titleOf } from './rows.ts';
import { refuseEnrol } from './refuse-enrol.ts';
import type { ShelvedProcess } from './version-shelf.ts';
import type { RecordState, Workset } from './workset.ts';

/** What a decision needs beside the workset: the authority's time, fresh ids and this device. */
export interface Decider {
  readonly at: number;
  readonly device: string;
  newId(): string;
}

const nothingChanged: Changes = { moves: [], fields: {}, done: [], effects: [], ended: false };
/** A chain of runs of one record that set each other off ends here: a drawing's mistake must not hang the workspace. */
const longestEcho = 50;

/**
 * Decides about one intent and notes its consequences in the workset. Pure but for the workset: no clock, no
 * database, so it can stand inside a transaction. A second delivery answers the first one's entry.
 */
export function decide(work: Workset, submitted: SubmittedIntent, decider: Decider): Ack {
  const before = work.delivered.get(submitted.id);
  if (before) return { id: submitted.id, ok: before.ok, repeated: true, entry: before, refusal: before.refusal, verdict: null };
  const state = work.records.get(submitted.record);
  if (!state) throw new Error('Invariant broken: the record was not read into the workset');
  const problems = problemsOf(submitted);
  if (problems.length > 0) return refuse(work, state, { ...submitted, intent: { type: 'note' } }, decider, null, { type: 'invalidIntent', problems });
  if (!state.row) return refuse(work, state, submitted, decider, null, { type: 'unknownRecord', record: submitted.record });
  if (submitted.intent.type === 'enrol') return enrol(work, state, state.row, submitted, submitted.intent, decider);
  if (submitted.run === null) return decideForRecord(work, state, state.row, submitted, decider);
  const run = state.runs.get(submitted.run);
  if (!run) return refuse(work, state, submitted, decider, null, { type: 'unknownRun', run: submitted.run });
  if (run.space !== state.row.space) return refuse(work, state, submitted, decider, run.id, { type: 'spaceMismatch' });
  return stepRun(work, state, submitted, decider, run.id);
}

function problemsOf(submitted: SubmittedIntent): readonly string[] {
  const parsed = [intentSchema.safeParse(submitted.intent), wordsSchema.optional().safeParse(submitted.words)];
  return parsed.flatMap((result) => (result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)));
}

function enrol(work: Workset, state: RecordState, row: RecordRow, submitted: SubmittedIntent, intent: Extract<Intent, { type: 'enrol' }>, decider: Decider): Ack {
  const shelved = work.processes.get(intent.version) ?? null;
  // The facts that replay will need are those of this moment, not those the screen saw.
  const made: SubmittedIntent = { ...submitted, intent: { ...intent, record: { owner: row.owner, zone: row.zone, fields: { ...row.fields } as typeof intent.record.fields } } };
  const refusal = refuseEnrol(intent, row, shelved, work.blueprints.get(intent.blueprint) ?? null, state.runs.values());
  if (refusal || !shelved) return refuse(work, state, made, decider, null, refusal ?? { type: 'unknownVersion', version: intent.version });
  const run = submitted.newRun ?? decider.newId();
  if (state.runs.has(run)) return refuse(work, state, made, decider, null, { type: 'alreadyRunning', run });
  const entry = decider.newId();
  const answer = startRun(shelved.process, factsFor(run, row, state.runs.values()), { ...madeIntent(entry, made), run, space: row.space }, decider.at);
  return take(work, state, made, decider, { entry, run, answer });
}

function stepRun(work: Workset, state: RecordState, submitted: SubmittedIntent, decider: Decider, runId: string): Ack {
  const { run, shelved } = runOf(work, state, runId);
  if (!shelved) return refuse(work, state, submitted, decider, runId, { type: 'unknownVersion', version: run.versionId });
  const entry = decider.newId();
  const answer = step(shelved.process, run, madeIntent(entry, submitted), decider.at);
  if (answer.ok && submitted.intent.type === 'undo') withdraw(work, run);
  return take(work, state, submitted, decider, { entry, run: runId, answer });
}

/** What a step that is taken back had put into the outbox goes with it, as long as nobody has opened it. */
function withdraw(work: Workset, { id, before }: Run): void {
  if (before) work.withdrawn.push(`${id}/${before.run.rev + 1}/`);
}

/** What concerns the record alone goes through its running runs, so that conditions are asked again everywhere. */
function decideForRecord(work: Workset, state: RecordState, row: RecordRow, submitted: SubmittedIntent, decider: Decider): Ack {
  const { intent } = submitted;
  if (intent.type !== 'setFields' && intent.type !== 'assign' && intent.type !== 'note') return refuse(work, state, submitted, decider, null, { type: 'unknownRun', run: '' });
  const first = [...state.runs.values()].filter((run) => run.status === 'running' && work.processes.get(run.versionId)).sort((a, b) => (a.id < b.id ? -1 : 1))[0];
  if (first && intent.type !== 'note') return stepRun(work, state, submitted, decider, first.id);
  const changes: Changes = {
    ...nothingChanged,
    ...(intent.type === 'setFields' ? { fields: intent.fields } : {}),
    ...(intent.type === 'assign' ? { owner: intent.owner } : {}),
  };
  const fields = { ...row.fields, ...changes.fields };
  state.row = { ...row, fields, owner: changes.owner === undefined ? row.owner : changes.owner, title: titleFor(work, row, fields), updatedAt: decider.at };
  const entry = write(work, state, submitted, decider, { id: decider.newId(), run: null, refusal: null, changes, delivery: submitted.id });
  return { id: submitted.id, ok: true, repeated: false, entry, refusal: null, verdict: null };
}

interface Step {
  readonly entry: string;
  readonly run: string;
  readonly answer: Accepted | Refused;
}

function take(work: Workset, state: RecordState, submitted: SubmittedIntent, decider: Decider, { entry: id, run, answer }: Step): Ack {
  if (!answer.ok) {
    const known = state.runs.has(run) ? run : null;
    return { ...refuse(work, state, submitted, decider, known, answer.refusal, id), verdict: answer.verdict };
  }
  adopt(work, state, answer, decider.at);
  const entry = write(work, state, submitted, decider, { id, run, refusal: null, changes: answer.changes, delivery: submitted.id });
  if (touchesOthers(answer.changes)) echo(work, state, submitted, decider, run);
  return { id: submitted.id, ok: true, repeated: false, entry, refusal: null, verdict: null };
}

/** Puts a run that moved on back into the workset: snapshot, dues, effects, and the record's own row. */
function adopt(work: Workset, state: RecordState, { run, changes }: Accepted, at: number): void {
  state.runs.set(run.id, runRowOf(run, at));
  work.dues.set(run.id, dueRowsOf(run));
  for (const { key, effect } of changes.effects) work.outbox.push({ id: key, record: run.record.id, run: run.id, space: run.space, at, effect, status: 'waiting' });
  const row = state.row;
  if (!row) return;
  const { fields, owner } = run.record;
  state.row = { ...row, fields, owner, title: titleFor(work, row, fields), standing: standingOf(state.runs.values()), updatedAt: at };
  if (owner !== row.owner) handOver(work, state, state.row);
}

/** A new owner takes over what is expected of the owner in every run. */
function handOver(work: Workset, state: RecordState, row: RecordRow): void {
  for (const stored of state.runs.values()) {
    if (stored.status !== 'running') continue;
    work.dues.set(stored.id, dueRowsOf(fullRun(stored, row, [])));
    state.runs.set(stored.id, { ...stored, owner: row.owner });
  }
}

const touchesOthers = (changes: Changes): boolean => Object.keys(changes.fields).length > 0 || changes.owner !== undefined || changes.done.length > 0;

/** Asks the record's other running runs whether the news moves them; one that it does not move gets no entry. */
function echo(work: Workset, state: RecordState, submitted: SubmittedIntent, decider: Decider, origin: string): void {
  const others = (but: string): string[] => [...state.runs.values()].filter((run) => run.status === 'running' && run.id !== but).map((run) => run.id).sort();
  const queue = others(origin);
  for (let turn = 1; queue.length > 0 && turn <= longestEcho; turn += 1) {
    const runId = queue.shift();
    if (runId === undefined) return;
    const { run, shelved } = runOf(work, state, runId);
    if (!shelved || run.status !== 'running') continue;
    const heard: SubmittedIntent = { id: submitted.id, record: submitted.record, run: runId, by: submitted.by, roles: submitted.roles, madeAt: submitted.madeAt, intent: { type: 'setFields', fields: {} } };
    const id = decider.newId();
    const answer = step(shelved.process, run, madeIntent(id, heard), decider.at);
    if (!answer.ok || !hasConsequences(run, answer)) continue;
    adopt(work, state, answer, decider.at);
    write(work, state, heard, decider, { id, run: runId, refusal: null, changes: answer.changes, delivery: `${submitted.id}/${turn}` });
    if (touchesOthers(answer.changes)) for (const other of others(runId)) if (!queue.includes(other)) queue.push(other);
  }
}

function hasConsequences(before: Run, { run, changes }: Accepted): boolean {
  if (changes.moves.length > 0 || changes.effects.length > 0 || touchesOthers(changes)) return true;
  const dues = (of: Run): string => of.dues.map((due) => `${due.key}@${due.at}`).sort().join();
  return dues(before) !== dues(run);
}

function refuse(work: Workset, state: RecordState, submitted: SubmittedIntent, decider: Decider, run: string | null, refusal: Refusal, id = decider.newId()): Ack {
  const entry = write(work, state, submitted, decider, { id, run, refusal, changes: null, delivery: submitted.id });
  return { id: submitted.id, ok: false, repeated: false, entry, refusal, verdict: null };
}

interface Line {
  readonly id: string;
  readonly run: string | null;
  readonly refusal: Refusal | null;
  readonly changes: Changes | null;
  readonly delivery: string;
}

/** Adds one line to the record's journal, behind the last one. */
function write(work: Workset, state: RecordState, submitted: SubmittedIntent, decider: Decider, line: Line): Entry {
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
    words: submitted.words ?? null,
  });
  state.last = entry;
  state.seq = seq;
  work.entries.push({ id: entry.id, record: entry.record, device: entry.device, seq, delivery: line.delivery, entry });
  if (line.delivery === submitted.id) work.delivered.set(line.delivery, entry);
  return entry;
}

function runOf(work: Workset, state: RecordState, runId: string): { readonly run: Run; readonly shelved: ShelvedProcess | null } {
  const stored = state.runs.get(runId);
  if (!stored || !state.row) throw new Error('Invariant broken: a run without its record');
  return { run: fullRun(stored, state.row, state.runs.values()), shelved: work.processes.get(stored.versionId) ?? null };
}

function madeIntent(entry: string, { by, roles, intent }: SubmittedIntent): MadeIntent {
  return { entry, by, roles, intent };
}

function titleFor(work: Workset, row: RecordRow, fields: RecordRow['fields']): string {
  const type = work.types.get(row.type);
  return type ? titleOf(type, fields) : row.title;
}
