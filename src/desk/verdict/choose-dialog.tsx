import { useState } from 'react';
import { Alert, Button, Group, Modal, Select, Textarea } from '@mantine/core';
import type { Fields } from '#engine/blueprint';
import type { OutcomeOption } from '#engine/run';
import { ActivityForm } from '../work/activity-form.tsx';
import { describeWay, ToneDot } from '../../ui/index.ts';
import { reasonField, type ChooseOutcome } from './choose-outcome.ts';
import type { RecordData } from '../record/record-data.ts';

/** Asks what an open outcome wants to know before it moves the record: its fields and its reason. */
export function ChooseDialog({ option, data, choosing }: { readonly option: OutcomeOption; readonly data: RecordData; readonly choosing: ChooseOutcome }) {
  const { outcome, target } = option;
  const [fields, setFields] = useState<Fields>({});
  const [reason, setReason] = useState('');
  return (
    <Modal opened onClose={choosing.close} size="lg" title={describeWay(outcome.name, target.name).arrow} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={(event) => { event.preventDefault(); choosing.take(fields, reason); }}>
        <ActivityForm form={outcome.form} fields={fields} data={data} tried={choosing.refused !== null} onChange={setFields} />
        {reasonField(outcome, data.type) === null ? <ReasonInput option={option} reason={reason} onChange={setReason} /> : null}
        {choosing.refused === null ? null : <Alert mt="sm" color="orange" role="alert">{choosing.refused}</Alert>}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={choosing.close}>Stay here</Button>
          <Button type="submit" {...(outcome.tone === 'positive' ? { color: 'positive' } : { leftSection: <ToneDot tone={outcome.tone} /> })} loading={choosing.busy}>{outcome.name}</Button>
        </Group>
      </form>
    </Modal>
  );
}

function ReasonInput({ option, reason, onChange }: { readonly option: OutcomeOption; readonly reason: string; readonly onChange: (reason: string) => void }) {
  const rule = option.outcome.reason;
  if (rule.type === 'none') return null;
  if (rule.type === 'required' && rule.choices.length > 0) {
    return <Select mt="sm" label="Reason" withAsterisk data={[...rule.choices]} value={reason === '' ? null : reason} onChange={(value) => onChange(value ?? '')} />;
  }
  return <Textarea mt="sm" label="Reason" withAsterisk={rule.type === 'required'} autosize minRows={2} value={reason} onChange={(event) => onChange(event.currentTarget.value)} />;
}
