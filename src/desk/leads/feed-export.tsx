import { useRef, useState } from 'react';
import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { csvLine } from '#engine/exchange';
import { day } from '#engine/kernel';
import { readActivityFeed, type FeedRow, type RecordTypeRow } from '../../storage/index.ts';
import { downloadFile, formatCount, notifyDone, notifyProblem, ProgressDialog } from '../../ui/index.ts';
import { sourceFieldOf } from './source-field.ts';

const spans = [{ days: 7, label: 'last 7 days' }, { days: 30, label: 'last 30 days' }, { days: 365, label: 'last year' }] as const;

/** Hands what happened to the leads to the tools marketing works with: as a table or as JSON (S92). */
export function FeedExport({ type }: { readonly type: RecordTypeRow }) {
  const [step, setStep] = useState<{ readonly done: number; readonly total: number | null } | null>(null);
  const stop = useRef<AbortController | null>(null);
  const save = async (days: number, format: 'csv' | 'json') => {
    const abort = new AbortController();
    stop.current = abort;
    setStep({ done: 0, total: null });
    try {
      const until = afterNow();
      const rows = await readActivityFeed({ type: type.key, from: until - days * day, until, sourceField: sourceFieldOf(type)?.key }, { signal: abort.signal, onProgress: (done, total) => setStep({ done, total }) });
      if (abort.signal.aborted) return;
      downloadFile(`${type.plural} activity ${new Date(until).toISOString().slice(0, 10)}.${format}`, format === 'csv' ? feedCsv(rows) : feedJson(rows), format === 'csv' ? 'text/csv' : 'application/json');
      notifyDone({ message: `${formatCount(rows.length, 'line')} written` });
    } catch (problem) {
      notifyProblem(problem instanceof Error ? problem.message : String(problem), 'The feed could not be written');
    } finally {
      setStep(null);
    }
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target><Button variant="default" leftSection={<IconDownload size={16} stroke={1.75} aria-hidden />}>Activity feed</Button></Menu.Target>
        <Menu.Dropdown>
          {spans.map(({ days, label }) => (
            <Menu.Item key={days} onClick={() => void save(days, 'csv')}>CSV, {label}</Menu.Item>
          ))}
          <Menu.Divider />
          {spans.map(({ days, label }) => (
            <Menu.Item key={days} onClick={() => void save(days, 'json')}>JSON, {label}</Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ProgressDialog opened={step !== null && step.total !== null && step.total > 20_000} title="Reading the journal" done={step?.done ?? 0} total={step?.total ?? null} onCancel={() => stop.current?.abort()} />
    </>
  );
}

const columns = ['at', 'record', 'name', 'source', 'blueprint', 'what', 'activity', 'channel', 'result', 'outcome', 'from', 'to', 'by'] as const satisfies readonly (keyof FeedRow)[];

/** What was written up to this very moment belongs to it. */
const afterNow = (): number => Date.now() + 1;

/** The feed as a table that spreadsheets show and do not run. */
export function feedCsv(rows: readonly FeedRow[]): string {
  return `\uFEFF${[csvLine(columns), ...rows.map((row) => csvLine(columns.map((column) => row[column])))].join('')}`;
}

/** The feed for programs: one object a line of the journal, empty parts left out. */
export function feedJson(rows: readonly FeedRow[]): string {
  return JSON.stringify(rows.map((row) => Object.fromEntries(columns.flatMap((column) => (row[column] === '' ? [] : [[column, row[column]]])))), null, 1);
}
