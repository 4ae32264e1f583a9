import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { invariant } from '#engine/kernel';
import { appendEntry, emptyRecord, entrySchema, eraseWords, foldEntries, verifyChain, type Entry, type EntryDraft } from '#engine/journal';
import { labelledId } from '../../kit/a-blueprint.ts';

const run = labelledId('run');
const [first, second] = [labelledId('stage one'), labelledId('stage two')];

/** The draft of an accepted note about the record; everything else is given by the test. */
function aDraft(index: number, given: Partial<EntryDraft> = {}): EntryDraft {
  return {
    id: labelledId(`entry ${index}`), record: labelledId('record'), run, space: 'live', rev: index + 1, at: 1000 + index, madeAt: 1000 + index,
    by: 'u_rep', roles: ['rep'], device: labelledId('device'), seq: index + 1, intentId: labelledId(`intent ${index}`),
    intent: { type: 'note' }, ok: true, refusal: null, changes: { moves: [], fields: {}, done: [], effects: [], ended: false },
    stages: [first], visit: 1, version: 'f'.repeat(64), kernel: 1, words: null, ...given,
  };
}

function aJournal(drafts: readonly EntryDraft[]): Entry[] {
  const entries: Entry[] = [];
  for (const draft of drafts) entries.push(appendEntry(entries.at(-1) ?? null, draft));
  return entries;
}

function at(entries: readonly Entry[], index: number): Entry {
  const entry = entries[index];
  invariant(entry !== undefined, `there is an entry ${index}`);
  return entry;
}

const replaced = (entries: readonly Entry[], index: number, change: Partial<Entry>) => entries.with(index, { ...at(entries, index), ...change });
const journal = aJournal([aDraft(0), aDraft(1, { words: { note: 'Mrs Ray has a cold' } }), aDraft(2), aDraft(3)]);

describe('the chain', () => {
  test('[J2] each entry carries the hash of the one before, the first none', () => {
    expect(journal.map((entry) => entry.prev)).toEqual([null, ...journal.slice(0, -1).map((entry) => entry.hash)]);
    expect(verifyChain(journal)).toEqual({ ok: true });
  });

  test('[J2] equal content gives an equal hash, whatever the order of its keys', () => {
    const shuffled = Object.fromEntries(Object.entries(aDraft(0)).toReversed());
    expect(appendEntry(null, { ...aDraft(0), ...shuffled }).hash).toBe(at(journal, 0).hash);
  });

  test.each([
    ['who did it', { by: 'u_other' }],
    ['when', { at: 5 }],
    ['that it was refused', { ok: false }],
    ['where it led', { stages: [second] }],
    ['the hash of its words', { wordsHash: 'a'.repeat(64) }],
  ])('[J3] a change of %s is found in the entry that was changed', (_, change) => {
    expect(verifyChain(replaced(journal, 2, change))).toEqual({ ok: false, entry: at(journal, 2).id, index: 2, why: 'changed' });
  });

  test('[J3] an entry left out, swapped or sealed anew behind our back leaves a gap', () => {
    expect(verifyChain(journal.toSpliced(1, 1))).toMatchObject({ ok: false, index: 1, why: 'gap' });
    expect(verifyChain([at(journal, 0), at(journal, 2), at(journal, 1)])).toMatchObject({ ok: false, index: 1, why: 'gap' });
    const forged = appendEntry(at(journal, 0), aDraft(1, { by: 'u_other' }));
    expect(verifyChain(journal.with(1, forged))).toMatchObject({ ok: false, index: 2, why: 'gap' });
  });

  test('[J3] an entry of another record does not belong', () => {
    expect(verifyChain(replaced(journal, 1, { record: labelledId('another') }))).toMatchObject({ index: 1, why: 'record' });
  });

  test('[J4] erased words leave the chain whole, changed words do not', () => {
    expect(verifyChain(journal.with(1, eraseWords(at(journal, 1))))).toEqual({ ok: true });
    expect(verifyChain(replaced(journal, 1, { words: { note: 'Mrs Ray is well' } }))).toMatchObject({ index: 1, why: 'words' });
    expect(at(journal, 0).wordsHash).toBeNull();
  });

  test('[J3] as a property: any one changed time is found', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.integer({ min: 1, max: 1e9 }), (index, shift) => {
        expect(verifyChain(replaced(journal, index, { at: at(journal, index).at + shift }))).toMatchObject({ ok: false, index, why: 'changed' });
      }),
    );
  });
});

describe('the entry from outside', () => {
  test('[J1] an entry survives JSON and is read back unchanged', () => {
    const entry = at(journal, 1);
    expect(entrySchema.parse(JSON.parse(JSON.stringify(entry)))).toEqual(entry);
  });

  test.each([
    ['an unknown key', { extra: 1 }],
    ['an unknown intent', { intent: { type: 'obey' } }],
    ['an unknown refusal', { refusal: { type: 'moody' } }],
    ['a hash that is none', { hash: 'abc' }],
    ['another world', { space: 'elsewhere' }],
  ])('[J1] %s is refused', (_, change) => {
    expect(entrySchema.safeParse({ ...at(journal, 0), ...change }).success).toBe(false);
  });
});

describe('folding', () => {
  const done = { entry: labelledId('entry 1'), run, visit: 1, stage: first, activity: labelledId('call'), channel: 'call', result: null, template: null, by: 'u_rep', at: 1001 } as const;
  const none = { moves: [], fields: {}, done: [], effects: [], ended: false };
  const story = aJournal([
    aDraft(0, { intent: { type: 'enrol', blueprint: labelledId('b'), version: labelledId('v'), record: { owner: 'u_rep', zone: 'Europe/Berlin', fields: { name: 'Ray', size: 3 } } }, changes: { ...none, moves: [{ from: null, to: first, outcome: null }] } }),
    aDraft(1, { changes: { ...none, done: [done], fields: { size: 5 } } }),
    aDraft(2, { intent: { type: 'setFields', fields: { size: 9 } }, ok: false, refusal: { type: 'runEnded' }, changes: null, rev: 2 }),
    aDraft(3, { intent: { type: 'assign', owner: 'u_boss' }, changes: { ...none, owner: 'u_boss' } }),
    aDraft(4, { changes: { ...none, moves: [{ from: first, to: second, outcome: labelledId('o') }], ended: true }, stages: [second], visit: 2 }),
  ]);

  test('[J5] the journal tells fields, owner, done activities and where the run stands', () => {
    expect(foldEntries(story)).toEqual({
      owner: 'u_boss', zone: 'Europe/Berlin', fields: { name: 'Ray', size: 5 }, done: [done],
      runs: { [run]: { id: run, blueprint: labelledId('b'), versionId: labelledId('v'), status: 'ended', stages: [second], visit: 2, rev: 5, startedAt: 1000, updatedAt: 1004 } },
    });
  });

  test('[J5] what an undo took back is gone, and the run goes on', () => {
    const undone = foldEntries([appendEntry(null, aDraft(5, { intent: { type: 'undo', entry: done.entry }, changes: { ...none, fields: { size: 3 } } }))], foldEntries(story));
    expect(undone).toMatchObject({ done: [], fields: { size: 3 }, runs: { [run]: { status: 'running' } } });
  });

  test('[J5] a run that was left early has exited; a reopened one runs', () => {
    const ended = foldEntries(story);
    expect(foldEntries([appendEntry(null, aDraft(5, { intent: { type: 'exit', reason: 'merged' } }))], ended).runs[run]?.status).toBe('exited');
    expect(foldEntries([appendEntry(null, aDraft(5, { changes: { ...none, moves: [{ from: second, to: first, outcome: labelledId('o') }] } }))], ended).runs[run]?.status).toBe('running');
    expect(foldEntries([appendEntry(null, aDraft(5))], ended).runs[run]?.status).toBe('ended');
  });

  test('[J6] folding in two parts gives the same as folding at once', () => {
    for (let cut = 0; cut <= story.length; cut += 1) expect(foldEntries(story.slice(cut), foldEntries(story.slice(0, cut), emptyRecord))).toEqual(foldEntries(story));
  });
});
