import type { RecordType } from '#engine/blueprint';
import { plainName, proposeMapping } from '#engine/exchange';
import type { OpenedFile } from './file-reader.ts';

/** Columns that only a list of people has, by their plain names. */
const ofPeople = new Set(['age', 'job', 'jobtitle', 'marital', 'maritalstatus', 'education', 'gender', 'birthday', 'birthdate', 'dateofbirth', 'firstname', 'lastname', 'surname', 'salutation', 'contact', 'linkedin', 'employer']);

/**
 * Which record type a file looks like: the one whose fields most of its columns fit; the first one when none does. What
 * only people have (an age, an education) speaks for a type without an amount: people with jobs and calls are no deals.
 */
export function guessType(file: Pick<OpenedFile, 'columns' | 'profiles'>, types: readonly RecordType[]): string {
  const people = file.columns.filter(({ name }) => ofPeople.has(plainName(name))).length;
  const scores = types.map((type) => {
    const hits = proposeMapping(file.columns, file.profiles, type).filter(({ target }) => target.type === 'field').length;
    return { key: type.key, hits: hits + ('amount' in type.fields ? 0 : people) };
  });
  const best = scores.reduce((best, next) => (next.hits > best.hits ? next : best), { key: '', hits: -1 });
  return best.key;
}
