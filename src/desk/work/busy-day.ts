import type { Activity, Channel, Content } from '#engine/blueprint';
import { mindsLoad, variantUnderLoad } from '#engine/run';
import { pluralChannel } from '../../ui/index.ts';

/** How an activity is done while too much of its channel is due in a day, with the number that made it so (S114). */
export interface BusyDay {
  readonly variant: Content['variants'][string];
  readonly due: number;
}

/** The way of a busy day, when this day is one; null else. */
export function busyDayOf(activity: Activity | undefined, due: number | undefined): BusyDay | null {
  if (activity === undefined || due === undefined || !mindsLoad(activity)) return null;
  const variant = variantUnderLoad(activity, due);
  return variant === null ? null : { variant, due };
}

/** Why it is done another way today: "47 calls are due today, more than 40". */
export function busyWords({ variant, due }: BusyDay, channel: Channel): string {
  return `${due.toLocaleString('en-GB')} ${pluralChannel(channel)} are due today, more than ${variant.load ?? 0}`;
}
