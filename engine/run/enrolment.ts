import { isTouch, touchChannels, type Blueprint, type BlueprintId, type Channel, type Condition, type Fields } from '#engine/blueprint';
import type { Refusal } from '#engine/journal';
import { evaluateCondition } from '#engine/gates';

/** What enrolling must look at beside the drawing: the record, its runs, and whether new ones are held. */
export interface Enrolling {
  readonly blueprint: BlueprintId;
  readonly document: Pick<Blueprint, 'recordType' | 'enrolment' | 'activities'>;
  /** New records are held until the blueprint goes on. */
  readonly paused: boolean;
  readonly record: { readonly type: string; readonly fields: Fields };
  readonly runs: readonly { readonly id: string; readonly blueprint: BlueprintId; readonly status: 'running' | 'ended' | 'exited' }[];
  /** What the saved view of the enrolment rule shows; null when there is none, or of another kind of record. */
  readonly view: Condition | null;
}

/**
 * Says why a record may not start this blueprint now, or null. Asked in this order: the customer's own wish (S26),
 * whether the blueprint is held, the kind of record, the enrolment rules (S116), the record's former runs (rule R130).
 */
export function mayEnrol(enrolling: Enrolling): Refusal | null {
  const { document, record, blueprint } = enrolling;
  if (optedOutOfEverything(record.fields) && Object.values(document.activities).some((activity) => isTouch(activity.channel))) return { type: 'optedOut', channel: 'all' };
  if (enrolling.paused) return { type: 'held' };
  if (document.recordType !== record.type) return { type: 'wrongRecordType', wanted: document.recordType, seen: record.type };
  return rulesRefusal(enrolling) ?? reentryRefusal(enrolling, blueprint);
}

/** The customer may be reached by no way at all. */
export function optedOutOfEverything(fields: Fields): boolean {
  return touchChannels.every((channel) => optedOutOf(fields, channel));
}

/** The customer may not be reached by this channel (S26). What is no touch needs nobody's leave. */
export function optedOutOf({ doNotContact, doNotContactChannels }: Fields, channel: Channel): boolean {
  return isTouch(channel) && (doNotContact === true || (Array.isArray(doNotContactChannels) && doNotContactChannels.includes(channel)));
}

function rulesRefusal({ document, record, view }: Enrolling): Refusal | null {
  const { when, unless, exitWhen } = document.enrolment;
  if (when.type === 'condition' && !evaluateCondition(when.condition, record.fields)) return { type: 'notEnrollable', why: 'condition' };
  if (when.type === 'view' && (view === null || !evaluateCondition(view, record.fields))) return { type: 'notEnrollable', why: 'view' };
  if (unless !== undefined && evaluateCondition(unless, record.fields)) return { type: 'notEnrollable', why: 'unless' };
  return exitWhen !== undefined && evaluateCondition(exitWhen, record.fields) ? { type: 'notEnrollable', why: 'exitWhen' } : null;
}

function reentryRefusal({ document, runs }: Enrolling, blueprint: BlueprintId): Refusal | null {
  const former = runs.filter((run) => run.blueprint === blueprint);
  const running = former.find((run) => run.status === 'running');
  const { reentry } = document.enrolment;
  if (running !== undefined && reentry !== 'always') return { type: 'alreadyRunning', run: running.id };
  return former.length > 0 && reentry === 'never' ? { type: 'reentryForbidden' } : null;
}

/**
 * Says whether a record that was just made or changed starts the blueprint by itself: it fulfils the rule now, is not
 * in it already, and either never was or did not fulfil it before (`before`: the fields it had, null for a new record),
 * so that whoever came out of it is not sent round again by any change (rule R131).
 */
export function enrolsByItself(enrolling: Enrolling, before: Fields | null): boolean {
  const { document, runs, blueprint, record } = enrolling;
  if (document.enrolment.when.type === 'manual' || mayEnrol(enrolling) !== null) return false;
  const former = runs.filter((run) => run.blueprint === blueprint);
  if (former.some((run) => run.status === 'running')) return false;
  return former.length === 0 || before === null || rulesRefusal({ ...enrolling, record: { ...record, fields: before } }) !== null;
}

/** A running record fulfils the rule by which it leaves by itself (rule R132). */
export function leavesByItself(document: Pick<Blueprint, 'enrolment'>, fields: Fields): boolean {
  const { exitWhen } = document.enrolment;
  return exitWhen !== undefined && evaluateCondition(exitWhen, fields);
}

/** Puts records into the order in which they are taken in: the highest value of the field first, those without one last (S60; rule R134). */
export function ranked<Item extends { readonly fields: Fields }>(records: readonly Item[], rankBy: string | undefined): readonly Item[] {
  if (rankBy === undefined) return records;
  return records.toSorted((a, b) => compareRanks(rankOf(a.fields, rankBy), rankOf(b.fields, rankBy)));
}

/** Texts are compared as texts, so that ISO dates are ranked by day. */
function compareRanks(a: number | string | null, b: number | string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return b - a;
  return String(a) < String(b) ? 1 : String(a) > String(b) ? -1 : 0;
}

function rankOf(fields: Fields, rankBy: string): number | string | null {
  const value = Object.hasOwn(fields, rankBy) ? fields[rankBy] : null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? value : null;
}
