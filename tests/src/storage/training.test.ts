import { describe, expect, it } from 'vitest';
import type { AttemptRow, SoundRow, WalkthroughRow } from '../../../src/storage/index.ts';
import { aCompany, nurture } from './a-workspace.ts';

const attempt = (over: Partial<AttemptRow> = {}): AttemptRow => ({
  id: 'a1', person: 'u_new', blueprint: nurture.id.blueprint, versionId: 'v', version: 'hash', number: 1, drill: 'd1', programme: null, exam: false,
  startedAt: 1, endedAt: null, moves: [{ type: 'clock', to: 5 }, { type: 'hint', level: 1 }], score: null, lessons: [], space: 'practice', batch: null, ...over,
});
const walkthrough: WalkthroughRow = { id: 'w1', name: 'First call', blueprint: nurture.id.blueprint, versionId: 'v', version: 'hash', number: 1, by: 'u_coach', at: 1, startsAt: 0, record: { owner: null, fields: {}, zone: 'UTC' }, intro: '', steps: [], batch: null };
const sound: SoundRow = { id: 's1', of: 'w1', seconds: 3, content: new Blob(['…'], { type: 'audio/webm' }) };

describe('what the academy keeps', () => {
  it('is kept, written over, forgotten with what belongs to it, and can be put back', async () => {
    const { storage, db } = await aCompany();
    await storage.keepTraining('attempts', attempt());
    await storage.keepTraining('attempts', attempt({ endedAt: 9 }));
    expect(await db.attempts.toArray()).toEqual([attempt({ endedAt: 9 })]);
    await storage.keepTraining('walkthroughs', walkthrough);
    await storage.keepTraining('sounds', sound);
    expect((await storage.readSound('s1'))?.seconds).toBe(3);
    expect(await storage.dropTraining('walkthroughs', 'w1')).toEqual(walkthrough);
    expect([await db.walkthroughs.count(), await db.sounds.count()]).toEqual([0, 0]);
    expect(await storage.dropTraining('walkthroughs', 'w1')).toBeNull();
  });

  it('is nowhere in what lists of real work read: records, runs, journal, dues, counts, outbox', async () => {
    const { storage, db } = await aCompany();
    const before = await Promise.all([db.records, db.runs, db.entries, db.dues, db.counters, db.outbox].map((table) => table.toArray()));
    await storage.keepTraining('attempts', attempt({ moves: [{ type: 'deed', deed: { type: 'signal', signal: 'replied', payload: {} }, roles: [], told: null }] }));
    expect(await Promise.all([db.records, db.runs, db.entries, db.dues, db.counters, db.outbox].map((table) => table.toArray()))).toEqual(before);
  });

  it('comes with the demo and goes with it', async () => {
    const { storage, db } = await aCompany();
    await storage.keepTraining('attempts', attempt({ id: 'mine' }));
    await storage.loadDemo({ recordTypes: [], people: [], blueprints: [], versions: [], records: [], runs: [], entries: [], outbox: [], training: { attempts: [attempt({ id: 'theirs' })] } });
    expect(await db.attempts.count()).toBe(2);
    await storage.removeDemo();
    expect((await db.attempts.toArray()).map(({ id }) => id)).toEqual(['mine']);
  });

  it('goes with the demo where somebody spoke onto the demo’s own walk-through, and stays on theirs', async () => {
    const { storage, db } = await aCompany();
    await storage.loadDemo({ recordTypes: [], people: [], blueprints: [], versions: [], records: [], runs: [], entries: [], outbox: [], training: { walkthroughs: [{ ...walkthrough, id: 'shown' }] } });
    await storage.keepTraining('walkthroughs', walkthrough);
    await storage.keepTraining('sounds', sound);
    await storage.keepTraining('sounds', { ...sound, id: 's2', of: 'shown' });
    await storage.removeDemo();
    expect((await db.walkthroughs.toArray()).map(({ id }) => id)).toEqual(['w1']);
    expect((await db.sounds.toArray()).map(({ id }) => id)).toEqual(['s1']);
  });
});
