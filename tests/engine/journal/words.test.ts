import { describe, expect, test } from 'vitest';
import { appendEntry, entrySchema, eraseWords, verifyChain, wordsSchema, type EntryDraft } from '#engine/journal';
import { labelledId } from '../../kit/a-blueprint.ts';

const letter = { to: 'aino@satama.example', subject: 'Rates', body: 'Hello Aino\n- sea', lines: [{ spans: [{ text: 'Hello ' }, { text: 'Aino', bold: true as const }] }, { spans: [{ text: 'sea' }], list: { depth: 0 } }] };
const meeting = { title: 'Demo', start: 1_900_000_000_000, minutes: 30, place: 'https://meet.example/x', attendees: ['aino@satama.example'], agenda: '' };
const draft = (given: Partial<EntryDraft> = {}): EntryDraft => ({
  id: labelledId('entry'), record: labelledId('record'), run: null, space: 'live', rev: 1, at: 1, madeAt: 1, by: 'u_rep', roles: [], device: labelledId('device'), seq: 1, intentId: labelledId('intent'),
  intent: { type: 'note' }, ok: true, refusal: null, changes: { moves: [], fields: {}, done: [], effects: [], ended: false }, stages: [], visit: 1, version: null, kernel: 1, words: null, ...given,
});

describe('what was written', () => {
  test('[J11] a letter and a meeting are read back, sealed, erased with the chain whole, and found when they were changed', () => {
    const entry = appendEntry(null, draft({ words: { note: '', letter, meeting }, changes: { moves: [], fields: {}, done: [], effects: [], ended: false, letter: 'run/1/0' } }));
    expect(entrySchema.parse(JSON.parse(JSON.stringify(entry)))).toEqual(entry);
    expect(verifyChain([eraseWords(entry)])).toEqual({ ok: true });
    expect(verifyChain([{ ...entry, words: { note: '', letter: { ...letter, body: 'Hello Eva' }, meeting } }])).toMatchObject({ ok: false, why: 'words' });
    expect(verifyChain([{ ...entry, changes: { moves: [], fields: {}, done: [], effects: [], ended: false } }])).toMatchObject({ ok: false, why: 'changed' });
  });

  test('[J11] without them an entry has the hash it always had', () => {
    const plain = appendEntry(null, draft({ words: { note: 'x' } }));
    expect(plain.hash).toBe('4519936710c6a7ef4e9fa6d949b30c2d6d2dd133a1f6da9e545c0cfe179b4f05');
    expect(plain.wordsHash).toBe('be7d6db86e0c5b0b496c4f424a10de3e76ea9752b7ce20b3e0700e2f24d8089e');
  });

  test('[J11] what is too long, or is no letter, is refused', () => {
    const fits = (words: object) => wordsSchema.safeParse({ note: '', ...words }).success;
    expect([fits({ letter }), fits({ meeting }), fits({})]).toEqual([true, true, true]);
    expect([fits({ letter: { ...letter, body: 'x'.repeat(20_001) } }), fits({ letter: { ...letter, bcc: 'x' } }), fits({ meeting: { ...meeting, minutes: 0 } }), fits({ picture: '' })]).toEqual([false, false, false, false]);
  });
});
