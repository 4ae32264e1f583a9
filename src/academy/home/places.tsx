import { IconBooks, IconHeadphones, IconListCheck, IconPlayerPlay, IconUsers, type Icon } from '@tabler/icons-react';
import { Link } from 'react-router';
import { SectionLabel } from '../../ui/index.ts';

const places: readonly { readonly to: string; readonly name: string; readonly says: string; readonly icon: Icon }[] = [
  { to: '/learn/programmes', name: 'Programmes', says: 'What each class does, until when, and how far it is', icon: IconListCheck },
  { to: '/learn/walkthroughs', name: 'Walk-throughs', says: 'A run shown and explained, to watch and to take over', icon: IconPlayerPlay },
  { to: '/learn/calls', name: 'Calls', says: 'Calls reviewed with a coach, your own view first', icon: IconHeadphones },
  { to: '/learn/library', name: 'Library', says: 'Good calls by stage and by objection', icon: IconBooks },
  { to: '/learn/shadow', name: 'Shadow', says: 'Follow a colleague’s run, without anybody’s name', icon: IconUsers },
];

/** Everything else there is to learn from. */
export function Places() {
  return (
    <section aria-label="More ways to learn">
      <SectionLabel>More ways to learn</SectionLabel>
      <ul className="aca-places">
        {places.map(({ to, name, says, icon: Icon }) => <li key={to} className="bt-card"><Link to={to}><Icon size={20} stroke={1.75} aria-hidden /><b>{name}</b><span>{says}</span></Link></li>)}
      </ul>
    </section>
  );
}
