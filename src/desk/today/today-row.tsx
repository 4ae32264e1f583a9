import { useRef, useState } from 'react';
import { ActionIcon, Menu } from '@mantine/core';
import { IconClockPause, IconDotsVertical, IconPin, IconPinnedOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { channelLabel, ChannelTile, Initials } from '../../ui/index.ts';
import { busyWords } from '../work/busy-day.ts';
import { Lateness } from './lateness.tsx';
import { putOff } from './put-off.ts';
import { isWaiting, reasonShort, windowWords } from './reason-words.ts';
import { Touches } from './touches.tsx';
import { WhyFirst } from './why-first.tsx';
import { workLink, type TodayData, type TodayItem } from './today-data.ts';
import type { TodayControls } from './today-controls.ts';
import { useSwipe } from './use-swipe.ts';

/** One thing to do: who, what, why, when it may be done, how often they were touched, how late it is. */
export function TodayRow({ item, next, first, today, controls }: {
  readonly item: TodayItem;
  /** What the line below comes to. */
  readonly next: number | null;
  readonly first: boolean;
  readonly today: TodayData;
  readonly controls: TodayControls;
}) {
  const { due, hours, pinned } = item;
  const told = { now: today.now, zone: today.zone };
  const selected = controls.selected === item.id;
  const [leaving, setLeaving] = useState(false);
  const isLeaving = useRef(false);
  const leave = async () => {
    // a second swipe while the first is kept would put it off once more
    if (isLeaving.current) return;
    isLeaving.current = true;
    setLeaving(true);
    const gone = await putOff(item, today);
    isLeaving.current = false;
    setLeaving(false);
    if (!gone) controls.snooze(item);
  };
  const line = useSwipe<HTMLDivElement>(() => void leave());
  // lateness stands on the right already
  const why = item.reasons.find((reason) => reason.kind !== 'late' && (reason.points > 0 || reason.kind === 'hours'));
  const owner = controls.view.team ? today.people.find(({ id }) => id === due.owner)?.name ?? (due.role === undefined ? 'Nobody' : `Team ${due.role}`) : null;
  return (
    <div className="tdy-line" ref={line} data-selected={selected || undefined} data-leaving={leaving || undefined}>
      <span className="tdy-swipe" aria-hidden><IconClockPause size={18} />Later</span>
      <Link
        to={workLink(due, controls.view.batch)} className="tdy-row" data-row={item.id} tabIndex={selected ? 0 : -1}
        aria-current={selected || undefined} onFocus={() => controls.select(item.id)} onMouseDown={() => controls.select(item.id)}
      >
        <ChannelTile channel={due.channel ?? 'task'} labelled />
        <span className="tdy-who">{owner === null ? null : <Initials name={owner} size={20} spoken />}<b>{item.title}</b><small>{item.subtitle}</small></span>
        <span className="tdy-what"><span>{item.activityName}</span>{item.busy ? <small className="tdy-busy" title={busyWords(item.busy, due.channel ?? 'task')}>{item.busy.variant.name}</small> : null}{why ? <small>{reasonShort(why, told)}</small> : null}<small className="tdy-blueprint">{item.blueprintName}</small></span>
        <span className="tdy-when" data-best={hours.state === 'best' || undefined}>{windowWords(hours, due.at, due.zone, told)}</span>
        <Touches due={due} now={today.now} />
        {isWaiting(item, today) ? <span className="desk-lateness">outside hours</span> : <Lateness at={due.at} now={today.now} zone={today.zone} />}
      </Link>
      {selected ? <WhyFirst item={item} next={next} first={first} today={today} controls={controls} /> : null}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target><ActionIcon className="tdy-more" variant="subtle" color="gray" aria-label={`More for ${item.title}`}><IconDotsVertical size={16} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{channelLabel(due.channel ?? 'task')}: {item.activityName}</Menu.Label>
          <Menu.Item leftSection={<IconClockPause size={16} />} onClick={() => controls.snooze(item)}>Later…</Menu.Item>
          <Menu.Item leftSection={pinned ? <IconPinnedOff size={16} /> : <IconPin size={16} />} onClick={() => today.togglePin(item.id)}>{pinned ? 'Let it go from the top' : 'Pin on top'}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
