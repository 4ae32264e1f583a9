import type { Fields, RecordType } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import type { Entry, Intent } from '#engine/journal';
import { day, hour, minute, type Dice, type IdSource, type Instant } from '#engine/kernel';
import { options, type ActivityOption, type Options, type OutcomeOption, type Run } from '#engine/run';
import type { DemoPerson } from './cast.ts';
import { atWork, drawNote, drawResult, inventValue } from './behaviour.ts';
import { createHistory, mostSteps, type History } from './history.ts';
import type { Deed } from './interest.ts';
import { between, pick, type InventedRecord } from './invent.ts';
import { doerOf, isSingleHanded, workTogether } from './teamwork.ts';

/** What playing one record through its blueprint needs. */
export interface PlayRequest {
  readonly process: Process;
  readonly type: RecordType;
  readonly invented: InventedRecord;
  readonly owner: DemoPerson;
  readonly from: Instant;
  /** The person stops working on it here: what is due later stays undone. */
  readonly until: Instant;
  /** The clock goes on to here: timed outcomes still fire. */
  readonly now: Instant;
  readonly ids: IdSource & { at(moment: Instant): void };
  readonly dice: Dice;
  readonly device: string;
  /** What the customer does meanwhile, oldest first. */
  readonly deeds: readonly Deed[];
}

/** A record whose history the engine itself produced. */
export interface PlayedRecord {
  readonly id: string;
  readonly createdAt: Instant;
  readonly run: Run;
  readonly entries: readonly Entry[];
}

/** Plays one record from enrolment to `until` with a person's delays, slips and notes; refused tries are kept as in life. */
export function playRecord(request: PlayRequest): PlayedRecord {
  const history = createHistory(request);
  let at: Instant | null = history.enrol();
  for (let count = 0; at !== null && count < mostSteps && history.run().status === 'running'; count += 1) at = playOn(request, history, at);
  history.runTheClock(request.now);
  return { id: history.record, createdAt: request.from, run: history.run(), entries: history.entries };
}

/** Does the next thing a person would do after `at`; answers when it was done, or null when nothing more happens before `until`. */
function playOn(request: PlayRequest, history: History, at: Instant): Instant | null {
  const { process, owner, dice } = request;
  const zone = request.invented.country.zone;
  history.runTheClock(at);
  if (history.run().status !== 'running') return null;
  const now = options(process, history.run(), at, { id: owner.id, roles: owner.roles });
  const together = workTogether(request, history, now, at);
  if (together !== undefined) return together;
  const open = now.outcomes.filter((option) => option.open);
  const leave = chooseWay(now, open, dice);
  if (leave) return takeWay(request, history, leave, atWork(at + between(5, 60, dice) * minute, zone, dice, request.now));
  const todo = nextActivity(now, at, dice);
  if (!todo) return waitForTheClock(request, history, at, open);
  const moment = atWork(Math.max(at, todo.dueAt ?? at) + delay(dice), zone, dice, request.now);
  if (moment > request.until) return null;
  const visit = history.run().visit;
  history.runTheClock(moment);
  if (history.run().status !== 'running' || history.run().visit !== visit) return moment;
  const locked = now.outcomes.find((option) => option.byHand && !option.open && option.refusal === null);
  if (locked && dice.next() < 0.04) takeWay(request, history, locked, moment);
  const done = completion(request, history, todo, moment);
  history.submit(done, moment, drawNote(done.result, todo.activity.evidence.includes('note'), dice), doerOf(todo, owner));
  return moment;
}

function takeWay(request: PlayRequest, history: History, option: OutcomeOption, at: Instant): Instant | null {
  if (at > request.until) return null;
  const { outcome } = option;
  const choices = outcome.reason.type === 'required' ? outcome.reason.choices : [];
  const reason = outcome.reason.type === 'required' ? (choices.length > 0 ? pick(choices, request.dice) : 'See the notes') : null;
  const fields = inventFields(request, Object.keys(outcome.form), at);
  history.submit({ type: 'choose', outcome: outcome.id, fields, reason, expect: { visit: history.run().visit } }, at);
  return at;
}

function waitForTheClock(request: PlayRequest, history: History, at: Instant, open: readonly OutcomeOption[]): Instant | null {
  const [way] = open;
  if (way) return takeWay(request, history, way, atWork(at + hour, request.invented.country.zone, request.dice, request.now));
  const fires = history.run().dues.filter((due) => due.automatic === true).map((due) => due.at);
  const soonest = Math.min(...fires);
  return fires.length > 0 && soonest <= request.until ? Math.max(soonest, at) : null;
}

function completion(request: PlayRequest, history: History, { activity }: ActivityOption, at: Instant): Extract<Intent, { type: 'complete' }> {
  const asked = Object.values(activity.form).filter((rule) => rule.required !== 'never' || request.dice.next() < 0.75);
  const result = drawResult(activity, request.dice)?.key ?? null;
  return {
    type: 'complete', activity: activity.id, result,
    fields: inventFields(request, asked.map((rule) => rule.field), at),
    ticked: Object.keys(activity.checklist), evidence: activity.evidence.map((kind) => ({ kind, link: null })),
    template: Object.keys(activity.content.templates)[0] ?? null, ...talk(activity, result, history.entries.length), expect: { visit: history.run().visit },
  };
}

/** What a talk left behind: most points were made, one objection came up, and how many seconds it took. `turn` varies it without dice. */
function talk({ channel, content }: ActivityOption['activity'], result: string | null, turn: number): Pick<Extract<Intent, { type: 'complete' }>, 'points' | 'objections' | 'lasted'> {
  if (channel !== 'call' || result !== 'connected') return { points: [], objections: [] };
  const points = Object.keys(content.script?.points ?? {});
  const objections = Object.keys(content.script?.objections ?? {});
  return { points: points.slice(0, Math.max(1, points.length - (turn % 2))), objections: objections.filter((_, index) => index === (turn * turn) % (objections.length + 1)), lasted: 95 + ((turn * 131) % 540) };
}

/** What is known already is confirmed, not invented again. */
function inventFields({ type, invented, dice }: PlayRequest, keys: readonly string[], at: Instant): Fields {
  return Object.fromEntries(keys.map((key) => [key, invented.fields[key] ?? inventValue(key, type, at, invented.country.zone, dice)]));
}

/** The way a person takes: a good one at once, another one when all that was asked is done or patience ends. */
function chooseWay(now: Options, open: readonly OutcomeOption[], dice: Dice): OutcomeOption | null {
  const good = open.find((option) => option.outcome.tone === 'positive');
  if (good && dice.next() < 0.85) return good;
  const undone = now.activities.some((option) => option.status === 'open' && option.required);
  if (undone && dice.next() < 0.93) return null;
  if (now.activities.some((option) => option.status === 'open') && dice.next() < 0.8) return null;
  const other = open.filter((option) => option.outcome.tone !== 'positive');
  return other.length > 0 && (!undone || dice.next() < 0.6) ? pick(other, dice) : null;
}

/** What is done next: the required ones by their due time, the optional ones in between, or when nothing else is left. */
function nextActivity(now: Options, at: Instant, dice: Dice): ActivityOption | undefined {
  const open = now.activities.filter((option) => option.status === 'open' && isSingleHanded(option)).sort((a, b) => (a.dueAt ?? at) - (b.dueAt ?? at));
  const required = open.some((option) => option.required);
  return open.find((option) => option.required || dice.next() < (required ? 0.4 : 0.8));
}

/** How late people are: mostly minutes to hours, now and then days. */
function delay(dice: Dice): number {
  const luck = dice.next();
  if (luck < 0.75) return between(5, 120, dice) * minute;
  if (luck < 0.97) return between(2, 7, dice) * hour;
  return between(1, 2, dice) * day;
}
