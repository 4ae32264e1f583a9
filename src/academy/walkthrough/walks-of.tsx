import { Button } from '@mantine/core';
import { IconPlayerPlay, IconPlayerRecord } from '@tabler/icons-react';
import { Link } from 'react-router';
import { formatCount, SectionLabel } from '../../ui/index.ts';
import { useWalkthroughs } from './use-walkthroughs.ts';
import './walkthrough.css';

/** The walk-throughs of one blueprint, to watch before practising, and the way to record another. */
export function WalksOf({ blueprint }: { readonly blueprint: string }) {
  const rows = useWalkthroughs()?.filter((row) => row.blueprint === blueprint && row.steps.length > 0);
  if (!rows) return null;
  return (
    <section aria-label="Walk-throughs">
      <SectionLabel count={rows.length} right={<Button size="compact-sm" variant="subtle" component={Link} to={`/learn/walkthroughs/new?blueprint=${blueprint}`} leftSection={<IconPlayerRecord size={14} aria-hidden />}>Record a walk-through</Button>}>Walk-throughs</SectionLabel>
      {rows.length === 0 ? null : (
        <ul className="aca-walks">
          {rows.map((row) => (
            <li key={row.id} className="bt-card aca-walk-row">
              <div><h3><Link to={`/learn/walkthroughs/${row.id}`}>{row.name}</Link></h3><p>{formatCount(row.steps.length, 'step')}, recorded on v{row.number}</p></div>
              <span />
              <div className="bt-actions"><Button size="compact-md" variant="light" component={Link} to={`/learn/walkthroughs/${row.id}`} leftSection={<IconPlayerPlay size={15} aria-hidden />} aria-label={`Watch ${row.name}`}>Watch</Button></div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
