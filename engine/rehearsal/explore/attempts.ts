import { inOrder, type Instant } from '#engine/kernel';
import { calendarFor, dueAt } from '#engine/calendar';
import { clausesOf, type Activity, type Fields, type Outcome, type Stage } from '#engine/blueprint';
import type { Intent } from '#engine/journal';
import { isOpen } from '#engine/gates';
import { factsOf, gateOf, type Run } from '#engine/run';
import { firstMoment, owner, type World } from './world.ts';
import type { ExampleStep } from '../example.ts';
import { follow, hasAutomatic, isArrival, tryAll, type Arrival, type Attempt, type Place } from './branching.ts';
import type { ActivityReading, StageReading, Variant } from './reading.ts';
import { stateKey } from './state-key.ts';

/** What kind of thing moved a record on. */
export type Mover = 'work' | 'choice' | 'signal' | 'clock' | 'fields';

export interface Move extends Arrival {
  readonly mover: Mover;
}

/** Everything that can happen to a record next, each with the way it leads. */
export function movesFrom(world: World, place: Place): readonly Move[] {
  const reading = world.readings.get(place.run.stage);
  if (reading === undefined || place.run.status === 'exited') return [];
  const running = place.run.status === 'running';
  return [
    ...(running ? work(world, place, reading) : []),
    ...(running ? answers(world, place, reading) : []),
    ...choices(world, place, reading),
    ...signals(world, place, reading),
    ...fillings(world, place, reading),
    ...clock(world, place, reading),
  ];
}

const as = (mover: Mover) => (arrival: Arrival): Move => ({ ...arrival, mover });

function work(world: World, place: Place, reading: StageReading): readonly Move[] {
  const moves: Move[] = [];
  let plain = false;
  let key: string | null = null;
  const stands = () => (key ??= stateKey(world.process, reading, place.run, place.at));
  for (const one of reading.activities) {
    const { activity } = one;
    if (one.use === 'none' || isAnswered(activity)) continue;
    const done = place.run.done.filter((each) => each.activity === activity.id && each.visit === place.run.visit).length;
    if (done >= (one.use === 'done' ? Math.max(1, activity.attempts.min) : activity.attempts.max)) continue;
    // Work that only has to be done is done in the order it is drawn: every other order comes to the same.
    if (one.use === 'done' && plain) continue;
    const byVariant = one.variants.map((variant) => ({ variant, arrivals: tryAll(world, place, doing(world, place, reading.stage, one, variant)) }));
    const found = byVariant.flatMap(({ arrivals }) => arrivals);
    if (one.use === 'done' && found.length > 0) plain = true;
    moves.push(...found.map(as('work')));
    if (one.use !== 'told' || done + 1 >= activity.attempts.max) continue;
    const inVain = new Set(found.filter((arrival) => isInVain(world, reading, arrival, stands())));
    // another result would have led on: only then does it matter that this one may be had no more
    if (inVain.size === found.length) continue;
    const least = byVariant.find(({ variant }) => variant === one.least)?.arrivals ?? [];
    moves.push(...least.filter((arrival) => inVain.has(arrival)).flatMap((first) => usedUp(world, first, one)));
  }
  return moves;
}

/** Somebody else answers these: nobody simply does them. */
function isAnswered(activity: Activity): boolean {
  return (activity.channel === 'approval' && activity.approval !== undefined) || (activity.channel === 'handOver' && activity.handOver !== undefined);
}

function doing(world: World, place: Place, stage: Stage, { activity }: ActivityReading, variant: Variant): Attempt {
  return {
    own: world.atoms.activity(stage, activity),
    wakes: [activity.id],
    brings: new Set(Object.keys(activity.form)),
    needs: alwaysAsked(activity.form),
    steps: (run, brought) => [{ ...world.owners(run, place.at, completion(run, activity, variant.result, brought)), ...(variant.by === null ? {} : { by: variant.by }) }],
  };
}

function alwaysAsked(form: Activity['form']): ReadonlySet<string> {
  return new Set(Object.values(form).flatMap(({ field, required }) => (required === 'always' ? [field] : [])));
}

function completion(run: Run, activity: Activity, result: string | null, fields: Fields): Intent {
  return {
    type: 'complete',
    activity: activity.id,
    result,
    fields,
    ticked: inOrder(activity.checklist).map(({ id }) => id),
    evidence: activity.evidence.map((kind) => ({ kind, link: null })),
    template: null,
    points: [],
    objections: [],
    expect: { visit: run.visit },
  };
}

/** The record stands as it stood: what was done has changed nothing but that it was done. */
function isInVain(world: World, reading: StageReading, { run, at, outcomes }: Arrival, stood: string): boolean {
  return outcomes.length === 0 && stateKey(world.process, reading, run, at) === stood;
}

/**
 * Doing an activity in vain until it may not be done again: what is then left is what a record may be stuck with. It is
 * asked only where once more changes nothing, for every other standing on the way is looked at by itself, and only where
 * another result would have changed something (rule E16).
 */
function usedUp(world: World, first: Arrival, one: ActivityReading): readonly Move[] {
  const { attempts } = one.activity;
  const done = first.run.done.filter((each) => each.activity === one.activity.id && each.visit === first.run.visit).length;
  let last = first;
  for (let more = done; more < attempts.max && last.outcomes.length === 0; more += 1) {
    const step = world.owners(last.run, last.at, completion(last.run, one.activity, one.least.result, {}));
    const next = follow(world, last, [one.least.by === null ? step : { ...step, by: one.least.by }]);
    if (!isArrival(next)) return [];
    last = { ...next, steps: [...last.steps, ...next.steps] };
  }
  return last.outcomes.length === 0 ? [{ ...last, mover: 'work' as const }] : [];
}

/** Asking somebody to agree or to take over, and what they answer (S9, S82). */
function answers(world: World, place: Place, reading: StageReading): readonly Move[] {
  const { run, at } = place;
  const expect = { visit: run.visit };
  const answered = reading.activities.filter(({ activity }) => isAnswered(activity)).map(({ activity }) => activity.id);
  const tried = (step: ExampleStep) => tryAll(world, place, { own: [], wakes: answered, brings: new Set(), needs: new Set(), steps: () => [step] }).map(as('work'));
  const approvals = reading.approvers.flatMap((role) => {
    const asked = (run.requests ?? []).some((one) => one.role === role && one.visit === run.visit);
    // After a "no" it may be asked for again.
    const asking = tried(world.owners(run, at, { type: 'requestApproval', role, expect }));
    if (!asked) return asking;
    const given = (run.approvals ?? []).filter((one) => one.role === role && one.visit === run.visit).length;
    const by = `u_${role}_${given + 1}`;
    const roles = [...new Set([...world.roles, role])];
    return [
      ...asking,
      ...tried({ at, by, roles, intent: { type: 'approve', role, onBehalfOf: null, expect } }),
      ...tried({ at, by, roles, intent: { type: 'reject', role, onBehalfOf: null, reason: 'Not yet', expect } }),
    ];
  });
  const passes = reading.activities.flatMap(({ activity, use }) => {
    if (use === 'none' || activity.channel !== 'handOver' || activity.handOver === undefined) return [];
    const offered = (run.handOvers ?? []).find((one) => one.activity === activity.id && one.visit === run.visit && one.status === 'offered');
    const to = 'u_receiver';
    if (offered === undefined) {
      const attempt: Attempt = {
        own: world.atoms.activity(reading.stage, activity),
        wakes: [activity.id],
        brings: new Set(Object.keys(activity.form)),
    needs: alwaysAsked(activity.form),
        steps: (now, fields) => [world.owners(now, at, { type: 'handOver', activity: activity.id, to, fields, warm: false, expect })],
      };
      return tryAll(world, place, attempt).map(as('work'));
    }
    const receiver = { at, by: offered.to, roles: world.roles };
    return [
      ...tried({ ...receiver, intent: { type: 'accept', activity: activity.id, expect } }),
      ...tried({ ...receiver, intent: { type: 'return', activity: activity.id, reason: 'Something is missing', expect } }),
    ];
  });
  return [...approvals, ...passes];
}

function choices(world: World, place: Place, reading: StageReading): readonly Move[] {
  const { stage } = reading;
  return world.process.outcomesOf(stage.id).flatMap((outcome) => {
    if (outcome.trigger.type !== 'person') return [];
    return tryAll(world, place, choosing(world, place, stage, outcome)).map(as('choice'));
  });
}

function choosing(world: World, place: Place, stage: Stage, outcome: Outcome): Attempt {
  const reason = outcome.reason.type === 'required' ? (outcome.reason.choices[0] ?? 'As agreed') : null;
  const gate = gateOf(stage, outcome);
  const clauses = clausesOf(gate);
  // Asking the gate first is cheaper than being refused with every reason. What the rhythm says, and beyond a limit the stand-in's gate, only the step knows.
  const askFirst = outcome.limit === undefined && !clauses.some(({ type }) => type === 'rhythm');
  const asksRole = clauses.some(({ type }) => type === 'role');
  return {
    own: world.atoms.outcome(stage, outcome),
    wakes: [],
    brings: new Set(Object.keys(outcome.form)),
    needs: alwaysAsked(outcome.form),
    steps: (run, fields) => {
      const step = world.owners(run, place.at, { type: 'choose', outcome: outcome.id, fields, reason, expect: { visit: run.visit } });
      const filled: Run = { ...run, record: { ...run.record, fields: { ...run.record.fields, ...fields } } };
      const open = (roles: readonly string[]) => isOpen(gate, factsOf(world.process, filled, { id: step.by, roles }), place.at);
      if (!askFirst || open(step.roles)) return [step];
      // Somebody without any role may be the one whom "not a manager" lets through.
      return asksRole && open([]) ? [{ ...step, roles: [] }] : null;
    },
  };
}

function signals(world: World, place: Place, reading: StageReading): readonly Move[] {
  const { stage } = reading;
  return reading.signals.flatMap((signal) => {
    const heard = world.process.outcomesOf(stage.id).filter(({ trigger }) => trigger.type === 'signal' && trigger.signal === signal);
    const listeners = reading.activities.flatMap(({ activity }) => (activity.listens ?? []).filter((one) => one.signal === signal));
    const conditions = [...heard.map(({ trigger }) => (trigger.type === 'signal' ? trigger.condition : undefined)), ...listeners.map(({ condition }) => condition)].flatMap((one) => one ?? []);
    const asked = world.atoms.of(conditions);
    const declared = world.process.version.document.signals?.[signal];
    const brings = new Set(asked.flatMap(({ fields }) => fields).filter((field) => declared === undefined || Object.hasOwn(declared.payload, field)));
    const attempt: Attempt = {
      own: [...new Set([...asked, ...heard.flatMap((outcome) => world.atoms.outcome(stage, outcome))])],
      wakes: reading.activities.map(({ activity }) => activity.id),
      brings,
      needs: new Set(),
      steps: (run, payload) => [{ ...world.owners(run, place.at, { type: 'signal', signal, payload: declared?.optOut === 'channel' ? { ...payload, channel: 'email' } : payload }), roles: [] }],
    };
    // A customer holds no role; whoever reports a signal by hand may.
    const byHand: Attempt = { ...attempt, steps: (run, payload) => attempt.steps(run, payload)?.map((step) => ({ ...step, roles: world.roles })) ?? null };
    return (asksRole(world, stage) ? [attempt, byHand] : [attempt]).flatMap((one) => tryAll(world, place, one)).map(as('signal'));
  });
}

/** People fill in and correct fields at any time; that alone, or only that somebody looks, may set an outcome off. */
function fillings(world: World, place: Place, reading: StageReading): readonly Move[] {
  const { stage } = reading;
  if (!hasAutomatic(world, stage.id)) return [];
  const atoms = world.atoms.automatic(stage, place.run, new Set());
  return (asksRole(world, stage) ? [world.roles, []] : [world.roles]).flatMap((roles) => {
    const attempt: Attempt = {
      own: [],
      wakes: [],
      brings: new Set(atoms.flatMap(({ fields }) => fields)),
      needs: new Set(),
      steps: (run, fields) => [{ ...world.owners(run, place.at, { type: 'setFields', fields: changed(run, fields) }), roles }],
    };
    return tryAll(world, place, attempt).filter(({ outcomes }) => outcomes.length > 0).map(as('fields'));
  });
}

/** Whether some way out of the stage looks at the roles of whoever acts. */
function asksRole(world: World, stage: Stage): boolean {
  return world.process.outcomesOf(stage.id).some((outcome) => clausesOf(gateOf(stage, outcome)).some(({ type }) => type === 'role'));
}

function changed(run: Run, fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([field, value]) => JSON.stringify(run.record.fields[field] ?? null) !== JSON.stringify(value)));
}

/** The next moment at which the clock does something, or at which time alone opens something. */
function clock(world: World, place: Place, reading: StageReading): readonly Move[] {
  const { run, at } = place;
  const due = run.dues.find(({ automatic }) => automatic === true);
  const passing = [
    ...reading.minimumTimes.map(({ wait }) => dueAt(run.enteredAt, wait, calendarFor(run.record.calendar, run.record.zone, wait.unit))),
    ...reading.days.map((days) => at + days * 86_400_000),
    world.laterMoments.get(run) ?? 0,
  ].filter((moment) => moment > at && (due === undefined || moment < due.at)).sort((a, b) => a - b);
  // Time that passes and changes nothing is no move: it must not stand before the due moment behind it.
  const now = stateKey(world.process, reading, run, at);
  const next = passing.find((moment) => stateKey(world.process, reading, run, moment) !== now) ?? null;
  if (due !== undefined && next === null) {
    const moment: Instant = Math.max(due.at, at);
    const attempt: Attempt = {
      own: reading.activities.filter(({ activity }) => activity.id === due.activity).flatMap(({ activity }) => world.atoms.activity(reading.stage, activity)),
      wakes: [due.activity, due.outcome].flatMap((one) => one ?? []),
      brings: new Set(),
      needs: new Set(),
      steps: (waiting) => {
        const armed = waiting.dues.find(({ key }) => key === due.key);
        return armed === undefined ? null : [{ at: moment, by: owner, roles: [], intent: { type: 'due', due: armed.key, armed: armed.armed } }];
      },
    };
    return tryAll(world, place, attempt).map(as('clock'));
  }
  if (next === null || next - firstMoment > longestLook) return [];
  return [{ run, at: next, steps: [{ at: next, by: owner, roles: [], intent: null }], outcomes: [], mover: 'clock' }];
}

/** No example looks further ahead than this. */
const longestLook = 20 * 365 * 86_400_000;
