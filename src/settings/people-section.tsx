import { useMemo, useState } from 'react';
import { Button, Group, TagsInput, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { savePerson, setMe, useBlueprints, useMe, usePeople, type PersonRow } from '../storage/index.ts';
import { Initials, notifyProblem, StatusPill } from '../ui/index.ts';
import { rolesInUse } from './roles-in-use.ts';
import { Section } from './section.tsx';

const usualRoles = ['manager', 'rep', 'qualifier', 'trainer', 'approver', 'technician'];
const roleKey = /^[a-z][A-Za-z0-9_]{0,63}$/;

/** The people of this workspace and their roles. Choosing who one is guides the app; it does not lock anything. */
export function PeopleSection() {
  const people = usePeople();
  const me = useMe();
  const blueprints = useBlueprints();
  const offered = useMemo(() => [...new Set([...rolesInUse((blueprints ?? []).map((row) => row.draft)), ...usualRoles])], [blueprints]);
  return (
    <Section id="people" title="People, roles and teams" lead="Gates, outcomes and lanes ask for roles. A team is a role too: whoever holds it belongs to the team and sees its queue. Who you are is chosen on this device: it guides, it does not lock.">
      <ul className="bt-rows bt-settings-people">
        {people.map((person) => <PersonLine key={person.id} person={person} offered={offered} present={person.id === me?.id} />)}
      </ul>
      <AddPerson zone={me?.zone ?? 'UTC'} />
    </Section>
  );
}

function PersonLine({ person, offered, present }: { readonly person: PersonRow; readonly offered: readonly string[]; readonly present: boolean }) {
  const [name, setName] = useState(person.name);
  const save = (change: Partial<PersonRow>) => {
    savePerson({ ...person, ...change }).catch(() => notifyProblem(`${person.name} could not be saved.`));
  };
  const keepName = () => {
    const wanted = name.trim();
    if (wanted === '') setName(person.name);
    else if (wanted !== person.name) save({ name: wanted });
  };
  return (
    <li className="bt-settings-person">
      <Initials name={person.name} size={28} />
      <TextInput aria-label={`Name of ${person.name}`} maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} onBlur={keepName} />
      <TagsInput
        aria-label={`Roles of ${person.name}`} data={[...offered]} value={[...person.roles]} placeholder={person.roles.length === 0 ? 'No role yet' : ''} acceptValueOnBlur
        onChange={(roles) => save({ roles: roles.filter((role) => roleKey.test(role)) })}
      />
      {present
        ? <StatusPill tone="primary" dot>You</StatusPill>
        : <Button size="compact-sm" variant="subtle" onClick={() => { setMe(person.id).catch(() => notifyProblem('The person could not be changed.')); }}>Work as {person.name.split(' ')[0]}</Button>}
    </li>
  );
}

function AddPerson({ zone }: { readonly zone: string }) {
  const [name, setName] = useState('');
  const add = async () => {
    try {
      await savePerson({ id: `u_${crypto.randomUUID()}`, name: name.trim(), roles: ['rep'], zone, batch: null });
      setName('');
    } catch {
      notifyProblem('The person could not be saved.');
    }
  };
  return (
    <Group gap="sm" mt="md" component="form" onSubmit={(event) => { event.preventDefault(); if (name.trim() !== '') void add(); }}>
      <TextInput aria-label="Name of a new person" placeholder="Name of a new person" maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Button type="submit" variant="default" leftSection={<IconPlus size={16} />} disabled={name.trim() === ''}>Add person</Button>
    </Group>
  );
}
