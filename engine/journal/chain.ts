import { hashOf, hashWithout } from '#engine/kernel';
import type { Entry } from './entry.ts';

/** An entry before it joins its record's chain: everything but the three hashes and the link back. */
export type EntryDraft = Omit<Entry, 'wordsHash' | 'prev' | 'hash'>;

/** What is wrong with a journal: which entry, and which promise it breaks. */
export type ChainProblem = {
  readonly ok: false;
  readonly entry: string;
  /** Its place in the list, from 0. */
  readonly index: number;
  /** `changed`: its content is not what was written; `words`: its free text was changed; `gap`: the entry before it is missing or another; `record`: it belongs to another record. */
  readonly why: 'changed' | 'words' | 'gap' | 'record';
};

/**
 * Writes the next line of a record's journal behind `prev` (null for the first), sealed so that a later change
 * is found (B26). Free text is sealed by its own hash only, so it can be erased without breaking the chain.
 */
export function appendEntry(prev: Entry | null, draft: EntryDraft): Entry {
  // What a draft does not have stands first: a copy that is widened afterwards costs as much as its hash.
  const entry: EntryDraft & { wordsHash: string | null; prev: string | null; hash: string } = { wordsHash: null, prev: null, hash: '', ...draft };
  entry.wordsHash = draft.words === null ? null : hashOf(draft.words);
  entry.prev = prev?.hash ?? null;
  entry.hash = sealOf(entry);
  return entry;
}

/**
 * Says whether one record's journal is exactly what was written, oldest entry first, or the first entry that is not.
 * Erased free text (`words: null`) is fine; changed free text is not.
 */
export function verifyChain(entries: readonly Entry[]): { readonly ok: true } | ChainProblem {
  let prev: Entry | null = null;
  for (const [index, entry] of entries.entries()) {
    const why = problemOf(prev, entry);
    if (why !== null) return { ok: false, entry: entry.id, index, why };
    prev = entry;
  }
  return { ok: true };
}

function problemOf(prev: Entry | null, entry: Entry): ChainProblem['why'] | null {
  if (prev !== null && prev.record !== entry.record) return 'record';
  if (entry.prev !== (prev?.hash ?? null)) return 'gap';
  if (sealOf(entry) !== entry.hash) return 'changed';
  if (entry.words !== null && hashOf(entry.words) !== entry.wordsHash) return 'words';
  return null;
}

/** Answers an entry without its free text, for a person who asked to be forgotten: the chain stays whole. */
export function eraseWords(entry: Entry): Entry {
  return { ...entry, words: null };
}

function sealOf(entry: Entry): string {
  return hashWithout(entry, notSealed);
}

/** The seal itself, and free text, which must stay erasable. */
const notSealed: readonly string[] = ['hash', 'words'];
