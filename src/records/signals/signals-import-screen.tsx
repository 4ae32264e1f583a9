import { useMemo, useRef, useState } from 'react';
import { Button, NativeSelect } from '@mantine/core';
import { Link } from 'react-router';
import { csvLine, detectDelimiter } from '#engine/exchange';
import type { Signal } from '#engine/blueprint';
import { inOrder } from '#engine/kernel';
import { findDuplicates, importSignals, useBlueprints, useRecordTypes, type SignalReport } from '../../storage/index.ts';
import { createNames, describeRefusal, downloadFile, formatCount, formatNumber, notifyProblem, Page, PageHeader, ProgressDialog, usePageTitle } from '../../ui/index.ts';
import { ChooseFile } from '../import/choose-file.tsx';
import { refuseNoText } from '../import/not-text.ts';
import type { Unusable } from '../import/use-file.ts';
import { readTable, UnreadableFile, type RowProblem, type Table } from '../import/read-table.ts';
import { readText } from '../import/read-text.ts';
import { guessColumns, mostSignals, readSignals, type SignalColumns } from './read-signals.ts';
import '../records.css';
import './signals.css';

interface Opened {
  readonly name: string;
  readonly table: Table;
}

/** Takes in what customers did elsewhere (pages, posts, downloads) from a file, line by line, each with its moment (S97). */
export function SignalsImportScreen() {
  usePageTitle('Import web events');
  const [opened, setOpened] = useState<Opened | null>(null);
  const [problem, setProblem] = useState<Unusable | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const choose = async (file: File) => {
    try {
      setOpened({ name: file.name, table: await open(file) });
      setProblem(null);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      setProblem({ name: file.name, reason: error.message });
    }
  };
  const again = () => { setOpened(null); setDone(null); };
  return (
    <Page width="narrow">
      <PageHeader title={done ? 'Import done' : 'Import web events'} note={opened && !done ? 'Nothing is kept until you press Import.' : undefined} />
      {done ? <Result done={done} onAgain={again} /> : opened ? <Prepare key={opened.name} opened={opened} onDone={setDone} onOther={again} /> : <ChooseFile reading={null} problem={problem} onFile={(file) => void choose(file)} />}
      {opened === null && done === null ? <p className="bt-note-text">One line for each thing somebody did: who (their email, say), what (“Page visited”, “Downloaded something”), when, and in further columns which page, which post, which file.</p> : null}
    </Page>
  );
}

async function open(file: File): Promise<Table> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { text } = readText(bytes, null);
  refuseNoText(bytes, text);
  const table = readTable(text, detectDelimiter(text));
  if (table.rows.length > mostSignals) throw new UnreadableFile(`This file has more than ${formatNumber(mostSignals)} lines, the most one import of events takes. Split it; events that came before are known again.`);
  return table;
}

interface Done {
  readonly report: SignalReport;
  readonly problems: readonly RowProblem[];
  readonly header: readonly string[];
  readonly lines: ReadonlyMap<number, readonly string[]>;
}

function Prepare({ opened: { name, table }, onDone, onOther }: { readonly opened: Opened; readonly onDone: (done: Done) => void; readonly onOther: () => void }) {
  const types = useRecordTypes();
  const blueprints = useBlueprints();
  const guess = useMemo(() => guessColumns(table.header), [table]);
  const [columns, setColumns] = useState({ who: Math.max(0, guess.who), what: Math.max(0, guess.what), when: guess.when });
  const [type, setType] = useState('lead');
  const [field, setField] = useState<string | null>(null);
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const stop = useRef<AbortController | null>(null);
  const kind = types?.find((one) => one.key === type) ?? types?.[0];
  const fields = kind ? inOrder(kind.fields) : [];
  const by = field ?? fields.find((one) => one.key === 'email')?.key ?? kind?.title ?? '';
  const named = table.header.map((title, at) => ({ value: String(at), label: title || `Column ${at + 1}` }));
  const start = async () => {
    if (!kind) return;
    const abort = new AbortController();
    stop.current = abort;
    setProgress({ done: 0, total: table.rows.length });
    try {
      onDone(await takeIn(table, { ...columns, when: columns.when < 0 ? null : columns.when }, { type: kind.key, field: by, known: signalsOf(blueprints ?? []), signal: abort.signal, onProgress: (count, total) => setProgress({ done: count, total }) }));
    } catch (error) {
      notifyProblem(`The import broke off: ${error instanceof Error ? error.message : String(error)}. Import the file again; what came in is known.`);
    } finally {
      setProgress(null);
    }
  };
  return (
    <section className="bt-card bt-sig" aria-label={name}>
      <header className="bt-imp-cardhead"><h2>{name}</h2><span className="bt-note-text">{formatCount(table.rows.length, 'line')}</span></header>
      <div className="bt-sig-choices">
        <NativeSelect label="Who it is about" value={String(columns.who)} data={named} onChange={(event) => setColumns({ ...columns, who: Number(event.currentTarget.value) })} />
        <NativeSelect label="is a record of the kind" value={kind?.key ?? ''} data={(types ?? []).map((one) => ({ value: one.key, label: one.name }))} onChange={(event) => { setType(event.currentTarget.value); setField(null); }} />
        <NativeSelect label="with the same" value={by} data={fields.map((one) => ({ value: one.key, label: one.name }))} onChange={(event) => setField(event.currentTarget.value)} />
        <NativeSelect label="What they did" value={String(columns.what)} data={named} onChange={(event) => setColumns({ ...columns, what: Number(event.currentTarget.value) })} />
        <NativeSelect label="When" value={String(columns.when)} data={[{ value: '-1', label: 'Now, as it is imported' }, ...named]} onChange={(event) => setColumns({ ...columns, when: Number(event.currentTarget.value) })} />
      </div>
      <div className="bt-imp-scroll" tabIndex={0} role="region" aria-label="First lines of the file">
        <table className="bt-sig-table">
          <thead><tr>{table.header.map((title, at) => <th key={`${title}-${named[at]?.value ?? ''}`} scope="col">{title}</th>)}</tr></thead>
          <tbody>{table.rows.slice(0, 5).map(({ row, cells }) => <tr key={row}>{table.header.map((title, at) => <td key={`${title}-${named[at]?.value ?? ''}`}>{cells[at] ?? ''}</td>)}</tr>)}</tbody>
        </table>
      </div>
      <footer className="bt-sig-foot"><Button variant="default" onClick={onOther}>Another file</Button><Button disabled={!kind} onClick={() => void start()}>Import {formatCount(table.rows.length, 'event')}</Button></footer>
      <ProgressDialog opened={progress !== null} title={`Taking in ${name}`} done={progress?.done ?? 0} total={progress?.total ?? null} onCancel={() => stop.current?.abort()} />
    </section>
  );
}

/** Every signal some drawing declares: they give names, and kinds to what is brought along. */
function signalsOf(blueprints: readonly { readonly draft: { readonly signals?: Readonly<Record<string, Signal>> | undefined } }[]): readonly Signal[] {
  return blueprints.flatMap(({ draft }) => Object.values(draft.signals ?? {}));
}

async function takeIn(table: Table, columns: SignalColumns, { type, field, known, signal, onProgress }: { readonly type: string; readonly field: string; readonly known: readonly Signal[]; readonly signal: AbortSignal; readonly onProgress: (done: number, total: number) => void }): Promise<Done> {
  const asked = [...new Set(table.rows.map(({ cells }) => (cells[columns.who] ?? '').trim()).filter((text) => text !== ''))];
  const found = await findDuplicates(type, field, asked);
  const records = new Map([...found].map(([text, id]) => [text.toLowerCase(), id] as const));
  const { wishes, problems } = readSignals(table, columns, { records, known, now: Date.now() });
  const report = await importSignals(wishes.map(({ row: _row, ...wish }) => wish), { signal, onProgress });
  return { report, problems, header: table.header, lines: new Map(table.rows.map(({ row, cells }) => [row, cells] as const)) };
}

const shownProblems = 20;

function Result({ done: { report, problems, header, lines }, onAgain }: { readonly done: Done; readonly onAgain: () => void }) {
  const save = () => downloadFile('web events not taken.csv', [['Line', 'Why', ...header], ...problems.map(({ row, reason }) => [String(row), reason, ...(lines.get(row) ?? [])])].map(csvLine).join(''), 'text/csv');
  const names = createNames({});
  const [now] = useState(() => Date.now());
  const when = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, now };
  const counts = [
    ['started or moved something, or were heard', report.heard], ['written down, nothing listens for them', report.unheard.length],
    ['were here already', report.known], ['refused', report.refused.length], ['lines not taken', problems.length],
  ] as const;
  return (
    <section className="bt-card bt-sig" aria-label="What the import did">
      <ul className="bt-sig-counts">{counts.map(([label, count]) => (count === 0 ? null : <li key={label}><b>{formatNumber(count)}</b> {label}</li>))}</ul>
      {report.refused.length === 0 ? null : <ul className="bt-sig-problems">{report.refused.slice(0, shownProblems).map(({ record, refusal }) => <li key={`${record} ${refusal.type}`}><Link to={`/records/${record}`}>Record</Link> {describeRefusal(refusal, names, when)}</li>)}</ul>}
      {problems.length === 0 ? null : (
        <>
          <ul className="bt-sig-problems">{problems.slice(0, shownProblems).map(({ row, reason }) => <li key={row}><b>Line {row}</b> {reason}</li>)}</ul>
          {problems.length > shownProblems ? <p className="bt-note-text">{formatCount(problems.length - shownProblems, 'more line')} in the file of lines not taken.</p> : null}
        </>
      )}
      <footer className="bt-sig-foot">
        {problems.length === 0 ? null : <Button variant="default" onClick={save}>Save the lines not taken</Button>}
        <Button variant="default" onClick={onAgain}>Import another file</Button>
        <Button component={Link} to="/records">To the records</Button>
      </footer>
    </section>
  );
}
