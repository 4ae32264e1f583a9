import { UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link, NavLink } from 'react-router';
import { CountBadge, Kbd, openCommands } from '../ui/index.ts';
import { Logo } from './logo.tsx';
import { PersonMenu } from './person-menu.tsx';
import { outboxPlace, places, settingsPlace, type Place } from './places.ts';
import { useCounts, type Counts } from './use-counts.ts';

/** Where one is, where one can go, and the search, on every screen but the studio, which has a bar of its own. */
export function TopBar() {
  const counts = useCounts();
  return (
    <header className="bt-app-bar">
      <Link to="/" className="bt-app-logo" aria-label="Baton, to the start"><Logo /><span>Baton</span></Link>
      <nav className="bt-app-places" aria-label="Main">
        {places.map((place) => <NavLink key={place.to} to={place.to} className="bt-app-place">{place.name}<Waiting place={place} counts={counts} /></NavLink>)}
      </nav>
      <div className="bt-app-space" />
      <UnstyledButton className="bt-app-search" onClick={openCommands} aria-label="Search or run a command" aria-keyshortcuts="Control+K">
        <IconSearch size={16} stroke={1.75} aria-hidden />
        <span className="bt-app-search-words" aria-hidden>Search or run a command</span>
        <span aria-hidden><Kbd keys="Ctrl+K" /></span>
      </UnstyledButton>
      <NavLink to={outboxPlace.to} className="bt-app-outbox"><outboxPlace.icon size={18} stroke={1.75} aria-hidden /><span>{outboxPlace.name}</span><Waiting place={outboxPlace} counts={counts} /></NavLink>
      <PersonMenu />
    </header>
  );
}

/** The bar at the bottom of a phone. */
export function PhoneBar() {
  const counts = useCounts();
  return (
    <nav className="bt-app-phone" aria-label="Main, phone">
      {[...places, settingsPlace].map((place) => (
        <NavLink key={place.to} to={place.to} className="bt-app-phone-place">
          <place.icon size={22} stroke={1.75} aria-hidden />
          <span>{place.name}{countOf(place, counts) > 0 ? ` ${countOf(place, counts)}` : ''}</span>
        </NavLink>
      ))}
    </nav>
  );
}

const words: Readonly<Record<keyof Counts, string>> = { '/today': 'to do', '/approvals': 'to answer', '/outbox': 'to send' };

function Waiting({ place, counts }: { readonly place: Place; readonly counts: Counts }) {
  const count = countOf(place, counts);
  return isCounted(place.to) && count > 0 ? <CountBadge count={count} label={words[place.to]} /> : null;
}

function countOf({ to }: Place, counts: Counts): number {
  return isCounted(to) ? (counts[to] ?? 0) : 0;
}

function isCounted(to: string): to is keyof Counts {
  return Object.hasOwn(words, to);
}
