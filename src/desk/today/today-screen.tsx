import { useEffect, useRef, useState } from 'react';
import { Button, Loader, Select, TextInput } from '@mantine/core';
import { IconChecks, IconSearch, IconSun } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { channels } from '#engine/blueprint';
import { channelLabel, CountBadge, EmptyState, formatAgo, formatCount, formatDay, Kbd, KeyHints, SectionLabel, useHotkeysSafe, usePageTitle } from '../../ui/index.ts';
import { useApprovalQueue } from '../approvals/approval-items.ts';
import { Preview } from './preview.tsx';
import { HalfFilledList } from '../work/half-filled-list.tsx';
import { TodayRows } from './today-rows.tsx';
import { useTodayData, workLink, type TodayData, type TodayItem } from './today-data.ts';
import '../desk.css';

/** What to do today, longest overdue first, by keyboard or thumb (S69). */
export function TodayScreen() {
  usePageTitle('Today');
  const today = useTodayData();
  if (!today) return <div className="desk-loading"><Loader size="sm" role="status" aria-label="Loading Today" /></div>;
  return <Today today={today} />;
}

function Today({ today }: { readonly today: TodayData }) {
  const [text, setText] = useState('');
  const [channel, setChannel] = useState<string | null>(null);
  const [blueprint, setBlueprint] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [byKey, setByKey] = useState<string | null>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const keep = (item: TodayItem) =>
    (channel === null || item.due.channel === channel) && (blueprint === null || item.due.blueprint === blueprint) &&
    (text === '' || `${item.title} ${item.subtitle} ${item.activityName}`.toLowerCase().includes(text.toLowerCase()));
  const sections = [
    ['Offered to you', today.offered.filter(keep)], ['Overdue', today.overdue.filter(keep)], ['Now', today.current.filter(keep)],
    ['Later today', today.later.filter(keep)], ['Waiting for others', today.waiting.filter(keep)],
  ] as const;
  const all = sections.flatMap(([, items]) => items);
  const selected = all.find((item) => item.due.id === chosen) ?? all[0];
  const move = (by: number) => {
    const target = all[Math.min(all.length - 1, Math.max(0, all.findIndex((item) => item === selected) + by))];
    if (!target) return;
    setChosen(target.due.id);
    setByKey(target.due.id);
  };
  useEffect(() => {
    // the row of a long pile exists only after the list has scrolled to it
    const frame = requestAnimationFrame(() => { if (byKey !== null) document.querySelector<HTMLElement>(`[data-row="${CSS.escape(byKey)}"]`)?.focus(); });
    return () => cancelAnimationFrame(frame);
  }, [byKey]);
  useHotkeysSafe([
    ['J', () => move(1)], ['K', () => move(-1)], ['ArrowDown', () => move(1)], ['ArrowUp', () => move(-1)],
    ['Enter', () => { if (selected) void navigate(workLink(selected)); }],
    ['/', () => searchBox.current?.focus()],
  ]);
  const drawings = new Map([...today.offered, ...today.waiting, ...today.overdue, ...today.current, ...today.later].map((item) => [item.due.blueprint, item.blueprintName]));
  return (
    <div className="desk-today">
      <div className="desk-today-main">
        <header className="desk-today-head">
          <h1>Today</h1>
          <p>{formatDay(today.now, today.zone)}, {today.total} to do, <b>{today.overdue.length} overdue</b></p>
          <div className="bt-actions">
            <TextInput ref={searchBox} size="xs" aria-label="Find in Today" placeholder="Find" leftSection={<IconSearch size={14} />} rightSection={<Kbd keys="/" />} value={text} onChange={(event) => setText(event.currentTarget.value)} />
            <Select size="xs" aria-label="Channel" placeholder="Every channel" clearable data={channels.map((one) => ({ value: one, label: channelLabel(one) }))} value={channel} onChange={setChannel} />
            <Select size="xs" aria-label="Blueprint" placeholder="Every blueprint" clearable data={[...drawings].map(([value, label]) => ({ value, label }))} value={blueprint} onChange={setBlueprint} />
            {selected ? <Button size="xs" component={Link} to={workLink(selected)}>Start with {selected.title.split(' ')[0]}</Button> : null}
          </div>
        </header>
        <Requests me={today.me.id} />
        <HalfFilledList />
        {sections.map(([label, items]) => <Section key={label} label={label} items={items} today={today} selected={selected?.due.id ?? null} onSelect={setChosen} />)}
        {all.length === 0 ? <NothingToDo filtered={today.total > 0} tomorrow={today.tomorrow} /> : today.tomorrow > 0 ? <p className="desk-tomorrow">{formatCount(today.tomorrow, 'activity', 'activities')} more tomorrow</p> : null}
        <KeyHints><span><Kbd keys="J" /><Kbd keys="K" /> move</span><span><Kbd keys="Enter" /> open record</span><span><Kbd keys="/" /> find</span></KeyHints>
      </div>
      {selected ? <Preview key={selected.due.run} item={selected} /> : null}
    </div>
  );
}

/** Requests for one's approval have a page of their own; here only that they wait, and for how long. */
function Requests({ me }: { readonly me: string }) {
  const queue = useApprovalQueue();
  const first = queue?.mine[0];
  if (!queue || queue.me.id !== me || !first) return null;
  return (
    <Link to="/approvals" className="bt-card desk-requests">
      <IconChecks size={18} aria-hidden />
      <span><b>{formatCount(queue.mine.length, 'request waits', 'requests wait')} for your approval</b><small>{first.title}, asked {formatAgo(first.due.at, queue.now)}</small></span>
      <span>Answer</span>
    </Link>
  );
}

function Section({ label, items, today, selected, onSelect }: {
  readonly label: string;
  readonly items: readonly TodayItem[];
  readonly today: TodayData;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}) {
  if (items.length === 0) return null;
  return (
    <section aria-label={label}>
      <SectionLabel right={label === 'Later today' ? 'in your time' : undefined}>{label} <CountBadge count={items.length} tone={label === 'Overdue' ? 'time' : 'neutral'} /></SectionLabel>
      <TodayRows items={items} now={today.now} zone={today.zone} selected={selected} onSelect={onSelect} />
    </section>
  );
}

function NothingToDo({ filtered, tomorrow }: { readonly filtered: boolean; readonly tomorrow: number }) {
  if (filtered) return <EmptyState title="Nothing fits these filters">Clear the search, channel or blueprint to see the rest of your day.</EmptyState>;
  return (
    <EmptyState icon={<IconSun size={22} />} title="Nothing is due today" actions={<><Button component={Link} to="/records/import">Bring in leads</Button><Button variant="default" component={Link} to="/records">Look at records</Button></>}>
      {tomorrow > 0 ? `${formatCount(tomorrow, 'activity is', 'activities are')} due tomorrow. ` : ''}Activities appear here as soon as a record you own stands in a stage that asks for them.
    </EmptyState>
  );
}
