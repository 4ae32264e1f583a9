import { verifyChain, type ChainProblem } from '#engine/journal';
import { inChunks, type Progress } from './in-chunks.ts';
import type { Ground } from './ground.ts';
import { readJournalsOf, readRecords } from './read-many.ts';

/** A record whose history is not what was written, with the first entry that does not fit. */
export interface BrokenHistory extends Omit<ChainProblem, 'ok'> {
  readonly record: string;
  readonly title: string;
}

/** What a check of the whole journal found. */
export interface JournalReport {
  readonly records: number;
  readonly entries: number;
  readonly broken: readonly BrokenHistory[];
  /** It was stopped before the last record. */
  readonly stopped: boolean;
}

const chunkSize = 100;

/** Goes through every record's history and names those that were changed behind our back (B26). Reads only; memory never holds more than a chunk. */
export async function verifyJournal(ground: Ground, options: Progress = {}): Promise<JournalReport> {
  const { db } = ground;
  const ids = await db.records.toCollection().primaryKeys();
  const broken: BrokenHistory[] = [];
  let entries = 0;
  const records = await inChunks(ids, chunkSize, options, async (chunk) => {
    const journals = await readJournalsOf(db, chunk);
    const wrong = journals.flatMap((journal, at) => {
      entries += journal.length;
      const answer = verifyChain(journal);
      return answer.ok ? [] : [{ record: chunk[at] ?? '', entry: answer.entry, index: answer.index, why: answer.why }];
    });
    if (wrong.length === 0) return;
    const types = new Map((await db.recordTypes.toArray()).map((type) => [type.key, type.title]));
    // a row's own title is in small letters, for the search
    const titles = new Map((await readRecords(ground, wrong.map((one) => one.record))).map((row) => [row.id, String(row.fields[types.get(row.type) ?? ''] ?? '').trim()] as const));
    broken.push(...wrong.map((one) => ({ ...one, title: titles.get(one.record) ?? '' })));
  });
  return { records, entries, broken, stopped: records < ids.length };
}
