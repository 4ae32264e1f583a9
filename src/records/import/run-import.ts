import type { Condition } from '#engine/blueprint';
import type { ImportPlan, ReadRecord } from '#engine/exchange';
import { evaluateCondition } from '#engine/gates';
import { changeRecords, createRecords, enrolMany, findDuplicates, readRecords, type EnrolRefusal, type NewRecord, type RecordChange } from '../../storage/index.ts';
import { newIds } from '../../storage/index.ts';
import { zoneOf } from '../zone-of.ts';
import { keyText, type ImportSource } from './file-reader.ts';
import type { RowProblem } from './read-table.ts';

/** What is done when a record with the same key is there already. */
export type DuplicateAction = 'skip' | 'update' | 'make';

/** Who owns what comes in. */
export type OwnerRule =
  | { readonly type: 'me' }
  | { readonly type: 'roundRobin' }
  | { readonly type: 'column' };

/** Everything a person decided about an import, besides its columns. */
export interface ImportChoices {
  readonly batch: string;
  readonly duplicates: { readonly key: string | null; readonly action: DuplicateAction };
  /** Answers the owner of the n-th record made; `written` is what the owner column says. */
  readonly ownerOf: (n: number, written: string | null) => string | null;
  /** The blueprint to start for those that satisfy its rule; null: they enter held. */
  readonly enrol: { readonly blueprint: string; readonly rule: Condition | null } | null;
  /** Some blueprint takes imported records in by itself: whom it took is counted. */
  readonly automatic: boolean;
  /** Nobody is taken in by itself: a person holds this import back, whatever drawings say of imports. */
  readonly held?: boolean;
  /** Owners of records that are there already follow the file, where it names somebody or says nobody. */
  readonly ownersFollow?: boolean;
  /** The zone of records whose country says nothing. */
  readonly zone: string;
}

/** What an import did. */
export interface ImportReport {
  readonly made: number;
  readonly updated: number;
  /** There already, and saying just what the file says. */
  readonly unchanged: number;
  readonly skipped: number;
  readonly enrolled: number;
  /** Taken in as they came by blueprints that do not hold imported records. */
  readonly byItself: number;
  /** Made, and in no blueprint now. */
  readonly held: number;
  readonly refused: readonly EnrolRefusal[];
  /** Records that could not be changed, and why. */
  readonly notChanged: readonly EnrolRefusal[];
  readonly problems: readonly RowProblem[];
  readonly milliseconds: number;
  /** Lines looked at; fewer than there are when it was stopped. */
  readonly read: number;
  readonly stopped: boolean;
}

/** How far an import is. */
export interface ImportProgress {
  readonly done: number;
  readonly made: number;
  readonly enrolled: number;
}

interface Watch {
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
}

interface Tally {
  made: number;
  updated: number;
  unchanged: number;
  skipped: number;
  enrolled: number;
  byItself: number;
  held: number;
  read: number;
  readonly refused: EnrolRefusal[];
  readonly notChanged: EnrolRefusal[];
  readonly problems: RowProblem[];
}

const sliceSize = 600;

/**
 * Brings a file in, a slice at a time: read in the worker, written and enrolled through the very same doors as a
 * single record. When stopped, what was made stays made under its batch and can be taken back as a whole.
 */
export async function runImport(source: ImportSource, plan: ImportPlan, choices: ImportChoices, { onProgress, signal }: Watch = {}): Promise<ImportReport> {
  const began = performance.now();
  const tally: Tally = { made: 0, updated: 0, unchanged: 0, skipped: 0, enrolled: 0, byItself: 0, held: 0, read: 0, refused: [], notChanged: [], problems: [] };
  const known = await knownKeys(source, plan, choices);
  const ids = newIds();
  for (let from: number | null = 0; from !== null && !signal?.aborted; ) {
    const slice = await source.slice(plan, from, sliceSize);
    tally.problems.push(...slice.problems);
    const named = await knownIds(slice.records, plan);
    const sorted = sortOut(slice.records, plan, { choices, known, named, nextId: () => ids.next(), madeBefore: tally.made });
    await createRecords(sorted.fresh, { batch: choices.batch, held: choices.held });
    const report = await changeRecords(sorted.updates, { batch: choices.batch });
    if (choices.automatic) tally.byItself += sorted.fresh.length - (await countHeld(sorted.fresh));
    tally.made += sorted.fresh.length;
    tally.updated += report.done;
    tally.unchanged += report.unchanged;
    tally.notChanged.push(...report.refused);
    tally.skipped += sorted.skipped;
    tally.read += slice.records.length + slice.problems.length;
    await enrol(sorted.fresh, choices, { tally, signal });
    tally.held += choices.automatic || choices.enrol !== null ? await countHeld(sorted.fresh) : sorted.fresh.length;
    onProgress?.({ done: tally.read, made: tally.made, enrolled: tally.enrolled });
    from = slice.next;
    if (signal?.aborted && from !== null) break;
  }
  return { ...tally, milliseconds: performance.now() - began, stopped: signal?.aborted ?? false };
}

/** The keys that are there already, with their records. */
async function knownKeys(source: ImportSource, plan: ImportPlan, { duplicates }: ImportChoices): Promise<Map<string, string>> {
  if (duplicates.key === null || duplicates.action === 'make') return new Map();
  const { keys } = await source.dryRun(plan, [], duplicates.key);
  return findDuplicates(plan.type.key, duplicates.key, keys);
}

/** Which of the ids that lines name are records of this type: only those are changed by them. */
async function knownIds(records: readonly ReadRecord[], plan: ImportPlan): Promise<ReadonlySet<string>> {
  const ids = records.flatMap(({ id }) => (id === null ? [] : [id]));
  if (ids.length === 0) return new Set();
  return new Set((await readRecords(ids)).filter((row) => row.type === plan.type.key && row.space === 'live').map((row) => row.id));
}

interface Ground {
  readonly choices: ImportChoices;
  readonly known: Map<string, string>;
  /** Records that lines of this slice name by their id. */
  readonly named: ReadonlySet<string>;
  readonly nextId: () => string;
  readonly madeBefore: number;
}

type FreshRecord = NewRecord & { readonly id: string };

/** Tells new records from ones that are there already. A line met before in the same file counts as there. */
function sortOut(records: readonly ReadRecord[], plan: ImportPlan, { choices, known, named, nextId, madeBefore }: Ground) {
  const fresh: FreshRecord[] = [];
  const updates: RecordChange[] = [];
  let skipped = 0;
  const { key, action } = choices.duplicates;
  for (const { fields, owner, id: own, emptied } of records) {
    const follows = choices.ownersFollow === true ? { owner: choices.ownerOf(0, owner) } : {};
    if (own !== null && named.has(own)) {
      updates.push({ record: own, fields: { ...fields, ...Object.fromEntries(emptied.map((one) => [one, null])) }, ...follows });
      continue;
    }
    const text = key === null || action === 'make' ? '' : keyText(fields[key]);
    const existing = text === '' ? undefined : known.get(text);
    if (existing !== undefined) {
      if (action === 'update') updates.push({ record: existing, fields, ...follows });
      else skipped += 1;
      continue;
    }
    const id = nextId();
    if (text !== '') known.set(text, id);
    fresh.push({ id, type: plan.type.key, owner: choices.ownerOf(madeBefore + fresh.length, owner), zone: zoneOf(fields, choices.zone), fields });
  }
  return { fresh, updates, skipped };
}

/** How many of them stand in no blueprint. */
async function countHeld(fresh: readonly FreshRecord[]): Promise<number> {
  return (await readRecords(fresh.map(({ id }) => id))).filter(({ standing }) => standing.length === 0).length;
}

async function enrol(fresh: readonly FreshRecord[], { enrol: wish, batch }: ImportChoices, { tally, signal }: { readonly tally: Tally; readonly signal: AbortSignal | undefined }): Promise<void> {
  if (wish === null) return;
  const { rule } = wish;
  const ids = fresh.filter(({ fields }) => rule === null || evaluateCondition(rule, fields)).map(({ id }) => id);
  if (ids.length === 0) return;
  const report = await enrolMany(ids, wish.blueprint, { batch, signal });
  tally.enrolled += report.enrolled;
  tally.refused.push(...report.refused);
}
