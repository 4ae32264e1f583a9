import { startOfDay } from '#engine/calendar';
import { day } from '#engine/kernel';
import type { HoursNow, QueueReason } from '#engine/queue';
import { formatAgo, formatClock, formatCount, formatDay, formatLate, formatMoment, formatNumber, formatShare, formatSpan } from '../../ui/index.ts';

/** What the words about a line are told with. */
export interface Told {
  readonly now: number;
  /** The zone of the person at work. */
  readonly zone: string;
}

/** A zone's town, as people say it: "Europe/Helsinki" is Helsinki. */
export function townOf(zone: string): string {
  return zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
}

/** "Tomorrow 09:00" within a sentence; weekdays keep their capital. */
export function midSentence(moment: string): string {
  return /^(Today|Tomorrow|Yesterday)/.test(moment) ? moment.charAt(0).toLowerCase() + moment.slice(1) : moment;
}

/** "in Helsinki", only where the clock there says something else than here. */
export function elsewhere(at: number, recordZone: string | undefined, zone: string): string {
  return recordZone === undefined || formatClock(at, recordZone) === formatClock(at, zone) ? '' : ` in ${townOf(recordZone)}`;
}

/** When a line may be worked on, in the record's own time (S50): "now to 16:00 in Helsinki". */
export function windowWords(hours: HoursNow, due: number, recordZone: string | undefined, told: Told): string {
  const zone = recordZone ?? told.zone;
  switch (hours.state) {
    case 'none':
      return formatMoment(due, { zone: told.zone, now: told.now });
    case 'best':
    case 'open':
      return due > told.now && due < hours.until
        ? `${formatClock(due, zone)} to ${formatClock(hours.until, zone)}${elsewhere(told.now, zone, told.zone)}`
        : `now to ${formatClock(hours.until, zone)}${elsewhere(told.now, zone, told.zone)}`;
    case 'closed': {
      const from = Math.max(hours.from, due < hours.until ? due : 0);
      const sameDay = formatDay(from, zone) === formatDay(told.now, zone);
      return sameDay ? `${formatClock(from, zone)} to ${formatClock(hours.until, zone)}${elsewhere(told.now, zone, told.zone)}` : `${formatMoment(from, { zone, now: told.now })}${elsewhere(told.now, zone, told.zone)}`;
    }
  }
}

/** Due today, and its hours are closed: nobody is late who may not call. */
export function isWaiting({ due, hours }: { readonly due: { readonly at: number }; readonly hours: HoursNow }, { now, zone }: Told): boolean {
  return hours.state === 'closed' && due.at <= now && due.at >= startOfDay(now, zone);
}

/** A reason in a few words, for the line itself. */
export function reasonShort(reason: QueueReason, { now, zone }: Told): string {
  switch (reason.kind) {
    case 'limit':
      return reason.passed ? 'Time limit is over' : `Time limit ${midSentence(formatMoment(reason.at, { zone, now }))}`;
    case 'hours':
      return reason.hours.state === 'closed' ? `Opens ${midSentence(formatMoment(reason.hours.from, { zone: reason.zone, now }))}` : reason.hours.until - now <= 2 * 3_600_000 ? `${reason.hours.state === 'best' ? 'Best hour' : 'Window'} ends in ${formatSpan(reason.hours.until - now)}` : reason.hours.state === 'best' ? 'Best hour now' : 'Window open';
    case 'signal':
      return `Customer wrote or acted ${formatAgo(reason.at, now)}`;
    case 'required':
      return 'Moves the stage on';
    case 'promised':
      return 'Put off to now';
    case 'late':
      return formatLate(now - reason.by, now);
    case 'gap':
      return 'Silent for too long';
    case 'value':
      return reason.below >= 0.75 ? 'Top quarter by value' : 'Upper half by value';
    case 'age':
      return `${formatCount(Math.floor((now - reason.since) / day), 'day')} in this stage`;
  }
}

/** A reason's name in the list of reasons. */
export function reasonTitle(reason: QueueReason, told: Told): string {
  switch (reason.kind) {
    case 'hours':
      return reason.hours.state === 'best' ? `Best hour in ${townOf(reason.zone)}` : reason.hours.state === 'open' ? `Window open in ${townOf(reason.zone)}` : `Outside its hours in ${townOf(reason.zone)}`;
    case 'limit':
      return reason.passed ? 'Time limit is over' : 'Time limit comes near';
    case 'signal':
      return `Sign of life ${formatAgo(reason.at, told.now)}`;
    case 'promised':
      return 'Put off to this moment';
    case 'late':
      return reason.by < day ? 'Late' : 'Overdue';
    case 'gap':
      return 'Gap longer than wanted';
    case 'value':
      return `Worth ${formatNumber(reason.value)}`;
    case 'age':
      return 'Long in this stage';
    case 'required':
      return reasonShort(reason, told);
  }
}

/** What was seen for a reason. */
export function reasonDetail(reason: QueueReason, { now, zone }: Told): string {
  switch (reason.kind) {
    case 'limit':
      return reason.passed ? `since ${midSentence(formatMoment(reason.at, { zone, now }))}` : `${midSentence(formatMoment(reason.at, { zone, now }))}, in ${formatSpan(reason.at - now)}`;
    case 'hours':
      return reason.hours.state === 'closed' ? `opens ${midSentence(formatMoment(reason.hours.from, { zone: reason.zone, now }))} there` : `until ${formatClock(reason.hours.until, reason.zone)} there, ends in ${formatSpan(reason.hours.until - now)}`;
    case 'signal':
      return 'the customer did something: see the last entries';
    case 'required':
      return 'the gate of the stage waits for it';
    case 'promised':
      return `it was due ${midSentence(formatMoment(reason.from, { zone, now }))}`;
    case 'late':
      return `due ${midSentence(formatMoment(now - reason.by, { zone, now }))}`;
    case 'gap':
      return reason.last === null ? 'no touch for longer than the rhythm wants' : `last touch ${formatAgo(reason.last, now)}`;
    case 'value':
      return `more than ${formatShare(reason.below)} of your list`;
    case 'age':
      return `since ${midSentence(formatMoment(reason.since, { zone, now }))}`;
  }
}
