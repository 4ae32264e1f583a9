import { useState } from 'react';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { capital, channelLabel, ChannelTile, formatMoment, StatusPill } from '../../ui/index.ts';
import { ReasonDialog } from '../record/reason-dialog.tsx';
import { closeLine, reopenLine } from './close-line.ts';
import { Attachments, LetterView } from './letter-view.tsx';
import { OpenIt } from './open-it.tsx';
import type { OutboxData, OutboxItem } from './outbox-items.ts';

const states = { waiting: 'Not opened', opened: 'Opened', done: 'Done', dismissed: 'Dismissed' } as const;

/** One line of the outbox: to whom, what, from which step, since when. The chosen one shows the whole text below. */
export function OutboxLine({ item, data, open, dismissing, onOpen, onDismissing, onClosed }: {
  readonly item: OutboxItem;
  readonly data: OutboxData;
  readonly open: boolean;
  /** The reason for dismissing it is being asked for. */
  readonly dismissing: boolean;
  readonly onOpen: () => void;
  readonly onDismissing: (asking: boolean) => void;
  readonly onClosed: () => void;
}) {
  const { row, letter } = item;
  const at = row.closed?.at ?? row.at;
  return (
    <li className="desk-case" data-open={open || undefined}>
      <div className="desk-case-head">
        <ChannelTile channel={letter.channel} labelled />
        <button type="button" className="desk-case-button" data-case={row.id} aria-expanded={open} onClick={onOpen}>
          <span className="desk-case-who"><b>{letter.title}</b></span>
          <span className="desk-case-what"><span>{item.title}</span><small>{[item.blueprint, item.step].filter(Boolean).join(' · ')}</small></span>
          <span className="desk-case-by"><StatusPill tone={item.forbidden !== null && row.status === 'opened' ? 'negative' : row.status === 'opened' ? 'primary' : 'neutral'} dot>{states[row.status]}</StatusPill></span>
          <span className="desk-case-wait">{formatMoment(at, { zone: data.me.zone, now: data.now })}</span>
        </button>
      </div>
      {open ? (
        <div className="desk-case-body">
          <Text item={item} data={data} />
          <LineActions item={item} data={data} onDismiss={() => onDismissing(true)} onClosed={onClosed} />
        </div>
      ) : null}
      {dismissing ? (
        <ReasonDialog
          title={`Dismiss “${letter.title}”?`} description="It stays under Closed with what you write here." confirm="Dismiss it" cancel="Keep it"
          onClose={() => onDismissing(false)}
          onConfirm={async (reason) => {
            const problem = await closeLine(item, 'dismissed', reason);
            if (problem === null) onClosed();
            return problem;
          }}
        />
      ) : null}
    </li>
  );
}

/** What can be done with a line: open it, say that it is done, dismiss it, or put it back. */
export function LineActions({ item, data, onDismiss, onClosed }: { readonly item: OutboxItem; readonly data: Pick<OutboxData, 'now'>; readonly onDismiss: () => void; readonly onClosed: () => void }) {
  const { row } = item;
  const [busy, setBusy] = useState(false);
  const done = async () => {
    setBusy(true);
    const problem = await closeLine(item, 'done');
    setBusy(false);
    if (problem === null) onClosed();
  };
  const record = <Button size="compact-sm" variant="subtle" component={Link} to={`/records/${row.record}?run=${row.run}`}>Open the record</Button>;
  if (row.status === 'done' || row.status === 'dismissed') {
    return <footer>{record}{item.forbidden !== null && row.status === 'dismissed' ? null : <Button size="compact-sm" variant="default" onClick={() => void reopenLine(row.id)}>Put it back</Button>}</footer>;
  }
  return (
    <footer>
      {record}
      <OpenIt item={item} now={data.now} />
      <Button size="compact-sm" variant="default" onClick={onDismiss}>Dismiss…</Button>
      <Button size="compact-sm" loading={busy} variant={row.status === 'opened' ? 'filled' : 'default'} onClick={() => void done()}>Mark as done</Button>
    </footer>
  );
}

/** The whole text as it would go out, with its addressee, and how it was closed. */
function Text({ item: { row, letter, title }, data }: { readonly item: OutboxItem; readonly data: OutboxData }) {
  const { effect } = row;
  const receivers = effect.type === 'notify' ? data.people.filter((person) => person.roles.includes(effect.role)).map(({ name }) => name) : [];
  const to = effect.type === 'notify' ? `${capital(letter.to ?? '')}: ${receivers.length === 0 ? 'nobody here holds this role' : receivers.join(', ')}` : letter.to ?? missing(addressOf(row.effect.type, letter.channel), title);
  return (
    <>
      {row.closed ? <p>{closedWords(row, data)}</p> : null}
      <div className="desk-letter">
        <dl className="desk-facts"><div><dt>To</dt><dd>{to}</dd></div>{letter.subject === '' ? null : <div><dt>Subject</dt><dd>{letter.subject}</dd></div>}</dl>
        {letter.erased ? <p>The words were erased.</p> : null}
        {letter.written ? <div className="outbox-text"><LetterView letter={letter.written} /></div> : letter.body === '' ? null : <p>{letter.body}</p>}
        {letter.written?.attachments ? <Attachments of={letter.written.attachments} /> : null}
      </div>
    </>
  );
}

/** How a line came to be closed: by whom and why, or by the customer's own wish (S26). */
export function closedWords({ closed, status, effect }: OutboxItem['row'], { names, me, now }: Pick<OutboxData, 'names' | 'me' | 'now'>): string {
  if (!closed) return '';
  const when = formatMoment(closed.at, { zone: me.zone, now });
  if (closed.why === 'optedOut') return `Dismissed ${when}: the customer asked not to be contacted${effect.type === 'send' ? ` by ${channelLabel(effect.channel).toLowerCase()}` : ''}.`;
  return `${status === 'done' ? 'Done' : 'Dismissed'} ${when} by ${names.person(closed.by)}${closed.reason === undefined ? '.' : `: ${closed.reason}`}`;
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
