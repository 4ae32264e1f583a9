import type { RecordType } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import { appendEntry, kernelNumber, type Entry, type Intent, type Words } from '#engine/journal';
import { day, hour, invariant, minute, type Dice, type IdSource, type Instant } from '#engine/kernel';
import { options, startRun, step, type Accepted, type ActivityOption, type Options, type OutcomeOption, type Refused, type Run } from '#engine/run';
import type { DemoPerson } from './cast.ts';
import { atWork, drawNote, drawResult, inventValue } from './behaviour.ts';
import { between, pick, type InventedRecord } from './invent.ts';

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
}

/** A record whose history the engine itself produced. */
export interface PlayedRecord {
  readonly id: string;
  readonly createdAt: Instant;
  readonly run: Run;
  readonly entries: readonly Entry[];
}

/** At most this many things happen to one record: far more than any real history of six weeks has. */
const mostSteps = 120;

/** Plays one record from enrolment to `until` with a person's delays, slips and notes; refused tries are kept as in life. */
export function playRecord(request: PlayRequest): PlayedRecord {
  const player = createPlayer(request);
  let at = player.start();
  for (let count = 0; count < mostSteps && player.run().status === 'running'; count += 1) {
    const next = player.next(at);
    if (next === null) break;
    at = next;
  }
  player.finishTheClock();
  return player.result();
}

function createPlayer(request: PlayRequest) {
  const { process, owner, dice, ids } = request;
  const zone = request.invented.country.zone;
  const recordId = ids.next();
  const entries: Entry[] = [];
  let current: Run | null = null;
  const person = { id: owner.id, roles: owner.roles };

  const run = (): Run => {
    invariant(current, 'a played record was enrolled');
    return current;
  };

  const write = (answer: Accepted | Refused, intent: Intent, id: string, at: Instant, note: string | null, by: string): void => {
    if (answer.ok) current = answer.run;
    const words: Words | null = note === null ? null : { note };
    entries.push(
      appendEntry(entries.at(-1) ?? null, {
        id, record: recordId, run: run().id, space: 'live', rev: run().rev, at, madeAt: at,
        by, roles: by === owner.id ? owner.roles : [], device: request.device, seq: entries.length + 1, intentId: ids.next(), intent,
        ok: answer.ok, refusal: answer.ok ? null : answer.refusal, changes: answer.ok ? answer.changes : null,
        stages: [run().stage], visit: run().visit, version: run().version, kernel: kernelNumber, words,
      }),
    );
  };

  const submit = (intent: Intent, at: Instant, note: string | null = null, by = owner.id): boolean => {
    ids.at(at);
    const id = ids.next();
    const answer = step(process, run(), { entry: id, by, roles: by === owner.id ? owner.roles : [], intent }, at);
    write(answer, intent, id, at, note, by);
    return answer.ok;
  };

  /** Fires what the clock owes up to a moment, oldest first. */
  const runTheClock = (until: Instant): void => {
    for (let count = 0; count < mostSteps && run().status === 'running'; count += 1) {
      const owed = run().dues.filter((due) => due.kind !== 'activity' && due.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!owed || !submit({ type: 'due', due: owed.key, armed: owed.armed }, owed.at, null, 'u_clock')) return;
    }
  };

  const start = (): Instant => {
    ids.at(request.from);
    const id = ids.next();
    const record = { owner: owner.id, zone, fields: { ...request.invented.fields } };
    const intent: Intent = { type: 'enrol', blueprint: process.version.blueprint, version: process.version.id, record };
    const answer = startRun(process, { id: recordId, ...record, doneElsewhere: [] }, { run: ids.next(), space: 'live', entry: id, by: owner.id, roles: owner.roles, intent }, request.from);
    invariant(answer.ok, `the demo can enrol its own record: ${JSON.stringify(answer)}`);
    write(answer, intent, id, request.from, null, owner.id);
    return request.from;
  };

  const complete = (option: ActivityOption, at: Instant): void => {
    const { activity } = option;
    const result = drawResult(activity, dice);
    const fields = Object.fromEntries(
      Object.values(activity.form)
        .filter((rule) => rule.required !== 'never' || dice.next() < 0.75)
        .map((rule) => [rule.field, inventValue(rule.field, request.type, at, zone, dice)]),
    );
    const note = activity.evidence.includes('note') ? (drawNote('positive', { next: () => 0 }) ?? null) : drawNote(result?.tone ?? 'neutral', dice);
    submit(
      {
        type: 'complete', activity: activity.id, result: result?.key ?? null, fields,
        ticked: Object.keys(activity.checklist), evidence: activity.evidence.map((kind) => ({ kind, link: null })),
        template: Object.keys(activity.content.templates)[0] ?? null, points: [], objections: [], expect: { visit: run().visit },
      },
      at, note,
    );
  };

  const choose = (option: OutcomeOption, at: Instant): boolean => {
    const { outcome } = option;
    const reason = outcome.reason.type === 'required' ? (outcome.reason.choices.length > 0 ? pick(outcome.reason.choices, dice) : 'See the notes') : null;
    const fields = Object.fromEntries(Object.values(outcome.form).map((rule) => [rule.field, inventValue(rule.field, request.type, at, zone, dice)]));
    return submit({ type: 'choose', outcome: outcome.id, fields, reason, expect: { visit: run().visit } }, at);
  };

  const next = (at: Instant): Instant | null => {
    runTheClock(at);
    if (run().status !== 'running') return null;
    const now = options(process, run(), at, person);
    const open = now.outcomes.filter((option) => option.open);
    const leave = chooseWay(now, open, dice);
    if (leave) {
      const moment = atWork(at + between(5, 60, dice) * minute, zone, dice);
      if (moment > request.until) return null;
      choose(leave, moment);
      return moment;
    }
    const todo = nextActivity(now, at, dice);
    if (!todo) return waitForTheClock(at, open);
    const moment = atWork(Math.max(at, todo.dueAt ?? at) + delay(dice), zone, dice);
    if (moment > request.until) return null;
    runTheClock(moment);
    if (run().status !== 'running' || run().visit !== visitOf(now, run())) return moment;
    if (dice.next() < 0.04) tryTooEarly(now, moment);
    complete(todo, moment);
    return moment;
  };

  const waitForTheClock = (at: Instant, open: readonly OutcomeOption[]): Instant | null => {
    const [way] = open;
    if (way) {
      const moment = atWork(at + hour, zone, dice);
      if (moment <= request.until && choose(way, moment)) return moment;
      return null;
    }
    const fires = run().dues.filter((due) => due.kind !== 'activity').map((due) => due.at);
    const soonest = Math.min(...fires);
    return fires.length > 0 && soonest <= request.until ? Math.max(soonest, at) : null;
  };

  const tryTooEarly = (now: Options, at: Instant): void => {
    const locked = now.outcomes.find((option) => option.byHand && !option.open && option.refusal === null);
    if (locked) choose(locked, at);
  };

  return {
    run,
    start,
    next,
    finishTheClock: () => runTheClock(request.now),
    result: (): PlayedRecord => ({ id: recordId, createdAt: request.from, run: run(), entries }),
  };
}

/** The way a person takes: a good one at once, another one when all that was asked is done or patience ends. */
function chooseWay(now: Options, open: readonly OutcomeOption[], dice: Dice): OutcomeOption | null {
  const good = open.find((option) => option.outcome.tone === 'positive');
  if (good && dice.next() < 0.85) return good;
  const undone = now.activities.some((option) => option.status === 'open' && option.required);
  if (undone && dice.next() < 0.93) return null;
  const other = open.filter((option) => option.outcome.tone !== 'positive');
  return other.length > 0 && (!undone || dice.next() < 0.6) ? pick(other, dice) : null;
}

/** What is done next: the required ones by their due time, the optional ones in between, or when nothing else is left. */
function nextActivity(now: Options, at: Instant, dice: Dice): ActivityOption | undefined {
  const open = now.activities.filter((option) => option.status === 'open').sort((a, b) => (a.dueAt ?? at) - (b.dueAt ?? at));
  const required = open.some((option) => option.required);
  return open.find((option) => option.required || dice.next() < (required ? 0.4 : 0.8));
}

/** How late people are: mostly minutes to hours, now and then days. */
function delay(dice: Dice): number {
  const luck = dice.next();
  if (luck < 0.6) return between(5, 120, dice) * minute;
  if (luck < 0.92) return between(2, 9, dice) * hour;
  return between(1, 3, dice) * day;
}

function visitOf(now: Options, run: Run): number {
  return now.stage.id === run.stage ? run.visit : -1;
}
