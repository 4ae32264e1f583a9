import { useState } from 'react';
import { Button } from '@mantine/core';
import { ChannelTile, formatMoment, SectionLabel } from '../../ui/index.ts';
import { ReasonDialog } from '../record/reason-dialog.tsx';
import { closeLine } from './close-line.ts';
import { OpenIt } from './open-it.tsx';
import { useOutboxItems, type OutboxItem } from './outbox-items.ts';
import './outbox.css';

/** What of this record waits to be sent: a letter just written is opened in the person's own mail with the next press (S77, S79). Nothing when nothing waits. */
export function RecordOutbox({ record }: { readonly record: string }) {
  const data = useOutboxItems(false, record);
  const [dismissing, setDismissing] = useState<OutboxItem | null>(null);
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section aria-label="Waiting to be sent" className="outbox-waiting">
      <SectionLabel count={data.items.length}>Waiting to be sent</SectionLabel>
      <ul className="bt-card">
        {data.items.map((item) => (
          <li key={item.row.id}>
            <ChannelTile channel={item.letter.channel} labelled />
            <span><b>{item.letter.title}</b><small>{[item.letter.to, item.row.status === 'opened' ? 'opened' : 'not opened', formatMoment(item.row.at, { zone: data.me.zone, now: data.now })].filter(Boolean).join(' · ')}</small></span>
            <footer>
              <OpenIt item={item} now={data.now} />
              <Button size="compact-sm" variant="default" onClick={() => setDismissing(item)}>Dismiss…</Button>
              <Button size="compact-sm" variant={item.row.status === 'opened' ? 'filled' : 'default'} onClick={() => void closeLine(item, 'done')}>Mark as done</Button>
            </footer>
          </li>
        ))}
      </ul>
      {dismissing ? (
        <ReasonDialog
          title={`Dismiss “${dismissing.letter.title}”?`} description="It stays in the outbox under Closed with what you write here." confirm="Dismiss it" cancel="Keep it"
          onClose={() => setDismissing(null)} onConfirm={(reason) => closeLine(dismissing, 'dismissed', reason)}
        />
      ) : null}
    </section>
  );
}
