import { IconChartLine, IconEyeSearch, IconPhone, IconStars, type Icon } from '@tabler/icons-react';
import { NavLink } from 'react-router';
import './calls.css';

const places: readonly { readonly to: string; readonly name: string; readonly icon: Icon }[] = [
  { to: '/learn/calls', name: 'Calls', icon: IconPhone },
  { to: '/learn/calls/trends', name: 'Trends', icon: IconChartLine },
  { to: '/learn/library', name: 'Good calls', icon: IconStars },
  { to: '/learn/shadow', name: 'Shadow', icon: IconEyeSearch },
];

/** The places of coaching on real work, one line over each of them. */
export function CoachingNav() {
  return (
    <nav className="calls-nav" aria-label="Coaching">
      {places.map(({ to, name, icon: Mark }) => <NavLink key={to} to={to} end><Mark size={16} stroke={1.75} aria-hidden />{name}</NavLink>)}
    </nav>
  );
}
