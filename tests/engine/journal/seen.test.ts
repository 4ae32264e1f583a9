import { describe, expect, test } from 'vitest';
import { appendEntry, entrySchema, verifyChain, type EntryDraft } from '#engine/journal';
import { labelledId } from '../../kit/a-blueprint.ts';

const draft: EntryDraft = {
  id: labelledId('entry'), record: labelledId('record'), run: labelledId('run'), space: 'live', rev: 1, at: 1000, madeAt: 1000, by: 'u_rep', roles: ['rep'],
  device: labelledId('device'), seq: 1, intentId: labelledId('intent'), intent: { type: 'note' }, ok: true, refusal: null,
  changes: { moves: [], fields: {}, done: [], effects: [], ended: false }, stages: [labelledId('stage')], visit: 1, version: 'f'.repeat(64), kernel: 1, words: null,
};
const seen = {
  otherRuns: [{ run: labelledId('other'), blueprint: labelledId('blueprint'), on: 'linkedRecord', reached: [{ stage: labelledId('there'), entry: labelledId('then') }], ended: { result: 'won', entry: labelledId('end') } }],
  delegations: [{ from: 'u_boss', role: 'boss' }],
} as const;
const done = { entry: draft.id, run: labelledId('run'), visit: 1, stage: labelledId('stage'), activity: labelledId('mail'), channel: 'email', result: 'replied', template: null, by: 'u_rep', at: 1000 } as const;

describe('what the authority looked up', () => {
  test('[J8] lies in the entry and is sealed with it', () => {
    const entry = appendEntry(null, { ...draft, seen });
    expect(entrySchema.parse(entry)).toEqual(entry);
    expect(verifyChain([entry])).toEqual({ ok: true });
    const forged = { ...entry, seen: { ...seen, delegations: [{ from: 'u_rep', role: 'boss' }] } };
    expect(verifyChain([forged])).toMatchObject({ ok: false, why: 'changed' });
    const { seen: _seen, ...without } = entry;
    expect(verifyChain([without])).toMatchObject({ ok: false, why: 'changed' });
  });

  test('[J8] an entry that needed nothing has none, and keeps the hash it always had', () => {
    expect(appendEntry(null, draft)).not.toHaveProperty('seen');
    expect(appendEntry(null, { ...draft, seen: undefined }).hash).toBe(appendEntry(null, draft).hash);
  });

  test('[J8] what is no knowledge of other runs or rights is refused when it is read', () => {
    const entry = appendEntry(null, { ...draft, seen });
    for (const wrong of [{ ...seen, rumours: [] }, { otherRuns: [{ run: 'x' }] }, { delegations: [{ from: 'u_boss' }] }]) expect(entrySchema.safeParse({ ...entry, seen: wrong }).success).toBe(false);
  });
});

describe('the customer’s doing', () => {
  test('[J9] is marked on the done activity, with what it made needless', () => {
    const entry = appendEntry(null, { ...draft, changes: { moves: [], fields: {}, done: [{ ...done, inbound: true }], effects: [], ended: false, cancelled: [labelledId('call')] } });
    expect(entrySchema.parse(entry)).toEqual(entry);
  });

  test('[J9] is absent elsewhere, so that older entries keep their hashes', () => {
    const changes = { moves: [], fields: {}, done: [done], effects: [], ended: false };
    const hash = (given: object) => appendEntry(null, { ...draft, changes: { ...changes, ...given } }).hash;
    expect(hash({ cancelled: undefined, done: [{ ...done, inbound: undefined }] })).toBe(hash({}));
    expect(hash({ done: [{ ...done, inbound: true }] })).not.toBe(hash({}));
    expect(entrySchema.safeParse(appendEntry(null, { ...draft, changes: { ...changes, done: [{ ...done, inbound: false }] } as never })).success).toBe(false);
  });
});
