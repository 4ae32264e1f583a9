import { useRef, useState } from 'react';
import { Button } from '@mantine/core';
import { inspectBackup, mostBackupBytes, restoreBackup, StorageProblem, useMe, type BackupFacts, type BackupRefusal, type Progress } from '../storage/index.ts';
import { ConfirmDialog, formatBytes, formatCount, formatMoment, listAnd, ProgressDialog, quoted } from '../ui/index.ts';
import { Row } from './section.tsx';

interface Chosen {
  readonly file: File;
  readonly facts: BackupFacts;
}

/** Brings a backup back, or a whole workspace over from another browser (B18). What is in the file is told first; all of it comes or nothing does. */
export function RestoreRow({ onRestored = startAnew }: { readonly onRestored?: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const stop = useRef(new AbortController());
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [progress, setProgress] = useState<{ readonly title: string; readonly done: number; readonly total: number | null } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const underWay = async <Value,>(title: string, work: (watch: Progress) => Promise<Value>): Promise<Value> => {
    stop.current = new AbortController();
    setProgress({ title, done: 0, total: null });
    try {
      return await work({ signal: stop.current.signal, onProgress: (done, total) => setProgress({ title, done, total }) });
    } finally {
      setProgress(null);
    }
  };
  const look = async (file: File) => {
    setProblem(null);
    const answer = await underWay('Reading the backup', (watch) => inspectBackup(file, watch)).catch(notRead);
    if (typeof answer === 'string') setProblem(answer);
    else if (answer.ok) setChosen({ file, facts: answer.facts });
    else setProblem(answer.why === 'stopped' ? whyNot(answer.why, undefined) : `${quoted(file.name)} cannot be restored. ${whyNot(answer.why, answer.detail)}`);
  };
  const restore = async ({ file }: Chosen) => {
    setChosen(null);
    const answer = await underWay('Restoring the backup', (watch) => restoreBackup(file, watch)).catch(notKept);
    if (typeof answer !== 'string' && answer.ok) return onRestored();
    setProblem(typeof answer === 'string' ? answer : whyNot(answer.why, answer.detail));
  };
  return (
    <>
      <Row name="Restore a backup" note={problem === null ? 'Puts what is in a backup file in the place of everything here. The way to another browser, too.' : <span role="alert" className="bt-settings-problem">{problem}</span>}>
        <input
          ref={input} type="file" accept=".json,application/json" className="bt-sr" tabIndex={-1} aria-label="Backup file"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file) void look(file);
          }}
        />
        <Button variant="default" onClick={() => input.current?.click()}>Choose a backup</Button>
      </Row>
      {chosen === null ? null : <Question chosen={chosen} onClose={() => setChosen(null)} onConfirm={() => void restore(chosen)} />}
      <ProgressDialog opened={progress !== null} title={progress?.title ?? ''} done={progress?.done ?? 0} total={progress?.total ?? null} cancelLabel="Stop, keep what is here" onCancel={() => stop.current.abort()} />
    </>
  );
}

function Question({ chosen: { file, facts }, onClose, onConfirm }: { readonly chosen: Chosen; readonly onClose: () => void; readonly onConfirm: () => void }) {
  const me = useMe();
  const [now] = useState(() => Date.now());
  const holds = listAnd([formatCount(facts.blueprints, 'blueprint'), formatCount(facts.records, 'record'), formatCount(facts.entries, 'journal entry', 'journal entries'), formatCount(facts.people, 'person', 'people')]);
  return (
    <ConfirmDialog opened question="Replace everything here with the backup?" confirmLabel="Replace everything" onClose={onClose} onConfirm={onConfirm}>
      <p>{quoted(file.name)} was written {formatMoment(facts.exportedAt, { now, zone: me?.zone ?? 'UTC' })} and holds {holds}.</p>
      <p><b>What is in this browser now goes.</b> To keep it, close this and download a backup first.</p>
    </ConfirmDialog>
  );
}

function notRead(): string {
  return 'The file could not be read. Choose it again, or take it from where it is kept.';
}

/** Whatever went wrong, the one transaction kept nothing. */
function notKept(problem: unknown): string {
  const isFull = problem instanceof StorageProblem && problem.state === 'full';
  return `${isFull ? 'The disk is full: make room and try again.' : 'It could not be kept. Reload the page and try again.'} What is here is untouched.`;
}

function whyNot(why: BackupRefusal, detail: string | undefined): string {
  switch (why) {
    case 'tooLarge':
      return `It is larger than ${formatBytes(mostBackupBytes)}.`;
    case 'notABackup':
      return 'It is no backup of Baton.';
    case 'newerEpoch':
      return `A newer release of Baton wrote it (shape ${detail ?? 'unknown'}). Reload this page to get that release, then choose the file again.`;
    case 'damaged':
      return detail === undefined ? 'It could not be read to its end.' : `It is damaged in ${detail}`;
    case 'stopped':
      return 'Stopped. Everything is as it was.';
  }
}

/** Nothing of the former workspace may stay in the page's memory. */
function startAnew(): void {
  window.location.assign('/');
}
