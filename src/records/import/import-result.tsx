import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Blueprint, RecordType } from '#engine/blueprint';
import { Banner, downloadFile, formatCount, formatNumber, listAnd, notifyProblem, quoted, VirtualList } from '../../ui/index.ts';
import { RefusalList } from '../refusal-list.tsx';
import type { ImportEntry } from './import-log.ts';
import type { RowProblem } from './read-table.ts';
import type { ImportReport } from './run-import.ts';
import { useUndoImport } from './use-undo-import.tsx';

/** What an import did: counts, refusals, lines in error to download, and the way back. */
export function ImportResult({ report, entry, type, blueprint, automatic, errorFile, onAgain }: {
  readonly report: ImportReport;
  readonly entry: ImportEntry;
  readonly type: RecordType;
  readonly blueprint: Blueprint | undefined;
  readonly automatic: readonly string[];
  readonly errorFile: () => Promise<string>;
  readonly onAgain: () => void;
}) {
  const undo = useUndoImport(onAgain);
  const seconds = Math.max(report.milliseconds / 1000, 0.1);
  const numbers: readonly (readonly [string, number])[] = [['made', report.made], ['updated', report.updated], ...(report.unchanged > 0 ? [['unchanged', report.unchanged] as const] : []), ['skipped as duplicates', report.skipped], ['enrolled', report.made - report.held], ['in error', report.problems.length]];
  return (
    <>
      {report.stopped ? <div className="bt-imp-problem"><Banner tone="time" title="Stopped on your word." actions={<Button variant="default" onClick={() => undo.ask(entry)}>Remove what was made</Button>}>{formatNumber(report.made)} records were made before; they stay unless you remove them.</Banner></div> : null}
      <section className="bt-card bt-imp-result" aria-label="What the import did">
        <div className="bt-imp-numbers">{numbers.map(([label, count]) => <div key={label} data-bad={(label === 'in error' && count > 0) || undefined}><b>{formatNumber(count)}</b><span>{label}</span></div>)}</div>
        <p className="bt-note-text">{entry.file}, {seconds.toFixed(1)} s, {formatNumber(Math.round(report.read / seconds))} rows a second.</p>
        <WhereTheyStand report={report} blueprint={blueprint} automatic={automatic} />
        <div className="bt-actions">
          <Button component={Link} to={`/records?type=${type.key}`}>See the {type.plural.toLowerCase()}</Button>
          {report.stopped ? null : <Button variant="default" disabled={report.made + report.updated === 0} onClick={() => undo.ask(entry)}>Undo this import</Button>}
          <Button variant="subtle" onClick={onAgain}>Import another file</Button>
        </div>
        {report.refused.length > 0 ? <div className="bt-imp-part"><h2>{formatNumber(report.refused.length)} not enrolled</h2><RefusalList refused={report.refused.map(({ refusal }) => refusal)} blueprint={blueprint} type={type} /></div> : null}
      {report.notChanged.length > 0 ? <div className="bt-imp-part"><h2>{formatNumber(report.notChanged.length)} could not be changed</h2><RefusalList refused={report.notChanged.map(({ refusal }) => refusal)} blueprint={undefined} type={type} /></div> : null}
      </section>
      {report.problems.length > 0 ? <Problems problems={report.problems} errorFile={errorFile} file={entry.file} /> : null}
      {undo.dialogs}
    </>
  );
}

/** Who was enrolled where, and that the others are held. */
function WhereTheyStand({ report, blueprint, automatic }: { readonly report: ImportReport; readonly blueprint: Blueprint | undefined; readonly automatic: readonly string[] }) {
  const parts = [
    automatic.length > 0 ? [`${formatCount(report.byItself, 'record')} taken in by ${listAnd(automatic.map(quoted))}`] : [],
    blueprint === undefined ? [] : [`${formatCount(report.enrolled, 'record')} enrolled in ${quoted(blueprint.name)}`],
    report.held > 0 ? [`${formatCount(report.held, 'record')} held: select them in the list to enrol them later`] : [],
  ].flat();
  return parts.length === 0 ? null : <p>{parts.join('. ')}.</p>;
}

function Problems({ problems, errorFile, file }: { readonly problems: readonly RowProblem[]; readonly errorFile: () => Promise<string>; readonly file: string }) {
  const save = async () => {
    try {
      downloadFile(`Errors of ${file}`, `\ufeff${await errorFile()}`, 'text/csv');
    } catch {
      notifyProblem('The error file could not be written.');
    }
  };
  return (
    <section className="bt-card bt-imp-errors" aria-label="Rows in error">
      <header className="bt-imp-cardhead">
        <div><h2>{formatNumber(problems.length)} rows in error</h2><p className="bt-note-text">None is lost: mend them in the file below and bring that in.</p></div>
        <Button variant="default" leftSection={<IconDownload size={16} stroke={1.75} />} onClick={() => void save()}>Download them as CSV</Button>
      </header>
      <VirtualList count={problems.length} rowHeight={34} height={Math.min(360, problems.length * 34)} label="Rows in error">
        {(index) => <div className="bt-imp-error"><span className="bt-numbers">Row {formatNumber(problems[index]?.row ?? 0)}</span><span title={problems[index]?.reason}>{problems[index]?.reason}</span></div>}
      </VirtualList>
    </section>
  );
}
