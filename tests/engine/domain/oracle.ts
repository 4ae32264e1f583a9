import type { Instant } from '#engine/kernel';
import type { Activity, Blueprint, Clause, Comparison, Condition, FieldValue, Gate, Outcome, Stage, Wait } from '#engine/blueprint';
import { civilDate, civilTime, defaultCalendar, dueAt, endOfDay, weekday } from '#engine/calendar';
import type { DoneActivity, Entry, OtherRun } from '#engine/journal';

/** All the oracle may look at: the drawing, the journal, the moment, and who asks. */
export interface Asked {
  readonly document: Blueprint;
  /** The whole journal of the record, refused entries too. */
  readonly entries: readonly Entry[];
  readonly run: string;
  readonly at: Instant;
  readonly person: { readonly id: string; readonly roles: readonly string[] };
  /** What is known of other runs, as the authority would look it up. */
  readonly otherRuns: readonly OtherRun[];
  /** When a moment that fired late was due: it counts from there. By entry; other entries count from their own time. */
  readonly moments: ReadonlyMap<string, Instant>;
}

/**
 * For every outcome of the present stage: is its gate open? Everything is counted afresh from the journal. Null where
 * the domain does not say: when a recurring activity is "done" (rules R107 to R109 do; time-and-rhythm.test.ts holds them).
 */
export function openGates(asked: Asked): Readonly<Record<string, boolean | null>> {
  const stage = asked.document.stages[standing(asked).stage];
  if (stage === undefined) throw new Error('the record stands in no stage of its drawing');
  const recurs = activitiesOf(stage).some((id) => asked.document.activities[id]?.repeat !== undefined);
  return Object.fromEntries(
    Object.values(asked.document.outcomes)
      .filter((outcome) => leadsOutOf(outcome, stage))
      .map((outcome) => {
        const gates = gatesOf(asked, stage, outcome);
        return [outcome.id, recurs && gates.some(wantsRequired) ? null : gates.every((gate) => isMet(asked, gate))];
      }),
  );
}

function wantsRequired(gate: Gate): boolean {
  if (gate.type === 'all' || gate.type === 'any') return gate.of.some(wantsRequired);
  return gate.type === 'not' ? wantsRequired(gate.of) : gate.type === 'requiredActivities';
}

function activitiesOf(stage: Stage): readonly string[] {
  return [...stage.activities, ...Object.values(stage.lanes ?? {}).flatMap((lane) => lane.activities)];
}

/** "All stages" are all but ends and decisions, which have rules of their own, and the one it leads to (rule B30). */
function leadsOutOf({ from, to }: Outcome, { id, kind }: Stage): boolean {
  if (to === null) return false;
  if (from.type === 'stage') return from.stage === id;
  return from.type === 'stages' ? from.stages.includes(id) : kind !== 'end' && kind !== 'decision' && to !== id;
}

/**
 * Every stage has the implicit clause "all required activities done"; an outcome may replace it. What a stage's own gate
 * does beside it the domain does not say: rule R20 asks both. Beyond its limit an outcome is its stand-in (rule R23).
 */
function gatesOf(asked: Asked, stage: Stage, drawn: Outcome): readonly Gate[] {
  const other = isUsedUp(asked, drawn) ? asked.document.outcomes[drawn.limit?.then ?? ''] : undefined;
  const standIn = other !== undefined && leadsOutOf(other, stage) ? other : undefined;
  const outcome = standIn ?? drawn;
  return [outcome.gate ?? { type: 'requiredActivities' }, ...(stage.gate === undefined ? [] : [stage.gate])];
}

/** At most so often in the run, or in a row without the record standing elsewhere. */
function isUsedUp(asked: Asked, { id, limit }: Outcome): boolean {
  if (limit === undefined) return false;
  const moves = ofRun(asked).flatMap(({ changes }) => changes?.moves ?? []);
  const elsewhere = moves.findLastIndex(({ from, to }) => from !== to);
  const taken = (limit.window === 'run' ? moves : moves.slice(elsewhere + 1)).filter(({ outcome }) => outcome === id);
  return taken.length >= limit.times;
}

function isMet(asked: Asked, gate: Gate): boolean {
  switch (gate.type) {
    case 'all':
      return gate.of.every((part) => isMet(asked, part));
    case 'any':
      return gate.of.some((part) => isMet(asked, part));
    case 'not':
      return !isMet(asked, gate.of);
    default:
      return isClauseMet(asked, gate);
  }
}

function isClauseMet(asked: Asked, clause: Clause): boolean {
  switch (clause.type) {
    case 'requiredActivities':
      return areRequiredDone(asked);
    case 'count':
      return isCounted(asked, clause);
    case 'field':
    case 'validation':
      return holds(clause.condition, recordNow(asked).fields);
    case 'checklist':
      return isTicked(asked, clause.activity);
    case 'approval':
      return isApproved(asked, clause);
    case 'minimumTime':
      return isTimeUp(asked, clause.wait);
    case 'otherRun':
      return asked.otherRuns.some(
        (other) =>
          other.blueprint === clause.blueprint && other.on === clause.on &&
          (clause.reached === undefined || other.reached.some(({ stage }) => stage === clause.reached)) &&
          (clause.ended === undefined || other.ended?.result === clause.ended),
      );
    case 'rhythm':
      return isWelcomeNow(asked);
    case 'role':
      return asked.person.roles.includes(clause.role);
  }
}

// --- Reading the journal -------------------------------------------------------------------------------------------

/** What counts: accepted entries, without those that were taken back. */
function counted(entries: readonly Entry[]): readonly Entry[] {
  const accepted = entries.filter(({ ok }) => ok);
  const takenBack = accepted.flatMap(({ intent }) => (intent.type === 'undo' ? [intent.entry] : []));
  return accepted.filter(({ id, intent }) => intent.type !== 'undo' && !takenBack.includes(id));
}

function ofRun({ entries, run }: Asked): readonly Entry[] {
  return counted(entries).filter((entry) => entry.run === run);
}

/** Where the run stands and since when; a move to another version may carry the time on or restart it (domain section 7). */
function standing(asked: Asked): { readonly stage: string; readonly visit: number; readonly since: Instant } {
  const own = ofRun(asked);
  const arrival = own.findLast(({ changes }) => (changes?.moves.length ?? 0) > 0);
  const counts = own.findLast(({ intent, changes }) => (intent.type === 'migrate' ? intent.timers === 'restart' || (changes?.moves.length ?? 0) > 1 : (changes?.moves.length ?? 0) > 0));
  const stage = arrival?.stages[0];
  if (arrival === undefined || counts === undefined || stage === undefined) throw new Error('the run was never enrolled');
  return { stage, visit: arrival.visit, since: asked.moments.get(counts.id) ?? counts.at };
}

/** The record as all accepted entries of all its runs have left it. */
function recordNow({ entries }: Asked): { readonly owner: string | null; readonly zone: string; readonly fields: Readonly<Record<string, FieldValue>> } {
  let owner: string | null = null;
  let zone = 'UTC';
  const fields: Record<string, FieldValue> = {};
  for (const { ok, intent, changes } of entries) {
    if (!ok) continue;
    if (intent.type === 'enrol') {
      ({ owner, zone } = intent.record);
      Object.assign(fields, intent.record.fields);
    }
    Object.assign(fields, changes?.fields);
    if (changes?.owner !== undefined) owner = changes.owner;
  }
  return { owner, zone, fields };
}

/** Done over all runs of the record, oldest first; a skip is no entry here. */
function doneOf({ entries }: Asked): readonly DoneActivity[] {
  return counted(entries).flatMap(({ changes }) => changes?.done ?? []);
}

/** Entries made during the present stay: those after the one that began it. */
function ofVisit(asked: Asked): readonly Entry[] {
  const own = ofRun(asked);
  return own.slice(own.findLastIndex(({ changes }) => (changes?.moves.length ?? 0) > 0) + 1);
}

// --- Clauses -------------------------------------------------------------------------------------------------------

function isCounted(asked: Asked, { compare, times, of, within }: Extract<Clause, { type: 'count' }>): boolean {
  const { visit } = standing(asked);
  const { owner, zone } = recordNow(asked);
  const inTime = (one: DoneActivity): boolean => {
    if (within.type === 'record') return true;
    if (within.type === 'days') return daysBetween(civilDate(one.at, zone), civilDate(asked.at, zone)) < within.days;
    return one.run === asked.run && (within.type === 'run' || one.visit === visit);
  };
  const seen = doneOf(asked).filter(
    (one) =>
      inTime(one) &&
      (of.activity === undefined || one.activity === of.activity) &&
      (of.channel === undefined || one.channel === of.channel) &&
      (of.result === undefined || one.result === of.result) &&
      (of.person === undefined || one.by === (of.person === 'owner' ? owner : of.person)),
  ).length;
  return compare === 'atLeast' ? seen >= times : compare === 'atMost' ? seen <= times : seen === times;
}

function areRequiredDone(asked: Asked): boolean {
  const stage = asked.document.stages[standing(asked).stage];
  if (stage === undefined) return true;
  const done = (activities: readonly string[]): boolean => activities.every((activity) => isDoneOrNotRequired(asked, activity));
  if (!done(stage.activities)) return false;
  if (stage.kind !== 'parallel') return true;
  const lanes = Object.values(stage.lanes ?? {});
  return lanes.filter((lane) => done(lane.activities)).length >= Math.min(stage.join ?? lanes.length, lanes.length);
}

function isDoneOrNotRequired(asked: Asked, id: string): boolean {
  const activity = asked.document.activities[id];
  if (activity === undefined || !isRequired(asked, activity)) return true;
  const { visit } = standing(asked);
  const done = doneOf(asked).filter((one) => one.run === asked.run && one.visit === visit && one.activity === id && !isRefusal(asked, one));
  return done.length >= activity.attempts.min || done.some(({ inbound }) => inbound === true);
}

/** What was rejected or returned has ended, but is neither approved nor handed over. */
function isRefusal({ document, entries }: Asked, { entry, activity }: DoneActivity): boolean {
  const { approval, handOver } = document.activities[activity] ?? {};
  return (approval !== undefined || handOver !== undefined) && entries.some(({ id, intent }) => id === entry && (intent.type === 'reject' || intent.type === 'return'));
}

function isRequired(asked: Asked, { id, when, required }: Activity): boolean {
  const { fields } = recordNow(asked);
  if (when !== undefined && !holds(when, fields)) return false;
  if (ofVisit(asked).some(({ changes }) => changes?.cancelled?.includes(id) === true)) return false;
  return required === 'always' || (required !== 'never' && holds(required, fields));
}

/** A checklist that is named and not here cannot be complete (the domain is silent: rule G10). */
function isTicked(asked: Asked, only: string | undefined): boolean {
  const stage = asked.document.stages[standing(asked).stage];
  const here = stage === undefined ? [] : activitiesOf(stage);
  const itemsOf = (id: string): readonly string[] => Object.keys(asked.document.activities[id]?.checklist ?? {});
  const wanted = here.filter((id) => (only === undefined || id === only) && itemsOf(id).length > 0);
  return (only === undefined || wanted.length > 0) && wanted.every((id) => itemsOf(id).every((item) => ticksOf(asked, id).includes(item)));
}

/** The latest word on the ticks of an activity in this stay; finishing it may tick what is left. */
function ticksOf(asked: Asked, activity: string): readonly string[] {
  let ticked: readonly string[] = [];
  for (const { intent } of ofVisit(asked)) {
    if (intent.type === 'tick' && intent.activity === activity) ticked = intent.ticked;
    if (intent.type === 'complete' && intent.activity === activity) ticked = [...ticked, ...intent.ticked];
  }
  return ticked;
}

/** By role, levels and quorum; nobody approves their own work; a rejection holds until somebody asks again. */
function isApproved(asked: Asked, { role, levels, quorum }: Extract<Clause, { type: 'approval' }>): boolean {
  const here = ofVisit(asked);
  const asking = here.findLastIndex(({ intent }) => intent.type === 'requestApproval' && intent.role === role);
  const request = here[asking];
  const whose = request?.by ?? recordNow(asked).owner;
  const answers = here.slice(asking + 1);
  if (answers.some(({ intent }) => intent.type === 'reject' && intent.role === role)) return false;
  const agreed = answers.flatMap(({ by, intent }) => (intent.type === 'approve' && intent.role === role && by !== whose && intent.onBehalfOf !== whose ? [intent.onBehalfOf ?? by] : []));
  return new Set(agreed).size >= levels * quorum;
}

/** "Pause and resume shift what is due": a minimum time counts as if the stay had begun so much later (rule R111). */
function isTimeUp(asked: Asked, wait: Wait): boolean {
  const { since } = standing(asked);
  return asked.at >= dueAt(since + restSince(asked, since), wait, defaultCalendar(recordNow(asked).zone));
}

/** How long the run was at rest since then: all moments shift by it. At rest the clock does nothing but end the rest. */
function restSince(asked: Asked, since: Instant): number {
  let rest = 0;
  let from: Instant | null = null;
  for (const { id, at, intent } of ofRun(asked)) {
    const moment = asked.moments.get(id) ?? at;
    if (intent.type === 'pause') from = moment;
    else if (from !== null && (intent.type === 'resume' || intent.type === 'due')) {
      rest += Math.max(0, moment - Math.max(from, since));
      from = null;
    }
  }
  return rest;
}

/** The rhythm of domain.md section 5 at this very moment, in the record's own zone. */
function isWelcomeNow(asked: Asked): boolean {
  const { rhythm } = asked.document;
  const { zone } = recordNow(asked);
  const today = civilDate(asked.at, zone);
  const time = civilTime(asked.at, zone);
  const touches = doneOf(asked).filter((one) => one.inbound !== true && ['call', 'email', 'social', 'meeting', 'directMail', 'voicemail'].includes(one.channel) && one.at <= asked.at);
  const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  const isAllowed = (at: Instant): boolean => rhythm.weekdays.some((name) => names.indexOf(name) + 1 === weekday(at, zone));
  if (!isAllowed(asked.at)) return false;
  if (rhythm.windows.length > 0 && !rhythm.windows.some(({ from, to }) => from <= time && time < to)) return false;
  const last = touches.map(({ at }) => at).toSorted((a, b) => a - b).at(-1);
  if (last !== undefined && civilDate(last, zone) !== today) {
    let allowedDays = 0;
    for (let at = endOfDay(last, zone); civilDate(at, zone) <= today; at = endOfDay(at, zone)) if (isAllowed(at)) allowedDays += 1;
    if (allowedDays < rhythm.gap.min) return false;
  }
  const bundles = new Set(touches.filter(({ at }) => civilDate(at, zone) === today).map(({ run }) => run));
  if (!bundles.has(asked.run) && bundles.size >= rhythm.bundlesPerDay) return false;
  return touches.filter(({ at }) => daysBetween(civilDate(at, zone), today) < 7).length < rhythm.touchesPer7Days;
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

// --- Conditions ----------------------------------------------------------------------------------------------------

/** Conditions are data; patterns only by contains, starts with, equals, in list. How values compare the domain leaves open: rules G20 to G24. */
export function holds(condition: Condition, fields: Readonly<Record<string, FieldValue>>): boolean {
  switch (condition.type) {
    case 'and':
      return condition.of.every((part) => holds(part, fields));
    case 'or':
      return condition.of.some((part) => holds(part, fields));
    case 'not':
      return !holds(condition.of, fields);
    case 'compare':
      return compares(condition, fields[condition.field] ?? null);
  }
}

function compares({ operator, value = null }: Comparison, seen: FieldValue): boolean {
  const empty = isEmptyValue(seen);
  const list = (some: FieldValue): readonly FieldValue[] => (Array.isArray(some) ? some : [some as FieldValue]);
  switch (operator) {
    case 'isEmpty':
      return empty;
    case 'isNotEmpty':
      return !empty;
    case 'equals':
      return isSame(seen, value);
    case 'notEquals':
      return !isSame(seen, value);
    case 'in':
      return list(seen).some((one) => list(value).some((other) => isSame(one, other)));
    case 'notIn':
      return !list(seen).some((one) => list(value).some((other) => isSame(one, other)));
    case 'contains':
      return Array.isArray(seen) ? !isEmptyValue(value) && list(value).every((other) => seen.some((one) => isSame(one, other))) : !empty && plain(seen).includes(plain(value));
    case 'startsWith':
      return !empty && plain(seen).startsWith(plain(value));
    default: {
      const [left, right] = [asNumber(seen), asNumber(value)];
      if (left === null || right === null) return false;
      return operator === 'lessThan' ? left < right : operator === 'atMost' ? left <= right : operator === 'moreThan' ? left > right : left >= right;
    }
  }
}

function isEmptyValue(value: FieldValue): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function plain(value: FieldValue): string {
  return String(value).trim().toLowerCase();
}

function isSame(left: FieldValue, right: FieldValue): boolean {
  if (isEmptyValue(left) || isEmptyValue(right)) return isEmptyValue(left) && isEmptyValue(right);
  if (Array.isArray(left) || Array.isArray(right)) return JSON.stringify(left) === JSON.stringify(right);
  if (typeof left !== typeof right) return asNumber(left) !== null && asNumber(left) === asNumber(right);
  return plain(left) === plain(right);
}

function asNumber(value: FieldValue): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : null;
}
