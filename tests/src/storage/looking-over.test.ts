import { describe, expect, test } from 'vitest';
import { defaultRecordTypes } from '#engine/blueprint';
import { aCompany, days } from './a-workspace.ts';

const score = (value: number) => ({ type: 'compare', field: 'score', operator: 'atLeast', value }) as const;

describe('looking over many records', () => {
  test('a survey says what stands in the fields, what does not fit, and what the type does not have', async () => {
    const { storage, rep } = await aCompany();
    const bad = await rep.lead('Ada', { score: 'high', segment: 'Key account', shoe: 42 });
    await rep.lead('Ben', { score: 3, segment: 'Giants' });
    await rep.lead('Cid', { segment: 'Giants' });
    const { records, fields } = await storage.surveyType('lead');
    expect(records).toBe(3);
    expect(fields['score']).toEqual({ filled: 2, wrongKind: 1, unknown: [], examples: [bad.id] });
    expect(fields['segment']).toMatchObject({ filled: 3, unknown: [{ value: 'Giants', count: 2 }] });
    expect(fields['shoe']?.filled).toBe(1);
  });

  test('changing a kind is told first; what cannot go over stays, and all of it is taken back', async () => {
    const { storage, rep } = await aCompany();
    const ids = [await rep.lead('Ada', { authority: '12' }), await rep.lead('Ben', { authority: 'the boss' })].map(({ id }) => id);
    const field = { ...defaultRecordTypes.lead.fields['authority'], key: 'authority', name: 'Who decides', choices: [], required: false, order: 0, kind: 'number' as const };
    expect(await storage.previewKind('lead', field)).toMatchObject({ filled: 2, same: 0, converted: 1, stay: 1, examples: [{ before: 'the boss', after: undefined }, { before: '12', after: 12 }] });
    expect(await storage.convertValues('lead', field, { batch: 'kind' })).toMatchObject({ done: 1, refused: [] });
    expect((await storage.readRecords(ids)).map(({ fields }) => fields['authority'])).toEqual([12, 'the boss']);
    await storage.undoMany('kind');
    expect((await storage.readRecords(ids)).map(({ fields }) => fields['authority'])).toEqual(['12', 'the boss']);
  });

  test('one choice is written over by another wherever it stands', async () => {
    const { storage, rep } = await aCompany();
    const lead = await rep.lead('Ada', { segment: 'Giants' });
    expect((await storage.replaceChoice('lead', { field: 'segment', from: 'Giants', to: 'Key account' }, { batch: 'c' })).done).toBe(1);
    expect((await storage.readRecords([lead.id]))[0]?.fields['segment']).toBe('Key account');
  });

  test('duplicates are grouped with their reasons, the surest first; a merged one is none', async () => {
    const { storage, rep } = await aCompany();
    const [a, b, c, d, e] = [
      await rep.lead('Ada Lovelace', { company: 'Acme GmbH', email: 'ada@x.test' }), await rep.lead('Lovelace, Ada', { company: 'ACME', email: 'ADA@x.test' }),
      await rep.lead('Ben', { phone: '030 1234567' }), await rep.lead('Benno', { phone: '+49 30 1234567' }), await rep.lead('Alone', { email: 'alone@x.test' }),
    ];
    const groups = await storage.findDuplicateGroups('lead');
    expect(groups.map(({ ids, reasons }) => [ids, reasons.toSorted()])).toEqual([[[a.id, b.id], ['email', 'nameAndCompany']], [[c.id, d.id], ['phone']]]);
    expect(groups.flatMap(({ ids }) => ids)).not.toContain(e.id);
    await rep.submit(a.id, null, { type: 'merge', record: b.id, fields: {} });
    expect(await storage.findDuplicateGroups('lead')).toHaveLength(1);
  });

  test('[S59] rules are forecast, now and a day, and records that two of them take are counted', async () => {
    const { storage, rep, clock } = await aCompany();
    for (let at = 0; at < 10; at += 1) await rep.lead(`L${at}`, { score: at * 10 });
    expect((await storage.compareAudiences('lead', [{ id: 'a', condition: score(50) }])).forecasts['a']).toEqual({ now: 5, perDay: null });
    clock.set(clock.now() + days(10));
    const { forecasts, overlaps } = await storage.compareAudiences('lead', [{ id: 'a', condition: score(50) }, { id: 'b', condition: score(80) }, { id: 'c', condition: score(500) }]);
    expect(forecasts).toEqual({ a: { now: 5, perDay: 0.5 }, b: { now: 2, perDay: 0.2 }, c: { now: 0, perDay: 0 } });
    expect(overlaps).toMatchObject([{ one: 'a', other: 'b', count: 2 }]);
  });

  test('a view that is only renamed or shown otherwise asks no blueprint again', async () => {
    const { storage, db } = await aCompany();
    const { view } = await storage.saveView({ name: 'Hot', recordType: 'lead', condition: score(50) });
    const renamed = await storage.saveView({ ...view, name: 'Hotter', columns: ['score'], sort: { field: 'score', descending: true } });
    expect(renamed).toMatchObject({ view: { id: view.id, name: 'Hotter', columns: ['score'] }, enrolled: [] });
    expect(await db.views.count()).toBe(1);
  });

  test('a record type goes only when nothing needs it', async () => {
    const { storage, rep, db } = await aCompany();
    await storage.saveRecordType({ ...defaultRecordTypes.workOrder, key: 'spare', batch: null });
    await storage.deleteRecordType('spare');
    expect(await db.recordTypes.get('spare')).toBeUndefined();
    await rep.lead('Ada');
    await expect(storage.deleteRecordType('lead')).rejects.toThrow();
    await expect(storage.deleteRecordType('deal')).resolves.toBeUndefined();
  });
});

test('a list sorted by a field has those without a value last, whichever way round', async () => {
  const { storage, rep } = await aCompany();
  const [a, b, c] = [await rep.lead('A', { score: 1 }), await rep.lead('B'), await rep.lead('C', { score: 3 })];
  const list = async (descending: boolean) => (await storage.listRecords({ type: 'lead', space: 'live', search: '', sort: { field: 'score', descending } })).ids;
  expect(await list(false)).toEqual([a.id, c.id, b.id]);
  expect(await list(true)).toEqual([c.id, a.id, b.id]);
});
