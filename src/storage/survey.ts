import type { Field, FieldValue } from '#engine/blueprint';
import { convertedTo, isBlank, valueProblem } from '#engine/exchange';
import { changeRecords, type BulkReport, type RecordChange } from './bulk-change.ts';
import type { RecordRow } from './contract.ts';
import type { Ground } from './ground.ts';
import { breathe, type Progress } from './in-chunks.ts';
import { pagesOfRecords } from './read-many.ts';

/** What the records of a type say in one field. */
export interface FieldSurvey {
  readonly filled: number;
  /** Values of another kind than the field's. */
  readonly wrongKind: number;
  /** Values that are none of the field's choices, each with how often it stands there; the most frequent first. */
  readonly unknown: readonly { readonly value: string; readonly count: number }[];
  /** The first records with something wrong. */
  readonly examples: readonly string[];
}

export interface TypeSurvey {
  readonly records: number;
  /** By field key; also of keys that records hold and the type does not have. */
  readonly fields: Readonly<Record<string, FieldSurvey>>;
}

/** What a field's values would be in another kind. Values that cannot be stay as they are. */
export interface KindPreview {
  readonly filled: number;
  readonly same: number;
  readonly converted: number;
  readonly stay: number;
  readonly examples: readonly { readonly before: FieldValue; readonly after: FieldValue | undefined }[];
}

interface Tally {
  filled: number;
  wrongKind: number;
  readonly unknown: Map<string, number>;
  readonly examples: string[];
}

const fewExamples = 5;
/** Different unknown values told apart; whoever has more has no list of choices. */
const mostUnknown = 200;

/** Looks into every live record of a type once and says what stands in its fields, and what does not fit them (S44). */
export async function surveyType(ground: Ground, typeKey: string, progress: Progress = {}): Promise<TypeSurvey> {
  const type = await ground.db.recordTypes.get(typeKey);
  const tallies = new Map<string, Tally>();
  let records = 0;
  for await (const row of recordsOf(ground, typeKey, progress)) {
    records += 1;
    for (const [key, value] of Object.entries(row.fields)) if (!isBlank(value)) note(tallies, key, type?.fields[key], value, row.id);
  }
  const fields = [...tallies].map(([key, { filled, wrongKind, unknown, examples }]) => [key, { filled, wrongKind, examples, unknown: [...unknown].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count) }] as const);
  return { records, fields: Object.fromEntries(fields) };
}

function note(tallies: Map<string, Tally>, key: string, field: Field | undefined, value: FieldValue, record: string): void {
  const tally = tallies.get(key) ?? { filled: 0, wrongKind: 0, unknown: new Map<string, number>(), examples: [] };
  tallies.set(key, tally);
  tally.filled += 1;
  const problem = field === undefined ? null : valueProblem(field, value);
  if (problem === null) return;
  if (tally.examples.length < fewExamples) tally.examples.push(record);
  if (problem === 'wrongKind') tally.wrongKind += 1;
  else for (const one of typeof value === 'object' && value !== null ? value : [String(value)]) if (!field?.choices.includes(one) && (tally.unknown.has(one) || tally.unknown.size < mostUnknown)) tally.unknown.set(one, (tally.unknown.get(one) ?? 0) + 1);
}

/** The living records of a type. Throws when it is stopped: half a survey says nothing. */
async function* recordsOf({ db }: Ground, typeKey: string, { onProgress, signal }: Progress = {}): AsyncGenerator<RecordRow> {
  const total = onProgress === undefined ? 0 : await db.records.count();
  let done = 0;
  for await (const page of pagesOfRecords(db)) {
    if (signal?.aborted) throw new Error('stopped');
    for (const row of page) if (row.type === typeKey && row.space === 'live' && row.mergedInto === undefined) yield row;
    done += page.length;
    onProgress?.(done, total);
    await breathe();
  }
}

/** Counts what changing a field to another kind would do to the values there are; nothing is changed by asking. */
export async function previewKind(ground: Ground, typeKey: string, field: Field): Promise<KindPreview> {
  let [filled, same, converted] = [0, 0, 0];
  const examples: { before: FieldValue; after: FieldValue | undefined }[] = [];
  for await (const row of recordsOf(ground, typeKey)) {
    const before = row.fields[field.key];
    if (before === undefined || isBlank(before)) continue;
    filled += 1;
    const after = convertedTo(field, before);
    if (after === before) same += 1;
    else if (after !== undefined) converted += 1;
    if (after !== before && examples.length < 40 && !examples.some((one) => one.before === before)) examples.push({ before, after });
  }
  examples.sort((a, b) => Number(a.after !== undefined) - Number(b.after !== undefined));
  return { filled, same, converted, stay: filled - same - converted, examples: examples.slice(0, fewExamples) };
}

/** Writes the values of a field as its kind wants them, where they can be; the others stay as they are. All under one batch. */
export async function convertValues(ground: Ground, typeKey: string, field: Field, options: Progress & { readonly batch: string }): Promise<BulkReport> {
  const changes: RecordChange[] = [];
  for await (const row of recordsOf(ground, typeKey)) {
    const before = row.fields[field.key];
    const after = before === undefined || isBlank(before) ? undefined : convertedTo(field, before);
    if (after !== undefined && after !== before) changes.push({ record: row.id, fields: { [field.key]: after } });
  }
  return changeRecords(ground, changes, options);
}

/** Writes one choice of a field over by another, in every record that says so. */
export async function replaceChoice(ground: Ground, typeKey: string, { field, from, to }: { readonly field: string; readonly from: string; readonly to: string }, options: Progress & { readonly batch: string }): Promise<BulkReport> {
  const changes: RecordChange[] = [];
  for await (const row of recordsOf(ground, typeKey)) {
    const value = row.fields[field];
    if (value === from) changes.push({ record: row.id, fields: { [field]: to } });
    else if (typeof value === 'object' && value !== null && value.includes(from)) changes.push({ record: row.id, fields: { [field]: [...new Set(value.map((one) => (one === from ? to : one)))] } });
  }
  return changeRecords(ground, changes, options);
}
