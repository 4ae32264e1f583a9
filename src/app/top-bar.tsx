import { UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link, NavLink } from 'react-router';
import { CountBadge, Kbd, openCommands } from '../ui/index.ts';
import { Logo } from './logo.tsx';
import { PersonMenu } from './person-menu.tsx';
import { outboxPlace, placesAt, type Place } from './places.ts';
import { TourPlace } from './tour-place.tsx';
import { countText, useCounts, useToldCounts, type Counts } from './use-counts.ts';
import { roleLooks, useViewRole } from './view-role.ts';

/** Where one is, where one can go, and the search, on every screen but the studio, which has a bar of its own. */
export function TopBar() {
  const counts = useCounts();
  const [role] = useViewRole();
  const places = usePlaces(counts);
  return (
    <header className="bt-app-bar">
      <Link to="/" className="bt-app-logo" aria-label="Baton, to the start"><Logo /><span>Baton</span></Link>
      <nav className="bt-app-places" aria-label="Main">
        {places.map((place) => <NavLink key={place.to} to={place.to} className="bt-app-place">{place.name}<Waiting place={place} counts={counts} /></NavLink>)}
      </nav>
      <div className="bt-app-space" />
      <TourPlace view={role} />
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

/** The bar at the bottom of a phone: the role's first places, the search, and the outbox. The others are in the person menu. */
export function PhoneBar() {
  const counts = useToldCounts();
  const [role] = useViewRole();
  const link = (place: Place) => (
    <NavLink key={place.to} to={place.to} className="bt-app-phone-place">
      <place.icon size={22} stroke={1.75} aria-hidden />
      <span>{place.name}{countOf(place, counts) > 0 ? ` ${countText(countOf(place, counts))}` : ''}</span>
    </NavLink>
  );
  return (
    <nav className="bt-app-phone" aria-label="Main, phone">
      {placesAt(role === undefined ? [] : roleLooks[role].phone).map(link)}
      <UnstyledButton className="bt-app-phone-place" onClick={openCommands}><IconSearch size={22} stroke={1.75} aria-hidden /><span>Search</span></UnstyledButton>
      {link(outboxPlace)}
    </nav>
  );
}

/** The role's places; who is asked to approve something sees where, whatever their role. */
function usePlaces(counts: Counts): readonly Place[] {
  const [role] = useViewRole();
  if (role === undefined) return [];
  const { places } = roleLooks[role];
  return placesAt(places.includes('/approvals') || !counts['/approvals'] ? places : [...places, '/approvals']);
}

const words: Readonly<Record<keyof Counts, string>> = { '/today': 'to do', '/approvals': 'to answer', '/outbox': 'to send', '/untouched': 'untouched' };

function Waiting({ place, counts }: { readonly place: Place; readonly counts: Counts }) {
  const count = countOf(place, counts);
  return isCounted(place.to) && count > 0 ? <CountBadge count={count} text={countText(count)} label={words[place.to]} {...(place.to === '/untouched' ? { tone: 'negative' as const } : {})} /> : null;
}

function countOf({ to }: Place, counts: Counts): number {
  return isCounted(to) ? (counts[to] ?? 0) : 0;
}

function isCounted(to: string): to is keyof Counts {
  return Object.hasOwn(words, to);
}
