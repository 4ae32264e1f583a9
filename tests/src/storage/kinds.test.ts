import { describe, expect, it } from 'vitest';
import { defaultRecordTypes } from '#engine/blueprint';
import { readKinds } from '../../../src/storage/enrollers.ts';
import { createStorage } from '../../../src/storage/index.ts';
import { aCompany } from './a-workspace.ts';

describe('what every decision asks first, kept in memory', () => {
  it('is read once, and again when a kind of record or an enrolment rule changed, in this tab or another', async () => {
    const { storage, db } = await aCompany();
    const inTurn = async () => {
      const { types, enrollers } = await readKinds(db);
      expect(types).toEqual(await db.recordTypes.toArray());
      expect(enrollers.map(({ blueprint }) => blueprint).toSorted()).toEqual((await db.enrollers.toArray()).map(({ blueprint }) => blueprint).toSorted());
      return types;
    };
    const before = await inTurn();
    expect((await readKinds(db)).types).toBe(before);
    await storage.saveRecordType({ ...defaultRecordTypes.lead, batch: null, name: 'Prospect' });
    expect((await inTurn()).map(({ name }) => name)).toContain('Prospect');
    const other = createStorage(db.name);
    await other.ready;
    await other.saveRecordType({ ...defaultRecordTypes.lead, batch: null, name: 'Enquiry' });
    other.close();
    expect((await inTurn()).map(({ name }) => name)).toContain('Enquiry');
  });

  it('does not keep what a transaction took back', async () => {
    const { storage, db } = await aCompany();
    const names = async () => (await readKinds(db)).types.map(({ name }) => name);
    const before = await names();
    const failed = storage.ground.guard.write(['recordTypes', 'enrollers', 'settings'], async () => {
      await db.recordTypes.update('lead', { name: 'Never' });
      expect(await names()).toContain('Never');
      throw new Error('taken back');
    });
    await expect(failed).rejects.toThrow('taken back');
    expect(await names()).toEqual(before);
  });
});
