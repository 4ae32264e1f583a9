import { invariant } from '#engine/kernel';
import type { Process } from '#engine/compile';
import { appendEntry, kernelNumber, type Entry, type Intent } from '#engine/journal';
import { createBulkRunner, startRun, step, type MadeBulkIntent, type RecordFacts, type Run, type StartIntent } from '#engine/run';
import { bulkRecords, intentsOf, monday, rep, scripts, size, timeOf, type Way } from './scenario.ts';

const facts = { owner: rep.by, zone: 'UTC', fields: { size } };

const factsOf = (record: number): RecordFacts => ({ ...facts, id: `c${record}`, doneElsewhere: [] });

/** How a record is enrolled. What all enrolments say alike is there once. */
export function enrolments(process: Process): (record: number) => StartIntent {
  const intent: Intent = { type: 'enrol', blueprint: process.version.blueprint, version: process.version.id, record: facts };
  return (record) => ({ ...rep, entry: `e${record}`, run: `r${record}`, space: 'live', intent });
}

export function madeIntents(): readonly (readonly MadeBulkIntent[])[] {
  return Array.from({ length: scripts }, (_, number) =>
    intentsOf(number).flatMap((intent, index): MadeBulkIntent[] => (intent.type === 'undo' ? [] : [{ ...rep, entry: `e${number}-${index}`, intent }])),
  );
}

/** A record and its enrolment. */
export type Enrolment = readonly [about: RecordFacts, intent: StartIntent];

/** Who is enrolled is there beforehand, as the intents are for every engine. */
export function startsOf(process: Process): readonly Enrolment[] {
  const enrol = enrolments(process);
  return Array.from({ length: bulkRecords }, (_, number) => [factsOf(number), enrol(number)] as const);
}

/** Bulk work: deeds, path, due moments and a verdict of every outcome that is asked. */
export function bulkWay(process: Process): Way {
  const runner = createBulkRunner(process);
  invariant(runner.ordinaryStages.length === 0, 'the drawing of the bench is walked by the table alone');
  const made = madeIntents();
  const rows = new Map(Object.keys(process.version.document.stages).map((stage, index) => [stage, index]));
  const starts = startsOf(process);
  return {
    what: 'Baton in bulk, with verdicts',
    records: bulkRecords,
    walk: (number) => {
      const script = made[number % scripts] ?? [];
      const [about, intent] = starts[number] ?? [];
      invariant(about !== undefined && intent !== undefined, 'the record is enrolled');
      const record = runner.start(about, intent, monday);
      if ('ok' in record) throw new Error('the record starts');
      return {
        stage: () => rows.get(runner.stageOf(record)) ?? -1,
        act: (index) => {
          const intent = script[index];
          if (intent !== undefined) runner.step(record, intent, timeOf(index));
        },
      };
    },
  };
}

/** One record at a time, as the desk does it: the explaining verdict, and the entry sealed into the record's chain when `sealed`. */
export function singleWay(process: Process, sealed: boolean): Way {
  const made = madeIntents();
  const enrol = enrolments(process);
  const rows = new Map(Object.keys(process.version.document.stages).map((stage, index) => [stage, index]));
  return {
    what: sealed ? 'Baton step by step, verdict and sealed entry' : 'Baton step by step, verdict, no entry',
    records: sealed ? 100 : 200,
    walk: (number) => {
      const script = made[number % scripts] ?? [];
      const started = startRun(process, factsOf(number), enrol(number), monday);
      if (!started.ok) throw new Error('the record starts');
      let run: Run = started.run;
      let last: Entry | null = null;
      return {
        stage: () => rows.get(run.stage) ?? -1,
        act: (index) => {
          const intent = script[index];
          if (intent === undefined) return;
          const answer = step(process, run, intent, timeOf(index));
          if (answer.ok) run = answer.run;
          if (sealed) last = entryOf(last, run, intent, answer, timeOf(index));
        },
      };
    },
  };
}

/** The entry that a step becomes, sealed behind the one before. */
export function entryOf(last: Entry | null, run: Run, made: MadeBulkIntent, answer: ReturnType<typeof step>, at: number): Entry {
  return appendEntry(last, {
    id: made.entry, record: run.record.id, run: run.id, space: run.space, rev: run.rev, at, madeAt: at, by: made.by, roles: made.roles, device: 'd', seq: 1,
    intentId: made.entry, intent: made.intent, ok: answer.ok, refusal: answer.ok ? null : answer.refusal, changes: answer.ok ? answer.changes : null,
    stages: [run.stage], visit: run.visit, version: run.version, kernel: kernelNumber, words: null,
  });
}
