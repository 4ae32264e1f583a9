import { useEffect, useRef, useState } from 'react';
import { Button, Group, Modal, Select, Textarea } from '@mantine/core';
import type { Fields } from '#engine/blueprint';
import type { OutcomeOption } from '#engine/run';
import { describeRefusal } from '../../ui/index.ts';
import { ActivityForm } from './activity-form.tsx';
import { formProblems } from './form-rules.ts';
import { VerdictTree } from './verdict-tree.tsx';
import type { RecordData } from './record-data.ts';
import { send } from './send.ts';

/**
 * Takes an outcome. Asks its form and reason when it has them; otherwise sends at once. A refusal is shown here
 * in words with the way to open the gate, and stands in the journal too.
 */
export function ChooseDialog({ option, data, onClose, onOpenActivity }: {
  readonly option: OutcomeOption;
  readonly data: RecordData;
  readonly onClose: () => void;
  readonly onOpenActivity: (activity: string) => void;
}) {
  const { outcome, target } = option;
  const { run, record, names, when } = data;
  const asks = Object.keys(outcome.form).length > 0 || outcome.reason.type !== 'none';
  const [fields, setFields] = useState<Fields>({});
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const sent = useRef(false);

  const take = async () => {
    if (!run) return;
    const problem = option.open ? formProblems(outcome.form, fields, data) : null;
    if (problem !== null) return setRefused(problem);
    setBusy(true);
    const ack = await send({
      record: record.id, run: run.id, names, when,
      intent: { type: 'choose', outcome: outcome.id, fields, reason: reason.trim() === '' ? null : reason.trim(), expect: { visit: run.visit } },
      done: `${outcome.name}: moved to ${target.name}`, undoable: true,
    });
    setBusy(false);
    if (ack?.ok) onClose();
    else if (ack?.refusal) setRefused(describeRefusal(ack.refusal, names, when));
    else onClose();
  };

  const takeNow = useRef(take);
  takeNow.current = take;
  useEffect(() => {
    // an outcome that asks nothing, or that is locked, needs no dialog to be tried: the answer explains itself
    if ((asks && option.open) || sent.current) return;
    sent.current = true;
    void takeNow.current();
  }, [asks, option.open]);

  const blocked = !option.verdict.met;
  if (!asks && refused === null) return null;
  return (
    <Modal opened onClose={onClose} size="lg" title={blocked ? `${outcome.name} is blocked` : `${outcome.name} → ${target.name}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      {refused === null ? null : <p className="desk-refused" role="alert">{refused}</p>}
      {blocked ? (
        <VerdictTree node={option.verdict.tree} data={data} onOpenActivity={(activity) => { onClose(); onOpenActivity(activity); }} />
      ) : (
        <>
          <ActivityForm form={outcome.form} fields={fields} data={data} onChange={setFields} />
          <ReasonInput option={option} reason={reason} onChange={setReason} />
        </>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>{blocked ? 'Close' : 'Stay here'}</Button>
        {blocked ? null : <Button color="positive" loading={busy} onClick={() => void take()}>{outcome.name}</Button>}
      </Group>
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
