import { Select } from '@mantine/core';
import type { Outcome } from '#engine/blueprint';
import { TagsField } from '../fields/tags-field.tsx';

/** Whether somebody who takes this way out says why, freely or from a list. */
export function ReasonField({ value, onChange }: { value: Outcome['reason']; onChange: (reason: Outcome['reason']) => void }) {
  const setType = (type: string | null) => {
    if (type === 'none' || type === 'optional') onChange({ type });
    if (type === 'required') onChange({ type, choices: [] });
  };
  return (
    <>
      <Select label="Reason" data={[{ value: 'none', label: 'Not asked' }, { value: 'optional', label: 'May be given' }, { value: 'required', label: 'Must be given' }]} value={value.type} allowDeselect={false} onChange={setType} />
      {value.type === 'required' && <TagsField label="Reasons to choose from" description="Empty: any words will do" max={50} value={value.choices} onChange={(choices) => onChange({ type: 'required', choices })} />}
    </>
  );
}
