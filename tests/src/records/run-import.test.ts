import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultRecordTypes } from '#engine/blueprint';
import { proposeMapping, typeAfter, type ImportPlan } from '#engine/exchange';
import { createFileReader } from '../../../src/records/import/file-reader.ts';
import { runImport, type ImportChoices } from '../../../src/records/import/run-import.ts';
import { createExport } from '../../../src/records/list/export-list.ts';
import { closeStorage, countMatching, currentStorage, openStorage, readRecords, undoBatch } from '../../../src/storage/index.ts';

let workspace = 0;
beforeEach(async () => {
  workspace += 1;
  await openStorage(`records-import-${workspace}`).ready;
});
afterEach(closeStorage);

const csv = 'Name,Email,Country,__proto__\r\n"Ada, ""the first""",ada@x.test,Germany,a\r\nBob,no email,France,b\r\nCid,cid@x.test,Japan,c\r\nAda again,ADA@x.test,,d\r\nshort\r\n';

async function prepared(text: string) {
  const source = createFileReader(new TextEncoder().encode(text));
  const file = await source.open({ encoding: null, delimiter: null });
  const columns = proposeMapping(file.columns, file.profiles, defaultRecordTypes.lead);
  // "no email" among three addresses makes the column a text by its content; a person maps it.
  const mapped = columns.map((column) => (column.column.name === 'Email' ? { ...column, target: { type: 'field' as const, key: 'email' } } : column));
  const plan: ImportPlan = { type: typeAfter(defaultRecordTypes.lead, mapped), columns: mapped, numbered: 'leads' };
  return { source, file, plan };
}

const choices = (batch: string, action: 'skip' | 'update' | 'make'): ImportChoices => ({ batch, duplicates: { key: 'email', action }, ownerOf: () => 'u_me', enrol: null, automatic: false, zone: 'UTC' });
const people = () => currentStorage().ground.db.records.toArray();

test('good lines come in with their zone, bad ones are told with row and reason, doubled ones are skipped', async () => {
  const { source, file, plan } = await prepared(csv);
  expect(file).toMatchObject({ encoding: 'utf-8', delimiter: ',', rows: 5 });
  expect(file.columns.map(({ name }) => name)).toContain('__proto__');
  const report = await runImport(source, plan, choices('one', 'skip'));
  expect(report).toMatchObject({ made: 2, skipped: 1, updated: 0, stopped: false });
  expect(report.problems).toEqual([{ row: 3, reason: 'Email: “no email” is no email address' }, { row: 6, reason: 'has 1 of 4 values' }]);
  const rows = await people();
  expect(rows.map(({ fields, zone }) => [fields.name, zone]).sort()).toEqual([['Ada, "the first"', 'Europe/Berlin'], ['Cid', 'Asia/Tokyo']]);
  expect(await source.errorFile(plan)).toContain('3,Email: “no email” is no email address,Bob,no email,France,b');
});

test('a second import updates who is there already, and undo removes what it made and gives back what it wrote over', async () => {
  const first = await prepared(csv);
  await runImport(first.source, first.plan, choices('one', 'skip'));
  const second = await prepared('Name,Email,Country,Company\nAda L.,ada@x.test,Austria,Engines\nDee,dee@x.test,Spain,Mills\n');
  const report = await runImport(second.source, second.plan, choices('two', 'update'));
  expect(report).toMatchObject({ made: 1, updated: 1, skipped: 0 });
  expect((await people()).map(({ fields }) => fields.name).sort()).toEqual(['Ada L.', 'Cid', 'Dee']);
  expect(await undoBatch('two')).toMatchObject({ removed: 1, worked: 0, restored: 1 });
  expect((await people()).map(({ fields }) => fields.name).sort()).toEqual(['Ada, "the first"', 'Cid']);
  expect(await countMatching(defaultRecordTypes.lead.key, null)).toBe(2);
});

test('stopped, it keeps what was made and says so', async () => {
  const text = `Name,Email\n${Array.from({ length: 2000 }, (_, at) => `P${at},p${at}@x.test`).join('\n')}\n`;
  const { source, plan } = await prepared(text);
  const stop = new AbortController();
  const report = await runImport(source, plan, choices('three', 'make'), { signal: stop.signal, onProgress: () => stop.abort() });
  expect(report.stopped).toBe(true);
  expect(report.made).toBe(600);
  expect(await countMatching('lead', null)).toBe(600);
});

test('[limit] 100,000 rows are taken, one more is refused with what to do', async () => {
  const lines = (count: number) => new TextEncoder().encode(`a\n${'x\n'.repeat(count)}`);
  expect((await createFileReader(lines(100_000)).open({ encoding: null, delimiter: null })).rows).toBe(100_000);
  await expect(createFileReader(lines(100_001)).open({ encoding: null, delimiter: null })).rejects.toThrow(/more than 100,000 rows.*Split it/);
});

test('a quote that is never closed is a row in error, not a lost rest of the file in silence', async () => {
  const source = createFileReader(new TextEncoder().encode('a,b\n1,2\n"3,4\n5,6\n'));
  const file = await source.open({ encoding: null, delimiter: null });
  expect(file).toMatchObject({ rows: 1, problems: 1 });
});

test('an old code page is guessed, and said to be a guess', async () => {
  const text = 'Name;Stadt\nJürgen Müller;Köln\nZoë Übermut;Düsseldorf\nGünther Groß;Nürnberg\n'.repeat(8);
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const file = await createFileReader(bytes).open({ encoding: null, delimiter: null });
  expect(file).toMatchObject({ encoding: 'windows-1252', certain: false, delimiter: ';' });
  expect(file.sample[0]).toEqual(['Jürgen Müller', 'Köln']);
});

test('a list that was exported and changed in a spreadsheet changes the very records it came from', async () => {
  const first = await prepared('Name,Email,Company\nAda,ada@x.test,Engines\nBob,bob@x.test,Mills\n');
  await runImport(first.source, first.plan, choices('one', 'make'));
  const ids = (await people()).toSorted((a, b) => (a.title < b.title ? -1 : 1)).map(({ id }) => id);
  const writer = createExport({ type: first.plan.type, people: [], places: { nameOf: () => ({ stage: '', blueprint: '' }) } });
  const lines = (await readRecords(ids)).map(writer.line);
  const untouched = await prepared(`${writer.header}${lines.join('')}`);
  expect(await runImport(untouched.source, untouched.plan, choices('two', 'skip'))).toMatchObject({ made: 0, updated: 0, unchanged: 2, problems: [] });
  const edited = await prepared(`${writer.header}${lines.join('').replace('Engines', '').replace('bob@x.test', 'robert@x.test')}`);
  expect(await runImport(edited.source, edited.plan, choices('three', 'skip'))).toMatchObject({ made: 0, updated: 2, unchanged: 0 });
  expect((await readRecords(ids)).map(({ fields }) => [fields.email, fields.company])).toEqual([['ada@x.test', null], ['robert@x.test', 'Mills']]);
  expect(await undoBatch('three')).toMatchObject({ removed: 0, restored: 2 });
  expect((await readRecords(ids)).map(({ fields }) => [fields.email, fields.company])).toEqual([['ada@x.test', 'Engines'], ['bob@x.test', 'Mills']]);
});
