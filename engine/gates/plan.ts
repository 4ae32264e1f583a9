import { canonicalJson, type Instant } from '#engine/kernel';
import { type ActivityId, type Channel, channels, clausesOf, type Fields, type Gate, type UserId } from '#engine/blueprint';
import type { DoneActivity, OtherRun } from '#engine/journal';
import { missingApprovals } from './approvals.ts';
import { checklistItems, type OtherRunClause } from './clause-met.ts';
import { stillCounts } from './counting.ts';
import { type Cap, type Demand, type Doing, type Drawn, fewestActivities, type Kind, kindOf } from './fewest-activities.ts';
import type { Approval, Facts, Fix, RequiredActivity } from './verdict.ts';
import type { Way } from './ways.ts';
import { fieldsToFill } from './witness.ts';

/** What to do, at which moment, so that one way is gone to its end. */
export interface Plan {
  /** When the gate opens. */
  readonly at: Instant;
  /** When the activities are done: before the wait or after it. */
  readonly doneAt: Instant;
  readonly does: readonly Doing[];
  readonly ticks: ReadonlyMap<ActivityId, readonly string[]>;
  readonly fills: Fields;
  /** Roles whose holders must take the outcome. */
  readonly takers: readonly string[];
  readonly approvals: readonly { readonly role: string; readonly level: number; readonly times: number }[];
  readonly otherRuns: readonly OtherRunClause[];
}

/** The cheapest plan for one way that opens at one moment and is worked off at another; null when there is none. */
export function planFor(way: Way, facts: Facts, at: Instant, doneAt: Instant): Plan | null {
  const fills = fieldsToFill(way.comparisons, facts.fields);
  if (fills === null) return null;
  const does = activitiesFor(way, facts, at, doneAt);
  if (does === null) return null;
  if (way.clauses.length === 0) return { at, doneAt, does, ticks: noTicks, fills, takers: [], approvals: [], otherRuns: [] };
  const ticks = new Map<ActivityId, readonly string[]>();
  const takers = new Set<string>();
  const approvals = new Map<string, { role: string; level: number; times: number }>();
  const otherRuns = new Map<string, OtherRunClause>();
  for (const clause of way.clauses) {
    if (clause.type === 'checklist') {
      const items = checklistItems(clause.activity, facts);
      if (items === null) return null;
      for (const { activity } of items) ticks.set(activity, openItems(activity, facts));
    } else if (clause.type === 'role') takers.add(clause.role);
    else if (clause.type === 'otherRun') otherRuns.set(canonicalJson(clause), clause);
    else if (clause.type === 'approval') {
      for (const [index, times] of missingApprovals(clause, facts).entries()) {
        const key = `${clause.role} ${index}`;
        if (times > (approvals.get(key)?.times ?? 0)) approvals.set(key, { role: clause.role, level: index + 1, times });
      }
    }
  }
  return { at, doneAt, does, ticks: new Map([...ticks].filter(([, items]) => items.length > 0)), fills, takers: [...takers].sort(), approvals: [...approvals.values()], otherRuns: [...otherRuns.values()] };
}

const noTicks: Plan['ticks'] = new Map();

/** How many single things a plan asks for; waiting is one. */
export function costOf(plan: Plan, now: Instant): number {
  const times = (of: readonly { readonly times: number }[]) => of.reduce((sum, one) => sum + one.times, 0);
  const ticked = [...plan.ticks.values()].reduce((sum, items) => sum + items.length, 0);
  return times(plan.does) + ticked + Object.keys(plan.fills).length + plan.takers.length + times(plan.approvals) + plan.otherRuns.length + (plan.at > now ? 1 : 0);
}

/** A plan as fixes, in the order in which to do them. */
export function fixesOf(plan: Plan, now: Instant): readonly Fix[] {
  const wait: readonly Fix[] = plan.at > now ? [{ type: 'wait', until: plan.at }] : [];
  const asked = new Map<string, number>();
  for (const { role, times } of plan.approvals) asked.set(role, (asked.get(role) ?? 0) + times);
  const work: readonly Fix[] = [
    ...plan.does.map(({ kind: { activity, channel, result, person }, times }): Fix => ({ type: 'do', activity, channel, result, times, ...(person === null ? {} : { person }) })),
    ...[...plan.ticks].map(([activity, items]): Fix => ({ type: 'tick', activity, items })),
    ...Object.keys(plan.fills).sort().map((field): Fix => ({ type: 'fill', field })),
    ...plan.takers.map((role): Fix => ({ type: 'ask', role, purpose: 'take' })),
    ...[...asked].map(([role, times]): Fix => ({ type: 'ask', role, purpose: 'approve', times })),
    ...plan.otherRuns.map(({ blueprint, on, reached, ended }): Fix => ({ type: 'otherRun', blueprint, on, reached: reached ?? null, ended: ended ?? null })),
  ];
  return plan.doneAt < plan.at ? [...work, ...wait] : [...wait, ...work];
}

/** The facts as they would be after the plan: by them the gate itself is asked whether the plan is right. */
export function factsAfter(plan: Plan, facts: Facts, gate: Gate): Facts {
  const { does, fills, ticks, takers, approvals, otherRuns } = plan;
  const { done, required, person } = facts;
  // Every way is tried on the gate: only what the plan touches is made anew.
  return {
    ...facts,
    fields: isBlank(fills) ? facts.fields : { ...facts.fields, ...fills },
    done: does.length === 0 ? done : [...done, ...doneByPlan(plan, facts, gate)],
    required: does.length === 0 ? required : required.map((one) => requiredAfter(one, does)),
    checklists: ticks.size === 0 ? facts.checklists : checklistsAfter(ticks, facts),
    person: takers.length === 0 ? person : { ...person, roles: [...person.roles, ...takers] },
    approvals: approvals.length === 0 ? facts.approvals : [...(facts.approvals ?? []), ...approvalsByPlan(plan)],
    otherRuns: otherRuns.length === 0 ? facts.otherRuns : [...(facts.otherRuns ?? []), ...otherRuns.map(otherRunWaitedFor)],
  };
}

function isBlank(fields: Fields): boolean {
  for (const _key in fields) return false;
  return true;
}

function checklistsAfter(ticks: Plan['ticks'], { checklists }: Facts): Facts['checklists'] {
  return Object.fromEntries(Object.entries(checklists).map(([activity, items]) => [activity, ticks.has(activity) ? items.map((item) => ({ ...item, ticked: true })) : items]));
}

function approvalsByPlan({ approvals, doneAt }: Plan): readonly Approval[] {
  return approvals.flatMap(({ role, level, times }) => Array.from({ length: times }, (_, index) => approvalBy(`${role} ${level} ${index}`, role, level, doneAt)));
}

function otherRunWaitedFor({ blueprint, on, reached, ended }: OtherRunClause): OtherRun {
  return {
    run: '', blueprint, on,
    reached: reached === undefined ? [] : [{ stage: reached, entry: '' }],
    ended: ended === undefined ? null : { result: ended, entry: '' },
  };
}

/** Of which kind something is that the gate leaves open matters only where it names kinds. */
function doneByPlan({ does, doneAt }: Plan, facts: Facts, gate: Gate): readonly DoneActivity[] {
  const neutral = does.some(({ kind }) => kind.channel === null) ? channelNotNamed(gate) : channels[0];
  return does.flatMap((doing) => doneBy(doing, doneAt, facts, neutral));
}

function activitiesFor(way: Way, facts: Facts, at: Instant, doneAt: Instant): readonly Doing[] | null {
  const demands: Demand[] = [];
  const caps: Cap[] = [];
  if (way.clauses.some(({ type }) => type === 'requiredActivities')) {
    for (const required of facts.required) {
      if (required.done) continue;
      const of = { ...anything, activity: required.activity, channel: required.channel };
      demands.push({ of, need: Math.max(1, required.wanted - required.attempts) });
      caps.push(...roomHere(of, facts));
    }
  }
  for (const { clause, least, most, seen } of way.counts) {
    const of = kindOf(clause.of, facts.owner);
    if (of === null || !stillCounts(clause, doneAt, at, facts.zone)) {
      if (least > seen) return null;
      continue;
    }
    demands.push({ of, need: least - seen });
    if (clause.within.type === 'visit' && least > seen) caps.push(...roomHere(of, facts));
    if (most !== Number.POSITIVE_INFINITY) caps.push({ of, room: most - seen });
  }
  for (const channel of facts.barred ?? []) caps.push({ of: { ...anything, channel }, room: 0 });
  return fewestActivities(demands, caps, drawnIn(facts));
}

const anything: Kind = { activity: null, channel: null, result: null, person: null };

/** No more of a kind than can still be done in this stay: attempts run out, and a reply makes a call needless (rule G36). */
function roomHere({ activity, channel }: Kind, { doable }: Facts): readonly Cap[] {
  if (doable === undefined) return [];
  const fitting = doable.filter((one) => (activity === null || one.activity === activity) && (channel === null || one.channel === channel));
  return [{ of: { ...anything, activity, channel }, room: fitting.reduce((sum, one) => sum + one.left, 0) }];
}

function drawnIn({ channels: known = {}, results = {}, required }: Facts): Drawn {
  return {
    channelOf: (activity) => known[activity] ?? required.find((one) => one.activity === activity)?.channel,
    results: endingsIn(results, known),
  };
}

type Endings = Drawn['results'];
type Known<Part extends 'channels' | 'results'> = NonNullable<Facts[Part]>;

/** How every activity of a drawing may end, remembered by the drawing's own tables: they are frozen, and every plan asks. */
const endingsByDrawing = new WeakMap<Known<'results'>, { readonly channels: Known<'channels'>; readonly endings: Endings }>();

function endingsIn(results: Known<'results'>, channels: Known<'channels'>): Endings {
  const remembered = endingsByDrawing.get(results);
  if (remembered !== undefined && remembered.channels === channels) return remembered.endings;
  const endings = Object.entries(results).flatMap(([activity, keys]) => {
    const channel = channels[activity];
    return channel === undefined ? [] : [{ activity, channel, results: keys }];
  });
  endingsByDrawing.set(results, { channels, endings });
  return endings;
}

function openItems(activity: ActivityId, facts: Facts): readonly string[] {
  return (facts.checklists[activity] ?? []).filter(({ ticked }) => !ticked).map(({ item }) => item);
}

function requiredAfter(required: RequiredActivity, does: readonly Doing[]): RequiredActivity {
  const times = does.reduce((sum, doing) => (doing.kind.activity === required.activity ? sum + doing.times : sum), 0);
  const attempts = required.attempts + times;
  return { ...required, attempts, done: required.done || (times > 0 && attempts >= required.wanted) };
}

function doneBy({ kind, times }: Doing, at: Instant, facts: Facts, neutral: Channel): readonly DoneActivity[] {
  const done: DoneActivity = {
    entry: '', run: facts.run, visit: facts.visit, stage: '', activity: kind.activity ?? '', channel: kind.channel ?? neutral,
    result: kind.result, template: null, by: kind.person ?? '', at,
  };
  return Array.from({ length: times }, () => done);
}

function approvalBy(by: UserId, role: string, level: number, at: Instant): Approval {
  return { entry: '', role, level, by, at, approved: true, requestedBy: '' };
}

function channelNotNamed(gate: Gate): Channel {
  const named = new Set(clausesOf(gate).flatMap((clause) => (clause.type === 'count' && clause.of.channel !== undefined ? [clause.of.channel] : [])));
  return channels.find((channel) => !named.has(channel)) ?? channels[0];
}
