import { invariant } from '#engine/kernel';
import type { Process } from '#engine/compile';
import { createBulkRunner, startRun, step, type BulkRecord, type Run } from '#engine/run';
import { goal, type Figure } from '../figure.ts';
import { collect } from './collect.ts';
import { enrolments, madeIntents } from './by-baton.ts';
import { monday, rep, scripts, size, timeOf } from './scenario.ts';

const records = 10_000;
const facts = (record: number) => ({ id: `c${record}`, owner: rep.by, zone: 'UTC', fields: { size }, doneElsewhere: [] });

/** Megabytes in use after everything nobody holds is gone. */
function inUse(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** What so many records take, all of them half way through their script. */
function held<Kept>(make: (record: number) => Kept): { readonly megabytes: number; readonly kept: readonly Kept[] } {
  const before = inUse();
  const kept = Array.from({ length: records }, (_, record) => make(record));
  return { megabytes: inUse() - before, kept };
}

/** Memory of 10,000 live runs in the middle of their way: as ordinary runs with the way back, and in bulk work. */
export function memory(compiled: Process): readonly Figure[] {
  const made = madeIntents();
  const enrol = enrolments(compiled);
  const runs = held((record): Run => {
    const started = startRun(compiled, facts(record), enrol(record), monday);
    invariant(started.ok, 'the record starts');
    return (made[record % scripts] ?? []).slice(0, 10).reduce((run, intent, index) => {
      const answer = step(compiled, run, intent, timeOf(index));
      return answer.ok ? answer.run : run;
    }, started.run);
  });
  const runner = createBulkRunner(compiled);
  const bulk = held((record): BulkRecord => {
    const started = runner.start(facts(record), enrol(record), monday);
    if ('ok' in started) throw new Error('the record starts');
    (made[record % scripts] ?? []).slice(0, 10).forEach((intent, index) => runner.step(started, intent, timeOf(index)));
    return started;
  });
  const moved = runs.kept.every((run, record) => run.visit === bulk.kept[record]?.visit);
  invariant(moved, 'both ways lead the records to the same visit');
  return [
    { what: '10,000 live runs, 10 intents each, in memory', value: runs.megabytes, unit: 'MB', ...goal('under 100', runs.megabytes < 100) },
    { what: '10,000 records in bulk work, the same', value: bulk.megabytes, unit: 'MB' },
  ];
}
