import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * An id that follows from another id and a word, always the same for the same two: for what the engine proposes
 * by itself, such as the outcome a quick fix would add. A well-formed uuid v7 with the birth time of its base.
 */
export function derivedId(base: string, word: string): string {
  const hex = bytesToHex(sha256(utf8ToBytes(`${base}/${word}`)));
  return `${base.slice(0, 13)}-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}
