import { useDeferredValue, useMemo } from 'react';
import type { Activity, Channel } from '#engine/blueprint';
import { endOfDay } from '#engine/calendar';
import { createHoursClock, reasonsOf, rulesOf, scoreOf, type HoursNow, type QueueFacts, type QueueReason } from '#engine/queue';
import { useDay, useDayLines, useMe, usePeople, useRecordTypes, type Day, type DayLine, type DueRow, type PersonRow, type RecordTypeRow } from '../../storage/index.ts';
import { busyDayOf, type BusyDay } from '../work/busy-day.ts';
import { useNow } from '../use-now.ts';
import { usePins } from './day-settings.ts';

/** What of the day is looked at, and in which order. */
export interface DayView {
  readonly team: boolean;
  readonly channel: Channel | null;
  readonly blueprint: string | null;
  readonly text: string;
  readonly batch: boolean;
}

/** The whole of one's own day, in its order. */
export const wholeDay: DayView = { team: false, channel: null, blueprint: null, text: '', batch: false };

/** A day with everything its lines are told by. */
export interface TodayData {
  readonly me: PersonRow;
  readonly people: readonly PersonRow[];
  readonly types: readonly RecordTypeRow[];
  readonly now: number;
  readonly zone: string;
  readonly day: Day;
  /** Everybody's day is looked at instead of one's own. */
  readonly team: boolean;
  readonly pins: readonly string[];
  readonly togglePin: (id: string) => void;
}

/** What I have to do until tonight, across all blueprints and the queues of my roles and teams; undefined while loading. */
export function useTodayData(view: DayView = wholeDay): TodayData | undefined {
  const now = useNow();
  const me = useMe();
  const people = usePeople();
  const types = useRecordTypes();
  const zone = me?.zone ?? 'UTC';
  const [pins, togglePin] = usePins(me?.id ?? '');
  const day = useDay({ ...view, owner: me?.id ?? '', space: 'live', now, zone, until: endOfDay(now, zone) - 1, pinned: pins });
  const today = useMemo(() => (me && types && day ? { me, people, types, now: Math.max(now, day.now), zone, day, team: view.team, pins, togglePin } : undefined), [me, people, types, now, zone, day, view.team, pins, togglePin]);
  // drawn in slices: a whole day at once would hold the page up for as long as it takes
  return useDeferredValue(today);
}

/** One line of the day, ready to be shown. */
export interface TodayItem {
  readonly id: string;
  readonly due: DueRow;
  readonly line: DayLine;
  readonly activity: Activity | undefined;
  readonly activityName: string;
  readonly stageName: string;
  readonly blueprintName: string;
  readonly title: string;
  readonly subtitle: string;
  readonly facts: QueueFacts;
  readonly hours: HoursNow;
  readonly reasons: readonly QueueReason[];
  readonly score: number;
  readonly pinned: boolean;
  /** Too much of its channel is due to me today: it is done the way drawn for that (S114). */
  readonly busy: BusyDay | null;
}

/** The lines with these ids, as far as they are read by now. */
export function useTodayItems(ids: readonly string[], today: TodayData): ReadonlyMap<string, TodayItem> {
  const lines = useDeferredValue(useDayLines(ids));
  return useMemo(() => {
    const rules = new Map([...lines.values()].flatMap(({ due, document }) => (due.version !== undefined && document !== undefined ? [[due.version, rulesOf(document)] as const] : [])));
    const facts: QueueFacts = { zone: today.zone, rules, pinned: new Set(today.pins), values: today.day.values };
    const hoursOf = createHoursClock(facts, today.now);
    return new Map([...lines].map(([id, line]) => [id, itemOf(line, facts, hoursOf(line.due), today)]));
  }, [lines, today]);
}

function itemOf(line: DayLine, facts: QueueFacts, hours: HoursNow, { types, now, day, team }: TodayData): TodayItem {
  const { due, record, run, document } = line;
  const type = types.find(({ key }) => key === record?.type);
  const text = (key: string | undefined) => (record && key !== undefined ? String(record.fields[key] ?? '') : '');
  const activity = due.activity === null ? undefined : document?.activities[due.activity] ?? run?.snapshot.created?.find((one) => one.activity.id === due.activity)?.activity;
  const reasons = reasonsOf(due, facts, hours, now);
  return {
    id: due.id, due, line, activity, facts, hours, reasons, score: scoreOf(reasons), pinned: facts.pinned.has(due.id), busy: team ? null : busyDayOf(activity, day.byChannel[due.channel ?? 'task']),
    activityName: activity?.name ?? 'Activity', stageName: document?.stages[due.stage]?.name ?? '', blueprintName: document?.name ?? '',
    title: text(type?.title) || 'Without a name', subtitle: text(type?.subtitle),
  };
}

/** Where the work of a line is done: its record, in its run, with its activity opened and the queue beside it. */
export function workLink({ record, run, activity }: Pick<DueRow, 'record' | 'run' | 'activity'>, batch = false): string {
  const search = new URLSearchParams({ from: 'today', run, ...(activity === null ? {} : { activity }), ...(batch ? { batch: '1' } : {}) });
  return `/records/${record}?${search.toString()}`;
}
