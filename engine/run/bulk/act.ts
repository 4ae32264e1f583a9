import { inOrder, type Instant } from '#engine/kernel';
import type { Intent } from '#engine/journal';
import { evaluateCondition } from '#engine/gates';
import { variantRefusal } from '../choose-content.ts';
import { formRefusal } from '../form.ts';
import type { Asking, BulkRecord } from './bulk-record.ts';
import { bump } from './counters.ts';
import { dueMoment, isOptedOut } from './moments.ts';
import { isOpen, verdictBy } from './gate-plan.ts';
import { isSpent } from './limit.ts';
import type { ActivityPlan, Plan, StagePlan, WayPlan } from './plan.ts';
import { afterEntry } from './clause-plan.ts';
import { hasFields, settle, take, wake, writeFields } from './walk-on.ts';

type IntentOf<Type extends Intent['type']> = Extract<Intent, { type: Type }>;

/** Does an activity, when everything it asks for is there. Answers whether it did, like every function here. */
export function complete(plan: Plan, record: BulkRecord, stage: StagePlan, intent: IntentOf<'complete'>, asking: Asking): boolean {
  const activity = stage.activityOf[intent.activity];
  if (activity === undefined || !mayBeDone(record, activity, asking)) return false;
  const { result } = intent;
  if (result === null ? activity.results !== null : activity.results?.[result] !== true) return false;
  const ticked = activity.items.length === 0 ? null : union(record.ticked[intent.activity] ?? [], intent.ticked);
  if (ticked !== null && !activity.items.every((item) => ticked.includes(item))) return false;
  if (!givesEvidence(activity, intent.evidence) || variantRefusal(activity.activity, intent.variant) !== null) return false;
  const filled = hasFields(intent.fields);
  if (activity.form !== null && formRefusal(activity.form, filled ? { ...record.fields, ...intent.fields } : record.fields) !== null) return false;
  record.rev += 1;
  if (filled) writeFields(record, intent.fields);
  if (ticked !== null) record.ticked = { ...record.ticked, [intent.activity]: ticked };
  markDone(record, stage, activity, result, intent.template, asking);
  return settled(plan, record, stage, activity.wakes, filled, asking);
}

/** Keeps the ticks of a checklist that is not finished yet. */
export function tick(plan: Plan, record: BulkRecord, stage: StagePlan, intent: IntentOf<'tick'>, asking: Asking): boolean {
  const activity = stage.activityOf[intent.activity];
  if (activity === undefined || !mayBeDone(record, activity, asking)) return false;
  if (!intent.ticked.every((item) => activity.activity.checklist[item] !== undefined)) return false;
  record.rev += 1;
  if (activity.items.length > 0) record.ticked = { ...record.ticked, [intent.activity]: union([], intent.ticked) };
  return settled(plan, record, stage, [], false, asking);
}

/** Leaves an activity out. */
export function skip(plan: Plan, record: BulkRecord, stage: StagePlan, intent: IntentOf<'skip'>, asking: Asking): boolean {
  const activity = stage.activityOf[intent.activity];
  if (activity === undefined || intent.reason.trim() === '' || !isReached(record, activity, asking)) return false;
  record.rev += 1;
  markSkipped(record, activity, asking);
  return settled(plan, record, stage, activity.wakes, false, asking);
}

/** Takes an outcome by hand. */
export function choose(plan: Plan, record: BulkRecord, stage: StagePlan, intent: IntentOf<'choose'>, asking: Asking): boolean {
  const way = stage.wayOf[intent.outcome];
  if (way === undefined || !way.byHand) return false;
  const taken = beyondLimit(record, stage, way, asking);
  if (taken === null || (way.who !== null && !way.who(record, asking))) return false;
  const former = record.fields;
  // The gate and the form are asked with the answers in place.
  if (hasFields(intent.fields)) writeFields(record, intent.fields);
  const open = (verdictBy(taken.gate, record, asking) & 1) === 1 && (way.form === null || formRefusal(way.form, record.fields) === null) && givesReason(way, intent.reason);
  if (!open) {
    record.fields = former;
    return false;
  }
  record.rev += 1;
  take(plan, record, taken, asking);
  settle(plan, record, asking);
  return true;
}

/** Hears a signal; unheard it changes nothing but the run's number. */
export function signal(plan: Plan, record: BulkRecord, stage: StagePlan, intent: IntentOf<'signal'>, asking: Asking): boolean {
  const fields = { ...record.fields, ...intent.payload };
  let heard: WayPlan | null = null;
  for (const way of stage.ways) {
    const { trigger } = way.outcome;
    if (trigger.type !== 'signal' || trigger.signal !== intent.signal || way.hears === null || !way.hears(fields)) continue;
    const taken = beyondLimit(record, stage, way, asking);
    if (taken === null || !isOpen(taken.gate, record, asking)) continue;
    heard = taken;
    break;
  }
  record.rev += 1;
  if (heard !== null) take(plan, record, heard, asking);
  settle(plan, record, asking);
  return true;
}

/** Lets a moment come that was armed: never early, and a late one happens at its due time. */
export function due(plan: Plan, record: BulkRecord, stage: StagePlan, intent: IntentOf<'due'>, asking: Asking): boolean {
  const visit = `:${record.visit}`;
  if (!intent.due.endsWith(visit)) return false;
  const id = intent.due.slice(2, -visit.length);
  if (intent.due.startsWith('o:')) {
    const index = stage.timed.findIndex(({ outcome }) => outcome.id === id);
    const way = stage.timed[index];
    if (way === undefined || way.outcome.trigger.type !== 'elapsed' || record.timed[index] !== intent.armed || intent.armed === 0) return false;
    if (!comes(record, afterEntry(record, way.outcome.trigger.wait), asking)) return false;
    record.rev += 1;
    record.timed[index] = 0;
    return settled(plan, record, stage, [], false, asking);
  }
  const activity = intent.due.startsWith('a:') ? stage.activityOf[id] : undefined;
  if (activity === undefined || activity.activity.mode !== 'automatic' || record.armed[activity.place] !== intent.armed || intent.armed === 0) return false;
  if (!comes(record, dueMoment(record, activity), asking)) return false;
  record.rev += 1;
  record.armed[activity.place] = 0;
  completeByClock(record, stage, activity, asking);
  return settled(plan, record, stage, activity.wakes, false, asking);
}

/** From now on it is the due time, or the entry into the stage when that was later (trap E2). */
function comes(record: BulkRecord, at: Instant, asking: Asking): boolean {
  if (asking.at < at) return false;
  asking.at = Math.max(at, record.enteredAt);
  return true;
}

/** Lets automatic outcomes go off; where the record stayed, its dues are brought up to date. */
export function settled(plan: Plan, record: BulkRecord, stage: StagePlan, places: readonly number[], fieldsChanged: boolean, asking: Asking): true {
  if (settle(plan, record, asking)) return true;
  wake(record, stage, places, asking);
  if (fieldsChanged) wake(record, stage, stage.wakesOnFields, asking);
  return true;
}

/** It belongs to this record, everything before it has happened, and it may be tried again. */
function isReached(record: BulkRecord, { place, most, shown, after }: ActivityPlan, asking: Asking): boolean {
  return (shown === null || shown(record.fields)) && (after === null || after(record, asking)) && (record.here[place] ?? 0) < most;
}

function mayBeDone(record: BulkRecord, plan: ActivityPlan, asking: Asking): boolean {
  return isReached(record, plan, asking) && !(plan.touch && isOptedOut(record, plan.channel));
}

function givesEvidence({ evidence }: ActivityPlan, given: readonly { readonly kind: string }[]): boolean {
  if (evidence.length === 0) return true;
  return evidence.every((kind) => given.some((one) => one.kind === kind));
}

function givesReason({ needsReason, outcome: { reason } }: WayPlan, given: string | null): boolean {
  if (!needsReason || reason.type !== 'required') return true;
  return given !== null && given.trim() !== '' && (reason.choices.length === 0 || reason.choices.includes(given));
}

/** The way really taken: this one, its stand-in beyond the limit, or none. */
export function beyondLimit(record: BulkRecord, stage: StagePlan, way: WayPlan, asking: Asking): WayPlan | null {
  if (!isSpent(way, record, asking)) return way;
  const instead = way.standIn === null ? undefined : stage.wayOf[way.standIn];
  return instead === undefined || isSpent(instead, record, asking) ? null : instead;
}

function completeByClock(record: BulkRecord, stage: StagePlan, plan: ActivityPlan, asking: Asking): void {
  const { activity, items, form } = plan;
  const ticked = record.ticked[activity.id] ?? [];
  const able = mayBeDone(record, plan, asking) && items.every((item) => ticked.includes(item)) && activity.evidence.length === 0 && (form === null || formRefusal(form, record.fields) === null);
  if (!able) {
    markSkipped(record, plan, asking);
    return;
  }
  const { fields } = record;
  const template = inOrder(activity.content.templates).find(
    (one) => (one.useIf === undefined || evaluateCondition(one.useIf, fields)) && (one.neverIf === undefined || !evaluateCondition(one.neverIf, fields)),
  );
  const results = inOrder(activity.results);
  const result = results.find((one) => one.tone !== 'negative') ?? results[0];
  markDone(record, stage, plan, result?.key ?? null, template?.id ?? null, asking);
}

function markDone(record: BulkRecord, stage: StagePlan, { id: activity, channel, place, runBumps, visitBumps }: ActivityPlan, result: string | null, template: string | null, { made: { entry, by }, at }: Asking): void {
  const { here, owner, id, visit } = record;
  record.done.push({ entry, run: id, visit, stage: stage.id, activity, channel, result, template, by, at });
  here[place] = (here[place] ?? 0) + 1;
  record.last[place] = result;
  if (visitBumps.length > 0) bump(here, stage.places.length, visitBumps, result, by, owner);
  if (runBumps.length > 0) bump(record.counts, 0, runBumps, result, by, owner);
  if (record.skipped.length > 0) record.skipped = record.skipped.filter((one) => one.activity !== activity);
}

function markSkipped(record: BulkRecord, { activity }: ActivityPlan, { made: { entry } }: Asking): void {
  const others = record.skipped.filter((one) => one.activity !== activity.id);
  record.skipped = [...others, { activity: activity.id, entry, visit: record.visit }];
}

function union(before: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...before, ...more])];
}
