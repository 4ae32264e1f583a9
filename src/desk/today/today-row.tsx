import { Link } from 'react-router';
import { ChannelTile, formatMoment } from '../../ui/index.ts';
import { Lateness } from './lateness.tsx';
import { workLink, type TodayItem } from './today-data.ts';

/** One thing to do: who, what, in which blueprint, and when. */
export function TodayRow({ item, now, zone, selected, onSelect }: {
  readonly item: TodayItem;
  readonly now: number;
  readonly zone: string;
  readonly selected: boolean;
  readonly onSelect: () => void;
}) {
  return (
    <Link
      to={workLink(item)} className="desk-today-row" data-selected={selected || undefined} data-row={item.due.id} tabIndex={selected ? 0 : -1}
      aria-current={selected || undefined} onFocus={onSelect} onMouseDown={onSelect}
    >
      <ChannelTile channel={item.due.channel ?? 'task'} labelled />
      <span className="desk-today-who"><b>{item.title}</b><small>{item.subtitle}</small></span>
      <span className="desk-today-what"><span>{item.activityName}</span>{item.remark === '' ? null : <small className="desk-remark">{item.remark}</small>}<small>{item.blueprintName}</small></span>
      <span className="desk-today-when">{item.activity?.window ? `${item.activity.window.from} to ${item.activity.window.to}` : formatMoment(item.due.at, { zone, now })}</span>
      <Lateness at={item.due.at} now={now} zone={zone} />
    </Link>
  );
}
