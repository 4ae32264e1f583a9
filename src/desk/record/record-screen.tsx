import { useEffect, useState } from 'react';
import { Button, Loader } from '@mantine/core';
import { Link, useLocation, useParams, useSearchParams } from 'react-router';
import { capital, EmptyState, formatDay, usePageTitle, useHotkeysSafe } from '../../ui/index.ts';
import { ApprovalsPanel } from '../verdict/approvals-panel.tsx';
import { PauseBanner } from './pause.tsx';
import { QueueColumn } from '../today/queue-column.tsx';
import { EnrolPanel } from './enrol-panel.tsx';
import { goTo, nextActivity, type Place } from './focus.ts';
import { HerePanel } from '../path/here-panel.tsx';
import { NextBar } from '../verdict/next-bar.tsx';
import { Outcomes } from '../verdict/outcomes.tsx';
import { RecordCard } from './record-card.tsx';
import { RecordHeader } from './record-header.tsx';
import { StageCard } from './stage-card.tsx';
import { Timeline } from './timeline.tsx';
import { useRecordData, type RecordData } from './record-data.ts';
import { RunTabs } from './run-tabs.tsx';
import { useUndo } from '../verdict/undo.tsx';
import '../desk.css';

/** The record in its stage: what to do now, the ways out with their reasons, and the whole story (S47, B1). */
export function RecordScreen() {
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const run = search.get('run');
  const activity = search.get('activity');
  const data = useRecordData(id, run);
  const showRun = (chosen: string) => setSearch((before) => {
    before.set('run', chosen);
    before.delete('activity');
    return before;
  }, { replace: true });
  usePageTitle(data ? data.title : 'Record');
  const fromToday = search.get('from') === 'today';
  return (
    <div className="desk" data-queue={fromToday || undefined}>
      {fromToday ? <QueueColumn record={id} run={run} activity={activity} /> : null}
      {data === undefined ? <div className="desk-loading"><Loader size="sm" role="status" aria-label="Loading the record" /></div> : null}
      {data === null ? (
        <EmptyState title="There is no such record" actions={<Button component={Link} to="/records">All records</Button>}>It may have been removed with the import it came from.</EmptyState>
      ) : null}
      {data ? <RecordView key={`${id}/${run ?? ''}/${activity ?? ''}`} data={data} first={activity} onRun={showRun} /> : null}
    </div>
  );
}

function RecordView({ data, first, onRun }: { readonly data: RecordData; readonly first: string | null; readonly onRun: (run: string) => void }) {
  const visit = `${data.run?.id ?? ''}/${data.run?.visit ?? 0}`;
  const [choice, setChoice] = useState({ visit, activity: workable(data, first) });
  const [editing, setEditing] = useState<string | null>(null);
  const next = nextActivity(data);
  // a new visit opens its own next activity
  const open = (choice.visit === visit ? choice.activity : null) ?? next;
  const setOpen = (activity: string | null) => setChoice({ visit, activity });
  const running = data.run?.status === 'running';
  useEntryLinks();
  const go = (place: Place) => {
    if (place.type === 'activity') setOpen(place.activity);
    if (place.type === 'field' && document.querySelector(`.desk-work [data-field="${CSS.escape(place.field)}"]`) === null) setEditing(place.field);
    goTo(place);
  };
  const undoing = useUndo(data);
  useHotkeysSafe([['mod+Z', undoing.start], ['C', () => { if (next !== null) go({ type: 'activity', activity: next }); }]]);
  return (
    <>
      <div className="desk-main">
        <RecordHeader data={data} undoing={undoing} onRun={onRun} />
        <RunTabs data={data} onRun={onRun}>
          {data.run && !running ? <EndedCard data={data} /> : null}
          <PauseBanner data={data} />
          {running ? <StageCard data={data} open={open} onOpen={setOpen} /> : <EnrolPanel data={data} />}
          <ApprovalsPanel data={data} />
          {running || (data.options?.outcomes.length ?? 0) > 0 ? <Outcomes data={data} onGo={go} /> : null}
        </RunTabs>
      </div>
      <aside className="desk-side" aria-label="About this record">
        <HerePanel data={data} />
        <RecordCard data={data} editing={editing} onEdit={(field) => (field === null ? setEditing(null) : go({ type: 'field', field }))} />
        <Timeline data={data} />
      </aside>
      {running ? <NextBar data={data} next={next} onGo={go} /> : null}
    </>
  );
}

/** The activity somebody came for, when it can be worked on here. */
function workable(data: RecordData, activity: string | null): string | null {
  return data.options?.activities.some((option) => option.activity.id === activity && option.status === 'open') ? activity : null;
}

function EndedCard({ data }: { readonly data: RecordData }) {
  const { run, names, when } = data;
  if (!run) return null;
  const at = run.endedAt === null ? '' : formatDay(run.endedAt, when.zone);
  return (
    <section className="bt-card desk-ended" aria-label="End of the run">
      <h2>{run.status === 'exited' ? 'Taken out of the blueprint' : `Ended: ${names.stage(run.stage)}`}</h2>
      <p>{[run.end !== null && capital(run.end) !== names.stage(run.stage) ? capital(run.end) : '', at].filter(Boolean).join(' · ')}</p>
    </section>
  );
}

/** Evidence chips are links into the timeline: brings the entry into view and lights it up. */
function useEntryLinks(): void {
  const { hash } = useLocation();
  useEffect(() => {
    const follow = () => {
      const id = window.location.hash.slice(1);
      if (!id.startsWith('entry-')) return;
      const element = document.getElementById(id);
      element?.scrollIntoView({ block: 'center' });
      element?.focus({ preventScroll: true });
    };
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [hash]);
}
