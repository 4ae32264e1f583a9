import { useRef, useState } from 'react';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { verifyJournal, type JournalReport } from '../storage/index.ts';
import { formatCount, notifyProblem, ProgressDialog } from '../ui/index.ts';
import { Row } from './section.tsx';

const shownBroken = 20;

/** Checks every record's history against its seals and names the first entry of each that does not fit (B26). */
export function CheckRow() {
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const [report, setReport] = useState<JournalReport | null>(null);
  const stop = useRef<AbortController | null>(null);
  const check = async () => {
    const abort = new AbortController();
    stop.current = abort;
    setReport(null);
    setProgress({ done: 0, total: 0 });
    try {
      setReport(await verifyJournal({ signal: abort.signal, onProgress: (done, total) => setProgress({ done, total }) }));
    } catch {
      notifyProblem('The histories could not be checked.');
    } finally {
      setProgress(null);
    }
  };
  return (
    <>
      <Row name="Check all histories" note="Every entry is sealed to the one before. This finds out whether any was changed, left out or put in behind Baton’s back.">
        <Button variant="default" loading={progress !== null} onClick={() => void check()}>Check</Button>
      </Row>
      {report === null ? null : <Report report={report} />}
      <ProgressDialog opened={progress !== null && progress.total > 0} title="Checking all histories" done={progress?.done ?? 0} total={progress?.total ?? null} cancelLabel="Stop" onCancel={() => stop.current?.abort()} />
    </>
  );
}

function Report({ report: { records, entries, broken, stopped } }: { readonly report: JournalReport }) {
  const looked = `${formatCount(records, 'record')}, ${formatCount(entries, 'entry', 'entries')}`;
  return (
    <div className="set-check" role="status">
      {broken.length === 0 ? <p><b>{stopped ? 'Stopped. All looked at so far is whole' : 'All histories are whole'}:</b> {looked}.</p> : (
        <>
          <p><b>{formatCount(broken.length, 'history was', 'histories were')} changed:</b> {looked}{stopped ? ', then stopped' : ''}.</p>
          <ul>{broken.slice(0, shownBroken).map(({ record, title, entry, index }) => <li key={record}><Link to={`/records/${record}#entry-${entry}`}>{title || 'A record without a name'}</Link>, first at entry {index + 1}</li>)}</ul>
          {broken.length > shownBroken ? <p>and {broken.length - shownBroken} more</p> : null}
        </>
      )}
    </div>
  );
}
