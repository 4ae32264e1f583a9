import { canonicalJson, invariant } from '#engine/kernel';
import { emptyRecord, foldEntry, type Entry, type FoldedRecord } from '#engine/journal';
import type { Process } from '#engine/compile';
import { startRun, step } from './step.ts';
import type { Accepted, MadeIntent, RecordFacts, Refused, Run } from './run.ts';

/**
 * Rebuilds a run from its record's journal, oldest entry first, by taking every accepted step again. Entries of the
 * record's other runs, and of the record alone, change what the run knows of its record. Throws when an entry does not
 * say what the step answers: then journal, drawing and kernel do not belong together.
 * Without `run`, the first run of this version is rebuilt.
 */
export function replay(process: Process, entries: readonly Entry[], run?: string): Run {
  const id = run ?? entries.find((entry) => isStart(process, entry))?.run;
  invariant(typeof id === 'string', 'the journal holds a run of this version');
  let record = emptyRecord;
  let rebuilt: Run | null = null;
  for (const entry of entries) {
    if (!entry.ok) continue;
    if (entry.run === id) {
      rebuilt = again(process, rebuilt, record, entry);
    }
    record = foldEntry(record, entry);
  }
  invariant(rebuilt !== null, `run ${id} has a beginning`);
  return { ...rebuilt, record: factsFrom(rebuilt.record, record, id) };
}

function isStart(process: Process, entry: Entry): boolean {
  return entry.ok && entry.intent.type === 'enrol' && entry.intent.version === process.version.id;
}

function again(process: Process, run: Run | null, record: FoldedRecord, entry: Entry): Run {
  const made: MadeIntent = { entry: entry.id, by: entry.by, roles: entry.roles, intent: entry.intent };
  const answer = run === null ? begin(process, record, entry, made) : step(process, { ...run, record: factsFrom(run.record, record, run.id) }, made, entry.at);
  invariant(answer.ok, `entry ${entry.id} was accepted, now it is refused: ${answer.ok ? '' : answer.refusal.type}`);
  const same = entry.changes !== null && canonicalJson(entry.changes) === canonicalJson(answer.changes);
  invariant(same && answer.run.rev === entry.rev && answer.run.visit === entry.visit, `entry ${entry.id} brought about something else`);
  return answer.run;
}

function begin(process: Process, record: FoldedRecord, entry: Entry, made: MadeIntent): Accepted | Refused {
  invariant(entry.run !== null, 'an enrolment names its run');
  const facts: RecordFacts = { id: entry.record, owner: record.owner, zone: record.zone, fields: record.fields, doneElsewhere: record.done };
  return startRun(process, facts, { ...made, run: entry.run, space: entry.space }, entry.at);
}

function factsFrom(facts: RecordFacts, record: FoldedRecord, run: string): RecordFacts {
  return { ...facts, owner: record.owner, zone: record.zone, fields: record.fields, doneElsewhere: record.done.filter((one) => one.run !== run) };
}
