import { clockPerson, type Changes, type Intent, type Refusal, intentSchema, wordsSchema } from '#engine/journal';
import { type Enrolling, mayEnrol, moveRun, startRun, step, type Accepted, type Refused, type Run } from '#engine/run';
import type { Ack, RecordRow, SubmittedIntent } from './contract.ts';
import { adopt, askAgain, handOver, touchesOthers } from './adopt.ts';
import { type Decider, refuse, write } from './journal-line.ts';
import { decideJoin, isJoin } from './merging.ts';
import { ownerRefusal } from './ownership.ts';
import { factsFor } from './rows.ts';
import { madeIntent, runOf, seenFor, withSeen } from './run-of.ts';
import { titleFor } from './title-for.ts';
import { routed } from './touched.ts';
import { calendarIn } from './work-calendar.ts';
import type { RecordState, Workset } from './workset.ts';

type IntentOf<Type extends Intent['type']> = Extract<Intent, { type: Type }>;

const nothingChanged: Changes = { moves: [], fields: {}, done: [], effects: [], ended: false };

/**
 * Decides about one intent and notes its consequences in the workset. Pure but for the workset: no clock, no
 * database, so it can stand inside a transaction. A second delivery answers the first one's entry. What it sets off
 * elsewhere (other records, new runs) is left in the workset's errands.
 */
export function decide(work: Workset, submitted: SubmittedIntent, decider: Decider): Ack {
  const before = work.delivered.get(submitted.id);
  if (before) return { id: submitted.id, ok: before.ok, repeated: true, entry: before, refusal: before.refusal, verdict: null };
  const state = work.records.get(submitted.record);
  if (!state) throw new Error('Invariant broken: the record was not read into the workset');
  const problems = problemsOf(submitted);
  if (problems.length > 0) return refuse(work, state, { ...submitted, intent: { type: 'note' } }, decider, null, { type: 'invalidIntent', problems });
  if (!state.row) return refuse(work, state, submitted, decider, null, { type: 'unknownRecord', record: submitted.record });
  if (isJoin(submitted.intent)) return decideJoin(work, state, submitted, submitted.intent, decider, decide);
  if (state.row.mergedInto !== undefined) return refuse(work, state, submitted, decider, null, { type: 'recordMerged', into: state.row.mergedInto });
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

function enrol(work: Workset, state: RecordState, row: RecordRow, submitted: SubmittedIntent, intent: IntentOf<'enrol'>, decider: Decider): Ack {
  const shelved = work.processes.get(intent.version) ?? null;
  // The facts that replay will need are those of this moment, not those the screen saw.
  const made: SubmittedIntent = { ...submitted, intent: { ...intent, record: { owner: row.owner, zone: row.zone, fields: { ...row.fields } as typeof intent.record.fields } } };
  if (shelved?.version.blueprint !== intent.blueprint) return refuse(work, state, made, decider, null, { type: 'unknownVersion', version: intent.version });
  const refusal = mayBegin(intent, decider, {
    blueprint: intent.blueprint,
    document: shelved.version.document,
    paused: work.blueprints.get(intent.blueprint)?.paused ?? false,
    record: row,
    runs: [...state.runs.values()],
    view: viewOf(work, shelved.version.document),
  });
  if (refusal) return refuse(work, state, made, decider, null, refusal);
  const run = submitted.newRun ?? decider.newId();
  if (state.runs.has(run)) return refuse(work, state, made, decider, null, { type: 'alreadyRunning', run });
  const entry = decider.newId();
  const seen = seenFor(work, state, run, shelved.process, made, decider.at);
  const calendar = calendarIn(work.calendar, row.zone);
  const facts = { ...factsFor(run, row, state.runs.values()), ...(calendar === undefined ? {} : { calendar }), ...(seen?.otherRuns === undefined ? {} : { otherRuns: seen.otherRuns }) };
  const answer = startRun(shelved.process, facts, { ...madeIntent(entry, made, seen), run, space: row.space }, decider.at);
  return take(work, state, made, decider, { entry, run, answer, seen });
}

/** A run that a merge carries over is in already: rules for coming in are not asked again, the customer's own wish is. A person cannot carry. */
function mayBegin({ carry }: IntentOf<'enrol'>, { depth }: Decider, enrolling: Enrolling): Refusal | null {
  if (carry === undefined) return mayEnrol(enrolling);
  if (depth === 0) return { type: 'invalidIntent', problems: ['Only a merge carries a run over.'] };
  const refusal = mayEnrol(enrolling);
  return refusal?.type === 'optedOut' || refusal?.type === 'alreadyRunning' ? refusal : null;
}

/** What the saved view of a drawing's enrolment rule shows; null when there is no such view of this kind of record. */
export function viewOf(work: Workset, { enrolment, recordType }: { readonly enrolment: { readonly when: { readonly type: string; readonly view?: string } }; readonly recordType: string }) {
  const view = work.views.get(enrolment.when.view ?? '');
  return view?.recordType === recordType ? view.condition : null;
}

function stepRun(work: Workset, state: RecordState, submitted: SubmittedIntent, decider: Decider, runId: string): Ack {
  const { run, shelved } = runOf(work, state, runId);
  if (!shelved) return refuse(work, state, submitted, decider, runId, { type: 'unknownVersion', version: run.versionId });
  const entry = decider.newId();
  const seen = seenFor(work, state, runId, shelved.process, submitted, decider.at);
  const made = madeIntent(entry, submitted, seen);
  const { intent } = submitted;
  if (intent.type !== 'migrate') {
    const answer = step(shelved.process, withSeen(run, seen), made, decider.at);
    if (answer.ok && intent.type === 'undo') withdraw(work, run, submitted, decider);
    return take(work, state, submitted, decider, { entry, run: runId, answer, seen });
  }
  const to = work.processes.get(intent.version);
  if (!to) return refuse(work, state, submitted, decider, runId, { type: 'unknownVersion', version: intent.version });
  return take(work, state, submitted, decider, { entry, run: runId, answer: moveRun(shelved.process, to.process, withSeen(run, seen), made, decider.at), seen });
}

/** What a step that is taken back had put into the outbox goes with it, as long as nobody has opened it; runs its effects started are left. */
function withdraw(work: Workset, { id, before, record }: Run, { id: cause }: SubmittedIntent, { depth }: Decider): void {
  if (!before) return;
  const step = `${id}/${before.run.rev + 1}/`;
  work.withdrawn.push(step);
  work.errands.push({ type: 'retire', step, cause, record: record.id, depth: depth + 1 });
}

/** What concerns the record alone goes through its running runs, so that conditions are asked again everywhere. */
function decideForRecord(work: Workset, state: RecordState, row: RecordRow, submitted: SubmittedIntent, decider: Decider): Ack {
  const { intent } = submitted;
  // what a customer did is written down even where nothing walks; what another process sends must find its hearer
  const isDeed = intent.type === 'signal' && submitted.by !== clockPerson;
  if (intent.type !== 'setFields' && intent.type !== 'assign' && intent.type !== 'note' && !isDeed) return refuse(work, state, submitted, decider, null, { type: 'unknownRun', run: '' });
  const first = [...state.runs.values()].filter((run) => run.status === 'running' && work.processes.get(run.versionId)).sort((a, b) => (a.id < b.id ? -1 : 1))[0];
  if (first && intent.type !== 'note' && !isDeed) return stepRun(work, state, submitted, decider, first.id);
  const changes: Changes = {
    ...nothingChanged,
    ...(intent.type === 'setFields' ? { fields: intent.fields } : {}),
    ...(intent.type === 'assign' ? { owner: intent.owner } : {}),
  };
  const fields = { ...row.fields, ...changes.fields };
  const barred = ownerRefusal(work, row, submitted, { owner: changes.owner === undefined ? row.owner : changes.owner, fields }, decider.at);
  if (barred) return { ...refuse(work, state, submitted, decider, null, barred.refusal), verdict: barred.verdict };
  const given = intent.type === 'assign' ? routed(row, intent.owner) : row;
  state.row = { ...given, fields, title: titleFor(work, row, fields), updatedAt: decider.at };
  if (state.row.owner !== row.owner) handOver(state, state.row);
  const entry = write(work, state, submitted, decider, { id: decider.newId(), run: null, refusal: null, changes, delivery: submitted.id });
  if (Object.keys(changes.fields).length > 0) work.errands.push({ type: 'rules', record: row.id, cause: submitted.id, before: row.fields, imported: false, depth: decider.depth + 1 });
  return { id: submitted.id, ok: true, repeated: false, entry, refusal: null, verdict: null };
}

interface Step {
  readonly entry: string;
  readonly run: string;
  readonly answer: Accepted | Refused;
  readonly seen: ReturnType<typeof seenFor>;
}

function take(work: Workset, state: RecordState, submitted: SubmittedIntent, decider: Decider, { entry: id, run, answer, seen }: Step): Ack {
  if (!answer.ok) {
    const known = state.runs.has(run) ? run : null;
    return { ...refuse(work, state, submitted, decider, known, answer.refusal, id), verdict: answer.verdict };
  }
  const barred = state.row && ownerRefusal(work, state.row, submitted, answer.run.record, decider.at);
  if (barred) return { ...refuse(work, state, submitted, decider, state.runs.has(run) ? run : null, barred.refusal, id), verdict: barred.verdict };
  adopt(work, state, submitted, decider, answer);
  const entry = write(work, state, submitted, decider, { id, run, refusal: null, changes: answer.changes, delivery: submitted.id, seen });
  if (touchesOthers(work, state, answer.changes)) askAgain(work, state, submitted, decider, run);
  return { id: submitted.id, ok: true, repeated: false, entry, refusal: null, verdict: null };
}
