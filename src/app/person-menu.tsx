import { Menu, SegmentedControl, UnstyledButton, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconCheck, IconSettings } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { setMe, useMe, usePeople } from '../storage/index.ts';
import { Initials, notifyProblem, sayKey } from '../ui/index.ts';
import { useViewRole, type ViewRole } from './view-role.ts';

/** Who works here, in which role the app is looked at, and light or dark. */
export function PersonMenu() {
  const me = useMe();
  const people = usePeople();
  const name = me?.name ?? 'You';
  return (
    <Menu position="bottom-end" width={288} closeOnItemClick={false}>
      <Menu.Target>
        <UnstyledButton className="bt-app-person" aria-label={`${name}: person, view and theme`}><Initials name={name} size={28} /></UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Working as</Menu.Label>
        {people.map((person) => (
          <Menu.Item
            key={person.id} leftSection={<Initials name={person.name} size={24} />} rightSection={person.id === me?.id ? <IconCheck size={16} aria-label="present" /> : null}
            onClick={() => { setMe(person.id).catch(() => notifyProblem('The person could not be changed: nothing can be saved now.')); }}
          >
            <div>{person.name}</div>
            <div className="bt-app-quiet">{person.roles.map(sayKey).join(', ')}</div>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <ViewRoleChoice />
        <ThemeChoice />
        <Menu.Divider />
        <Menu.Item component={Link} to="/settings" closeMenuOnClick leftSection={<IconSettings size={16} stroke={1.75} />}>Settings</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function ViewRoleChoice() {
  const [role, setRole] = useViewRole();
  const navigate = useNavigate();
  const choose = (value: string) => {
    const next: ViewRole = value === 'rep' ? 'rep' : 'manager';
    void setRole(next);
    void navigate(next === 'rep' ? '/today' : '/blueprints');
  };
  return (
    <div className="bt-app-choice">
      <div id="view-role" className="bt-app-choice-label">View as <span className="bt-app-quiet">guides, does not lock</span></div>
      <SegmentedControl fullWidth size="xs" aria-labelledby="view-role" value={role} onChange={choose} data={[{ value: 'manager', label: 'Manager' }, { value: 'rep', label: 'Rep' }]} />
    </div>
  );
}

function ThemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className="bt-app-choice">
      <div id="theme-choice" className="bt-app-choice-label">Theme</div>
      <SegmentedControl
        fullWidth size="xs" aria-labelledby="theme-choice" value={colorScheme} onChange={(value) => setColorScheme(value as MantineColorScheme)}
        data={[{ value: 'light', label: 'Light' }, { value: 'dark', label: 'Dark' }, { value: 'auto', label: 'System' }]}
      />
    </div>
  );
}
