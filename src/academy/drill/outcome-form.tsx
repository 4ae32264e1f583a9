import { Button, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { inOrder } from '#engine/kernel';
import type { Fields } from '#engine/blueprint';
import type { OutcomeOption } from '#engine/run';
import { present } from '#engine/rehearsal';
import { AskedFields } from './asked-fields.tsx';
import type { PracticeWork } from './practice-work.ts';

/** What a way out asks when it is taken: its fields and its reason. */
export function OutcomeForm({ option: { outcome }, work, onDone }: { readonly option: OutcomeOption; readonly work: PracticeWork; readonly onDone: () => void }) {
  const [fields, setFields] = useState<Fields>({});
  const [reason, setReason] = useState('');
  const before = present(work.session.simulation).run?.record.fields ?? {};
  const choices = outcome.reason.type === 'required' ? outcome.reason.choices : [];
  const take = () => {
    work.act({ type: 'choose', outcome: outcome.id, fields, reason: reason.trim() === '' ? null : reason.trim() });
    onDone();
  };
  return (
    <form className="aca-form" onSubmit={(event) => { event.preventDefault(); take(); }}>
      <AskedFields rules={inOrder(outcome.form)} before={before} fields={fields} work={work} onChange={setFields} />
      {outcome.reason.type === 'none' ? null : choices.length > 0
        ? <Select label="Reason" withAsterisk data={[...choices]} value={reason || null} onChange={(value) => setReason(value ?? '')} />
        : <TextInput label="Reason" withAsterisk={outcome.reason.type === 'required'} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />}
      <Group justify="flex-end" gap={8}><Button size="compact-md" variant="default" onClick={onDone}>Cancel</Button><Button size="compact-md" type="submit">Take {outcome.name}</Button></Group>
    </form>
  );
}
