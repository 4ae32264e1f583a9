import { Button, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { inOrder } from '#engine/kernel';
import type { Field, Fields, Form } from '#engine/blueprint';
import type { OutcomeOption } from '#engine/run';
import { FormFields } from './activity-item.tsx';
import { useSimulateStore } from './simulate-store.ts';
import { useSim } from './use-simulator.ts';
import { useRecordType } from '../studio-context.ts';

/** What taking an outcome does, as its button says it: "Signed → Won", or "Mark as Lost" where both have one name. */
export function wayWords({ outcome, target }: OutcomeOption): string {
  if (outcome.name.trim().toLowerCase() !== target.name.trim().toLowerCase()) return `${outcome.name} → ${target.name}`;
  return `${target.end === undefined ? 'Move to' : 'Mark as'} ${target.name}`;
}

/** What an open outcome wants to know before it moves the record. A field for the reason and the reason itself are asked once. */
export function Asking({ option }: { option: OutcomeOption }) {
  const { act, row } = useSim();
  const type = useRecordType();
  const { outcome: { id, name, form, reason: rule } } = option;
  const before = row?.run?.record.fields ?? {};
  const twin = rule.type === 'none' ? undefined : reasonFieldIn(form, type?.fields ?? {});
  const others: Form = twin === undefined ? form : Object.fromEntries(Object.entries(form).filter(([, { field }]) => field !== twin.key));
  const [typed, setTyped] = useState<Fields>({});
  const [reason, setReason] = useState('');
  const said = reason.trim();
  const label = twin?.name ?? 'Reason';
  const isAsked = rule.type === 'required' || inOrder(form).some(({ field, required }) => field === twin?.key && required === 'always');
  const close = () => useSimulateStore.setState({ asking: null });
  const take = () => act({ type: 'choose', outcome: id, fields: twin === undefined || said === '' ? typed : { ...typed, [twin.key]: said }, reason: said === '' ? null : said });
  return (
    <form className="sim-form" aria-label={`What ${name} asks`} onSubmit={(event) => { event.preventDefault(); take(); }}>
      <FormFields form={others} before={before} fields={typed} onChange={setTyped} />
      {rule.type === 'required' && rule.choices.length > 0 && <Select label={label} withAsterisk data={[...rule.choices]} value={reason === '' ? null : reason} onChange={(value) => setReason(value ?? '')} />}
      {(rule.type === 'optional' || (rule.type === 'required' && rule.choices.length === 0)) && <TextInput label={label} withAsterisk={isAsked} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />}
      <Group gap={6} justify="flex-end">
        <Button size="compact-md" variant="default" onClick={close}>Stay here</Button>
        <Button size="compact-md" color="positive" type="submit">{wayWords(option)}</Button>
      </Group>
    </form>
  );
}

/** The field of a form that holds in words what the reason says, like "Reason lost". */
function reasonFieldIn(form: Form, fields: Readonly<Record<string, Field>>): Field | undefined {
  return inOrder(form).flatMap(({ field }) => fields[field] ?? []).find(({ kind, name }) => (kind === 'text' || kind === 'longText') && /^reason\b|\breason$/i.test(name));
}
