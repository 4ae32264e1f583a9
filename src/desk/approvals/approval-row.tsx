import { Button, Checkbox } from '@mantine/core';
import { Link } from 'react-router';
import { capital, formatAgo, formatMoment, formatSpan, Initials, type Names } from '../../ui/index.ts';
import type { ApprovalItem, ApprovalQueue } from './approval-items.ts';
import { ApprovalCase } from './approval-case.tsx';

/** One request: who and what, where in which blueprint, who asked, how long it waits. The chosen one opens its case below. */
export function ApprovalRow({ item, queue, names, ticked, open, onTick, onOpen, onApprove, onReject }: {
  readonly item: ApprovalItem;
  readonly queue: ApprovalQueue;
  readonly names: Names;
  readonly ticked: boolean;
  readonly open: boolean;
  readonly onTick: () => void;
  readonly onOpen: () => void;
  readonly onApprove: () => void;
  readonly onReject: () => void;
}) {
  const { due, role, blocked, right } = item;
  const asked = item.askedBy === null ? 'somebody' : item.askedBy === queue.me.id ? 'you' : names.person(item.askedBy);
  return (
    <li className="desk-case" data-open={open || undefined}>
      <div className="desk-case-head">
        {blocked === null ? <Checkbox aria-label={`Choose ${item.title}`} checked={ticked} onChange={onTick} /> : <span className="desk-case-gap" />}
        <button type="button" className="desk-case-button" data-case={item.id} aria-expanded={open} onClick={onOpen}>
          <span className="desk-case-who"><b>{item.title}</b><small>{item.subtitle}</small></span>
          <span className="desk-case-what"><span>{capital(names.role(role))}{right ? `, for ${names.person(right)}` : ''}</span><small>{[item.blueprint, item.stage].filter(Boolean).join(' · ')}</small></span>
          <span className="desk-case-by"><Initials name={asked === 'you' ? queue.me.name : asked} size={20} /><span>{asked === 'you' ? 'You asked' : asked}</span></span>
          <span className="desk-case-wait" title={formatMoment(due.at, { zone: queue.me.zone, now: queue.now })}><b>{queue.now - due.at < 60_000 ? 'just now' : formatSpan(queue.now - due.at)}</b></span>
        </button>
      </div>
      {open ? (
        <div className="desk-case-body">
          <ApprovalCase item={item} asked={`${asked === 'you' ? 'You' : asked} asked ${formatAgo(due.at, queue.now)}.`} />
          <footer>
            <Button size="compact-sm" variant="subtle" component={Link} to={`/records/${due.record}?run=${due.run}`}>Open the record</Button>
            {blocked === null ? (
              <>
                <Button size="compact-sm" variant="default" onClick={onReject}>Reject…</Button>
                <Button size="compact-sm" color="positive" onClick={onApprove}>Approve</Button>
              </>
            ) : <span className="desk-met">{blocked === 'ownWork' ? 'Nobody approves their own work: somebody else has to.' : 'You have agreed. Somebody else has to as well.'}</span>}
          </footer>
        </div>
      ) : null}
    </li>
  );
}
