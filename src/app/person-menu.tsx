import { useState } from 'react';
import { Popover, SegmentedControl, Select, UnstyledButton, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconCheck, IconSettings } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { setMe, useMe, usePeople } from '../storage/index.ts';
import { Initials, notifyProblem, sayKey } from '../ui/index.ts';
import { placesAt, places } from './places.ts';
import { roleLooks, useViewRole, type ViewRole } from './view-role.ts';

/** Who works here, in which role the app is looked at, and light or dark. */
export function PersonMenu() {
  const me = useMe();
  const [open, setOpen] = useState(false);
  const name = me?.name ?? 'You';
  return (
    <Popover position="bottom-end" width={288} opened={open} onChange={setOpen} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className="bt-app-person" aria-label={`${name}: person, view and theme`} onClick={() => setOpen(!open)}><Initials name={name} size={28} /></UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className="bt-app-menu" aria-label="Person, view and theme">
        <PeopleList />
        <ViewRoleChoice />
        <ThemeChoice />
        <OtherPlaces onGone={() => setOpen(false)} />
        <Link to="/settings" className="bt-app-menu-row" onClick={() => setOpen(false)}><IconSettings size={18} stroke={1.75} aria-hidden />Settings</Link>
      </Popover.Dropdown>
    </Popover>
  );
}

function PeopleList() {
  const me = useMe();
  const people = usePeople();
  const mixed = people.some(({ batch }) => batch !== null) && people.some(({ batch }) => batch === null);
  const work = (id: string) => {
    setMe(id).catch(() => notifyProblem('The person could not be changed: nothing can be saved now.'));
  };
  return (
    <>
      <div className="bt-app-choice-label bt-app-menu-label" id="working-as">Working as</div>
      <ul className="bt-app-people" aria-labelledby="working-as">
        {/* oneself first: among a dozen people of the demo one would not be found */}
        {people.toSorted((a, b) => Number(b.batch === null) - Number(a.batch === null)).map((person) => (
          <li key={person.id}>
            <UnstyledButton className="bt-app-menu-row" aria-current={person.id === me?.id || undefined} onClick={() => work(person.id)}>
              <Initials name={person.name} size={24} />
              <span className="bt-app-menu-words">{person.name}<span className="bt-app-quiet">{person.roles.map(sayKey).join(', ')}{mixed && person.batch === null ? ' · your own, not in the demo' : ''}</span></span>
              {person.id === me?.id ? <IconCheck size={16} aria-hidden /> : null}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </>
  );
}

function ViewRoleChoice() {
  const [role, setRole] = useViewRole();
  const navigate = useNavigate();
  const choose = (value: string | null) => {
    const next = views.find((view) => view === value);
    if (next === undefined) return;
    void setRole(next);
    void navigate(roleLooks[next].first);
  };
  return (
    <div className="bt-app-choice">
      <div id="view-role" className="bt-app-choice-label">View as <span className="bt-app-quiet">guides, does not lock</span></div>
      <Select size="sm" aria-labelledby="view-role" allowDeselect={false} value={role ?? null} onChange={choose} comboboxProps={{ withinPortal: false }} data={views.map((view) => ({ value: view, label: roleLooks[view].name }))} />
    </div>
  );
}

const views: readonly ViewRole[] = ['manager', 'rep', 'qualifier', 'trainer', 'marketing'];

/** On a phone: the places that have no room in the bar at the bottom. */
function OtherPlaces({ onGone }: { readonly onGone: () => void }) {
  const [role] = useViewRole();
  const inBar = role === undefined ? [] : roleLooks[role].phone;
  return (
    <nav className="bt-app-others" aria-label="More places">
      {placesAt(places.flatMap(({ to }) => (inBar.includes(to) ? [] : [to]))).map((place) => <Link key={place.to} to={place.to} className="bt-app-menu-row" onClick={onGone}><place.icon size={18} stroke={1.75} aria-hidden />{place.name}</Link>)}
    </nav>
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
