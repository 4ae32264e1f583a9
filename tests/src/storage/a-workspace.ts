import { afterEach } from 'vitest';
import { day, fixedClock, hour, seededDice } from '#engine/kernel';
import type { Blueprint, Fields } from '#engine/blueprint';
import type { Entry, Intent } from '#engine/journal';
import type { Ack, RecordRow, RunRow } from '../../../src/storage/index.ts';
import { createStorage, type Storage } from '../../../src/storage/storage.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';

/** A Monday morning. */
export const monday = Date.UTC(2026, 10, 23, 9);

let opened: Storage[] = [];
let count = 0;

afterEach(async () => {
  const names = new Set(opened.map((storage) => storage.ground.db.name));
  for (const storage of opened) storage.close();
  opened = [];
  await Promise.all([...names].map(deleteDatabase));
});

/** A fresh name, so that tests never meet. */
export function aName(): string {
  count += 1;
  return `test-${process.pid}-${count}`;
}

/** Opens a workspace on a clock that stands still; two with one name are two tabs. */
export async function openTab(name: string, clock = fixedClock(monday), seed = 7) {
  const storage = createStorage(name, { clock, dice: seededDice(seed + opened.length) });
  opened.push(storage);
  await storage.ready;
  return { storage, clock };
}

export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('not deleted'));
  });
}

/** The user's own rule (S3): no way to Lost before two emails and one call. */
export const outbound = aBlueprint('Outbound')
  .stage('New', (stage) =>
    stage
      .call('First call', { required: 'always', due: { type: 'stageEntry', wait: { amount: 1, unit: 'days' } } })
      .email('Intro mail', { required: 'never', attempts: { min: 1, max: 9 } })
      .outcome('Qualified', { to: 'Proposal' })
      .outcome('Not interested', {
        to: 'Lost',
        gate: (id) => ({
          type: 'all',
          of: [
            { type: 'count', compare: 'atLeast', times: 2, of: { channel: 'email' }, within: { type: 'run' } },
            { type: 'count', compare: 'atLeast', times: 1, of: { activity: id.activity('First call') }, within: { type: 'run' } },
          ],
        }),
      }),
  )
  .stage('Proposal', (stage) =>
    stage
      .task('Send proposal', { required: 'never' })
      .outcome('Signed', { to: 'Won' })
      .outcome('Silence', { to: 'Lost', trigger: { type: 'elapsed', wait: { amount: 30, unit: 'days' } }, tone: 'time' })
      .outcome('Hot', {
        to: 'Won',
        trigger: { type: 'condition', condition: { type: 'compare', field: 'score', operator: 'atLeast', value: 90 } },
        // oxlint-disable-next-line unicorn/no-thenable -- `then` is domain.md's word for an outcome's effects
        then: [{ type: 'notify', role: 'manager', message: 'A hot one' }],
      }),
  )
  .end('Won', 'won')
  .end('Lost', 'lost');

/** A second process for the same records, which waits for a score. */
export const nurture = aBlueprint('Nurture')
  .stage('Watching', (stage) =>
    stage
      .task('Look again', { required: 'never' })
      .outcome('Warm', { to: 'Handed over', trigger: { type: 'condition', condition: { type: 'compare', field: 'score', operator: 'atLeast', value: 50 } } })
      .outcome('Give up', { to: 'Handed over' }),
  )
  .end('Handed over', 'closed');

/** A whole small company at work: publishes, makes leads and steps them like a rep would. */
export async function aCompany(name = aName()) {
  const { storage, clock } = await openTab(name);
  const publish = async (blueprint: Blueprint): Promise<string> => {
    await storage.createBlueprint(blueprint);
    const answer = await storage.publishBlueprint(blueprint.id, 'first');
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return answer.value.id;
  };
  const version = await publish(outbound.build());
  return { storage, clock, db: storage.ground.db, version, publish, rep: aRep(storage) };
}

export type Rep = ReturnType<typeof aRep>;

/** Speaks to one workspace as a rep, by the labels of the drawing. */
export function aRep(storage: Storage) {
  const { db } = storage.ground;
  const runOf = async (record: string, blueprint = outbound.id.blueprint): Promise<RunRow> => {
    const run = (await db.runs.where('record').equals(record).toArray()).filter((row) => row.blueprint === blueprint).at(-1);
    if (!run) throw new Error(`record ${record} has no run`);
    return run;
  };
  const submit = async (record: string, run: string | null, intent: Intent, note?: string): Promise<Ack> => {
    const [ack] = await storage.authority.submit([storage.intentFor({ record, run, intent, note })]);
    if (!ack) throw new Error('no answer');
    return ack;
  };
  const inRun = async (record: string, intentOf: (run: RunRow) => Intent, note?: string): Promise<Ack> => {
    const run = await runOf(record);
    return submit(record, run.id, intentOf(run), note);
  };
  return {
    runOf,
    submit,
    lead: (title: string, fields: Fields = {}): Promise<RecordRow> => storage.createRecord({ type: 'lead', owner: 'u_rep', zone: 'Europe/Berlin', fields: { name: title, ...fields } }),
    enrol: async (record: string, blueprint = outbound.id.blueprint): Promise<Ack> => {
      const row = await db.blueprints.get(blueprint);
      if (!row?.live) throw new Error('not published');
      return submit(record, null, { type: 'enrol', blueprint, version: row.live, record: { owner: null, zone: 'UTC', fields: {} } });
    },
    complete: (record: string, activity: string, result: string | null, note?: string): Promise<Ack> =>
      inRun(
        record,
        (run) => ({
          type: 'complete', activity: outbound.id.activity(activity), result, fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [],
          expect: { visit: run.snapshot.visit },
        }),
        note,
      ),
    choose: (record: string, stage: string, outcome: string): Promise<Ack> =>
      inRun(record, (run) => ({ type: 'choose', outcome: outbound.id.outcome(stage, outcome), fields: {}, reason: null, expect: { visit: run.snapshot.visit } })),
    setFields: (record: string, fields: Record<string, string | number | boolean | null>): Promise<Ack> => submit(record, null, { type: 'setFields', fields }),
    journal: async (record: string): Promise<readonly Entry[]> => (await db.entries.orderBy('cursor').toArray()).map((row) => row.entry).filter((entry) => entry.record === record),
  };
}

/** Everything the authority keeps beside the journal, to compare before and after. */
export async function projectionsOf(storage: Storage) {
  const { records, runs, dues, counters, titles } = storage.ground.db;
  return {
    records: await records.orderBy('id').toArray(),
    runs: await runs.orderBy('id').toArray(),
    dues: await dues.orderBy('id').toArray(),
    counters: await counters.orderBy('id').toArray(),
    titles: await titles.orderBy('key').toArray(),
  };
}

export const days = (amount: number): number => amount * day;
export const hours = (amount: number): number => amount * hour;
