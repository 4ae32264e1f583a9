import { useState } from 'react';
import { Alert, Button, Select } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { useBlueprints } from '../../storage/index.ts';
import { describeRefusal, EmptyState } from '../../ui/index.ts';
import type { RecordData } from './record-data.ts';
import { send } from './send.ts';

/** A record that walks no blueprint: choose one and start. */
export function EnrolPanel({ data }: { readonly data: RecordData }) {
  return (
    <section className="bt-card desk-enrol" aria-label="Enrol">
      <EnrolForm data={data} title={data.run ? 'This run is over. Start another one?' : 'This record is in no blueprint yet'} />
    </section>
  );
}

/** Chooses a live blueprint for this kind of record and puts the record into its first stage, beside what it walks already. */
export function EnrolForm({ data, title, onDone }: { readonly data: RecordData; readonly title?: string; readonly onDone?: (run: string) => void }) {
  const blueprints = useBlueprints();
  const [chosen, setChosen] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const { record, names, when, runs } = data;
  const walked = new Set(runs.filter((run) => run.status === 'running').map((run) => run.blueprint));
  const fitting = (blueprints ?? []).filter((row) => row.live !== null && !row.paused && row.draft.recordType === record.type && !walked.has(row.id));
  const target = fitting.find((row) => row.id === chosen) ?? fitting[0];
  const enrol = async () => {
    if (!target?.live) return;
    const intent = { type: 'enrol', blueprint: target.id, version: target.live, record: { owner: record.owner, zone: record.zone, fields: record.fields } } as const;
    const ack = await send({ record: record.id, run: null, intent, names, when, done: `Enrolled in ${target.draft.name}` });
    setRefused(ack && !ack.ok && ack.refusal ? describeRefusal(ack.refusal, names, when) : null);
    if (ack?.ok && ack.entry.run !== null) onDone?.(ack.entry.run);
  };
  if (fitting.length === 0) {
    return (
      <EmptyState icon={<IconRoute size={22} />} title={walked.size > 0 ? 'No other blueprint is live for this kind of record' : 'No blueprint is live for this kind of record'}>Publish one in Blueprints, then this record can be enrolled here.</EmptyState>
    );
  }
  return (
    <>
      {title === undefined ? null : <h2>{title}</h2>}
      <p>Enrolling puts it into the first stage, and from there only the outcomes move it.</p>
      <div className="desk-enrol-row">
        <Select aria-label="Blueprint" allowDeselect={false} data={fitting.map((row) => ({ value: row.id, label: row.draft.name }))} value={target?.id ?? null} onChange={setChosen} />
        <Button onClick={() => void enrol()}>Enrol</Button>
      </div>
      {refused === null ? null : <Alert color="orange" role="alert" mt="sm">{refused}</Alert>}
    </>
  );
}
