import { useState } from 'react';
import { Alert, Button, Select } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { useBlueprints } from '../../storage/index.ts';
import { describeRefusal, EmptyState } from '../../ui/index.ts';
import type { RecordData } from './record-data.ts';
import { send } from './send.ts';

/** A record that walks no blueprint: choose one and start. */
export function EnrolPanel({ data }: { readonly data: RecordData }) {
  const blueprints = useBlueprints();
  const [chosen, setChosen] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const { record, names, when, run } = data;
  const fitting = (blueprints ?? []).filter((row) => row.live !== null && !row.paused && row.draft.recordType === record.type);
  const target = fitting.find((row) => row.id === chosen) ?? fitting[0];
  const enrol = async () => {
    if (!target?.live) return;
    const intent = { type: 'enrol', blueprint: target.id, version: target.live, record: { owner: record.owner, zone: record.zone, fields: record.fields } } as const;
    const ack = await send({ record: record.id, run: null, intent, names, when, done: `Enrolled in ${target.draft.name}` });
    setRefused(ack && !ack.ok && ack.refusal ? describeRefusal(ack.refusal, names, when) : null);
  };
  return (
    <section className="bt-card desk-enrol" aria-label="Enrol">
      {fitting.length === 0 ? (
        <EmptyState icon={<IconRoute size={22} />} title="No blueprint is live for this kind of record">Publish one in Blueprints, then this record can be enrolled here.</EmptyState>
      ) : (
        <>
          <h2>{run ? 'This run is over. Start another one?' : 'This record is in no blueprint yet'}</h2>
          <p>Enrolling puts it into the first stage, and from there only the outcomes move it.</p>
          <div className="desk-enrol-row">
            <Select aria-label="Blueprint" allowDeselect={false} data={fitting.map((row) => ({ value: row.id, label: row.draft.name }))} value={target?.id ?? null} onChange={setChosen} />
            <Button onClick={() => void enrol()}>Enrol</Button>
          </div>
          {refused === null ? null : <Alert color="orange" role="alert" mt="sm">{refused}</Alert>}
        </>
      )}
    </section>
  );
}
