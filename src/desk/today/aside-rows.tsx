import { Link } from 'react-router';
import { day } from '#engine/kernel';
import { useRecordsByIds, useRunsByIds, useDayLines, type WaitingRow } from '../../storage/index.ts';
import { ChannelTile, createNames, formatAgo, formatMoment, formatSpan, sayKey } from '../../ui/index.ts';
import type { ApprovalItem } from '../approvals/approval-items.ts';
import { midSentence } from './reason-words.ts';
import { workLink, useTodayItems, type TodayData } from './today-data.ts';

/** Requests for this person's word, each with the way to answer it (S9). */
export function ApprovalLines({ items, today }: { readonly items: readonly ApprovalItem[]; readonly today: TodayData }) {
  const nameOf = (id: string | null) => today.people.find((person) => person.id === id)?.name ?? 'somebody';
  return items.map((item) => (
    <Link key={item.id} to="/approvals" className="tdy-row tdy-aside">
      <ChannelTile channel="approval" labelled />
      <span className="tdy-who"><b>{item.title}</b><small>{item.subtitle}</small></span>
      <span className="tdy-what"><span>{sayKey(item.role)} approval</span><small>Asked by {nameOf(item.askedBy)}, {item.stage}</small></span>
      <span className="tdy-when">asked {formatAgo(item.due.at, today.now)}</span>
      <span className="tdy-review">Review</span>
    </Link>
  ));
}

/** Records that are offered to this person, with the deadline the record names (S82). */
export function OfferLines({ today }: { readonly today: TodayData }) {
  const { offered } = today.day;
  const items = useTodayItems(offered.map(({ id }) => id), today);
  const runs = useRunsByIds(offered.map(({ run }) => run));
  return offered.map((due) => {
    const item = items.get(due.id);
    const snapshot = runs.get(due.run)?.snapshot;
    const offer = snapshot?.handOvers?.find((one) => one.activity === due.activity && one.visit === snapshot.visit && one.status === 'offered');
    const deadline = snapshot?.dues.find(({ key }) => key.startsWith(`h:${due.activity}:`))?.at;
    const from = today.people.find(({ id }) => id === offer?.from)?.name ?? 'somebody';
    return (
      <Link key={due.id} to={workLink(due)} className="tdy-row tdy-aside" data-row={due.id}>
        <ChannelTile channel="handOver" labelled />
        <span className="tdy-who"><b>{item?.title ?? '…'}</b><small>{item?.subtitle}</small></span>
        <span className="tdy-what"><span>{item?.activityName ?? 'Hand-over'}</span><small>Offered by {from} {formatAgo(offer?.at ?? due.at, today.now)}</small></span>
        <span className="tdy-when">{deadline !== undefined ? `until ${midSentence(formatMoment(deadline, { zone: today.zone, now: today.now }))}` : offer?.late === true ? 'deadline has passed' : 'no deadline'}</span>
        <span className="tdy-review">Review</span>
      </Link>
    );
  });
}

/** What this person has handed on: to a colleague, a role, or the customer, with the day of the wait. */
export function WaitingLines({ rows, today }: { readonly rows: readonly WaitingRow[]; readonly today: TodayData }) {
  const lines = useDayLines(rows.map(({ due }) => due.id));
  const records = useRecordsByIds([...new Set(rows.map(({ due }) => due.record))]);
  return rows.map((row) => {
    const { due, on, since, until } = row;
    const record = records.get(due.record);
    const type = today.types.find(({ key }) => key === record?.type);
    const text = (key: string | undefined) => (record && key !== undefined ? String(record.fields[key] ?? '') : '');
    const document = lines.get(due.id)?.document;
    const names = createNames({ blueprint: document, people: today.people });
    const what = due.activity === null ? (on.type === 'role' ? `${sayKey(on.role)} approval` : document?.stages[due.stage]?.name ?? 'An answer') : names.activity(due.activity);
    const whom = on.type === 'person' ? names.person(on.person) : on.type === 'role' ? names.role(on.role) : 'the customer';
    return (
      <Link key={`${due.id}/${on.type}`} to={workLink({ ...due, activity: null })} className="tdy-row tdy-aside">
        <ChannelTile channel={due.channel ?? (on.type === 'role' ? 'approval' : 'task')} labelled />
        <span className="tdy-who"><b>{text(type?.title) || 'Without a name'}</b><small>{text(type?.subtitle)}</small></span>
        <span className="tdy-what"><span>{what}</span><small>With {whom}</small></span>
        <span className="tdy-when">{dayOfWait(since, until, today.now)}</span>
        <span className="desk-lateness" data-late={(until !== null && until < today.now) || undefined}>{endOfWait(until, today)}</span>
      </Link>
    );
  });
}

/** "day 3 of 7", or only for how long. */
function dayOfWait(since: number, until: number | null, now: number): string {
  if (until === null) return `for ${formatSpan(now - since)}`;
  return `day ${Math.max(1, Math.ceil((now - since) / day))} of ${Math.max(1, Math.ceil((until - since) / day))}`;
}

function endOfWait(until: number | null, { now, zone }: TodayData): string {
  if (until === null) return 'on time';
  return until < now ? `${formatSpan(now - until)} over` : `until ${midSentence(formatMoment(until, { zone, now }))}`;
}
