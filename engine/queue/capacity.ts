import { minute, type Instant } from '#engine/kernel';
import { channels, type Channel } from '#engine/blueprint';
import { minutesBetween } from './hours.ts';
import type { QueueItem } from './item.ts';

/** How long one activity of each kind usually takes, in minutes. */
export type MinutesByChannel = Readonly<Record<Channel, number>>;

/** What one counts with until somebody says otherwise. */
export const usualMinutes: MinutesByChannel = {
  call: 8, email: 5, social: 5, meeting: 30, directMail: 10, voicemail: 2,
  checklist: 10, form: 5, approval: 5, document: 15, handOver: 5, task: 10,
};

/** How the work of a day fits into what is left of it (S117). Everything in minutes. */
export interface Capacity {
  readonly planned: number;
  /** From now, or from the beginning of a day that is still to come, until its end. */
  readonly left: number;
  /** What is left beside the plan; below nothing when there is more work than day. */
  readonly free: number;
  /** Kinds of work in the order people know, those without any left out. */
  readonly byChannel: readonly { readonly channel: Channel; readonly count: number; readonly minutes: number }[];
}

/** Adds up what a day's lines take, kind by kind, beside what is left of the day (S117; rule Q15). */
export function capacity(items: readonly Pick<QueueItem, 'channel'>[], { now, from, until, minutes }: { readonly now: Instant; readonly from: Instant; readonly until: Instant; readonly minutes: MinutesByChannel }): Capacity {
  const counts = new Map<Channel, number>();
  for (const { channel } of items) counts.set(channel ?? 'task', (counts.get(channel ?? 'task') ?? 0) + 1);
  const byChannel = channels.flatMap((channel) => {
    const count = counts.get(channel) ?? 0;
    return count === 0 ? [] : [{ channel, count, minutes: count * minutes[channel] }];
  });
  const planned = byChannel.reduce((sum, one) => sum + one.minutes, 0);
  const begin = Math.max(now, from);
  const left = until <= begin ? 0 : minutesBetween(begin, until - (until % minute));
  return { planned, left, free: left - planned, byChannel };
}
