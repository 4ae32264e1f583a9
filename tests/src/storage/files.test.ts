import { describe, expect, it, vi } from 'vitest';
import { fileLimits } from '../../../src/storage/files.ts';
import { aCompany } from './a-workspace.ts';

const text = (name: string, content: string) => new File([content], name, { type: 'text/plain' });

describe('files of a record', () => {
  it('keeps what was chosen with who and when, and gives the very same bytes back', async () => {
    const { storage, clock, db, rep } = await aCompany();
    const lead = await rep.lead('Ada');
    const kept = await storage.keepFile(lead.id, text('offer.txt', 'Lane rates 2026'), 'u_rep');
    expect(kept).toMatchObject({ ok: true, value: { record: lead.id, name: 'offer.txt', type: 'text/plain', size: 15, at: clock.now(), by: 'u_rep' } });
    const read = kept.ok ? await storage.readFile(kept.value.id) : null;
    expect(await read?.content.text()).toBe('Lane rates 2026');
    expect(await db.files.count()).toBe(1);
  });

  it('refuses an empty file, one over the limit, and one of a record that is not there', async () => {
    const { storage, db, rep } = await aCompany();
    const lead = await rep.lead('Ada');
    expect(await storage.keepFile(lead.id, text('nothing.txt', ''))).toEqual({ ok: false, error: { type: 'empty' } });
    const large = new File([new Uint8Array(fileLimits.one + 1)], 'call.wav');
    expect(await storage.keepFile(lead.id, large)).toEqual({ ok: false, error: { type: 'tooLarge', size: fileLimits.one + 1, limit: fileLimits.one } });
    expect(await storage.keepFile('nobody', text('offer.txt', 'x'))).toEqual({ ok: false, error: { type: 'noRecord' } });
    expect(await db.files.count()).toBe(0);
  });

  it('takes files up to the limit of all together, and not one byte more', async () => {
    const { storage, db, rep } = await aCompany();
    const lead = await rep.lead('Ada');
    // only sizes are counted, so rows may say they are larger than they are
    await db.files.bulkAdd([1, 2, 3, 4].map((n) => ({ id: `f${n}`, record: lead.id, name: 'call.wav', type: '', size: fileLimits.all / 4 - (n === 4 ? 10 : 0), at: 0, by: 'u_rep', content: new Blob(['x']) })));
    expect(await storage.keepFile(lead.id, text('a.txt', '12345678901'))).toEqual({ ok: false, error: { type: 'noRoom', size: 11, used: fileLimits.all - 10, limit: fileLimits.all } });
    expect(await storage.keepFile(lead.id, text('a.txt', '1234567890'))).toMatchObject({ ok: true });
  });

  it('[E7] a full disk keeps nothing and tells the banner', async () => {
    const { storage, db, rep } = await aCompany();
    const lead = await rep.lead('Ada');
    const full = vi.spyOn(db.files, 'add').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await expect(storage.keepFile(lead.id, text('offer.txt', 'x'))).rejects.toMatchObject({ name: 'StorageProblem', state: 'full' });
    full.mockRestore();
    expect(storage.ground.board.get().state).toBe('full');
    expect(await db.files.count()).toBe(0);
  });

  it('goes when it is removed, comes back as it was, and goes with its record', async () => {
    const { storage, db } = await aCompany();
    await storage.createRecords([{ type: 'lead', owner: null, zone: 'UTC', fields: { name: 'Ada' }, id: 'r1' }, { type: 'lead', owner: null, zone: 'UTC', fields: { name: 'Ben' }, id: 'r2' }], { batch: 'b' });
    const other = await storage.createRecord({ type: 'lead', owner: null, zone: 'UTC', fields: { name: 'Cy' } });
    const kept = await storage.keepFile('r1', text('offer.txt', 'x'));
    await storage.keepFile(other.id, text('stays.txt', 'x'));
    const gone = kept.ok ? await storage.removeFile(kept.value.id) : null;
    expect(gone?.name).toBe('offer.txt');
    expect(await db.files.where('record').equals('r1').count()).toBe(0);
    if (gone) await storage.restoreFile(gone);
    expect(await (await storage.readFile(gone?.id ?? ''))?.content.text()).toBe('x');
    await storage.undoBatch('b', { force: true });
    expect((await db.files.toArray()).map((row) => row.name)).toEqual(['stays.txt']);
  });

  it('is in the backup, byte for byte', async () => {
    const { storage, rep } = await aCompany();
    const lead = await rep.lead('Ada');
    const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 31) % 256);
    await storage.keepFile(lead.id, new File([bytes], 'photo.jpg', { type: 'image/jpeg' }));
    await storage.keepFile(lead.id, text('second.txt', 'zwölf'));
    const backup: { tables: { files: { name: string; content: { base64: string } }[] } } = JSON.parse(await (await storage.exportAll()).text());
    const [photo, second] = backup.tables.files;
    expect(Buffer.from(photo?.content.base64 ?? '', 'base64').equals(Buffer.from(bytes))).toBe(true);
    expect(Buffer.from(second?.content.base64 ?? '', 'base64').toString()).toBe('zwölf');
  });
});
