import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { inOrder } from '#engine/kernel';
import type { Fields } from '#engine/blueprint';
import { FieldInput, fieldProblem } from '../../ui/index.ts';
import { useRecordType, useStudio } from '../studio-context.ts';
import { useSim } from './use-simulator.ts';

/** Fills in fields of the travelling record, as a rep would: what waits for one of them may then go off. */
export function FieldsDialog({ onClose, first }: { onClose: () => void; first?: string | undefined }) {
  const { row, act } = useSim();
  const { people } = useStudio();
  const type = useRecordType();
  const before = row?.run?.record.fields ?? {};
  const [typed, setTyped] = useState<Fields>({});
  const fields = inOrder(type?.fields ?? {}).sort((a, b) => Number(b.key === first) - Number(a.key === first));
  const wrong = fields.some((field) => fieldProblem(field, typed[field.key]) !== null);
  return (
    <Modal opened onClose={onClose} title="Fill in fields" size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={(event) => {
        event.preventDefault();
        if (wrong) return;
        if (Object.keys(typed).length > 0) act({ type: 'setFields', fields: typed });
        onClose();
      }}>
        <div className="sim-grid">
          {fields.map((field) => <FieldInput key={field.key} field={field} people={people} value={typed[field.key] === undefined ? before[field.key] : typed[field.key]} error={fieldProblem(field, typed[field.key])} onChange={(value) => setTyped((all) => ({ ...all, [field.key]: value }))} />)}
        </div>
        <Group justify="flex-end" className="sim-dialog-foot">
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" disabled={wrong}>Save the record</Button>
        </Group>
      </form>
    </Modal>
  );
}
