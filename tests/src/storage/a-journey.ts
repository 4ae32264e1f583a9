import type { Blueprint, Effect, Fields, Signal } from '#engine/blueprint';
import type { Entry, Intent } from '#engine/journal';
import type { Ack, PersonRow, RecordRow, RunRow } from '../../../src/storage/index.ts';
import type { Storage } from '../../../src/storage/storage.ts';
import { aBlueprint, type BlueprintDrawing } from '../../kit/a-blueprint.ts';
import { aName, openTab } from './a-workspace.ts';

const signal = (key: string, given: Partial<Signal> = {}): Signal => ({ key, name: key, payload: {}, order: 0, ...given });
const knows = (drawing: BlueprintDrawing, ...signals: readonly Signal[]): BlueprintDrawing =>
  drawing.change((made) => ({ ...made, signals: Object.fromEntries(signals.map((one) => [one.key, one])) }));
const start = (to: BlueprintDrawing, on: 'sameRecord' | 'newLinkedRecord', copy?: Readonly<Record<string, string>>): Effect =>
  ({ type: 'startBlueprint', blueprint: to.id.blueprint, on, ...(copy ? { copy } : {}) });
const always = { type: 'all', of: [] } as const;
const named = { type: 'compare', field: 'name', operator: 'isNotEmpty' } as const;

/** What happens on the order that a won deal becomes. */
export const delivery = aBlueprint('Delivery', 'deal')
  .stage('Packing', (s) => s.task('Pack', { required: 'never' }).outcome('Sent', { to: 'Delivered' }))
  .end('Delivered', 'won');

/** Looks after the customer beside the sale, and waits for both the sale and the delivery. */
export const care = knows(
  aBlueprint('Care')
    .stage('Warming', (s) =>
      s
        .email('Useful mail', { required: 'never', attempts: { min: 1, max: 9 } })
        .outcome('Sale won', { to: 'Waiting', trigger: { type: 'condition', condition: named }, gate: { type: 'otherRun', blueprint: aBlueprint('Sale').id.blueprint, on: 'sameRecord', ended: 'won' } })
        .outcome('Stop', { to: 'Over', gate: always }),
    )
    .stage('Waiting', (s) =>
      s
        .email('Patience mail', { required: 'never' })
        .outcome('Delivered', { to: 'Thanking', trigger: { type: 'condition', condition: named }, gate: { type: 'otherRun', blueprint: delivery.id.blueprint, on: 'linkedRecord', reached: delivery.id.stage('Delivered') } }),
    )
    .stage('Thanking', (s) => s.outcome('Thanked', { to: 'Over' }).outcome('Again', { to: 'Warming', trigger: { type: 'signal', signal: 'again' } }))
    .end('Over', 'closed'),
  signal('again', { payload: { why: { key: 'why', name: 'Why', kind: 'text' } } }),
);

/** The sale itself: its way out deals the record out, starts delivery on an order of its own and tells the manager. */
export const sale = knows(
  aBlueprint('Sale')
    .stage('Talking', (s) =>
      s
        .call('Call', { required: 'never', attempts: { min: 1, max: 9 } })
        .email('Offer', { required: 'never', listens: [{ then: 'cancel', signal: 'replied' }] })
        .outcome('Bought', {
          to: 'Won', gate: always,
          then: [
            { type: 'assignOwner', to: { type: 'roundRobin', role: 'closer' } },
            start(delivery, 'newLinkedRecord', { amount: 'score' }),
            start(care, 'sameRecord'),
            { type: 'notify', role: 'manager', message: 'Won' },
          ],
        })
        .outcome('Hand to finance', { to: 'Won', gate: always, then: [{ type: 'assignOwner', to: { type: 'team', team: 'finance' } }] })
        .outcome('No', { to: 'Lost', gate: always, then: [{ type: 'signalRun', blueprint: care.id.blueprint, signal: 'again', payload: { why: 'name' } }] }),
    )
    .end('Won', 'won', (s) => s.outcome('Back', { to: 'Talking', gate: always, trigger: { type: 'signal', signal: 'comeBack' } }))
    .end('Lost', 'lost', (s) => s.outcome('Back', { to: 'Talking', gate: always, trigger: { type: 'signal', signal: 'comeBack' } })),
  signal('replied'),
  signal('leaveMe', { optOut: 'all' }),
  signal('comeBack'),
);

const closers: readonly PersonRow[] = ['u_ann', 'u_bob', 'u_cyd'].map((id) => ({ id, name: id, roles: ['closer'], zone: 'UTC', batch: null }));

/** A company with three linked processes and three closers. */
export async function aJourney(change: (blueprint: Blueprint) => Blueprint = (blueprint) => blueprint) {
  const { storage, clock } = await openTab(aName());
  for (const person of closers) await storage.savePerson(person);
  const publish = async (blueprint: Blueprint): Promise<void> => {
    await storage.createBlueprint(blueprint);
    const answer = await storage.publishBlueprint(blueprint.id, 'first');
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  };
  for (const drawing of [delivery, care, sale]) await publish(change(drawing.build()));
  return { storage, clock, db: storage.ground.db, publish, ...aSeller(storage) };
}

export type Journey = Awaited<ReturnType<typeof aJourney>>;

/** Speaks to a workspace of several processes, by the labels of their drawings. */
export function aSeller(storage: Storage) {
  const { db } = storage.ground;
  const submit = async (record: string, run: string | null, intent: Intent): Promise<Ack> => {
    const [ack] = await storage.authority.submit([storage.intentFor({ record, run, intent })]);
    if (!ack) throw new Error('no answer');
    return ack;
  };
  const runsOf = async (record: string, drawing: BlueprintDrawing): Promise<readonly RunRow[]> =>
    (await db.runs.where('record').equals(record).toArray()).filter((row) => row.blueprint === drawing.id.blueprint).sort((a, b) => (a.id < b.id ? -1 : 1));
  const runOf = async (record: string, drawing: BlueprintDrawing): Promise<RunRow> => {
    const run = (await runsOf(record, drawing)).at(-1);
    if (!run) throw new Error(`record ${record} has no such run`);
    return run;
  };
  return {
    submit, runsOf, runOf,
    lead: (fields: Fields = {}): Promise<RecordRow> => storage.createRecord({ type: 'lead', owner: 'u_rep', zone: 'UTC', fields: { name: 'Ada', ...fields } }),
    enrol: async (record: string, drawing: BlueprintDrawing): Promise<Ack> => {
      const row = await db.blueprints.get(drawing.id.blueprint);
      return submit(record, null, { type: 'enrol', blueprint: drawing.id.blueprint, version: row?.live ?? '', record: { owner: null, zone: 'UTC', fields: {} } });
    },
    choose: async (record: string, drawing: BlueprintDrawing, stage: string, outcome: string): Promise<Ack> => {
      const run = await runOf(record, drawing);
      return submit(record, run.id, { type: 'choose', outcome: drawing.id.outcome(stage, outcome), fields: {}, reason: null, expect: { visit: run.snapshot.visit } });
    },
    stageOf: async (record: string, drawing: BlueprintDrawing): Promise<string> => {
      const run = await runOf(record, drawing);
      return Object.values(drawing.build().stages).find((stage) => stage.id === run.stage)?.name ?? run.stage;
    },
    reopen: async (record: string): Promise<Ack> => submit(record, (await runOf(record, sale)).id, { type: 'signal', signal: 'comeBack', payload: {} }),
    set: (record: string, fields: Record<string, string | number | boolean | null>): Promise<Ack> => submit(record, null, { type: 'setFields', fields }),
    journal: async (record: string): Promise<readonly Entry[]> => (await db.entries.orderBy('cursor').toArray()).map((row) => row.entry).filter((entry) => entry.record === record),
    linked: async (record: string): Promise<readonly RecordRow[]> => (await db.records.bulkGet([...((await db.records.get(record))?.links ?? [])])).flatMap((row) => (row ? [row] : [])),
  };
}
