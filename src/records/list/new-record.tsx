import { useState } from 'react';
import { Button, Group, Modal } from '@mantine/core';
import { useNavigate } from 'react-router';
import { inOrder } from '#engine/kernel';
import type { Field, FieldValue, RecordType } from '#engine/blueprint';
import { looksLikeEmail } from '#engine/exchange';
import { createRecord, useMe } from '../../storage/index.ts';
import { notifyProblem } from '../../ui/index.ts';
import { FieldInput } from '../fields/field-input.tsx';
import { zoneOf } from '../zone-of.ts';

/** The form for one new record; it opens when it is made. */
export function NewRecordDialog({ type, onClose }: { readonly type: RecordType; readonly onClose: () => void }) {
  const me = useMe();
  const navigate = useNavigate();
  const [values, setValues] = useState<Readonly<Record<string, FieldValue>>>({});
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [more, setMore] = useState(false);
  const fields = inOrder(type.fields);
  const shown = more ? fields : fields.filter((field, at) => at < 6 || field.required);
  const make = async () => {
    setTried(true);
    if (me === undefined || fields.some((field) => problemOf(field, values[field.key], type) !== null)) return;
    setBusy(true);
    try {
      const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
      const row = await createRecord({ type: type.key, owner: me.id, zone: zoneOf(filled, me.zone), fields: filled });
      onClose();
      await navigate(`/records/${row.id}`);
    } catch {
      setBusy(false);
      notifyProblem('The record could not be saved. Nothing was lost: your words are still in the form.');
    }
  };
  return (
    <Modal opened onClose={onClose} title={`New ${type.name.toLowerCase()}`} size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); void make(); }}>
        <div className="bt-rec-form">
          {shown.map((field) => (
            <FieldInput
              key={field.key} field={{ ...field, required: field.required || field.key === type.title }} value={values[field.key]} error={tried ? (problemOf(field, values[field.key], type) ?? undefined) : undefined}
              onChange={(value) => setValues((before) => ({ ...before, [field.key]: value }))}
            />
          ))}
        </div>
        <Group justify="space-between" mt="lg">
          {shown.length < fields.length ? <Button variant="subtle" onClick={() => setMore(true)}>Show all {fields.length} fields</Button> : <span />}
          <Group gap="sm"><Button variant="default" onClick={onClose}>Cancel</Button><Button type="submit" loading={busy}>Make {type.name.toLowerCase()}</Button></Group>
        </Group>
      </form>
    </Modal>
  );
}

function problemOf(field: Field, value: FieldValue | undefined, type: RecordType): string | null {
  const empty = value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
  if (empty) return field.required || field.key === type.title ? `${field.name} is needed` : null;
  return field.kind === 'email' && typeof value === 'string' && !looksLikeEmail(value) ? 'This is no email address' : null;
}
