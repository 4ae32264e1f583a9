import { describe, expect, test } from 'vitest';
import { appendEntry, emptyRecord, foldEntries, kernelNumber, type DoneActivity, type Entry, type Intent } from '#engine/journal';
import { labelledId } from '../../kit/a-blueprint.ts';

const monday = Date.UTC(2026, 10, 23, 9);
const mail: DoneActivity = { entry: 'e1', run: labelledId('theirs'), visit: 1, stage: labelledId('new'), activity: labelledId('mail'), channel: 'email', result: null, template: null, by: 'u_rep', at: monday };

const line = (prev: Entry | null, id: string, intent: Intent, done: readonly DoneActivity[] = []): Entry =>
  appendEntry(prev, { id, record: 'kept', run: null, space: 'live', rev: 0, at: monday, madeAt: monday, by: 'u_rep', roles: [], device: 'd', seq: 1, intentId: id, intent, ok: true, refusal: null, changes: { moves: [], fields: {}, done, effects: [], ended: false }, stages: [], visit: 0, version: null, kernel: kernelNumber, words: null });

describe('what a merge reads like in the journal', () => {
  test('[J10] brings the other record’s done activities in their order and takes exactly them out again', () => {
    const earlier: DoneActivity = { ...mail, entry: 'e0', at: monday - 1 };
    const own = line(null, 'own', { type: 'note' }, [mail]);
    const merged = line(own, 'merge', { type: 'merge', record: labelledId('other'), fields: {} }, [earlier]);
    const parted = line(merged, 'part', { type: 'unmerge', record: labelledId('other') });
    expect(foldEntries([own, merged]).done).toEqual([earlier, mail]);
    expect(foldEntries([own, merged, parted])).toEqual(foldEntries([own]));
    const gone = line(null, 'gone', { type: 'mergedInto', record: labelledId('kept') });
    expect(foldEntries([gone]).mergedInto).toBe(labelledId('kept'));
    expect(foldEntries([gone, line(gone, 'back', { type: 'unmerge', record: labelledId('kept') })])).toEqual(emptyRecord);
  });
});
