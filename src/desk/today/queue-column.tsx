import { Link } from 'react-router';
import { ChannelTile, CountBadge, Kbd, SectionLabel, useHotkeysSafe } from '../../ui/index.ts';
import { useNavigate } from 'react-router';
import { Lateness } from './lateness.tsx';
import { useTodayData, type TodayItem } from './today-data.ts';

const shownRows = 60;

/** Today's queue beside the record, so that the next one is one key away. */
export function QueueColumn({ current }: { readonly current: string }) {
  const today = useTodayData();
  const navigate = useNavigate();
  const sections = today ? [['Overdue', today.overdue], ['Now', today.current], ['Later today', today.later]] as const : [];
  const all = sections.flatMap(([, items]) => items);
  const move = (by: number) => {
    const records = [...new Set(all.map((item) => item.due.record))];
    const target = records[records.indexOf(current) + by];
    if (target !== undefined) void navigate(`/records/${target}?from=today`);
  };
  useHotkeysSafe([['J', () => move(1)], ['K', () => move(-1)], ['Escape', () => void navigate('/today')]]);
  return (
    <nav className="desk-queue" aria-label="Today's queue">
      <h2><Link to="/today">Today</Link> <CountBadge count={today?.total ?? 0} label="to do" /></h2>
      <div className="desk-queue-list">
        {sections.map(([label, items]) => (items.length === 0 ? null : (
          <div key={label}>
            <SectionLabel order={3} count={items.length}>{label}</SectionLabel>
            {items.slice(0, shownRows).map((item) => <QueueRow key={item.due.id} item={item} now={today?.now ?? 0} zone={today?.zone ?? 'UTC'} current={item.due.record === current} />)}
          </div>
        )))}
      </div>
      <footer><Kbd keys="J" /><Kbd keys="K" /> next and previous record</footer>
    </nav>
  );
}

function QueueRow({ item, now, zone, current }: { readonly item: TodayItem; readonly now: number; readonly zone: string; readonly current: boolean }) {
  return (
    <Link to={`/records/${item.due.record}?from=today`} className="desk-queue-row" aria-current={current || undefined}>
      <ChannelTile channel={item.due.channel ?? 'task'} labelled />
      <span><b>{item.title}</b><small>{item.activityName}</small></span>
      <Lateness at={item.due.at} now={now} zone={zone} />
    </Link>
  );
}
