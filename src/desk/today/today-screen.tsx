import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { Button, Loader } from '@mantine/core';
import { IconClock, IconFlag, IconHourglass, IconShieldCheck, IconSun, IconTransfer } from '@tabler/icons-react';
import { Link, useLocation } from 'react-router';
import { isOnlyRep } from '#engine/run';
import { useBlueprints, useUnqualified, type DayGroup } from '../../storage/index.ts';
import { capital, channelIcon, describeSpared, EmptyState, formatCount, Kbd, KeyHints, pluralChannel, usePageTitle } from '../../ui/index.ts';
import { useApprovalQueue, type ApprovalItem } from '../approvals/approval-items.ts';
import { ApprovalLines, OfferLines, WaitingLines } from './aside-rows.tsx';
import { CapacityBar } from './capacity-bar.tsx';
import { KeysSheet } from './keys-sheet.tsx';
import { Preview } from './preview.tsx';
import { TodayHead } from './today-head.tsx';
import { TodayLines, TodaySection } from './today-section.tsx';
import { useTodayData, useTodayItems, wholeDay, type DayView, type TodayData, type TodayItem } from './today-data.ts';
import type { TodayControls } from './today-controls.ts';
import { useTodayKeys } from './use-today-keys.ts';
import '../desk.css';
import { HalfFilledList } from '../work/half-filled-list.tsx';
import './today.css';

// a calendar to pick a day from is a large thing for a list that seldom needs it
const SnoozeDialog = lazy(async () => ({ default: (await import('./snooze-dialog.tsx')).SnoozeDialog }));
const SpreadDialog = lazy(async () => ({ default: (await import('./spread-dialog.tsx')).SpreadDialog }));

/** What to do today, in an order that says why, by keyboard or thumb (S69, B12). */
export function TodayScreen() {
  usePageTitle('Today');
  const [view, setView] = useState<DayView>(wholeDay);
  const today = useTodayData(view);
  if (!today) return <div className="desk-loading"><Loader size="sm" role="status" aria-label="Loading Today" /></div>;
  return <Today today={today} view={view} setView={setView} />;
}

/** What somebody who only sells is spared (S106). */
function Spared({ today: { me, types } }: { readonly today: TodayData }) {
  const type = isOnlyRep(me) ? types.find(({ qualified }) => qualified !== undefined) : undefined;
  const spared = useUnqualified(type?.key ?? null);
  return type && spared && spared.size > 0 ? <p className="desk-spared">{describeSpared(spared.size, type)}</p> : null;
}

/** The line a record was opened from, so that the list goes on there. */
function lineCameFrom(state: unknown): string | null {
  return typeof state === 'object' && state !== null && 'line' in state && typeof state.line === 'string' ? state.line : null;
}

function Today({ today, view, setView }: { readonly today: TodayData; readonly view: DayView; readonly setView: (view: DayView) => void }) {
  const [chosen, setChosen] = useState(lineCameFrom(useLocation().state));
  const [why, setWhy] = useState<string | null>(null);
  const [snoozed, setSnoozed] = useState<TodayItem | null>(null);
  const [dialog, setDialog] = useState<'spread' | 'keys' | null>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const approvals = useApprovalQueue();
  const mine = approvals?.me.id === today.me.id ? approvals.mine : [];
  const ids = useMemo(() => today.day.groups.flatMap((group) => group.ids), [today.day]);
  const selected = chosen !== null && ids.includes(chosen) ? chosen : ids[0] ?? null;
  const item = useTodayItems(selected === null ? [] : [selected], today).get(selected ?? '');
  const controls: TodayControls = { view, selected, select: setChosen, why, setWhy, snooze: setSnoozed };
  useTodayKeys({
    today, ids, selected, item, batch: view.batch, searchBox, select: setChosen, setWhy, snooze: setSnoozed,
    toggleBatch: () => setView({ ...view, batch: !view.batch }), showKeys: () => setDialog('keys'),
  });
  const filtered = view.text.trim() !== '' || view.channel !== null || view.blueprint !== null;
  const bare = today.day.total === 0 && !filtered && !view.team;
  return (
    <div className="tdy">
      <div className="tdy-main">
        <TodayHead today={today} view={view} setView={setView} first={item} bare={bare} searchBox={searchBox} />
        <Spared today={today} />
        {bare ? null : <CapacityBar today={today} spreadable={!view.team} onSpread={() => setDialog('spread')} />}
        {today.day.groups.map((group, index) => <Group key={group.key} group={group} leads={today.day.groups.findIndex((one) => one.ids.length > 0) === index} today={today} controls={controls} />)}
        {ids.length > 0 ? <p className="tdy-swipe-hint">Swipe a line to the left to put it off to another day. The dots beside it ask for the moment.</p> : null}
        {filtered ? null : <HalfFilledList />}
        <Asides today={today} approvals={mine} filtered={filtered} />
        {ids.length === 0 ? <NothingToDo filtered={filtered && today.day.total > 0} today={today} quiet={mine.length + today.day.offered.length > 0} /> : null}
        {ids.length > 0 && today.day.tomorrow > 0 ? <p className="desk-tomorrow">{formatCount(today.day.tomorrow, 'activity', 'activities')} more tomorrow</p> : null}
      </div>
      {item ? <Preview key={item.due.run} item={item} batch={view.batch} /> : null}
      {bare ? null : <Hints onKeys={() => setDialog('keys')} />}
      {snoozed ? <Suspense><SnoozeDialog item={snoozed} today={today} onClose={() => setSnoozed(null)} /></Suspense> : null}
      {dialog === 'spread' ? <Suspense><SpreadDialog today={today} onClose={() => setDialog(null)} /></Suspense> : null}
      {dialog === 'keys' ? <KeysSheet onClose={() => setDialog(null)} /> : null}
    </div>
  );
}

const sectionLook = { now: { label: 'Now', Icon: IconSun }, overdue: { label: 'Overdue', Icon: IconFlag }, later: { label: 'Later', Icon: IconClock } } as const;

/** One part of the list: a stretch of the day, or in batch mode one channel. */
function Group({ group, leads, today, controls }: { readonly group: DayGroup; readonly leads: boolean; readonly today: TodayData; readonly controls: TodayControls }) {
  if (group.ids.length === 0) return null;
  const { key } = group;
  const look = key === 'now' || key === 'overdue' || key === 'later' ? sectionLook[key] : { label: capital(pluralChannel(key)), Icon: channelIcon(key) };
  const note = key === 'overdue' ? 'missed before today' : group.late > 0 ? `${group.late} overdue` : key === 'later' ? 'in order of time' : undefined;
  return (
    <TodaySection label={look.label} icon={<look.Icon size={16} aria-hidden />} count={group.ids.length} note={note} heads={leads}>
      <TodayLines group={group} leads={leads} today={today} controls={controls} />
    </TodaySection>
  );
}

/** What is not done here: what others have to do, what wants one's word, what is offered. */
function Asides({ today, approvals, filtered }: { readonly today: TodayData; readonly approvals: readonly ApprovalItem[]; readonly filtered: boolean }) {
  if (filtered) return null;
  const { waiting, offered } = today.day;
  return (
    <>
      {waiting.length > 0 ? <TodaySection label="Waiting for others" icon={<IconHourglass size={16} aria-hidden />} count={waiting.length}><WaitingLines rows={waiting} today={today} /></TodaySection> : null}
      {approvals.length > 0 ? <TodaySection label="Approvals" icon={<IconShieldCheck size={16} aria-hidden />} count={approvals.length} note="you decide"><ApprovalLines items={approvals} today={today} /></TodaySection> : null}
      {offered.length > 0 ? <TodaySection label="Hand-overs" icon={<IconTransfer size={16} aria-hidden />} count={offered.length} note="offered to you"><OfferLines today={today} /></TodaySection> : null}
    </>
  );
}

function Hints({ onKeys }: { readonly onKeys: () => void }) {
  return (
    <KeyHints>
      <span><Kbd keys="J" /><Kbd keys="K" /> move</span><span><Kbd keys="Enter" /> open record</span><span><Kbd keys="C" /> call</span><span><Kbd keys="E" /> write email</span>
      <span><Kbd keys="1" /> to <Kbd keys="9" /> set result</span><span><Kbd keys="S" /> later</span><span><Kbd keys="W" /> why first</span><span><Kbd keys="B" /> batch by channel</span>
      <button type="button" className="tdy-all-keys" onClick={onKeys}>All keys <Kbd keys="?" /></button>
    </KeyHints>
  );
}

function NothingToDo({ filtered, today, quiet }: { readonly filtered: boolean; readonly today: TodayData; readonly quiet: boolean }) {
  const { tomorrow } = today.day;
  const drawings = useBlueprints();
  if (filtered) return <EmptyState title="Nothing fits these filters">Clear the search, channel or blueprint to see the rest of your day.</EmptyState>;
  if (quiet) return null;
  if (drawings !== undefined && !drawings.some(({ live }) => live !== null)) {
    return (
      <EmptyState icon={<IconSun size={22} />} title="Nothing is due today" actions={<><Button component={Link} to="/blueprints">Draw a blueprint</Button><Button variant="default" component={Link} to="/records/import">Bring in leads</Button></>}>
        Your day is made of the activities of published blueprints, and none is published yet. Start from a ready-made one, publish it, and bring in your leads.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<IconSun size={22} />} title="Nothing is due today" actions={<><Button component={Link} to="/records/import">Bring in leads</Button><Button variant="default" component={Link} to="/records">Look at records</Button></>}>
      {tomorrow > 0 ? `${formatCount(tomorrow, 'activity is', 'activities are')} due tomorrow. ` : ''}Activities appear here as soon as a record you own stands in a stage that asks for them.
    </EmptyState>
  );
}
