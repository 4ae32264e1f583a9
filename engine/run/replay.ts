import { canonicalJson, invariant } from '#engine/kernel';
import { emptyRecord, foldEntry, type Entry, type FoldedRecord } from '#engine/journal';
import type { Process } from '#engine/compile';
import { moveRun } from './move-run.ts';
import { startRun, step } from './step.ts';
import type { Accepted, MadeIntent, RecordFacts, Refused, Run } from './run.ts';

/** Finds the process of a version by its id; null when it is not at hand. */
export type ProcessOf = (version: string) => Process | null;

/**
 * Rebuilds a run from its record's journal, oldest entry first, by taking every accepted step again. Entries of the
 * record's other runs, and of the record alone, change what the run knows of its record. Throws when an entry does not
 * say what the step answers: then journal, drawing and kernel do not belong together.
 * Without `run`, the first run of this version is rebuilt. A run that was moved to another version needs a `ProcessOf`
 * that knows each version it walked, and its own id.
 */
export function replay(process: Process | ProcessOf, entries: readonly Entry[], run?: string): Run {
  const processOf: ProcessOf = typeof process === 'function' ? process : (version) => (version === process.version.id ? process : null);
  const id = run ?? entries.find((entry) => isStart(processOf, entry))?.run;
  invariant(typeof id === 'string', 'the journal holds a run of this version');
  let record = emptyRecord;
  let rebuilt: Run | null = null;
  for (const entry of entries) {
    if (!entry.ok) continue;
    if (entry.run === id) rebuilt = again(processOf, rebuilt, record, entry);
    record = foldEntry(record, entry);
  }
  invariant(rebuilt !== null, `run ${id} has a beginning`);
  return { ...rebuilt, record: factsFrom(rebuilt.record, record, id) };
}

function isStart(processOf: ProcessOf, entry: Entry): boolean {
  return entry.ok && entry.intent.type === 'enrol' && processOf(entry.intent.version) !== null;
}

function again(processOf: ProcessOf, run: Run | null, record: FoldedRecord, entry: Entry): Run {
  const made: MadeIntent = { entry: entry.id, by: entry.by, roles: entry.roles, intent: entry.intent, ...(entry.seen === undefined ? {} : { seen: entry.seen }) };
  const answer = run === null ? begin(processOf, record, entry, made) : goOn(processOf, { ...run, record: withSeen(factsFrom(run.record, record, run.id), entry) }, made, entry);
  invariant(answer.ok, `entry ${entry.id} was accepted, now it is refused: ${answer.ok ? '' : answer.refusal.type}`);
  const same = entry.changes !== null && canonicalJson(entry.changes) === canonicalJson(answer.changes);
  invariant(same && answer.run.rev === entry.rev && answer.run.visit === entry.visit, `entry ${entry.id} brought about something else`);
  return answer.run;
}

function goOn(processOf: ProcessOf, run: Run, made: MadeIntent, entry: Entry): Accepted | Refused {
  const process = known(processOf, run.versionId);
  return made.intent.type === 'migrate' ? moveRun(process, known(processOf, made.intent.version), run, made, entry.at) : step(process, run, made, entry.at);
}

function begin(processOf: ProcessOf, record: FoldedRecord, entry: Entry, made: MadeIntent): Accepted | Refused {
  invariant(entry.run !== null && entry.intent.type === 'enrol', 'a run begins with an enrolment that names it');
  const facts: RecordFacts = { id: entry.record, owner: record.owner, zone: record.zone, fields: record.fields, doneElsewhere: record.done };
  return startRun(known(processOf, entry.intent.version), withSeen(facts, entry), { ...made, run: entry.run, space: entry.space }, entry.at);
}

/** What the authority had looked up of other runs for this very step, and the hours it was told to count by from here on (rules R128, R210). */
function withSeen(facts: RecordFacts, { seen }: Entry): RecordFacts {
  const { otherRuns: _before, ...rest } = facts;
  return { ...rest, ...(seen?.otherRuns === undefined ? {} : { otherRuns: seen.otherRuns }), ...(seen?.calendar === undefined ? {} : { calendar: seen.calendar }) };
}

function known(processOf: ProcessOf, version: string): Process {
  const process = processOf(version);
  invariant(process !== null, `version ${version} is at hand`);
  return process;
}

function factsFrom(facts: RecordFacts, record: FoldedRecord, run: string): RecordFacts {
  return { ...facts, owner: record.owner, zone: record.zone, fields: record.fields, doneElsewhere: record.done.filter((one) => one.run !== run) };
}
