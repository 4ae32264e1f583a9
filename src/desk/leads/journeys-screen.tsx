import { useMemo, useState } from 'react';
import { Loader, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconEye, IconRoute, IconSearch } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Condition } from '#engine/blueprint';
import { useBlueprints, useLeadStories, useMe, useRecordList, useRecordTypes, type BlueprintRow, type LeadStory, type RecordTypeRow } from '../../storage/index.ts';
import { EmptyState, formatAgo, formatCount, formatMoment, formatSpan, Page, PageHeader, sayKey, StatusPill, usePageTitle, VirtualList } from '../../ui/index.ts';
import { useNow } from '../use-now.ts';
import { FeedExport } from './feed-export.tsx';
import { NothingYet } from './nothing-yet.tsx';
import { sourceFieldOf, sourceOf } from './source-field.ts';
import '../desk.css';
import './leads.css';

const rowHeight = 60;

/** What became of the leads marketing passed on: where they stand, what their people did, how fast sales reached out. To look at (S81, S92). */
export function JourneysScreen() {
  usePageTitle('Journeys');
  const types = useRecordTypes();
  const type = types?.find(({ key }) => key === 'lead') ?? types?.[0];
  return type ? <Journeys type={type} /> : <Reading />;
}

function Journeys({ type }: { readonly type: RecordTypeRow }) {
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text, 200);
  const [source, setSource] = useState<string | null>(null);
  const field = sourceFieldOf(type);
  const filter: Condition | null = source === null || field === undefined ? null : { type: 'compare', field: field.key, operator: 'equals', value: source };
  const list = useRecordList({ type: type.key, space: 'live', search, sort: { field: 'createdAt', descending: true }, filter }, true);
  const [range, setRange] = useState({ first: 0, last: 20 });
  const stories = useLeadStories(useMemo(() => (list?.ids ?? []).slice(Math.max(0, range.first - 4), range.last + 5), [list, range]));
  const blueprints = useBlueprints();
  const zone = useMe()?.zone ?? 'UTC';
  const now = useNow();
  if (!list || !blueprints) return <Reading />;
  const narrowed = text.trim() !== '' || source !== null;
  if (list.total === 0 && !narrowed) return <Page><PageHeader title="Journeys" /><NothingYet type={type}>Here marketing sees what became of each one after the hand-off to sales: where it stands, who reached out and when.</NothingYet></Page>;
  return (
    <Page>
      <PageHeader title="Journeys" note={<><IconEye size={14} aria-hidden /> {list.isBeginning ? type.plural : formatCount(list.total, type.name.toLowerCase(), type.plural.toLowerCase())} after the hand-off to sales, to look at</>} actions={<FeedExport type={type} />} />
      <div className="leads-tools" role="search" aria-label="Which leads">
        <TextInput type="search" size="sm" w={240} aria-label="Find by name" placeholder="Find by name" leftSection={<IconSearch size={16} aria-hidden />} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        {field ? <Select aria-label={field.name} placeholder={`Any ${field.name.toLowerCase()}`} size="sm" w={200} clearable data={[...field.choices]} value={source} onChange={setSource} /> : null}
      </div>
      {list.total === 0 ? <EmptyState icon={<IconRoute size={24} />} title={`No ${type.name.toLowerCase()} fits`}>Choose another source, or clear the search.</EmptyState> : (
        <div className="bt-card leads-table">
          <VirtualList count={list.ids.length} rowHeight={rowHeight} label="Journeys, newest first" height={`min(${list.ids.length * rowHeight}px, max(360px, calc(100dvh - 186px)))`} rowKey={(index) => list.ids[index] ?? String(index)} onRange={(first, last) => setRange((before) => (before.first === first && before.last === last ? before : { first, last }))}>
            {(index) => <JourneyRow story={stories.get(list.ids[index] ?? '')} type={type} blueprints={blueprints} now={now} zone={zone} />}
          </VirtualList>
        </div>
      )}
    </Page>
  );
}

function Reading() {
  return <Page><PageHeader title="Journeys" /><div className="desk-loading"><Loader size="sm" role="status" aria-label="Loading Journeys" /></div></Page>;
}

function JourneyRow({ story, type, blueprints, now, zone }: { readonly zone: string; readonly story: LeadStory | undefined; readonly type: RecordTypeRow; readonly blueprints: readonly BlueprintRow[]; readonly now: number }) {
  if (!story) return <div className="leads-row" aria-hidden />;
  const { record, signals } = story;
  const name = String(record.fields[type.title] ?? '') || 'Without a name';
  const contacted = record.touched ? `after ${formatSpan(Math.max(0, record.touched.first - record.createdAt))}` : `not yet, ${formatSpan(now - record.createdAt)}`;
  return (
    <div className="leads-row" data-journey>
      <span className="leads-who"><Link to={`/records/${record.id}/story`}>{name}</Link><small>{[String(record.fields[type.subtitle ?? ''] ?? ''), sourceOf(record, sourceFieldOf(type))].filter(Boolean).join(' · ')}</small></span>
      <span className="leads-where"><Standing story={story} blueprints={blueprints} /><small>came {formatMoment(record.createdAt, { zone, now })}</small></span>
      <span className="leads-why" data-red={record.touched === undefined || undefined}>Contacted {contacted}<small>{signals.count === 0 || signals.lastAt === null ? 'no signal since' : `${formatCount(signals.count, 'signal')}, last ${sayKey(signals.last ?? '').toLowerCase()} ${formatAgo(signals.lastAt, now)}`}</small></span>
    </div>
  );
}

/** Where it stands now, or how it ended. */
function Standing({ story: { runs }, blueprints }: { readonly story: LeadStory; readonly blueprints: readonly BlueprintRow[] }) {
  const running = runs.find((run) => run.status === 'running');
  const run = running ?? [...runs].sort((a, b) => b.updatedAt - a.updatedAt)[0];
  if (!run) return <StatusPill>Not handed over</StatusPill>;
  const stage = blueprints.find(({ id }) => id === run.blueprint)?.draft.stages[run.stage]?.name ?? 'A stage that is gone';
  if (run.status === 'running') return <StatusPill tone="primary" dot>{stage}</StatusPill>;
  if (run.status === 'exited') return <StatusPill>Taken out</StatusPill>;
  return <StatusPill tone={run.snapshot.end === 'won' ? 'positive' : run.snapshot.end === 'lost' ? 'negative' : 'neutral'} dot>{stage}</StatusPill>;
}
