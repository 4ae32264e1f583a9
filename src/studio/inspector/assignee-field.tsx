import { Select } from '@mantine/core';
import type { Assignee } from '#engine/blueprint';
import { TeamField } from '../fields/team-field.tsx';
import { RoleSelect } from '../rules/clause-editor.tsx';
import { useStudio } from '../studio-context.ts';

const kinds = [
  { value: 'owner', label: "The record's owner" },
  { value: 'role', label: 'Anybody with a role' },
  { value: 'roundRobin', label: 'Role, in turn' },
  { value: 'team', label: 'A team' },
  { value: 'person', label: 'One person' },
] as const;

/** Who shall do it: the owner, a role, a role in turn, a team or a person. */
export function AssigneeField({ label, value, onChange }: { label: string; value: Assignee; onChange: (assignee: Assignee) => void }) {
  const { people, roles } = useStudio();
  const firstRole = roles[0]?.value ?? 'rep';
  const held = 'role' in value ? value.role : 'team' in value ? value.team : firstRole;
  const setType = (type: string | null) => {
    if (type === 'owner') onChange({ type });
    if (type === 'role' || type === 'roundRobin') onChange({ type, role: held });
    if (type === 'team') onChange({ type, team: held });
    if (type === 'person') onChange({ type, person: people[0]?.id ?? 'owner' });
  };
  return (
    <>
      <Select label={label} data={kinds} value={value.type} allowDeselect={false} onChange={setType} />
      {'role' in value && <RoleSelect label="Role" value={value.role} onChange={(role) => onChange({ ...value, role })} />}
      {value.type === 'team' && <TeamField value={value.team} onChange={(team) => onChange({ type: 'team', team })} />}
      {value.type === 'person' && (
        <Select label="Person" searchable data={people.map(({ id, name }) => ({ value: id, label: name }))} value={value.person} allowDeselect={false} onChange={(person) => person && onChange({ type: 'person', person })} />
      )}
    </>
  );
}
