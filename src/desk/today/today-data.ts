import { useMemo } from 'react';
import type { Activity } from '#engine/blueprint';
import { endOfDay } from '#engine/calendar';
import { useBlueprints, useMe, useRecordTypes, useRecordsByIds, useToday, type DueRow, type PersonRow, type RecordRow } from '../../storage/index.ts';
import { useNow } from '../use-now.ts';

/** A due row with what its line says. */
export interface TodayItem {
  readonly due: DueRow;
  readonly activity: Activity | undefined;
  readonly activityName: string;
  readonly blueprintName: string;
  readonly record: RecordRow | undefined;
  readonly title: string;
  readonly subtitle: string;
}

/** Where the work of a line is done: its record, in its run, with its activity opened and the queue beside it. */
export function workLink({ due }: TodayItem): string {
  const search = new URLSearchParams({ from: 'today', run: due.run, ...(due.activity === null ? {} : { activity: due.activity }) });
  return `/records/${due.record}?${search.toString()}`;
}

/** Today's lines in the three groups people think in. */
export interface TodayData {
  readonly me: PersonRow;
  readonly now: number;
  readonly zone: string;
  readonly overdue: readonly TodayItem[];
  readonly current: readonly TodayItem[];
  readonly later: readonly TodayItem[];
  readonly total: number;
  /** How many more are due tomorrow. */
  readonly tomorrow: number;
}

/** Overdue means missed by more than this: within it, a thing counts as being done now. */
const grace = 60 * 60_000;
const most = 2000;

/** What I have to do until tonight, across all blueprints; undefined while loading. */
export function useTodayData(): TodayData | undefined {
  const now = useNow();
  const me = useMe();
  const zone = me?.zone ?? 'UTC';
  const until = endOfDay(now, zone) - 1;
  const today = useToday({ owner: me?.id ?? '', space: 'live', now, until, limit: most });
  const next = useToday({ owner: me?.id ?? '', space: 'live', now, until: endOfDay(until + 2, zone) - 1, limit: 1 });
  const blueprints = useBlueprints();
  const types = useRecordTypes();
  const ids = useMemo(() => [...new Set((today?.dues ?? []).slice(0, most).map((due) => due.record))], [today]);
  const records = useRecordsByIds(ids);
  return useMemo(() => {
    if (!me || !today || !blueprints || !types) return undefined;
    const drawings = new Map(blueprints.map((row) => [row.id, row.draft]));
    const typeByKey = new Map(types.map((type) => [type.key, type]));
    const items = today.dues.filter((due) => due.kind === 'activity').map((due): TodayItem => {
      const draft = drawings.get(due.blueprint);
      const record = records.get(due.record);
      const type = record ? typeByKey.get(record.type) : undefined;
      const activity = due.activity === null ? undefined : draft?.activities[due.activity];
      const text = (key: string | undefined) => (record && key !== undefined ? String(record.fields[key] ?? '') : '');
      return { due, activity, activityName: activity?.name ?? 'Activity', blueprintName: draft?.name ?? '', record, title: text(type?.title) || '…', subtitle: text(type?.subtitle) };
    });
    return {
      me, now, zone, total: today.total, tomorrow: Math.max(0, (next?.total ?? today.total) - today.total),
      overdue: items.filter((item) => item.due.at < now - grace),
      current: items.filter((item) => item.due.at >= now - grace && item.due.at <= now),
      later: items.filter((item) => item.due.at > now),
    };
  }, [me, now, zone, today, next, blueprints, types, records]);
}
