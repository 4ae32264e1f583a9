import { useState } from 'react';
import { Button, Select } from '@mantine/core';
import { IconEyeSearch } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { endResults, type EndResult } from '#engine/blueprint';
import { day } from '#engine/kernel';
import { useBlueprints, useEndedRuns, useMe, usePeople, type BlueprintRow, type PersonRow, type RunRow } from '../../storage/index.ts';
import { EmptyState, formatCount, formatDate, formatDuration, Page, PageHeader, sayKey, StatusPill, usePageTitle } from '../../ui/index.ts';
import { coaches } from '../calls/coaches.ts';
import { CoachingNav } from '../calls/coaching-nav.tsx';
import './shadow.css';

const spans = [
  { value: 'day', label: 'Within a day', atLeast: 0, atMost: day }, { value: 'week', label: 'A day to a week', atLeast: day, atMost: 7 * day },
  { value: 'weeks', label: 'One to three weeks', atLeast: 7 * day, atMost: 21 * day }, { value: 'long', label: 'Longer', atLeast: 21 * day, atMost: Infinity },
] as const;

type Key = 'blueprint' | 'rep' | 'end' | 'length';
const portion = 40;

/** Chooses a run to follow by blueprint, rep, how it ended and how long it took (S88). */
export function ShadowPickerScreen() {
  const me = useMe();
  const people = usePeople();
  const rows = useBlueprints();
  usePageTitle('Shadow');
  if (!me || !rows) return null;
  const live = rows.filter((row) => row.live !== null).sort((a, b) => a.draft.name.localeCompare(b.draft.name));
  return (
    <Page>
      <PageHeader title="Shadow" note="Follow a run as it really went, step by step, with nobody’s name in it." />
      <CoachingNav />
      {live.length === 0 ? <EmptyState icon={<IconEyeSearch size={22} />} title="Nothing to follow yet">Runs that came to their end stand here, once a blueprint is live and records have walked it.</EmptyState> : <Choosing me={me} people={people} live={live} />}
    </Page>
  );
}

function Choosing({ me, people, live }: { readonly me: PersonRow; readonly people: readonly PersonRow[]; readonly live: readonly BlueprintRow[] }) {
  const [search, setSearch] = useSearchParams();
  const [most, setMost] = useState(portion);
  const isCoach = coaches(me);
  const blueprint = search.get('blueprint') ?? live[0]?.id ?? '';
  const span = spans.find(({ value }) => value === search.get('length'));
  const end = endResults.find((result) => result === search.get('end'));
  const rep = isCoach ? search.get('rep') : null;
  const found = useEndedRuns({ blueprint, ...(rep === null ? {} : { owner: rep }), ...(end === undefined ? {} : { end }), ...(span === undefined ? {} : { atLeast: span.atLeast, ...(Number.isFinite(span.atMost) ? { atMost: span.atMost } : {}) }) }, most);
  const set = (key: Key, value: string | null) => { setMost(portion); setSearch((before) => { if (value === null) before.delete(key); else before.set(key, value); return before; }, { replace: true }); };
  const drawing = live.find(({ id }) => id === blueprint)?.draft;
  return (
    <>
      <div className="calls-filters calls-choice" role="group" aria-label="Which run">
        <Select size="xs" label="Blueprint" allowDeselect={false} data={live.map(({ id, draft }) => ({ value: id, label: draft.name }))} value={blueprint} onChange={(value) => set('blueprint', value)} />
        {isCoach ? <Select size="xs" label="Rep" placeholder="Everybody" clearable searchable clearButtonProps={{ 'aria-label': 'Any rep' }} data={people.map(({ id, name }) => ({ value: id, label: name }))} value={rep} onChange={(value) => set('rep', value)} /> : null}
        <Select size="xs" label="How it ended" placeholder="However" clearable clearButtonProps={{ 'aria-label': 'Any end' }} data={endResults.map((result) => ({ value: result, label: sayKey(result) }))} value={end ?? null} onChange={(value) => set('end', value)} />
        <Select size="xs" label="How long it took" placeholder="However long" clearable clearButtonProps={{ 'aria-label': 'Any length' }} data={spans.map(({ value, label }) => ({ value, label }))} value={span?.value ?? null} onChange={(value) => set('length', value)} />
      </div>
      {found === undefined ? null : found.runs.length === 0 ? <EmptyState icon={<IconEyeSearch size={22} />} title="No run like that" actions={<Button variant="default" onClick={() => setSearch({}, { replace: true })}>Clear</Button>}>{found.cut ? 'None of the latest 4,000 that ended is.' : 'Nothing has come to its end that way yet.'}</EmptyState> : (
        <>
          <ol className="bt-card shadow-runs" aria-label="Runs to follow, the latest first">{found.runs.map((run) => <RunLine key={run.id} run={run} stage={drawing?.stages[run.stage]?.name ?? 'a stage that is gone'} rep={isCoach ? (people.find(({ id }) => id === run.owner)?.name ?? 'Nobody’s') : null} zone={me.zone} />)}</ol>
          {found.more ? <Button variant="default" mt="sm" onClick={() => setMost((before) => before + portion)}>Show more</Button> : <p className="calls-count">{formatCount(found.runs.length, 'run')}{found.cut ? ' among the latest 4,000 that ended' : ''}</p>}
        </>
      )}
    </>
  );
}

const tones: Readonly<Record<EndResult, 'positive' | 'negative' | 'neutral'>> = { won: 'positive', lost: 'negative', nurture: 'neutral', recycle: 'neutral', closed: 'neutral' };

function RunLine({ run: { id, snapshot }, stage, rep, zone }: { readonly run: RunRow; readonly stage: string; readonly rep: string | null; readonly zone: string }) {
  const touches = snapshot.done.length;
  return (
    <li>
      <Link to={`/learn/shadow/${id}`} className="shadow-run">
        <span className="shadow-end">{snapshot.end === null ? null : <StatusPill tone={tones[snapshot.end]} dot>{sayKey(snapshot.end)}</StatusPill>}</span>
        <span><b>{stage}</b><small>{snapshot.path.length === 0 ? 'straight there' : `over ${formatCount(snapshot.path.length, 'stage')}`}</small></span>
        <span>{formatDuration((snapshot.endedAt ?? snapshot.startedAt) - snapshot.startedAt)}<small>{formatCount(touches, 'activity', 'activities')}</small></span>
        <span>{rep ?? ' '}<small>ended {snapshot.endedAt === null ? '' : formatDate(snapshot.endedAt, zone)}</small></span>
      </Link>
    </li>
  );
}
