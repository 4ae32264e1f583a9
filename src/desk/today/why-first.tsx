import { useId } from 'react';
import { Button, Popover } from '@mantine/core';
import { IconClockPause, IconPin, IconPinnedOff } from '@tabler/icons-react';
import { mostPoints, whatIfTomorrow, type QueueReason } from '#engine/queue';
import { createNames, Kbd, MeterBar } from '../../ui/index.ts';
import { useDuesOfRun } from '../../storage/index.ts';
import { reasonDetail, reasonTitle } from './reason-words.ts';
import { tomorrowWords } from './tomorrow-words.ts';
import type { TodayControls } from './today-controls.ts';
import type { TodayData, TodayItem } from './today-data.ts';

/** Why a line stands where it stands: every reason with its points, what a day's delay would cost, and what can be done about it (B12). */
export function WhyFirst({ item, next, first, today, controls }: {
  readonly item: TodayItem;
  readonly next: number | null;
  readonly first: boolean;
  readonly today: TodayData;
  readonly controls: TodayControls;
}) {
  const open = controls.why === item.id;
  // it is named by whose line it is; with roles of its own it would be named by its button
  const card = useId();
  return (
    <Popover opened={open} onChange={(opened) => controls.setWhy(opened ? item.id : null)} position="bottom" withArrow arrowSize={12} shadow="md" radius="md" trapFocus returnFocus withinPortal withRoles={false}>
      <Popover.Target>
        <button type="button" className="tdy-why" aria-haspopup="dialog" aria-expanded={open} aria-controls={open ? card : undefined} onClick={() => controls.setWhy(open ? null : item.id)}>{first ? 'Why first' : 'Why here'} <Kbd keys="W" /></button>
      </Popover.Target>
      <Popover.Dropdown className="tdy-why-card" id={card} role="dialog" tabIndex={-1} aria-label={`Why ${item.title} stands ${first ? 'first' : 'here'}`}>
        {open ? <Reasons item={item} next={next} first={first} today={today} controls={controls} /> : null}
      </Popover.Dropdown>
    </Popover>
  );
}

function Reasons({ item, next, first, today, controls }: Parameters<typeof WhyFirst>[0]) {
  const told = { now: today.now, zone: today.zone };
  return (
    <>
      <header><h3>{first ? 'Why first' : 'Why here'}</h3><span>score <b>{item.score}</b>{next === null ? '' : <>, next is <b>{next}</b></>}</span></header>
      {item.pinned ? <p className="tdy-reason"><b>Pinned by you</b><small>Pinned lines stand before all others.</small></p> : null}
      {item.reasons.length === 0 && !item.pinned ? <p className="tdy-reason"><b>Nothing presses</b><small>It stands here by its due moment.</small></p> : null}
      <ul>{item.reasons.map((reason) => <Reason key={reason.kind} reason={reason} title={reasonTitle(reason, told)} detail={reasonDetail(reason, told)} />)}</ul>
      <WhatIf item={item} today={today} />
      <footer>
        <Button size="compact-sm" variant="default" leftSection={item.pinned ? <IconPinnedOff size={14} /> : <IconPin size={14} />} onClick={() => { today.togglePin(item.id); controls.setWhy(null); }}>{item.pinned ? 'Let it go' : 'Pin on top'}</Button>
        <Button size="compact-sm" variant="default" leftSection={<IconClockPause size={14} />} onClick={() => { controls.setWhy(null); controls.snooze(item); }}>Later</Button>
        <span>close <Kbd keys="Esc" /></span>
      </footer>
    </>
  );
}

function Reason({ reason, title, detail }: { readonly reason: QueueReason; readonly title: string; readonly detail: string }) {
  const against = reason.points < 0;
  return (
    <li className="tdy-reason">
      <b>{title}</b>
      <span className="tdy-reason-points"><MeterBar value={Math.abs(reason.points)} max={mostPoints[reason.kind]} tone={against ? 'neutral' : 'primary'} width={52} /><b>{against ? '−' : '+'}{Math.abs(reason.points)}</b></span>
      <small>{detail}</small>
    </li>
  );
}

/** What changes when it is done tomorrow instead. */
function WhatIf({ item, today }: { readonly item: TodayItem; readonly today: TodayData }) {
  const dues = useDuesOfRun(item.due.run);
  if (!dues) return null;
  const timed = dues.flatMap(({ kind, at, outcome }) => (kind === 'outcome' && outcome !== null ? [{ at, outcome }] : []));
  const tomorrow = whatIfTomorrow(item.due, item.facts, today.now, timed);
  const names = createNames({ blueprint: item.line.document, people: today.people });
  return (
    <section className="tdy-tomorrow" aria-label="What if tomorrow">
      <h4>If you do it tomorrow <span>score {tomorrow.score}</span></h4>
      <ul>{tomorrowWords(tomorrow, names, today).map(({ text, bad }) => <li key={text} data-bad={bad || undefined}>{text}</li>)}</ul>
    </section>
  );
}
