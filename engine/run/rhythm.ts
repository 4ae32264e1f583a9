import type { Instant } from '#engine/kernel';
import { judgeTouch, nextAllowed, type Allowed, type PastTouch, type TouchAnswer, type TouchHistory, type TouchRules } from '#engine/calendar';
import { isTouch, type Activity, type Channel, type Rhythm } from '#engine/blueprint';
import type { DoneActivity, DueMoment, Refusal } from '#engine/journal';
import type { Process } from '#engine/compile';
import { livingGrant } from './grants.ts';
import type { Run, TouchRhythm } from './run.ts';

/** The channels between which a customer may state a preference (S57, S58). */
const exchangeable: readonly Channel[] = ['call', 'email', 'social'];

/** By which channel an activity really goes: the drawn one, or the one the customer has stated once the drawing heeds that (S57, rule R104). */
export function channelOf(process: Process, run: Run, activity: Activity): Channel {
  if (process.version.document.rhythm.preferredChannel !== 'switch' || !exchangeable.includes(activity.channel)) return activity.channel;
  const stated = run.record.fields.preferredChannel;
  return exchangeable.find((channel) => channel === stated) ?? activity.channel;
}

/** Where the rhythm puts a moment that was asked for. */
export type Slid = Pick<DueMoment, 'at' | 'slidFrom' | 'snoozedFrom' | 'reasons' | 'late'>;

/**
 * The moment at which an activity asked for at `wanted` is expected under an enforced rhythm, and what moved it
 * (rules R100 to R102). Null for an automatic touch that no waiting allows: it waits until another touch changes that.
 */
export function inRhythm(process: Process, run: Run, activity: Activity, channel: Channel, wanted: Instant): Slid | null {
  const { rhythm } = process.version.document;
  if (rhythm.enforce === undefined) return { at: wanted };
  if (!isTouch(channel)) return activity.window === undefined || !rhythm.enforce.slide ? { at: wanted } : slidTo(nextAllowed(wanted, withHolidays(hoursOf(activity, activity.window), run), run.record.zone, untouched), wanted);
  const history = historyOf(run);
  if (activity.mode === 'manual') return byRules(rhythm.enforce.slide, rulesOf(rhythm, activity, run), run, history, wanted, wanted);
  const from = Math.max(wanted, run.notBefore?.[activity.id] ?? 0);
  const rules = rulesOf(rhythm, activity, run);
  const allowed = judgeTouch(from, rules, run.record.zone, history, { channel }).next;
  return allowed === null ? null : byRules(rhythm.enforce.slide, rules, run, history, rhythm.enforce.slide ? from : allowed, wanted);
}

/** The hard rule that forbids this touch now, with the next allowed moment; null when it may be done (S6, S65; rule R101). */
export function rhythmRefusal(process: Process, run: Run, activity: Activity, template: string | null, at: Instant): Refusal | null {
  const answer = judged(process, run, activity, template, at);
  return answer === null ? null : refusalIn(activity, answer);
}

/** What the rhythm says about a touch now, as a screen shows it; null where no rhythm is enforced or nobody is touched. */
export function touchRhythm(process: Process, run: Run, activity: Activity, at: Instant): TouchRhythm | null {
  const answer = judged(process, run, activity, null, at);
  if (answer === null) return null;
  const { against, best, late, pressure } = answer;
  return { refusal: refusalIn(activity, answer), against, best, late, pressure };
}

/**
 * For how long the clock must still wait with an automatic touch; null when it may be done now or no rhythm is enforced.
 * What is late is judged by the time it really happens: that is when the customer hears of us (rule R102).
 */
export function putOffUntil(process: Process, run: Run, activity: Activity, at: Instant): Instant | null {
  if (!isRhythmic(process, run, activity)) return null;
  const slid = inRhythm(process, { ...run, notBefore: { ...run.notBefore, [activity.id]: at } }, activity, channelOf(process, run, activity), at);
  return slid !== null && slid.at <= at ? null : (slid?.at ?? Number.POSITIVE_INFINITY);
}

/** A touch of the customer under a rhythm that is enforced. */
export function isRhythmic(process: Process, run: Run, activity: Activity): boolean {
  return process.version.document.rhythm.enforce !== undefined && isTouch(channelOf(process, run, activity));
}

/** Whether this record has not had the template yet, where that is a hard rule (S55). */
export function isFresh(process: Process, run: Run, template: string): boolean {
  return process.version.document.rhythm.enforce?.template !== true || !historyOf(run).touches.some((touch) => touch.template === template);
}

/** When this customer last had a template from us, in any run, and whether that bars it (S55). */
export interface TemplateUse {
  readonly at: Instant;
  readonly entry: string;
  /** A hard rule refuses it a second time, unless an override for the activity holds. */
  readonly barred: boolean;
}

/** The last use of a template for this record, or null when it was never used (rule R193). */
export function lastUseOf(process: Process, run: Run, activity: Activity, template: string, at: Instant): TemplateUse | null {
  const last = historyOf(run).touches.reduce<PastTouch | null>((latest, touch) => (touch.template === template && (latest === null || touch.at >= latest.at) ? touch : latest), null);
  if (last === null) return null;
  const entry = [...run.record.doneElsewhere, ...run.done].findLast((one) => one.template === template && one.at === last.at)?.entry ?? '';
  const barred = isRhythmic(process, run, activity) && !isFresh(process, run, template) && livingGrant(run, { type: 'activity', activity: activity.id }, at) === null;
  return { at: last.at, entry, barred };
}

function judged(process: Process, run: Run, activity: Activity, template: string | null, at: Instant): TouchAnswer | null {
  const { rhythm } = process.version.document;
  if (!isRhythmic(process, run, activity)) return null;
  return judgeTouch(at, rulesOf(rhythm, activity, run), run.record.zone, historyOf(run), { channel: channelOf(process, run, activity), template });
}

function refusalIn(activity: Activity, { refusals, next }: TouchAnswer): Refusal | null {
  const first = refusals[0];
  return first === undefined ? null : { type: 'rhythm', activity: activity.id, rule: first.rule, wanted: first.wanted, seen: first.seen, until: next };
}

function byRules(slide: boolean, rules: TouchRules, run: Run, history: TouchHistory, from: Instant, wanted: Instant): Slid {
  const { zone } = run.record;
  if (slide) return slidTo(nextAllowed(from, rules, zone, history), wanted);
  return slidTo({ at: from, reasons: [], late: judgeTouch(from, rules, zone, history, {}).late }, wanted);
}

function slidTo({ at, reasons, late }: Pick<Allowed, 'at' | 'reasons' | 'late'>, wanted: Instant): Slid {
  return { at, ...(at === wanted ? {} : { slidFrom: wanted, reasons }), ...(late ? { late } : {}) };
}

/**
 * The days and hours that speak for doing an activity: of a touch the rhythm's, within the activity's own; of other work
 * only its own. Null when it has none (S50). Without an activity (one that an effect made) the rhythm's alone.
 */
export function hoursFor(rhythm: Rhythm, activity: Activity | undefined, channel: Channel | null): TouchRules | null {
  if (channel !== null && isTouch(channel)) return activity === undefined ? rhythm : rulesFor(rhythm, activity);
  return activity?.window === undefined ? null : hoursOf(activity, activity.window);
}

const untouched: TouchHistory = { run: '', touches: [] };
const everyDay: Rhythm['weekdays'] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const rulesByActivity = new WeakMap<Activity, { readonly rhythm: Rhythm | null; readonly rules: TouchRules }>();

/** The rhythm with the activity's own hours: within both, or within its own where the two never meet (rule R100). */
function rulesFor(rhythm: Rhythm, activity: Activity): TouchRules {
  const { window } = activity;
  if (window === undefined) return rhythm;
  return remembered(activity, rhythm, () => {
    const both = rhythm.windows.map(({ from, to }) => ({ from: from > window.from ? from : window.from, to: to < window.to ? to : window.to })).filter(({ from, to }) => from < to);
    return { ...rhythm, windows: both.length > 0 ? both : [window] };
  });
}

/** The rules of an activity for this record: nobody is touched on a holiday of the workspace (rule R211). */
function rulesOf(rhythm: Rhythm, activity: Activity, run: Run): TouchRules {
  return withHolidays(rulesFor(rhythm, activity), run);
}

const rulesWithHolidays = new WeakMap<TouchRules, { readonly holidays: readonly string[]; readonly rules: TouchRules }>();

/** The rules with the holidays of the record's calendar; the same ones without any. */
export function withHolidays(rules: TouchRules, { record }: Pick<Run, 'record'>): TouchRules {
  const holidays = record.calendar?.holidays;
  if (holidays === undefined || holidays.length === 0) return rules;
  const known = rulesWithHolidays.get(rules);
  if (known?.holidays === holidays) return known.rules;
  const made: TouchRules = { ...rules, holidays };
  rulesWithHolidays.set(rules, { holidays, rules: made });
  return made;
}

/** Only the hours of the activity, for what touches nobody. */
function hoursOf(activity: Activity, window: NonNullable<Activity['window']>): TouchRules {
  return remembered(activity, null, () => ({ gap: { min: 0, max: 400 }, weekdays: everyDay, windows: [window], bundlesPerDay: 1, touchesPer7Days: 1 }));
}

/** Rules are asked for at every step; drawings are frozen, so that what was made for one serves for ever. */
function remembered(activity: Activity, rhythm: Rhythm | null, make: () => TouchRules): TouchRules {
  const known = rulesByActivity.get(activity);
  if (known !== undefined && known.rhythm === rhythm) return known.rules;
  const rules = make();
  rulesByActivity.set(activity, { rhythm, rules });
  return rules;
}

const historyByDone = new WeakMap<readonly DoneActivity[], { readonly elsewhere: readonly DoneActivity[]; readonly history: TouchHistory }>();

/** Every touch of ours the customer has had in any run; what a signal ended was the customer's own doing (rule R103). */
export function historyOf(run: Run): TouchHistory {
  const elsewhere = run.record.doneElsewhere;
  const known = historyByDone.get(run.done);
  if (known !== undefined && known.elsewhere === elsewhere && known.history.run === run.id) return known.history;
  const touches: readonly PastTouch[] = [...elsewhere, ...run.done].filter((one) => one.inbound !== true && isTouch(one.channel));
  const history: TouchHistory = { run: run.id, touches };
  historyByDone.set(run.done, { elsewhere, history });
  return history;
}
