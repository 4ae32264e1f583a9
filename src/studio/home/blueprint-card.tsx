import { ActionIcon, Menu } from '@mantine/core';
import { IconAlertTriangle, IconCalendar, IconCircleX, IconCopy, IconDots, IconDownload, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { Link } from 'react-router';
import { BlueprintThumbnail } from '../../canvas/index.ts';
import { useVersion } from '../../storage/index.ts';
import { formatAgo, formatCount, formatNumber, Initials, MeterBar, StatusPill } from '../../ui/index.ts';
import { ReviewMark } from '../publish/review-mark.tsx';
import type { BlueprintFacts } from './blueprint-facts.ts';
import type { CardActions } from './use-card-actions.tsx';
import { useErrors } from './use-errors.ts';

/** One drawing on the Blueprints screen: its picture, its state, what runs in it. */
export function BlueprintCard({ facts, owner, recordType, now, actions }: {
  readonly facts: BlueprintFacts;
  readonly owner: string;
  readonly recordType: string;
  readonly now: number;
  readonly actions: CardActions;
}) {
  const { row, status } = facts;
  const live = useVersion(row.live ?? '');
  const errors = useErrors(row);
  return (
    <article className="bt-card bt-home-card" data-paused={status === 'paused' || undefined} aria-labelledby={`name-${row.id}`}>
      <div className="bt-home-map" aria-hidden><BlueprintThumbnail blueprint={row.draft} width={332} height={152} /></div>
      <div className="bt-home-body">
        <div className="bt-home-head">
          <h2 className="bt-home-name" id={`name-${row.id}`}><Link to={`/blueprints/${row.id}`}>{row.draft.name || 'Without a name'}</Link></h2>
          <CardStatus status={status} number={live?.number ?? null} />
        </div>
        <div className="bt-home-type">{recordType}</div>
        <ReviewMark draft={row.draft} />
        <CardLoad facts={facts} />
      </div>
      <footer className="bt-home-foot">
        <Initials name={owner} />
        <span className="bt-home-owner">{owner}</span>
        {errors > 0
          ? <span className="bt-home-errors" data-severity="error"><IconCircleX size={14} aria-hidden />{formatCount(errors, 'error')}</span>
          : row.reviewAt === undefined
            ? <span className="bt-home-note">changed {formatAgo(row.updatedAt, now)}</span>
            : <Review at={row.reviewAt} now={now} />}
        <CardMenu facts={facts} actions={actions} />
      </footer>
    </article>
  );
}

/** When the process is looked over next; late dates stand out. */
function Review({ at, now }: { readonly at: number; readonly now: number }) {
  const days = Math.floor((now - at) / 86_400_000);
  if (days > 0) return <span className="bt-home-errors"><IconAlertTriangle size={14} aria-hidden />Review {days} d late</span>;
  return <span className="bt-home-review"><IconCalendar size={14} aria-hidden />Review {new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' }).format(at)}</span>;
}

/** Draft, live or paused, in a pill; with its version where there is room. */
export function CardStatus({ status, number }: { readonly status: BlueprintFacts['status']; readonly number: number | null }) {
  const version = number === null ? '' : ` v${number}`;
  if (status === 'draft') return <StatusPill tone="time" dot>Draft</StatusPill>;
  if (status === 'paused') return <StatusPill dot>Paused{version}</StatusPill>;
  return <StatusPill tone="positive" dot>Live{version}</StatusPill>;
}

function CardLoad({ facts }: { readonly facts: BlueprintFacts }) {
  const { records, overdue, status } = facts;
  if (records === 0) {
    return <div className="bt-home-load"><span>No records inside</span><span className="bt-home-note">{status === 'draft' ? 'not published' : ''}</span></div>;
  }
  return (
    <div className="bt-home-load">
      <span><b>{formatNumber(records)}</b> {records === 1 ? 'record' : 'records'}</span>
      <MeterBar value={overdue} max={Math.max(records, overdue)} tone="heat" />
      <span><b>{formatNumber(overdue)}</b> {overdue === 1 ? 'to-do late' : 'to-dos late'}</span>
    </div>
  );
}

function CardMenu({ facts, actions }: { readonly facts: BlueprintFacts; readonly actions: CardActions }) {
  const { row, status } = facts;
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={`More for ${row.draft.name}`}><IconDots size={16} /></ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {status === 'live' ? <Menu.Item leftSection={<IconPlayerPause size={16} />} onClick={() => actions.pause(row, true)}>Pause</Menu.Item> : null}
        {status === 'paused' ? <Menu.Item leftSection={<IconPlayerPlay size={16} />} onClick={() => actions.pause(row, false)}>Resume</Menu.Item> : null}
        <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => actions.copy(row)}>Make a copy</Menu.Item>
        <Menu.Item leftSection={<IconDownload size={16} />} onClick={() => actions.exportFile(row)}>Export as JSON</Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash size={16} />} color="red" onClick={() => actions.askDelete(row)}>Delete</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
