import { Anchor, Button, CloseButton, Skeleton } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Blueprint } from '#engine/blueprint';
import { useFlowRecords, useRecordsByIds, type Flow, type FlowPlace, type FlowQuery, type FlowRecord } from '../../storage/index.ts';
import { formatAgo, formatCount, formatDuration, formatNumber, formatShare } from '../../ui/index.ts';
import { useRecordType } from '../studio-context.ts';
import type { LiveState } from './live-state.ts';
import { VariantResults } from './variant-results.tsx';

export interface LiveDrawerProps {
  readonly blueprint: Blueprint;
  readonly query: FlowQuery;
  readonly place: FlowPlace;
  readonly flow: Flow;
  readonly state: LiveState;
  readonly now: number;
  readonly onClose: () => void;
  readonly onTrace: (record: string) => void;
}

/** The records behind a number: those that stand in a stage, or went an outcome's way; each leads to its page. */
export function LiveDrawer({ blueprint, query, place, flow, state, now, onClose, onTrace }: LiveDrawerProps) {
  const found = useFlowRecords(query, place);
  const type = useRecordType();
  const record = (type?.name ?? 'record').toLowerCase();
  const title = 'stage' in place ? blueprint.stages[place.stage]?.name : blueprint.outcomes[place.outcome]?.name;
  return (
    <aside className="live-drawer" aria-label={`${title ?? ''}: records`}>
      <header>
        <div><h2>{title || 'Without a name'}</h2><p>{'stage' in place ? <StageFacts flow={flow} stage={place.stage} /> : <OutcomeFacts flow={flow} outcome={place.outcome} />}</p></div>
        <CloseButton aria-label="Close" onClick={onClose} />
      </header>
      {'stage' in place && (found?.total ?? 0) > 0 && (
        <Button component={Link} to={listOf(blueprint, place.stage, state, type?.key)} size="compact-md" variant="light" leftSection={<IconListCheck size={15} aria-hidden />}>Work on {formatCount(found?.total ?? 0, record)} in the list</Button>
      )}
      {'stage' in place ? <VariantResults blueprint={blueprint} query={query} stage={place.stage} /> : null}
      {found === undefined ? <Skeleton height={120} /> : <Rows records={found.records} total={found.total} isStanding={'stage' in place} now={now} onTrace={onTrace} record={record} />}
    </aside>
  );
}

function StageFacts({ flow, stage }: { flow: Flow; stage: string }) {
  const { here = 0, runs = 0, converted = 0, dropped = 0 } = flow.stages[stage] ?? {};
  const median = flow.times[stage]?.median ?? null;
  return <>{[`${formatNumber(here)} here now`, `${formatNumber(flow.overdue[stage] ?? 0)} late`, `${formatNumber(runs)} came`, ...(runs > 0 ? [`${formatShare(converted / runs)} won later`, `${formatShare(dropped / runs)} lost from here`] : []), ...(median === null ? [] : [`median stay ${formatDuration(median)}`])].join(' · ')}</>;
}

function OutcomeFacts({ flow, outcome }: { flow: Flow; outcome: string }) {
  const ways = Object.values(flow.outcomes).filter((one) => one.outcome === outcome);
  const taken = ways.reduce((sum, one) => sum + one.taken, 0);
  return <>{taken === 0 ? 'Taken by nobody in this period' : `Taken ${formatCount(taken, 'time')}${ways.length === 1 && ways[0] ? `, by ${formatShare(ways[0].share)} of those who left` : ''}`}</>;
}

function Rows({ records, total, isStanding, now, onTrace, record }: { records: readonly FlowRecord[]; total: number; isStanding: boolean; now: number; onTrace: (record: string) => void; record: string }) {
  const rows = useRecordsByIds(records.map((one) => one.record));
  const type = useRecordType();
  if (total === 0) return <p className="bt-quiet">No {record} {isStanding ? 'stands here now' : 'went this way'}.</p>;
  return (
    <>
      <ul className="live-records">
        {records.map(({ record: id, run, at }) => {
          const name = String(rows?.get(id)?.fields[type?.title ?? ''] ?? '') || 'Without a name';
          return (
            <li key={`${run}/${at}`}>
              <Anchor component={Link} to={`/records/${id}`}>{rows ? name : '…'}</Anchor>
              <span className="bt-quiet">{isStanding ? `for ${formatDuration(now - at)}` : formatAgo(at, now)}</span>
              <Button size="compact-xs" variant="subtle" color="gray" aria-label={`Trace ${name}`} onClick={() => onTrace(id)}>Trace</Button>
            </li>
          );
        })}
      </ul>
      {total > records.length && <p className="bt-quiet">The first {formatNumber(records.length)} of {formatNumber(total)}. The list has them all.</p>}
    </>
  );
}

/** The address of the records list with the same records, where they can be worked on together. */
function listOf(blueprint: Blueprint, stage: string, { owner, field }: LiveState, type: string | undefined): string {
  const params = new URLSearchParams();
  if (type !== undefined && type !== 'lead') params.set('type', type);
  if (field) params.append('where', JSON.stringify([field.key, 'equals', field.value]));
  if (owner !== undefined) params.set('owner', owner ?? 'nobody');
  params.set('stage', `${blueprint.id}/${stage}`);
  return `/records?${params.toString()}`;
}
