import type { RecordType } from '#engine/blueprint';
import { proposeMapping } from '#engine/exchange';
import type { OpenedFile } from './file-reader.ts';

/** Which record type a file looks like: the one whose fields most of its columns fit; the first one when none does. */
export function guessType(file: OpenedFile, types: readonly RecordType[]): string {
  const scores = types.map((type) => ({ key: type.key, hits: proposeMapping(file.columns, file.profiles, type).filter(({ target }) => target.type === 'field').length }));
  const best = scores.reduce((best, next) => (next.hits > best.hits ? next : best), { key: '', hits: -1 });
  return best.key;
}
