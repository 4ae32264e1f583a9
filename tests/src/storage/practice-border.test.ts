import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileBlueprint } from '#engine/compile';
import type { Deed } from '#engine/blueprint';
import { intentSchema, type Intent, type IntentType } from '#engine/journal';
import { attempt, createSimulation, makeDrills, perform, startDrill, usualBehaviour } from '#engine/rehearsal';
import type { AttemptRow } from '../../../src/storage/index.ts';
import type { Storage } from '../../../src/storage/storage.ts';
import { readToday } from '../../../src/storage/today.ts';
import { readPastRuns, readCopies } from '../../../src/storage/for-rehearsal.ts';
import { readLessons } from '../../../src/storage/learned.ts';
import { readStageCounts } from '../../../src/storage/use-blueprints.ts';
import { cases } from '../../kit/cases.ts';
import { aCompany, monday, outbound } from './a-workspace.ts';

const visit = { visit: 1 };
const call = outbound.id.activity('First call');
const someId = '019a8000-0000-7000-8000-0000000000aa';

/** Every kind of intent there is, as somebody could send it about another record. A new kind does not compile until it stands here. */
const intents: { readonly [Type in IntentType]: (ids: { readonly version: string; readonly other: string; readonly entry: string }) => Extract<Intent, { type: Type }> } = {
  enrol: ({ version }) => ({ type: 'enrol', blueprint: outbound.id.blueprint, version, record: { owner: null, zone: 'UTC', fields: {} } }),
  complete: () => ({ type: 'complete', activity: call, result: 'connected', fields: { score: 95 }, ticked: [], evidence: [], template: null, points: [], objections: [], expect: visit }),
  tick: () => ({ type: 'tick', activity: call, ticked: [], expect: visit }),
  skip: () => ({ type: 'skip', activity: call, reason: 'Practice', expect: visit }),
  choose: () => ({ type: 'choose', outcome: outbound.id.outcome('New', 'Qualified'), fields: {}, reason: null, expect: visit }),
  setFields: () => ({ type: 'setFields', fields: { name: 'Practised' } }),
  assign: () => ({ type: 'assign', owner: 'u_trainee' }),
  due: () => ({ type: 'due', due: `activity/${call}:1`, armed: 1 }),
  signal: () => ({ type: 'signal', signal: 'replied', payload: {} }),
  exit: () => ({ type: 'exit', reason: 'Practice' }),
  note: () => ({ type: 'note' }),
  undo: ({ entry }) => ({ type: 'undo', entry }),
  requestApproval: () => ({ type: 'requestApproval', role: 'manager', expect: visit }),
  approve: () => ({ type: 'approve', role: 'manager', onBehalfOf: null, expect: visit }),
  reject: () => ({ type: 'reject', role: 'manager', onBehalfOf: null, reason: 'No', expect: visit }),
  override: () => ({ type: 'override', target: { type: 'outcome', outcome: outbound.id.outcome('New', 'Not interested') }, reason: 'Practice', expect: visit }),
  confirmOverride: ({ entry }) => ({ type: 'confirmOverride', override: entry, expect: visit }),
  handOver: () => ({ type: 'handOver', activity: call, to: 'u_trainee', fields: {}, warm: true, expect: visit }),
  accept: () => ({ type: 'accept', activity: call, expect: visit }),
  return: () => ({ type: 'return', activity: call, reason: 'Practice', expect: visit }),
  pause: () => ({ type: 'pause', reason: 'Practice', until: null }),
  resume: () => ({ type: 'resume' }),
  snooze: () => ({ type: 'snooze', activity: call, until: null, reason: 'Practice', expect: visit }),
  migrate: ({ version }) => ({ type: 'migrate', version, stage: outbound.id.stage('New'), timers: 'carry' }),
  merge: ({ other }) => ({ type: 'merge', record: other, fields: {} }),
  mergedInto: ({ other }) => ({ type: 'mergedInto', record: other }),
  unmerge: ({ other }) => ({ type: 'unmerge', record: other }),
  link: ({ other }) => ({ type: 'link', record: other }),
  unlink: ({ other }) => ({ type: 'unlink', record: other }),
};
const kinds = Object.keys(intents) as readonly IntentType[];
/** These name another record instead of a run. */
const joins: ReadonlySet<IntentType> = new Set(['merge', 'mergedInto', 'unmerge', 'link', 'unlink']);

/** Every kind of deed a drill, a simulation or a walk-through can do; a new kind does not compile until it stands here. */
const deeds: { readonly [Type in Deed['type']]: Extract<Deed, { type: Type }> } = {
  complete: { type: 'complete', activity: call, result: 'connected', fields: {}, ticked: [], evidence: [], template: null },
  tick: { type: 'tick', activity: call, ticked: [] },
  skip: { type: 'skip', activity: call, reason: 'Practice' },
  requestApproval: { type: 'requestApproval', role: 'manager' },
  approve: { type: 'approve', role: 'manager' },
  reject: { type: 'reject', role: 'manager', reason: 'No' },
  handOver: { type: 'handOver', activity: call, fields: {}, warm: true },
  accept: { type: 'accept', activity: call },
  return: { type: 'return', activity: call, reason: 'Practice' },
  choose: { type: 'choose', outcome: outbound.id.outcome('New', 'Qualified'), fields: {}, reason: null },
  setFields: { type: 'setFields', fields: { name: 'Practised' } },
  signal: { type: 'signal', signal: 'replied', payload: {} },
  pause: { type: 'pause' },
  resume: { type: 'resume' },
  override: { type: 'override', outcome: outbound.id.outcome('New', 'Not interested'), reason: 'Practice' },
  confirmOverride: { type: 'confirmOverride', outcome: outbound.id.outcome('New', 'Not interested') },
  assign: { type: 'assign', owner: 'u_trainee' },
  exit: { type: 'exit', reason: 'Practice' },
  wait: { type: 'wait' },
};

/** Everything live that is kept: rows of the live space, and accepted lines of its journal. */
async function live({ ground: { db } }: Storage) {
  const of = <Row extends { readonly space: string }>(rows: readonly Row[]) => rows.filter(({ space }) => space === 'live');
  return JSON.parse(JSON.stringify({
    records: of(await db.records.orderBy('id').toArray()),
    runs: of(await db.runs.orderBy('id').toArray()),
    dues: of(await db.dues.orderBy('id').toArray()),
    counters: of(await db.counters.orderBy('id').toArray()),
    outbox: of(await db.outbox.orderBy('id').toArray()),
    titles: (await db.titles.orderBy('key').toArray()).filter(({ key }) => key.startsWith('live')),
    journal: (await db.entries.toArray()).map(({ entry }) => entry).filter(({ space, ok }) => space === 'live' && ok).map(({ id, hash }) => [id, hash]).sort(),
  }));
}

/** What people read of live work: Today, the counts on the cards, what rehearsals, drills and reports learn from. */
async function read({ ground }: Storage) {
  const { db } = ground;
  return JSON.parse(JSON.stringify([
    await readToday(db, { owner: 'u_rep', space: 'live', now: monday, until: monday + 400 * 86_400_000 }),
    await readStageCounts(db, undefined, monday + 86_400_000),
    await readPastRuns(ground, { blueprint: outbound.id.blueprint, since: 0 }),
    await readCopies(ground, { type: 'lead', most: 100 }),
    await readLessons(ground, outbound.id.blueprint),
  ]));
}

/** A live lead on its way and a practice lead on its way. */
async function bothSides() {
  const { storage, db, rep, version } = await aCompany();
  const real = await rep.lead('Real');
  await rep.enrol(real.id);
  const practised = await storage.createRecord({ type: 'lead', owner: 'u_rep', zone: 'Europe/Berlin', fields: { name: 'Practised' }, space: 'practice' });
  await rep.enrol(practised.id);
  const [realRun, practiceRun] = [await rep.runOf(real.id), await rep.runOf(practised.id)];
  expect([realRun.space, practiceRun.space]).toEqual(['live', 'practice']);
  return { storage, db, rep, version, real, practised, realRun, practiceRun };
}

describe('the border between practice and live', () => {
  it('every kind of intent stands in the table', () => {
    expect([...kinds].sort()).toEqual(intentSchema.options.map((option) => option.shape.type.value).sort());
    for (const kind of kinds) expect(intentSchema.safeParse(intents[kind]({ version: someId, other: someId, entry: someId })).success, kind).toBe(true);
  });

  it.each(kinds)('%s: nothing a practice run or record is named in reaches a live one, nor the other way round', async (kind) => {
    const { storage, rep, version, real, practised, realRun, practiceRun } = await bothSides();
    const before = await live(storage);
    const practice = await storage.ground.db.records.get(practised.id);
    const entry = someId;
    const about = (other: string) => intents[kind]({ version, other, entry });
    const across = joins.has(kind)
      ? [await rep.submit(real.id, null, about(practised.id)), await rep.submit(real.id, realRun.id, about(practised.id)), await rep.submit(practised.id, null, about(real.id))]
      : kind === 'enrol'
        ? [await submitAs(storage, real.id, null, about(practised.id), realRun.id), await submitAs(storage, practised.id, null, about(real.id), realRun.id)]
        : [await rep.submit(real.id, practiceRun.id, about(practised.id)), await rep.submit(practised.id, realRun.id, about(real.id))];
    // a second start of the practice record is practice: it may begin, but never under a live run's id
    expect(across.filter(({ ok, entry: written }) => ok && (written.space === 'live' || written.run === realRun.id))).toEqual([]);
    expect(await live(storage)).toEqual(before);
    if (kind !== 'enrol') expect(await storage.ground.db.records.get(practised.id)).toEqual(practice);
  });

  it.each(kinds)('%s: the id of an attempt is no record and no run for any live door', async (kind) => {
    const { storage, rep, version, real, realRun } = await bothSides();
    const row: AttemptRow = { id: '019a8000-0000-7000-8000-0000000000bb', person: 'u_rep', blueprint: outbound.id.blueprint, versionId: version, version: 'hash', number: 1, drill: 'd', programme: null, exam: false, startedAt: monday, endedAt: null, moves: [], score: null, lessons: [], space: 'practice', batch: null };
    await storage.keepTraining('attempts', row);
    const before = await live(storage);
    const intent = intents[kind]({ version, other: row.id, entry: row.id });
    const answers = [await rep.submit(row.id, null, intent), await rep.submit(row.id, realRun.id, intent), ...(joins.has(kind) ? [await rep.submit(real.id, null, intent)] : kind === 'enrol' ? [] : [await rep.submit(real.id, row.id, intent)])];
    expect(answers.filter(({ ok }) => ok)).toEqual([]);
    expect(await live(storage)).toEqual(before);
    expect(await storage.ground.db.attempts.toArray()).toEqual([row]);
  });

  it.each(Object.values(deeds).map((deed) => [deed.type, deed] as const))('%s in a drill, in a simulation, and kept as an attempt changes nothing live', async (_type, deed) => {
    const { storage, db, version } = await bothSides();
    const before = await live(storage);
    const shelved = (await db.versions.get(version)) ?? expect.fail('published');
    const process = compileBlueprint(shelved);
    const [drill = expect.fail('a drill')] = makeDrills(process).drills;
    attempt(startDrill(process, drill, { exam: false, behaviour: usualBehaviour }), deed);
    perform(createSimulation(process, { owner: 'u_rep', zone: 'UTC', fields: { name: 'Real' } }, monday), deed, { roles: ['manager'] });
    await storage.keepTraining('attempts', { id: 'a', person: 'u_rep', blueprint: outbound.id.blueprint, versionId: version, version: shelved.hash, number: 1, drill: drill.id, programme: null, exam: false, startedAt: monday, endedAt: monday, moves: [{ type: 'deed', deed, roles: [], told: null }], score: null, lessons: [], space: 'practice', batch: null });
    expect(await live(storage)).toEqual(before);
  });

  it('a run that lies on the other side of its record is refused by its kind', async () => {
    const { storage, db, rep, real, realRun } = await bothSides();
    await db.runs.update(realRun.id, { space: 'practice', snapshot: { ...realRun.snapshot, space: 'practice' } });
    expect(await rep.submit(real.id, realRun.id, intents.exit({ version: someId, other: someId, entry: someId }))).toMatchObject({ ok: false, refusal: { type: 'spaceMismatch' } });
    expect((await live(storage)).records).toHaveLength(1);
  });

  it('whatever is practised, in any order, is in nothing people read of live work', { timeout: 60_000 }, async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...kinds), { minLength: 3, maxLength: 12 }), async (order) => {
        const { storage, rep, version, practised } = await bothSides();
        const [kept, told] = [await live(storage), await read(storage)];
        for (const kind of order) {
          const run = await rep.runOf(practised.id);
          const intent = intents[kind]({ version, other: practised.id, entry: someId });
          const { ok } = await rep.submit(practised.id, joins.has(kind) || kind === 'enrol' ? null : run.id, 'expect' in intent ? { ...intent, expect: { visit: run.snapshot.visit } } : intent);
          accepted += ok ? 1 : 0;
        }
        expect(await live(storage)).toEqual(kept);
        expect(await read(storage)).toEqual(told);
      }),
      { numRuns: cases(12) },
    );
    expect(accepted).toBeGreaterThan(10);
  });
});

/** Sends an intent that asks for a new run under an id of its own choice. */
async function submitAs(storage: Storage, record: string, run: string | null, intent: Intent, newRun: string) {
  const [ack] = await storage.authority.submit([{ ...storage.intentFor({ record, run, intent }), newRun }]);
  return ack ?? expect.fail('an answer');
}
