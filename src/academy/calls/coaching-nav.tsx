import { IconChartLine, IconEyeSearch, IconPhone, IconStars, type Icon } from '@tabler/icons-react';
import { Link, useLocation } from 'react-router';
import './calls.css';

const places: readonly { readonly to: string; readonly name: string; readonly icon: Icon }[] = [
  { to: '/learn/calls', name: 'Calls', icon: IconPhone },
  { to: '/learn/calls/trends', name: 'Trends', icon: IconChartLine },
  { to: '/learn/library', name: 'Good calls', icon: IconStars },
  { to: '/learn/shadow', name: 'Shadow', icon: IconEyeSearch },
];

/** The places of coaching on real work, one line over each of them. */
export function CoachingNav() {
  const { pathname } = useLocation();
  const here = places.findLast(({ to }) => pathname === to || pathname.startsWith(`${to}/`))?.to;
  return (
    <nav className="calls-nav" aria-label="Coaching">
      {places.map(({ to, name, icon: Mark }) => <Link key={to} to={to} aria-current={to === here ? 'page' : undefined}><Mark size={16} stroke={1.75} aria-hidden />{name}</Link>)}
    </nav>
  );
}
