import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { verifyChain } from '#engine/journal';
import type { Deed } from '../../../src/storage/index.ts';
import { cases } from '../../kit/cases.ts';
import { aCompany, days, nurture, outbound, projectionsOf } from './a-workspace.ts';

async function aTeam(size = 3) {
  const company = await aCompany();
  const leads = await Promise.all(Array.from({ length: size }, (_, at) => company.rep.lead(`Lead ${at}`, { score: at })));
  const ids = leads.map(({ id }) => id);
  const fieldsOf = async () => (await company.storage.readRecords(ids)).map(({ fields }) => fields);
  return { ...company, ids, fieldsOf };
}

describe('one thing done with many records', () => {
  test('each goes through its own intent; who says so already is left alone, and the batch can be taken back', async () => {
    const { storage, ids, fieldsOf, rep } = await aTeam();
    const report = await storage.changeMany(ids, { type: 'setFields', fields: { score: 1 } }, { batch: 'b1' });
    expect(report).toEqual({ done: 2, unchanged: 1, refused: [], enrolled: 0, untried: 0 });
    expect((await fieldsOf()).map(({ score }) => score)).toEqual([1, 1, 1]);
    await rep.setFields(ids[2] ?? '', { score: 7 });
    expect(await storage.undoMany('b1')).toEqual({ restored: 1, changedSince: 1 });
    expect((await fieldsOf()).map(({ score }) => score)).toEqual([0, 1, 7]);
    expect(await storage.undoMany('b1')).toEqual({ restored: 0, changedSince: 0 });
  });

  test('whom a blueprint took in because of it is counted', async () => {
    const { storage, ids, publish } = await aTeam();
    const watching = nurture.build();
    await publish({ ...watching, enrolment: { ...watching.enrolment, when: { type: 'condition', condition: { type: 'compare', field: 'score', operator: 'atLeast', value: 30 } } } });
    expect(await storage.changeMany(ids.slice(1), { type: 'setFields', fields: { score: 40 } }, { batch: 'b1' })).toMatchObject({ done: 2, enrolled: 2 });
    expect(await storage.changeMany(ids, { type: 'setFields', fields: { score: 41 } }, { batch: 'b2' })).toMatchObject({ done: 3, enrolled: 1 });
  });

  test('owners and tags', async () => {
    const { storage, ids, fieldsOf } = await aTeam();
    await storage.changeMany(ids, { type: 'retag', field: 'tags', add: ['hot', 'new'], remove: [] }, { batch: 'b1' });
    await storage.changeMany(ids.slice(1), { type: 'retag', field: 'tags', add: [], remove: ['hot', 'new'] }, { batch: 'b2' });
    expect((await fieldsOf()).map(({ tags }) => tags ?? null)).toEqual([['hot', 'new'], null, null]);
    await storage.changeMany(ids, { type: 'assign', owner: null }, { batch: 'b3' });
    expect((await storage.readRecords(ids)).map(({ owner }) => owner)).toEqual([null, null, null]);
    await storage.undoMany('b3');
    expect((await storage.readRecords(ids)).map(({ owner }) => owner)).toEqual(['u_rep', 'u_rep', 'u_rep']);
  });

  test('enrolling, pausing and leaving say where they were refused, and all come back', async () => {
    const { storage, ids, rep, clock } = await aTeam();
    await rep.setFields(ids[0] ?? '', { doNotContact: true });
    const enrolled = await storage.changeMany(ids, { type: 'enrol', blueprint: outbound.id.blueprint }, { batch: 'in' });
    expect(enrolled.done).toBe(2);
    expect(enrolled.refused).toEqual([{ record: ids[0], refusal: { type: 'optedOut', channel: 'all' } }]);
    const paused = await storage.changeMany(ids, { type: 'pause', blueprint: null, reason: 'Fair', until: null }, { batch: 'rest' });
    expect(paused).toMatchObject({ done: 2, unchanged: 1 });
    expect((await rep.runOf(ids[1] ?? '')).snapshot.paused).toBeDefined();
    expect(await storage.undoMany('rest')).toMatchObject({ restored: 2 });
    await storage.changeMany(ids, { type: 'exit', blueprint: outbound.id.blueprint, reason: 'Sold' }, { batch: 'out' });
    expect((await rep.runOf(ids[1] ?? '')).status).toBe('exited');
    clock.set(clock.now() + days(1));
    expect(await storage.undoMany('out')).toMatchObject({ restored: 2 });
    expect((await rep.runOf(ids[1] ?? '')).status).toBe('running');
    expect(await storage.undoMany('in')).toMatchObject({ restored: 2 });
    expect((await rep.runOf(ids[1] ?? '')).status).toBe('exited');
  });

  test('it stops after the present chunk, and says how many it left over', async () => {
    const { storage, ids } = await aTeam(120);
    const stop = new AbortController();
    const report = await storage.changeMany(ids, { type: 'setFields', fields: { score: -1 } }, { batch: 'b', signal: stop.signal, onProgress: () => stop.abort() });
    expect(report).toMatchObject({ done: 100, untried: 20 });
  });

  test('an import that wrote over values is taken back with them', async () => {
    const { storage, ids, fieldsOf } = await aTeam();
    await storage.createRecords([{ type: 'lead', owner: null, zone: 'UTC', fields: { name: 'Fresh' } }], { batch: 'import' });
    await storage.changeRecords([{ record: ids[0] ?? '', fields: { name: 'Other', score: 5 }, owner: null }, { record: ids[1] ?? '', fields: { score: 1 } }], { batch: 'import' });
    expect((await fieldsOf())[0]).toMatchObject({ name: 'Other', score: 5 });
    expect(await storage.undoBatch('import')).toEqual({ removed: 1, worked: 0, restored: 2, changedSince: 0 });
    expect((await storage.readRecords(ids))[0]).toMatchObject({ owner: 'u_rep', title: 'lead 0', fields: { name: 'Lead 0', score: 0 } });
  });

  test('whatever is done in bulk and taken back: chains whole, values as before, a rebuild the same', async () => {
    const deed: fc.Arbitrary<Deed> = fc.oneof(
      fc.record({ type: fc.constant('setFields' as const), fields: fc.record({ score: fc.nat(99), company: fc.string() }) }),
      fc.record({ type: fc.constant('assign' as const), owner: fc.constantFrom('u_a', 'u_b', null) }),
      fc.record({ type: fc.constant('retag' as const), field: fc.constant('tags'), add: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')), remove: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')) }),
      fc.constantFrom<Deed>({ type: 'enrol', blueprint: nurture.id.blueprint }, { type: 'pause', blueprint: null, reason: 'x', until: null }, { type: 'exit', blueprint: null, reason: 'x' }, { type: 'resume', blueprint: null }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 6 }), async (deeds) => {
        const { storage, ids, rep, publish, clock } = await aTeam();
        await publish(nurture.build());
        const before = await storage.readRecords(ids);
        for (const [at, one] of deeds.entries()) {
          clock.set(clock.now() + 60_000);
          await storage.changeMany(ids, one, { batch: `b${at}` });
        }
        for (const at of deeds.keys()) await storage.undoMany(`b${deeds.length - 1 - at}`);
        const filled = (fields: object) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
        expect((await storage.readRecords(ids)).map(({ owner, fields }) => ({ owner, fields: filled(fields) }))).toEqual(before.map(({ owner, fields }) => ({ owner, fields })));
        for (const id of ids) expect(verifyChain(await rep.journal(id))).toEqual({ ok: true });
        const now = await projectionsOf(storage);
        await storage.rebuildProjections();
        expect(await projectionsOf(storage)).toEqual(now);
      }),
      { numRuns: cases(6) },
    );
  });
});
