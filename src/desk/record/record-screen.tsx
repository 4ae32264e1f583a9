import { useDeferredValue, useEffect, useState, type MouseEvent } from 'react';
import { Button, Loader } from '@mantine/core';
import { Link, useParams, useSearchParams } from 'react-router';
import { capital, EmptyState, formatDay, usePageTitle, useHotkeysSafe } from '../../ui/index.ts';
import { ApprovalsPanel } from '../verdict/approvals-panel.tsx';
import { ContactBarred } from '../verdict/contact-barred.tsx';
import { PauseBanner } from './pause.tsx';
import { QueueColumn } from '../today/queue-column.tsx';
import { EnrolPanel } from './enrol-panel.tsx';
import { goTo, nextActivity, type Place } from './focus.ts';
import { NextBar } from '../verdict/next-bar.tsx';
import { MergedAway, MergedIn } from './merged.tsx';
import { Outcomes } from '../verdict/outcomes.tsx';
import { RecordHeader } from './record-header.tsx';
import { RecordOutbox } from '../outbox/record-outbox.tsx';
import { StageCard } from './stage-card.tsx';
import { SidePanel, type SideTab } from './side-panel.tsx';
import { useRecordData, type RecordData } from './record-data.ts';
import { RunTabs } from './run-tabs.tsx';
import { useUndo } from '../verdict/undo.tsx';
import { HalfFilledList } from '../work/half-filled-list.tsx';
import { useStraight } from '../work/straight/use-straight.tsx';
import '../desk.css';
import './page.css';

/** The record in its stage: what to do now, the ways out with their reasons, and the whole story (S47, B1). */
export function RecordScreen() {
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const run = search.get('run');
  const activity = search.get('activity');
  const data = useRecordData(id, run);
  // once all is read, the page is put up bit by bit
  const mayShow = useDeferredValue(Boolean(data), false);
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
      {data === undefined || (data !== null && !mayShow) ? <div className="desk-loading"><Loader size="sm" role="status" aria-label="Loading the record" /></div> : null}
      {data === null ? (
        <EmptyState title="There is no such record" actions={<Button component={Link} to="/records">All records</Button>}>It may have been removed with the import it came from.</EmptyState>
      ) : null}
      {data && mayShow ? <RecordView key={`${id}/${run ?? ''}/${activity ?? ''}`} data={data} first={activity} onRun={showRun} /> : null}
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
  const { side, setTab, showEntry, follow } = useSide();
  const go = (place: Place) => {
    if (place.type === 'entry') return showEntry(place.entry);
    if (place.type === 'activity') setOpen(place.activity);
    if (place.type === 'field' && document.querySelector(`.desk-work [data-field="${CSS.escape(place.field)}"]`) === null) {
      setEditing(place.field);
      setTab('record');
    }
    goTo(place);
  };
  const [cameFor] = useState(() => (statusOf(data, first) === 'locked' ? first : null));
  useEffect(() => {
    const row = cameFor === null ? null : document.getElementById(`activity-${cameFor}`);
    row?.scrollIntoView({ block: 'nearest' });
    row?.focus({ preventScroll: true });
  }, [cameFor]);
  const undoing = useUndo(data);
  const straight = useStraight(data, undoing, go);
  const begin = () => {
    const activity = open !== null && open !== '' ? open : next;
    if (activity !== null && !straight.on) go({ type: 'activity', activity });
  };
  useHotkeysSafe([['mod+Z', undoing.start], ['C', begin], ['Enter', begin]]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- it only looks which of the links inside was followed
    <div className="desk-record" onClick={follow}>
      <div className="desk-main">
        <RecordHeader data={data} undoing={undoing} onRun={onRun} />
        <MergedAway record={data.record} />
        <MergedIn record={data.record} title={data.type?.title} />
        <RunTabs data={data} onRun={onRun}>
          {data.run && !running ? <EndedCard data={data} /> : null}
          <PauseBanner data={data} />
          <ContactBarred data={data} />
          {running ? <StageCard data={data} open={straight.on ? '' : open} onOpen={setOpen} onStraight={straight.start} /> : <EnrolPanel data={data} />}
          <HalfFilledList record={data.record.id} except={open} />
          <RecordOutbox record={data.record.id} />
          <ApprovalsPanel data={data} />
          {running || (data.options?.outcomes.length ?? 0) > 0 ? <Outcomes data={data} onGo={go} /> : null}
        </RunTabs>
      </div>
      <SidePanel
        data={data} tab={side.tab} onTab={setTab} entry={side.entry} asked={side.asked} onRun={onRun}
        editing={editing} onEdit={(field) => (field === null ? setEditing(null) : go({ type: 'field', field }))}
      />
      {straight.dialog}
      {running ? <NextBar data={data} next={next} onGo={go} /> : null}
    </div>
  );
}

/** The activity somebody came for, when it can be worked on here. One that is locked opens no other in its place: its line says why. */
function workable(data: RecordData, activity: string | null): string | null {
  const status = statusOf(data, activity);
  return status === 'open' ? activity : status === 'locked' ? '' : null;
}

function statusOf({ options }: RecordData, activity: string | null) {
  return options?.activities.find((option) => option.activity.id === activity)?.status;
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

interface Side {
  readonly tab: SideTab;
  readonly entry: string | null;
  /** Grows with every link followed, so that the same one leads there again. */
  readonly asked: number;
}

const entryOf = (hash: string): string | null => (hash.startsWith('#entry-') ? hash.slice('#entry-'.length) : null);

/** What the side shows. Evidence chips are links into the timeline: followed anywhere on the page they open it at that entry. */
function useSide() {
  const [side, setSide] = useState<Side>(() => ({ tab: 'timeline', entry: entryOf(window.location.hash), asked: 0 }));
  const showEntry = (entry: string) => setSide((before) => ({ tab: 'timeline', entry, asked: before.asked + 1 }));
  useEffect(() => {
    const look = () => {
      const entry = entryOf(window.location.hash);
      if (entry !== null) showEntry(entry);
    };
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, []);
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#entry-"]') : null;
    const entry = entryOf(link?.getAttribute('href') ?? '');
    if (entry === null || event.defaultPrevented || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    window.history.replaceState(window.history.state, '', `#entry-${entry}`);
    showEntry(entry);
  };
  return { side, setTab: (tab: SideTab) => setSide((before) => ({ ...before, tab, entry: null })), showEntry, follow };
}
