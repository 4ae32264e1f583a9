import { Select, TextInput } from '@mantine/core';
import type { Assignee } from '#engine/blueprint';
import { RoleSelect } from '../rules/clause-editor.tsx';
import { useStudio } from '../studio-context.ts';

const kinds = [
  { value: 'owner', label: "The record's owner" },
  { value: 'role', label: 'Anybody with a role' },
  { value: 'roundRobin', label: 'Role, in turn' },
  { value: 'person', label: 'One person' },
] as const;

/** Who shall do it: the owner, a role, a person, or a role in turn. */
export function AssigneeField({ label, value, onChange }: { label: string; value: Assignee; onChange: (assignee: Assignee) => void }) {
  const { people, roles } = useStudio();
  const firstRole = roles[0]?.value ?? 'rep';
  const setType = (type: string | null) => {
    if (type === 'owner') onChange({ type });
    if (type === 'role' || type === 'roundRobin') onChange({ type, role: 'role' in value ? value.role : firstRole });
    if (type === 'person') onChange({ type, person: people[0]?.id ?? 'owner' });
  };
  const data = [...kinds, ...(value.type === 'team' ? [{ value: 'team', label: 'A team' }] : [])];
  return (
    <>
      <Select label={label} data={data} value={value.type} allowDeselect={false} onChange={setType} />
      {'role' in value && <RoleSelect label="Role" value={value.role} onChange={(role) => onChange({ ...value, role })} />}
      {value.type === 'person' && (
        <Select label="Person" searchable data={people.map(({ id, name }) => ({ value: id, label: name }))} value={value.person} allowDeselect={false} onChange={(person) => person && onChange({ type: 'person', person })} />
      )}
      {value.type === 'team' && <TextInput label="Team" value={value.team} readOnly description="Came with the drawing; choose another kind to change it." />}
    </>
  );
}
