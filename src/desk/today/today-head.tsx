import type { RefObject } from 'react';
import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Link } from 'react-router';
import { channels, type Channel } from '#engine/blueprint';
import { useBlueprints } from '../../storage/index.ts';
import { channelIcon, channelLabel, formatClock, formatCount, formatDay, Kbd } from '../../ui/index.ts';
import { workLink, type DayView, type TodayData, type TodayItem } from './today-data.ts';

/** Which day it is, how it is looked at, and the way into its first line. */
export function TodayHead({ today, view, setView, first, bare, searchBox }: {
  readonly today: TodayData;
  readonly view: DayView;
  readonly setView: (view: DayView) => void;
  readonly first: TodayItem | undefined;
  /** There is nothing to sort or to look for. */
  readonly bare: boolean;
  readonly searchBox: RefObject<HTMLInputElement | null>;
}) {
  const drawings = useBlueprints() ?? [];
  const find = useDebouncedCallback((text: string) => setView({ ...view, text }), 120);
  const names = today.day.blueprints.flatMap((id) => drawings.find((row) => row.id === id)?.draft ?? []);
  const Icon = channelIcon(first?.due.channel ?? 'task');
  const known = (value: string | null): Channel | null => channels.find((one) => one === value) ?? null;
  return (
    <header className="tdy-head">
      <div className="tdy-head-title">
        <h1>Today</h1>
        <p>{formatDay(today.now, today.zone)}, {formatClock(today.now, today.zone)} · {today.day.total === 0 ? 'nothing' : formatCount(today.day.total, 'line')} to do{today.day.overdue > 0 ? <>, <b>{today.day.overdue} overdue</b></> : null}</p>
      </div>
      <div className="tdy-head-actions">
        {bare ? null : <SegmentedControl size="xs" aria-label="How to work through the list" value={view.batch ? 'batch' : 'one'} onChange={(value) => setView({ ...view, batch: value === 'batch' })} data={[{ value: 'one', label: 'One by one' }, { value: 'batch', label: 'Batch by channel' }]} />}
        <Select size="xs" className="tdy-whose" aria-label="Whose day" allowDeselect={false} data={[{ value: 'mine', label: 'Mine' }, { value: 'team', label: 'Team' }]} value={view.team ? 'team' : 'mine'} onChange={(value) => setView({ ...view, team: value === 'team' })} />
        {first ? <Button size="xs" className="tdy-start" component={Link} to={workLink(first.due, view.batch)} leftSection={<Icon size={15} />}><span>Start with {first.title}</span></Button> : null}
      </div>
      {bare ? null : <div className="tdy-filters">
        <TextInput ref={searchBox} size="xs" aria-label="Find in Today" placeholder="Find" leftSection={<IconSearch size={14} />} rightSection={<Kbd keys="/" />} defaultValue={view.text} onChange={(event) => find(event.currentTarget.value)} />
        <Select size="xs" aria-label="Channel" placeholder="Every channel" clearable data={channels.filter((one) => (today.day.byChannel[one] ?? 0) > 0 || one === view.channel).map((one) => ({ value: one, label: channelLabel(one) }))} value={view.channel} onChange={(value) => setView({ ...view, channel: known(value) })} />
        <Select size="xs" aria-label="Blueprint" placeholder="Every blueprint" clearable data={names.map(({ id, name }) => ({ value: id, label: name }))} value={view.blueprint} onChange={(value) => setView({ ...view, blueprint: value })} />
      </div>}
    </header>
  );
}
