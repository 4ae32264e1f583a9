import { UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link, NavLink } from 'react-router';
import { CountBadge, Kbd, openCommands } from '../ui/index.ts';
import { Logo } from './logo.tsx';
import { PersonMenu } from './person-menu.tsx';
import { places, settingsPlace } from './places.ts';
import { useTodayCount } from './use-today-count.ts';

/** Where one is, where one can go, and the search, on every screen but the studio, which has a bar of its own. */
export function TopBar() {
  const count = useTodayCount();
  return (
    <header className="bt-app-bar">
      <Link to="/" className="bt-app-logo" aria-label="Baton, to the start"><Logo /><span>Baton</span></Link>
      <nav className="bt-app-places" aria-label="Main">
        {places.map(({ to, name }) => (
          <NavLink key={to} to={to} className="bt-app-place">
            {name}
            {to === '/today' && count !== undefined && count > 0 ? <CountBadge count={count} label="to do" /> : null}
          </NavLink>
        ))}
      </nav>
      <div className="bt-app-space" />
      <UnstyledButton className="bt-app-search" onClick={openCommands} aria-label="Search or run a command" aria-keyshortcuts="Control+K">
        <IconSearch size={16} stroke={1.75} aria-hidden />
        <span className="bt-app-search-words" aria-hidden>Search or run a command</span>
        <span aria-hidden><Kbd keys="Ctrl+K" /></span>
      </UnstyledButton>
      <PersonMenu />
    </header>
  );
}

/** The bar at the bottom of a phone. */
export function PhoneBar() {
  const count = useTodayCount();
  return (
    <nav className="bt-app-phone" aria-label="Main, phone">
      {[...places, settingsPlace].map(({ to, name, icon: Icon }) => (
        <NavLink key={to} to={to} className="bt-app-phone-place">
          <Icon size={22} stroke={1.75} aria-hidden />
          <span>{name}{to === '/today' && count !== undefined && count > 0 ? ` ${count}` : ''}</span>
        </NavLink>
      ))}
    </nav>
  );
}
