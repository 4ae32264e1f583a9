import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconVolume } from '@tabler/icons-react';
import type { ActivityOption } from '#engine/run';
import { useDueToday } from '../../storage/index.ts';
import type { RecordData } from '../record/record-data.ts';
import { busyDayOf, busyWords, type BusyDay } from './busy-day.ts';

/** What a place of work is told about the day: the way of a busy day in use, and what stands above it. */
export interface DayLoad {
  readonly busy: BusyDay | null;
  readonly note: ReactNode;
}

/**
 * Looks at the day before the place of work is drawn: too much of the channel is due, so the activity is done the way
 * drawn for that, and one press does it as usual (S114). What was decided stays while the work is open.
 */
export function OnTheDay({ option, data, children }: { readonly option: ActivityOption; readonly data: RecordData; readonly children: (load: DayLoad) => ReactNode }) {
  const { activity } = option;
  const channel = option.channel ?? activity.channel;
  const due = useDueToday({ owner: data.me.id, zone: data.me.zone, now: data.when.now, channel });
  const [first, setFirst] = useState<number | undefined>(undefined);
  const [asUsual, setAsUsual] = useState(false);
  if (first === undefined && due !== undefined) setFirst(due);
  const busy = busyDayOf(activity, first);
  if (busy === null) return children({ busy: null, note: null });
  const note = (
    <p className="work-busy" data-off={asUsual || undefined}>
      <IconVolume size={16} aria-hidden />
      <span><b>{asUsual ? 'As usual' : busy.variant.name}</b> {busyWords(busy, channel)}.</span>
      <Button size="compact-sm" variant="subtle" onClick={() => setAsUsual(!asUsual)}>{asUsual ? busy.variant.name : 'Do it as usual'}</Button>
    </p>
  );
  return children({ busy: asUsual ? null : busy, note });
}
