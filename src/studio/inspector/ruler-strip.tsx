import { Tooltip } from '@mantine/core';
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { dueOnDay, type TouchOnPath, type TouchPath } from '#engine/blueprint';
import { announce, ChannelTile, quoted } from '../../ui/index.ts';
import { selecting } from '../draft/draft-store.ts';
import { useDraft, useNames, useStudio } from '../studio-context.ts';
import { useMake } from './panel.tsx';

const letters = ['M', 'T', 'W', 'T', 'F', 'S', 'S'] as const;
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const names7 = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
/** Width of a day and height of a touch, in pixels. */
const dayWidth = 26;
const touchHeight = 26;

/** The days of a way, one column each, with the touches planned on them: dragged, or moved with the arrow keys, they change when they are due. */
export function RulerStrip({ path, startsOn }: { path: TouchPath; startsOn: number }) {
  const { rhythm } = useDraft();
  const last = Math.max(path.lastDay ?? 0, 6) + 3;
  const days = Array.from({ length: last + 1 }, (_, day) => day);
  const rows = stacked(path.touches);
  const height = Math.max(1, ...rows.map(({ row }) => row + 1)) * touchHeight + 8;
  const weekdayOf = (day: number) => (startsOn + day) % 7;
  return (
    <div className="bt-ruler" role="group" aria-label="Planned touch days" tabIndex={0}>
      <div className="bt-ruler-days" style={{ width: days.length * dayWidth, height: height + 34 }}>
        {days.map((day) => (
          <div key={day} className="bt-ruler-day" data-weekend={weekdayOf(day) > 4 || undefined} data-shunned={!rhythm.weekdays.includes(names7[weekdayOf(day)] ?? 'monday') || undefined} style={{ left: day * dayWidth, width: dayWidth }}>
            <span>{letters[weekdayOf(day)]}</span><span className="bt-ruler-number">{day}</span>
          </div>
        ))}
        {path.broken.map(({ from, to, is }) => <div key={`${from}-${to}`} className="bt-ruler-break" data-is={is} style={{ left: (from + 0.5) * dayWidth, width: (to - from) * dayWidth, top: height + 27 }} />)}
        {rows.map(({ touch, row }) => <Touch key={`${touch.stage}-${touch.activity}`} touch={touch} top={34 + row * touchHeight} limit={last} dayName={(day) => `${weekdays[weekdayOf(day)]}, day ${day}`} />)}
      </div>
    </div>
  );
}

/** Touches of one day stand one below the other. */
function stacked(touches: readonly TouchOnPath[]): readonly { readonly touch: TouchOnPath; readonly row: number }[] {
  const taken = new Map<number, number>();
  return touches.map((touch) => {
    const row = taken.get(touch.day) ?? 0;
    taken.set(touch.day, row + 1);
    return { touch, row };
  });
}

function Touch({ touch, top, limit, dayName }: { touch: TouchOnPath; top: number; limit: number; dayName: (day: number) => string }) {
  const draft = useDraft();
  const names = useNames();
  const { store } = useStudio();
  const move = useMoveTouch(touch, dayName);
  const grab = useRef<{ readonly x: number; moved: boolean } | null>(null);
  const [by, setBy] = useState(0);
  const activity = draft.activities[touch.activity];
  if (!activity) return null;
  const daysBy = (x: number) => Math.min(limit - touch.day, Math.max(touch.earliest - touch.day, Math.round((x - (grab.current?.x ?? x)) / dayWidth)));
  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0) return;
    grab.current = { x: event.clientX, moved: false };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!grab.current) return;
    if (Math.abs(event.clientX - grab.current.x) > 4) grab.current.moved = true;
    setBy(daysBy(event.clientX));
  };
  const onPointerUp = (event: PointerEvent) => {
    const held = grab.current;
    const days = daysBy(event.clientX);
    grab.current = null;
    setBy(0);
    if (held?.moved) move(days);
    else if (held) store.actions.select(selecting({ activities: [touch.activity] }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') store.actions.select(selecting({ activities: [touch.activity] }));
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    event.stopPropagation();
    move((event.key === 'ArrowLeft' ? -1 : 1) * (event.shiftKey ? 7 : 1));
  };
  const name = names.activity(touch.activity);
  return (
    <Tooltip label={`${name} · ${dayName(touch.day + by)}`} {...(by === 0 ? {} : { opened: true })}>
      <button
        type="button"
        className="bt-ruler-touch"
        data-dragging={by !== 0 || undefined}
        aria-label={`${name}, ${dayName(touch.day)}: left and right arrows move it`}
        style={{ left: (touch.day + by) * dayWidth + 2, top }}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => { grab.current = null; setBy(0); }}
        onKeyDown={onKeyDown}
      >
        <ChannelTile channel={activity.channel} size={22} />
      </button>
    </Tooltip>
  );
}

/** Plans a touch so many days later, or earlier; not before its stage is entered or what must come first is done. */
function useMoveTouch(touch: TouchOnPath, dayName: (day: number) => string): (days: number) => void {
  const { store } = useStudio();
  const make = useMake();
  const names = useNames();
  return (days) => {
    const { draft } = store.getState();
    const activity = draft.activities[touch.activity];
    const day = Math.max(touch.earliest, touch.day + days);
    if (!activity) return;
    if (day === touch.day) {
      if (days < 0) announce(`${quoted(names.activity(touch.activity))} cannot be planned earlier`);
      return;
    }
    const due = dueOnDay(draft, activity, day - touch.entered);
    if (make({ type: 'setField', path: ['activities', activity.id, 'due'], value: due }, { burst: `ruler:${activity.id}` })) announce(`${activity.name} is now planned for ${dayName(day)}`);
  };
}
