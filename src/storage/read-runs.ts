import { awaitedBy, awaitsOthers, type Awaited, type Run } from '#engine/run';
import type { RecordRow, RunRow } from './contract.ts';
import type { Database } from './database.ts';
import type { Ground } from './ground.ts';
import { otherRunsFor, type Told } from './other-runs.ts';
import { readJournalsOf, readRunsOf } from './read-many.ts';
import { fullRun } from './rows.ts';
import { withCalendar } from './run-of.ts';
import { readProcesses } from './version-shelf.ts';
import { readCalendar } from './work-calendar.ts';

/** Reads a record's runs with its facts, running ones with what their gates may know of other runs; a blueprint whose version cannot be read comes last among them. */
export async function readRuns({ db, shelf }: Pick<Ground, 'db' | 'shelf'>, recordId: string): Promise<readonly Run[]> {
  const [record, rows, calendar] = await Promise.all([db.records.get(recordId), db.runs.where('record').equals(recordId).toArray(), readCalendar(db)]);
  if (!record) return [];
  const running = (run: Pick<Run, 'status'>): boolean => run.status === 'running';
  const processes = await readProcesses(db, shelf, rows.filter(running).map((row) => row.versionId));
  const others = await readOthers(db, record, rows, [...processes.values()].flatMap((shelved) => (shelved ? [awaitedBy(shelved.process)] : [])));
  const orderOf = (run: Run): number => processes.get(run.versionId)?.version.document.enrolment.order ?? Number.MAX_VALUE;
  return rows
    .map((row): Run => {
      const run = withCalendar(fullRun(row, record, rows), calendar);
      const process = processes.get(row.versionId)?.process;
      return process && others && awaitsOthers(awaitedBy(process)) ? { ...run, record: { ...run.record, otherRuns: otherRunsFor(run.id, awaitedBy(process), others.own, others.linked) } } : run;
    })
    .sort((a, b) => Number(running(b)) - Number(running(a)) || (running(a) ? orderOf(a) - orderOf(b) || a.startedAt - b.startedAt : b.startedAt - a.startedAt));
}

/** The journals and runs that gates of these runs look at; null when none looks at any. */
async function readOthers(db: Database, record: RecordRow, own: readonly RunRow[], awaited: readonly Awaited[]): Promise<{ readonly own: Told; readonly linked: readonly Told[] } | null> {
  if (!awaited.some(awaitsOthers)) return null;
  const links = awaited.some(({ linkedRecord }) => linkedRecord.size > 0) ? (record.links ?? []) : [];
  const [[story = [], ...stories], runs] = await Promise.all([readJournalsOf(db, [record.id, ...links]), readRunsOf(db, links)]);
  return { own: { runs: own, story }, linked: links.map((link, at) => ({ runs: runs.filter((run) => run.record === link), story: stories[at] ?? [] })) };
}
