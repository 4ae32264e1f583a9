import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { DayGroup } from '../../storage/index.ts';
import { ChannelTile, CountBadge, Kbd, pluralChannel, SectionLabel, capital, useHotkeysSafe } from '../../ui/index.ts';
import { Lateness } from './lateness.tsx';
import { AfterDone } from './after-done.tsx';
import { isWaiting, reasonShort } from './reason-words.ts';
import { useTodayData, useTodayItems, wholeDay, workLink, type TodayData, type TodayItem } from './today-data.ts';

const shownRows = 40;
const labels: Readonly<Record<string, string>> = { now: 'Now', overdue: 'Overdue', later: 'Later' };

/** A line as the flow through the list sees it: enough to know where it leads. */
export interface FlowLine {
  readonly id: string;
  readonly run: string;
  /** The activity's id, from the row's key. */
  readonly activity: string | null;
}

/** A row's id is its run and its key: a:activity:visit. */
export function flowLine(id: string): FlowLine {
  const [run = '', key = ''] = [id.slice(0, id.indexOf('/')), id.slice(id.indexOf('/') + 1)];
  const [kind, activity] = key.split(':');
  return { id, run, activity: kind === 'a' && activity !== undefined ? activity : null };
}

/** The line one is working on: the named activity, else the first line of its run. */
export function currentLine(ids: readonly string[], run: string | null, activity: string | null): string | undefined {
  const mine = ids.map(flowLine).filter((line) => line.run === run);
  return (mine.find((line) => line.activity === activity) ?? mine[0])?.id;
}

/** Today's queue beside the record, so that the next one is one key away; a line that is done opens the next. On a phone only the place in it and the way on. */
export function QueueColumn({ record, run, activity }: { readonly record: string; readonly run: string | null; readonly activity: string | null }) {
  const [search] = useSearchParams();
  const batch = search.get('batch') === '1';
  const today = useTodayData(useMemo(() => ({ ...wholeDay, batch }), [batch]));
  return (
    <nav className="desk-queue" aria-label="Today's queue">
      {today ? <Queue today={today} batch={batch} record={record} run={run} activity={activity} /> : null}
    </nav>
  );
}

function Queue({ today, batch, record, run, activity }: { readonly today: TodayData; readonly batch: boolean; readonly record: string; readonly run: string | null; readonly activity: string | null }) {
  const navigate = useNavigate();
  const ids = useMemo(() => today.day.groups.flatMap((group) => group.ids), [today.day]);
  const current = currentLine(ids, run, activity);
  const flow = useFlow(ids, run, activity);
  const place = current === undefined ? flow.place : ids.indexOf(current);
  const [before, after] = [ids[place - 1], ids[current === undefined ? place : place + 1]];
  const items = useTodayItems([before, after].flatMap((id) => id ?? []), today);
  const link = (id: string | undefined) => {
    const item = id === undefined ? undefined : items.get(id);
    return item ? workLink(item.due, batch) : undefined;
  };
  const [previous, next] = [link(before), link(after)];
  const go = (to: string | undefined) => { if (to !== undefined) void navigate(to); };
  // back on Today the line one came from is the chosen one still
  const from = { state: { line: current ?? after ?? before } };
  useHotkeysSafe([['J', () => go(next)], ['K', () => go(previous)], ['Escape', () => void navigate('/today', from)]]);
  const overdue = today.day.overdue;
  const list = useRef<HTMLDivElement>(null);
  useKeptInView(list);
  return (
    <>
      <h2><Link to="/today" {...from}>Today</Link> <CountBadge count={today.day.total} label="to do" />{overdue > 0 ? <small>{overdue} overdue</small> : null}</h2>
      {flow.done ? <AfterDone key={flow.done} record={record} run={run} next={after === undefined ? null : { id: after, item: items.get(after), link: next }} /> : null}
      <div className="desk-queue-list" ref={list}>
        {today.day.groups.map((group) => <QueueGroup key={group.key} group={group} today={today} current={current} batch={batch} />)}
      </div>
      <footer><Kbd keys="J" /><Kbd keys="K" /> next and previous</footer>
      <div className="desk-queue-phone">
        <Link to="/today" {...from}>Today</Link>
        <span>{current === undefined ? `${ids.length} to do` : <><b>{place + 1}</b> of {ids.length}</>}</span>
        <span>{previous ? <Link to={previous}>Previous</Link> : null}{next ? <Link to={next}>Next</Link> : null}</span>
      </div>
    </>
  );
}

/** What appears above or below the list takes room from it: the present line stays in view. */
function useKeptInView(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = list;
    if (!current) return;
    const watch = new ResizeObserver(() => current.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }));
    watch.observe(current);
    return () => watch.disconnect();
  }, [list]);
}

/** Notices that the line one came for is done: it was in the list and is there no more. */
function useFlow(ids: readonly string[], run: string | null, activity: string | null): { readonly place: number; readonly done: string | null } {
  const wanted = `${run ?? ''}|${activity ?? ''}`;
  const [seen, setSeen] = useState<{ readonly wanted: string; readonly id: string; readonly place: number } | null>(null);
  const exact = ids.findIndex((id) => {
    const line = flowLine(id);
    return line.run === run && line.activity === activity;
  });
  const id = ids[exact];
  if (id !== undefined && (seen?.wanted !== wanted || seen.id !== id || seen.place !== exact)) setSeen({ wanted, id, place: exact });
  const before = seen?.wanted === wanted ? seen : null;
  return { place: Math.min(before?.place ?? 0, ids.length), done: id === undefined ? (before?.id ?? null) : null };
}

function QueueGroup({ group, today, current, batch }: { readonly group: DayGroup; readonly today: TodayData; readonly current: string | undefined; readonly batch: boolean }) {
  const at = current === undefined ? -1 : group.ids.indexOf(current);
  // a window around the present line: a long pile is not drawn whole beside a record
  const from = Math.max(0, Math.min(at < 0 ? 0 : at - 5, group.ids.length - shownRows));
  const ids = group.ids.slice(from, from + shownRows);
  const items = useTodayItems(ids, today);
  if (group.ids.length === 0) return null;
  const rest = group.ids.length - from - ids.length;
  return (
    <div>
      <SectionLabel order={3} count={group.ids.length}>{labels[group.key] ?? capital(group.key === 'now' || group.key === 'overdue' || group.key === 'later' ? group.key : pluralChannel(group.key))}</SectionLabel>
      {from > 0 ? <Link className="desk-queue-more" to="/today">{from} before</Link> : null}
      {ids.map((id) => {
        const item = items.get(id);
        return item ? <QueueRow key={id} item={item} today={today} current={id === current} batch={batch} /> : null;
      })}
      {rest > 0 ? <Link className="desk-queue-more" to="/today">{rest} more on Today</Link> : null}
    </div>
  );
}

function QueueRow({ item, today, current, batch }: { readonly item: TodayItem; readonly today: TodayData; readonly current: boolean; readonly batch: boolean }) {
  const row = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const why = item.reasons.find((reason) => reason.kind !== 'late' && reason.points > 0);
  const told = { now: today.now, zone: today.zone };
  return (
    <Link ref={row} to={workLink(item.due, batch)} className="desk-queue-row" aria-current={current || undefined}>
      <ChannelTile channel={item.due.channel ?? 'task'} labelled />
      <span><b>{item.title}</b><small>{item.activityName}{why ? ` · ${reasonShort(why, told)}` : ''}{item.subtitle === '' ? '' : ` · ${item.subtitle}`}</small>{isWaiting(item, today) ? <span className="desk-lateness">outside hours</span> : <Lateness at={item.due.at} now={today.now} zone={today.zone} />}</span>
    </Link>
  );
}
