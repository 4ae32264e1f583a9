import { hour, minute, type Instant } from '#engine/kernel';
import type { Deed } from '#engine/blueprint';
import { mayEnrol, type BulkDue, type BulkIntent, type BulkRecord } from '#engine/run';
import { actOf } from '../simulate/deed.ts';
import { freeFrom, lookAgain, type Crowd } from './crowd.ts';
import { draw, lotsOf } from './dice.ts';
import { noteWait, obstacleOf, wantedFields, wantedWork, type Obstacle } from './unlock.ts';
import { lacking, type Chore, type Exit } from './work.ts';

/** So often at most something happens to one record on one day: a drawing that goes round for ever comes to a stop. */
const mostADay = 200;
/** The waits of every so many-th record are looked into; the others are taken to wait alike. */
const sampled = 16;

/** What may happen next to a record today. */
interface Turn {
  readonly at: Instant;
  /** Null when the customer does something. */
  readonly due: BulkDue | null;
  readonly chore: Chore | null;
  readonly person: number;
}

/** Everything that happens to one record today: the clock, the customer, and its people as far as they find time. */
export function visit(crowd: Crowd, number: number): void {
  const shut: string[] = [];
  let crowded = false;
  for (let count = 0; count < mostADay; count += 1) {
    const record = crowd.records[number] ?? arrive(crowd, number);
    if (record === null) return;
    const turn = nextTurn(crowd, number, record, shut);
    if (turn.crowded) crowded = true;
    if (!happens(crowd, number, record, turn.found, shut)) break;
  }
  const record = crowd.records[number] ?? null;
  if (record !== null) plan(crowd, number, record, crowded, shut);
}

/** A record comes in, or is kept out for good. */
function arrive(crowd: Crowd, number: number): BulkRecord | null {
  const at = crowd.arrivesAt[number] ?? crowd.plan.from;
  const dice = crowd.dice[number];
  if (dice === undefined) return null;
  const { fields, zone } = crowd.invent(number, dice, at);
  const { version } = crowd.process;
  const owner = `u_rep_${number % crowd.plan.reps.people}`;
  const about = { owner, zone, fields };
  const made = { entry: `e${number}`, run: `r${number}`, by: owner, roles: crowd.roles, space: 'sandbox', intent: { type: 'enrol', blueprint: version.blueprint, version: version.id, record: about } } as const;
  const { document, blueprint } = version;
  if (mayEnrol({ blueprint, document, paused: false, record: { type: document.recordType, fields }, runs: [], view: { type: 'and', of: [] } }) !== null) {
    crowd.tally.refusedAtTheDoor += 1;
    return null;
  }
  crowd.tally.intents += 1;
  const started = crowd.runner.start({ id: `c${number}`, ...about, doneElsewhere: [] }, made, at);
  crowd.listen?.(number, made, at, !('ok' in started));
  if ('ok' in started) {
    crowd.tally.refusedAtTheDoor += 1;
    return null;
  }
  crowd.records[number] = started;
  crowd.last[number] = at;
  leave(crowd, number, started, at);
  return started;
}

/** The earliest thing that can happen today: the clock before people, and people when they find time. */
function nextTurn(crowd: Crowd, number: number, record: BulkRecord, shut: readonly string[]): { readonly found: Turn | null; readonly crowded: boolean } {
  const end = crowd.days[crowd.today]?.end ?? 0;
  const now = crowd.last[number] ?? 0;
  let found: Turn | null = null;
  let crowded = false;
  for (const due of crowd.runner.expected(record)) {
    if (due.at >= end || (shut.length > 0 && shut.includes(due.key))) continue;
    const earliest = Math.max(due.at, now);
    if (due.automatic) {
      if (found === null || earliest < found.at || (earliest === found.at && found.chore !== null)) found = { at: earliest, due, chore: null, person: -1 };
      continue;
    }
    const chore = due.activity === null ? undefined : crowd.table.chores.get(due.activity);
    if (chore === undefined) continue;
    const free = freeFrom(crowd, chore.crew, number, chore.minutes, earliest);
    if (free === null) crowded = true;
    else if (found === null || free.at < found.at) found = { at: free.at, due, chore, person: free.person };
  }
  const signal = crowd.signals.get(number);
  if (signal !== undefined && signal.at < end && (found === null || signal.at <= found.at)) found = { at: Math.max(now, signal.at), due: null, chore: null, person: -1 };
  return { found, crowded };
}

/** Lets it happen; false when nothing more happens today. */
function happens(crowd: Crowd, number: number, record: BulkRecord, turn: Turn | null, shut: string[]): boolean {
  if (turn === null || record.status === 'exited') return false;
  crowd.last[number] = turn.at;
  if (turn.due === null) return hear(crowd, number, record, turn.at);
  if (turn.chore === null) {
    if (!step(crowd, number, record, { type: 'due', due: turn.due.key, armed: turn.due.armed }, turn.at, 'u_clock')) shut.push(turn.due.key);
    else leave(crowd, number, record, turn.at);
    return true;
  }
  const { chore, due } = turn;
  if (!work(crowd, number, record, chore, turn.at)) {
    shut.push(due.key);
    return true;
  }
  spend(crowd, chore, turn, due.at);
  answered(crowd, number, chore, turn.at);
  crowd.last[number] = turn.at + chore.minutes * minute;
  leave(crowd, number, record, turn.at + chore.minutes * minute);
  return true;
}

function spend(crowd: Crowd, chore: Chore, turn: Turn, dueAt: Instant): void {
  crowd.busy[turn.person] = turn.at + chore.minutes * minute;
  crowd.used[turn.person] = (crowd.used[turn.person] ?? 0) + chore.minutes;
  const worked = crowd.tally.worked[crowd.today];
  if (worked) worked[chore.crew] = (worked[chore.crew] ?? 0) + chore.minutes;
  const counts = turn.at - dueAt > 24 * hour ? crowd.tally.late : crowd.tally.doneInTime;
  counts.set(chore.activity, (counts.get(chore.activity) ?? 0) + 1);
}

function hear(crowd: Crowd, number: number, record: BulkRecord, at: Instant): boolean {
  const one = crowd.signals.get(number);
  const signal = one === undefined ? undefined : crowd.table.signals[one.signal];
  crowd.signals.delete(number);
  if (signal === undefined || record.status !== 'running') return true;
  if (step(crowd, number, record, { type: 'signal', signal: signal.signal, payload: signal.payload }, at, 'u_clock')) leave(crowd, number, record, at);
  return true;
}

/** A touch may be answered. Every touch throws the same dice, whatever is listened for. */
function answered(crowd: Crowd, number: number, chore: Chore, at: Instant): void {
  const dice = crowd.dice[number];
  if (!chore.touch || dice === undefined) return;
  crowd.table.signals.forEach(({ chance, within }, signal) => {
    const [hit, when] = [dice.next(), dice.next()];
    if (hit < chance && !crowd.signals.has(number)) crowd.signals.set(number, { at: at + Math.round(when * within * hour), signal });
  });
}

/** Does an activity the way its kind asks for; false when the engine refuses it now. */
function work(crowd: Crowd, number: number, record: BulkRecord, chore: Chore, at: Instant): boolean {
  if (chore.approval !== null) return agree(crowd, number, record, chore.approval, at);
  if (chore.handOver) return handOver(crowd, number, record, chore, at);
  const result = draw(chore.results, crowd.dice[number]?.next() ?? 0) ?? null;
  const intent: BulkIntent = {
    type: 'complete', activity: chore.activity, result, fields: lacking(chore.fields, record.fields), ticked: chore.ticked, evidence: chore.evidence,
    template: null, points: none, objections: none, expect: { visit: record.visit },
  };
  return step(crowd, number, record, intent, at, record.owner ?? 'u_rep_0');
}

const none: readonly string[] = [];

/** Asked for, and agreed to by as many different people as it takes. */
function agree(crowd: Crowd, number: number, record: BulkRecord, role: string, at: Instant): boolean {
  if (!does(crowd, number, record, { type: 'requestApproval', role }, at)) return false;
  for (let given = 0; given < 100 && does(crowd, number, record, { type: 'approve', role }, at); given += 1) if ((crowd.runner.runOf(record).requests ?? []).length === 0) return true;
  return true;
}

function handOver(crowd: Crowd, number: number, record: BulkRecord, { activity, fields, ticked }: Chore, at: Instant): boolean {
  if (ticked.length > 0) does(crowd, number, record, { type: 'tick', activity, ticked }, at);
  return does(crowd, number, record, { type: 'handOver', activity, fields: lacking(fields, record.fields), warm: false }, at) && does(crowd, number, record, { type: 'accept', activity }, at);
}

/** One deed of the seldom kinds, by whoever it falls to. */
function does(crowd: Crowd, number: number, record: BulkRecord, deed: Deed, at: Instant): boolean {
  const act = actOf(crowd.process, crowd.runner.runOf(record), deed, { roles: crowd.roles });
  if (act === null || act.intent.type === 'undo') return false;
  return stepAs(crowd, number, record, { by: act.by, roles: act.roles, intent: act.intent }, at);
}

function step(crowd: Crowd, number: number, record: BulkRecord, intent: BulkIntent, at: Instant, by: string): boolean {
  return stepAs(crowd, number, record, { by, roles: by === 'u_clock' ? none : crowd.roles, intent }, at);
}

function stepAs(crowd: Crowd, number: number, record: BulkRecord, who: { readonly by: string; readonly roles: readonly string[]; readonly intent: BulkIntent }, at: Instant): boolean {
  crowd.tally.intents += 1;
  const made = { entry: `e${crowd.tally.intents}`, by: who.by, roles: who.roles, intent: who.intent };
  const accepted = crowd.runner.step(record, made, at);
  crowd.listen?.(number, made, at, accepted);
  return accepted;
}

/** Takes ways out by hand as long as one is open and the work is done, or somebody is in a hurry. */
function leave(crowd: Crowd, number: number, record: BulkRecord, at: Instant): void {
  for (let moves = 0; moves < 50 && record.status === 'running'; moves += 1) {
    const open = openExits(crowd, record, at);
    if (open.length === 0) return;
    const dice = crowd.dice[number];
    const hurry = (dice?.next() ?? 1) < crowd.plan.behaviour.leavesEarly;
    if (!hurry && crowd.runner.expected(record).some((due) => isLeft(crowd, due))) return;
    const exit = draw(lotsOf(open.map((one) => [one, one.weight] as const)), dice?.next() ?? 0);
    if (exit === undefined) return;
    const intent: BulkIntent = { type: 'choose', outcome: exit.outcome, fields: lacking(exit.fields, record.fields), reason: exit.reason, expect: { visit: record.visit } };
    if (!step(crowd, number, record, intent, at, record.owner ?? 'u_rep_0')) return;
  }
}

function openExits(crowd: Crowd, record: BulkRecord, at: Instant): readonly Exit[] {
  const exits = exitsOf(crowd, record);
  if (exits.length === 0) return exits;
  const person = { id: record.owner ?? 'u_rep_0', roles: crowd.roles };
  return exits.filter(({ outcome }) => crowd.runner.isOpen(record, outcome, person, at));
}

/** Puts the record down for its next moment: tomorrow when somebody had no time or a gate is closed. */
function plan(crowd: Crowd, number: number, record: BulkRecord, crowded: boolean, shut: readonly string[]): void {
  if (record.status === 'exited') return;
  const end = crowd.days[crowd.today]?.end ?? 0;
  let at = crowd.signals.get(number)?.at ?? Infinity;
  let work = false;
  for (const due of crowd.runner.expected(record)) {
    if (isLeft(crowd, due)) work = true;
    if (due.at >= end) at = Math.min(at, due.at);
    else if (!due.automatic && !shut.includes(due.key)) leaveOver(crowd, due);
  }
  const stuck = !work && record.status === 'running' && exitsOf(crowd, record).length > 0;
  if (crowded || shut.length > 0 || (stuck && standsStill(crowd, number, record))) at = Math.min(at, end);
  if (at < Infinity) lookAgain(crowd, number, Math.max(at, end));
}

/**
 * Nothing is left to do and no way out is open. Once in every stay somebody does what the likeliest one still wants;
 * what then still keeps it closed is what the record waits for.
 */
function standsStill(crowd: Crowd, number: number, record: BulkRecord): boolean {
  const { work } = crowd.days[crowd.today] ?? {};
  const at = Math.max(crowd.last[number] ?? 0, work?.from ?? 0);
  if (work && crowd.triedIn[number] !== record.visit) {
    crowd.triedIn[number] = record.visit;
    const obstacle = obstacleOf(crowd, record, exitsOf(crowd, record), at);
    if (obstacle !== null && overcome(crowd, number, record, obstacle, at)) leave(crowd, number, record, at);
  }
  if (number % sampled === 0 && record.status === 'running') {
    const obstacle = obstacleOf(crowd, record, exitsOf(crowd, record), at);
    if (obstacle !== null) noteWait(crowd, record, obstacle, sampled);
  }
  return true;
}

/** Somebody should have done it today and found no time; on a day off nobody should have. */
function leaveOver({ days, today, tally, table }: Crowd, { activity }: BulkDue): void {
  const chore = activity === null ? undefined : table.chores.get(activity);
  const left = tally.left[today];
  if (chore && left && days[today]?.work) left[chore.crew] = (left[chore.crew] ?? 0) + chore.minutes;
}

/** Work that is done once it is done; what comes back for ever holds nobody. */
function isLeft({ table }: Crowd, { automatic, activity }: BulkDue): boolean {
  return !automatic && activity !== null && table.chores.get(activity)?.recurring !== true;
}

/** Fills in and does what a closed gate wants, as far as people may; answers whether anything came of it. */
function overcome(crowd: Crowd, number: number, record: BulkRecord, obstacle: Obstacle, at: Instant): boolean {
  const fields = wantedFields(crowd, obstacle, at);
  let did = Object.keys(fields).length > 0 && step(crowd, number, record, { type: 'setFields', fields }, at, record.owner ?? 'u_rep_0');
  for (const { activity, channel } of wantedWork(obstacle)) {
    const chore = crowd.process.activitiesOf(crowd.runner.stageOf(record)).find((one) => (activity === null || one.id === activity) && (channel === null || one.channel === channel));
    const ready = chore === undefined ? undefined : crowd.table.chores.get(chore.id);
    if (ready !== undefined && work(crowd, number, record, ready, at)) did = true;
  }
  return did;
}

function exitsOf(crowd: Crowd, record: BulkRecord): readonly Exit[] {
  return crowd.table.exits.get(crowd.runner.stageOf(record)) ?? [];
}
