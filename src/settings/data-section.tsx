import { useEffect, useRef, useState } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { rebuildProjections, removeDemo, useDemo, type Progress } from '../storage/index.ts';
import { ConfirmButton, formatBytes, notifyDone, notifyProblem, ProgressDialog } from '../ui/index.ts';
import { CheckRow } from './check-row.tsx';
import { RestoreRow } from './restore-row.tsx';
import { Row, Section } from './section.tsx';

export interface DataSectionProps {
  readonly onLoadDemo: () => void;
  /** Writes the backup and gives the file to the person. */
  readonly onBackup: (progress: Progress) => Promise<void>;
}

/** What is stored on this device, how to keep a copy, and the demo workspace. */
export function DataSection({ onLoadDemo, onBackup }: DataSectionProps) {
  return (
    <Section id="data" title="Data" lead="Everything stays in this browser. Nothing is sent anywhere.">
      <div className="bt-rows">
        <DemoRow onLoadDemo={onLoadDemo} />
        <BackupRow onBackup={onBackup} />
        <RestoreRow />
        <StorageRow />
        <RebuildRow />
        <CheckRow />
      </div>
    </Section>
  );
}

function DemoRow({ onLoadDemo }: { readonly onLoadDemo: () => void }) {
  const demo = useDemo();
  const remove = async () => {
    try {
      await removeDemo();
      notifyDone({ message: 'The demo workspace is gone. Your own things are untouched.' });
    } catch {
      notifyProblem('The demo workspace could not be removed.');
    }
  };
  return (
    <Row name="Demo workspace" note="Five blueprints and 300 invented records with a history. Made here, marked, removed together.">
      {demo === undefined ? <Skeleton width={120} height={30} /> : null}
      {demo?.present === false ? <Button variant="default" onClick={onLoadDemo}>Load demo</Button> : null}
      {demo?.present === true ? (
        <ConfirmButton label="Remove demo" question="Remove the demo workspace?" confirmLabel="Remove" onConfirm={remove}>
          The demo’s people, blueprints, records and their histories go. What you drew and imported yourself stays.
        </ConfirmButton>
      ) : null}
    </Row>
  );
}

function BackupRow({ onBackup }: Pick<DataSectionProps, 'onBackup'>) {
  const stop = useRef(new AbortController());
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number | null } | null>(null);
  const save = async () => {
    stop.current = new AbortController();
    const { signal } = stop.current;
    setProgress({ done: 0, total: null });
    try {
      await onBackup({ signal, onProgress: (done, total) => setProgress({ done, total }) });
    } catch {
      if (!signal.aborted) notifyProblem('The backup could not be written.');
    } finally {
      setProgress(null);
    }
  };
  return (
    <Row name="Backup" note="One file with every blueprint, record, journal entry and kept file. Nothing else is needed to have it all again.">
      <Button variant="default" onClick={() => void save()}>Download backup</Button>
      <ProgressDialog opened={progress !== null} title="Writing the backup" done={progress?.done ?? 0} total={progress?.total ?? null} cancelLabel="Stop" onCancel={() => stop.current.abort()} />
    </Row>
  );
}

interface Room {
  readonly usage: number;
  readonly persisted: boolean;
}

function StorageRow() {
  const [room, setRoom] = useState<Room | null>(null);
  useEffect(() => {
    void lookAround().then(setRoom);
  }, []);
  const ask = async () => {
    const granted = await navigator.storage.persist();
    setRoom(await lookAround());
    if (!granted) notifyProblem('The browser did not agree now. It often does once the site is used more or installed as an app. Keep a backup.');
  };
  if (room === null) return <Row name="Room on this device" note="This browser does not say how much is used.">{null}</Row>;
  return (
    <Row name="Room on this device" note={`${formatBytes(room.usage)} used. ${room.persisted ? 'The browser keeps it until you delete it.' : 'The browser may clear it when the disk runs full.'}`}>
      {room.persisted ? null : <Button variant="default" onClick={() => void ask()}>Keep it safe</Button>}
    </Row>
  );
}

/** Only what is used is told: browsers promise room that a write then does not get. */
async function lookAround(): Promise<Room | null> {
  // Missing outside of a secure context, whatever the types say.
  const storage: StorageManager | undefined = navigator.storage;
  if (storage === undefined) return null;
  const [estimate, persisted] = await Promise.all([storage.estimate(), storage.persisted()]);
  return { usage: estimate.usage ?? 0, persisted };
}

function RebuildRow() {
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const rebuild = async () => {
    setProgress({ done: 0, total: 0 });
    try {
      await rebuildProjections({ onProgress: (done, total) => setProgress({ done, total }) });
      notifyDone({ message: 'Lists and counts are made again from the journal.' });
    } catch {
      notifyProblem('The lists could not be made again. Nothing in the journal is lost: try it once more.');
    } finally {
      setProgress(null);
    }
  };
  return (
    <>
      <Row name="Rebuild from the journal" note="The journal is the truth. This throws lists, counts and due dates away and makes them again.">
        <Button variant="default" loading={progress !== null} onClick={() => void rebuild()}>Rebuild</Button>
      </Row>
      {/* Stopped half-way the lists would be half there, so it is not offered. */}
      <ProgressDialog opened={progress !== null && progress.total > 0} title="Making lists and counts again" done={progress?.done ?? 0} total={progress?.total ?? null} note="Runs to its end" />
    </>
  );
}
