import { addDays, atCivil, civilDate } from '#engine/calendar';
import type { Instant } from '#engine/kernel';
import type { Due } from '#engine/blueprint';
import type { Asking, BulkRecord } from './bulk-record.ts';
import { afterEntry, afterMoment } from './clause-plan.ts';
import type { ActivityPlan, StagePlan } from './plan.ts';

const noneUsed: BulkRecord['onceUsed'] = [];

/** Arms everything expected in a stage just entered. */
export function armAll(record: BulkRecord, stage: StagePlan, asking: Asking): void {
  const { places, timed } = stage;
  for (let index = 0; index < timed.length; index += 1) record.timed[index] = record.rev;
  record.onceArmed = stage.armsOnce ? record.rev : 0;
  record.onceUsed = noneUsed;
  for (let place = 0; place < places.length; place += 1) {
    const plan = places[place];
    if (plan === undefined) continue;
    record.armed[place] = 0;
    if (!plan.expectedOnEntry) rearm(record, plan, asking);
    else if (record.status === 'running' && !(plan.silenced && isOptedOut(record, plan.channel))) record.armed[place] = record.rev;
  }
}

/** Nothing is expected any more. */
export function disarmAll(record: BulkRecord, stage: StagePlan): void {
  record.armed.fill(0, 0, stage.places.length);
  record.timed.fill(0, 0, stage.timed.length);
  record.onceArmed = 0;
}

/**
 * Brings the due of one activity up to date. A moment that did not change keeps the rev that armed it (trap E3); one that
 * came, went or moved carries the present rev.
 */
export function rearm(record: BulkRecord, plan: ActivityPlan, asking: Asking): void {
  const { place, activity, dueOnEntry } = plan;
  if (!isExpected(record, plan, asking)) {
    record.armed[place] = 0;
    return;
  }
  const armed = record.armed[place] ?? 0;
  if (dueOnEntry || activity.due.type === 'stageEntry') {
    if (armed === 0) record.armed[place] = record.rev;
    return;
  }
  const at = momentOf(record, activity.due);
  if (at === null) record.armed[place] = 0;
  else if (armed === 0 || record.dueAt[place] !== at) {
    record.armed[place] = record.rev;
    record.dueAt[place] = at;
    record.late[place] = activity.due.type === 'fieldDate' && at < asking.at;
  }
}

/** The moment at which an armed activity is due. One that follows from the entry into the stage is worked out when somebody asks. */
export function dueMoment(record: BulkRecord, { place, activity: { due } }: ActivityPlan): Instant {
  return due.type === 'stageEntry' ? afterEntry(record, due.wait) : (record.dueAt[place] ?? Number.NaN);
}

function isExpected(record: BulkRecord, { place, id, channel, least, shown, after, silenced }: ActivityPlan, asking: Asking): boolean {
  if (record.status !== 'running' || (record.here[place] ?? 0) >= least) return false;
  if (shown !== null && !shown(record.fields)) return false;
  if (isSkipped(record, id) || (after !== null && !after(record, asking))) return false;
  return !(silenced && isOptedOut(record, channel));
}

function isSkipped({ skipped, visit }: BulkRecord, activity: string): boolean {
  for (const one of skipped) if (one.activity === activity && one.visit === visit) return true;
  return false;
}

/** The customer asked not to be contacted, at all or by this channel (S26). */
export function isOptedOut({ fields }: BulkRecord, channel: string): boolean {
  if (fields.doNotContact === true) return true;
  const channels = fields.doNotContactChannels;
  return channels !== undefined && Array.isArray(channels) && channels.includes(channel);
}

function momentOf(record: BulkRecord, due: Exclude<Due, { type: 'stageEntry' }>): Instant | null {
  if (due.type === 'activity') {
    const last = record.done.findLast((one) => one.activity === due.activity);
    return last === undefined ? null : afterMoment(record, last.at, due.wait);
  }
  const day = dayOf(record, due.field);
  return day === null ? null : atCivil(addDays(day, due.days), due.at ?? '09:00', record.zone);
}

/** The civil day a date field names, read in the record's zone when it is an instant; null when it is empty or no date. */
function dayOf({ fields, zone }: BulkRecord, field: string): string | null {
  const value = fields[field];
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}(T.*(Z|[+-]\d{2}:\d{2}))?$/.test(value)) return null;
  const instant = Date.parse(value);
  if (Number.isNaN(instant)) return null;
  if (value.includes('T')) return civilDate(instant, zone);
  return new Date(instant).toISOString().startsWith(value) ? value : null;
}
