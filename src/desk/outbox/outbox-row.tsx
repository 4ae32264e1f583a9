import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { capital, ChannelTile, formatMoment, StatusPill } from '../../ui/index.ts';
import { OpenIt } from './open-it.tsx';
import type { OutboxData, OutboxItem } from './outbox-items.ts';

const states = { waiting: 'Not opened', opened: 'Opened', done: 'Done', dismissed: 'Dismissed' } as const;

/** One line of the outbox: to whom, what, from which step, since when. The chosen one shows the whole text below. */
export function OutboxLine({ item, data, open, onOpen, onClose }: {
  readonly item: OutboxItem;
  readonly data: OutboxData;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onClose: (how: 'done' | 'dismissed') => void;
}) {
  const { row, letter } = item;
  const closed = row.status === 'done' || row.status === 'dismissed';
  return (
    <li className="desk-case" data-open={open || undefined}>
      <div className="desk-case-head">
        <ChannelTile channel={letter.channel} labelled />
        <button type="button" className="desk-case-button" data-case={row.id} aria-expanded={open} onClick={onOpen}>
          <span className="desk-case-who"><b>{letter.title}</b></span>
          <span className="desk-case-what"><span>{item.title}</span><small>{[item.blueprint, item.step].filter(Boolean).join(' · ')}</small></span>
          <span className="desk-case-by"><StatusPill tone={row.status === 'opened' ? 'primary' : 'neutral'} dot>{states[row.status]}</StatusPill></span>
          <span className="desk-case-wait">{formatMoment(row.at, { zone: data.me.zone, now: data.now })}</span>
        </button>
      </div>
      {open ? (
        <div className="desk-case-body">
          <Text item={item} data={data} />
          <footer>
            <Button size="compact-sm" variant="subtle" component={Link} to={`/records/${row.record}?run=${row.run}`}>Open the record</Button>
            {closed ? null : (
              <>
                <OpenIt item={item} now={data.now} />
                <Button size="compact-sm" variant="default" onClick={() => onClose('dismissed')}>Dismiss</Button>
                <Button size="compact-sm" variant={row.status === 'opened' ? 'filled' : 'default'} onClick={() => onClose('done')}>Mark as done</Button>
              </>
            )}
          </footer>
        </div>
      ) : null}
    </li>
  );
}

/** The whole text as it would go out, with its addressee. */
function Text({ item: { row, letter, title }, data }: { readonly item: OutboxItem; readonly data: OutboxData }) {
  const { effect } = row;
  const receivers = effect.type === 'notify' ? data.people.filter((person) => person.roles.includes(effect.role)).map(({ name }) => name) : [];
  const to = effect.type === 'notify' ? `${capital(letter.to ?? '')}: ${receivers.length === 0 ? 'nobody here holds this role' : receivers.join(', ')}` : letter.to ?? missing(addressOf(row.effect.type, letter.channel), title);
  return (
    <div className="desk-letter">
      <dl className="desk-facts"><div><dt>To</dt><dd>{to}</dd></div>{letter.subject === '' ? null : <div><dt>Subject</dt><dd>{letter.subject}</dd></div>}</dl>
      {letter.body === '' ? null : <p>{letter.body}</p>}
    </div>
  );
}

/** What an addressee would be for this kind of message. */
function addressOf(type: OutboxItem['row']['effect']['type'], channel: OutboxItem['letter']['channel']): 'email' | 'phone' | null {
  if (type !== 'send') return null;
  return channel === 'email' ? 'email' : channel === 'call' || channel === 'voicemail' ? 'phone' : null;
}

function missing(what: 'email' | 'phone' | null, title: string): string {
  if (what === null) return title;
  return `${title} has no ${what === 'email' ? 'email address' : 'phone number'} that can be opened. Fill it in on the record.`;
}
