import { useEffect, useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { ChannelTile, CountBadge, Kbd, SectionLabel, useHotkeysSafe } from '../../ui/index.ts';
import { Lateness } from './lateness.tsx';
import { useTodayData, workLink, type TodayItem } from './today-data.ts';

const shownRows = 60;

/** The line one is working on: the named activity, else the first line of the record. */
export function currentLine(items: readonly TodayItem[], record: string, run: string | null, activity: string | null): TodayItem | undefined {
  const mine = items.filter((item) => item.due.record === record);
  return mine.find((item) => item.due.run === run && item.due.activity === activity) ?? mine[0];
}

/** Today's queue beside the record, so that the next one is one key away. On a phone only the place in it and the way on. */
export function QueueColumn({ record, run, activity }: { readonly record: string; readonly run: string | null; readonly activity: string | null }) {
  const today = useTodayData();
  const navigate = useNavigate();
  const sections = today ? [['Offered to you', today.offered], ['Overdue', today.overdue], ['Now', today.current], ['Later today', today.later]] as const : [];
  const all = sections.flatMap(([, items]) => items);
  const current = currentLine(all, record, run, activity);
  const place = current ? all.indexOf(current) : -1;
  const move = (by: number) => {
    const target = all[place + by];
    if (target) void navigate(workLink(target));
  };
  useHotkeysSafe([['J', () => move(1)], ['K', () => move(-1)], ['Escape', () => void navigate('/today')]]);
  const before = all[place - 1];
  const after = all[place + 1];
  return (
    <nav className="desk-queue" aria-label="Today's queue">
      <h2><Link to="/today">Today</Link> <CountBadge count={today?.total ?? 0} label="to do" />{today && today.overdue.length > 0 ? <small>{today.overdue.length} overdue</small> : null}</h2>
      <div className="desk-queue-list">
        {sections.map(([label, items]) => (items.length === 0 ? null : (
          <div key={label}>
            <SectionLabel order={3} count={items.length}>{label}</SectionLabel>
            {items.slice(0, shownRows).map((item) => <QueueRow key={item.due.id} item={item} now={today?.now ?? 0} zone={today?.zone ?? 'UTC'} current={item === current} />)}
            {items.length > shownRows ? <Link className="desk-queue-more" to="/today">{items.length - shownRows} more on Today</Link> : null}
          </div>
        )))}
      </div>
      <footer><Kbd keys="J" /><Kbd keys="K" /> next and previous</footer>
      <div className="desk-queue-phone">
        <Link to="/today">Today</Link>
        <span>{place < 0 ? `${all.length} to do` : <><b>{place + 1}</b> of {all.length}</>}</span>
        <span>{before ? <Link to={workLink(before)}>Previous</Link> : null}{after ? <Link to={workLink(after)}>Next</Link> : null}</span>
      </div>
    </nav>
  );
}

function QueueRow({ item, now, zone, current }: { readonly item: TodayItem; readonly now: number; readonly zone: string; readonly current: boolean }) {
  const row = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <Link ref={row} to={workLink(item)} className="desk-queue-row" aria-current={current || undefined}>
      <ChannelTile channel={item.due.channel ?? 'task'} labelled />
      <span><b>{item.title}</b><small>{item.activityName}{item.remark === '' ? '' : ` · ${item.remark}`}{item.subtitle === '' ? '' : ` · ${item.subtitle}`}</small><Lateness at={item.due.at} now={now} zone={zone} /></span>
    </Link>
  );
}
