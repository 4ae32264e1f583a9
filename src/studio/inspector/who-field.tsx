import { MultiSelect, Select } from '@mantine/core';
import type { Who } from '#engine/blueprint';
import { capital } from '../../ui/index.ts';
import { TeamField } from '../fields/team-field.tsx';
import { useNames, useStudio } from '../studio-context.ts';

/** Who may take a way out. */
export function WhoField({ value, onChange }: { value: Who; onChange: (who: Who) => void }) {
  const { roles } = useStudio();
  const names = useNames();
  const setType = (type: string | null) => {
    if (type === 'anyone' || type === 'owner') onChange({ type });
    if (type === 'roles' && roles[0]) onChange({ type, roles: [roles[0].value] });
    if (type === 'team') onChange({ type, team: roles[0]?.value ?? 'rep' });
  };
  const data = [{ value: 'anyone', label: 'Anybody' }, { value: 'owner', label: "The record's owner" }, { value: 'roles', label: 'People with a role' }, { value: 'team', label: 'A team' }];
  const held = value.type === 'roles' ? value.roles : [];
  const choices = [...roles, ...held.filter((role) => !roles.some((each) => each.value === role)).map((role) => ({ value: role, label: capital(names.role(role)) }))];
  return (
    <>
      <Select label="Who may take it" data={data} value={value.type} allowDeselect={false} onChange={setType} />
      {value.type === 'roles' && <MultiSelect label="Roles" data={choices} value={[...value.roles]} onChange={(next) => next.length > 0 && onChange({ type: 'roles', roles: next })} />}
      {value.type === 'team' && <TeamField value={value.team} onChange={(team) => onChange({ type: 'team', team })} />}
    </>
  );
}
