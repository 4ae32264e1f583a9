import { invariant, type Instant } from '#engine/kernel';
import { isTouch, type Effect, type FieldValue, type LaneId, type Outcome, type OutcomeId, type StageId, type UserId } from '#engine/blueprint';
import type { Changes } from '#engine/journal';
import { evaluateCondition, type Facts } from '#engine/gates';
import type { Passage, Process } from '#engine/compile';
import { doneInVisit, hasOptedOut, laneDone } from './activity-state.ts';
import { withCreated } from './created.ts';
import { duesOnEntry, isDateUp, isTimeUp, restingDues } from './dues.ts';
import { factsOf, isGateOpen, isLimitReached } from './facts.ts';
import { isOverridden } from './grants.ts';
import { rollRounds } from './repeat.ts';
import type { MadeIntent, Person, Run } from './run.ts';

/** More automatic moves than this in one step are a circle in the drawing, not a process. */
export const longestChain = 100;

/** What one step works with: the process, who wants it and under which entry, and the event's time. */
export interface StepContext {
  readonly process: Process;
  readonly made: MadeIntent;
  readonly person: Person;
  /** When it happened for the process: the authority's time, or the due time of a due that fires late (trap E2). */
  readonly eventAt: Instant;
  /** An outcome whose time the clock says is up, whatever sets it off otherwise, until the stage is left. */
  readonly timeUp?: OutcomeId | null;
}

/** A step in progress: the run as it is by now and what has changed so far. Immutable; every change answers a new one. */
export interface Walk extends Passage {
  readonly context: StepContext;
  readonly run: Run;
  readonly changes: Changes;
  readonly automaticMoves: number;
  /** What gates may look at now. */
  facts(): Facts;
}

export const noChanges: Changes = { moves: [], fields: {}, done: [], effects: [], ended: false };

/** Begins a step from a run that already carries the step's rev. */
export function beginWalk(context: StepContext, run: Run): Walk {
  return walkOf(context, run, noChanges, 0);
}

/** The same step with the run and the changes replaced. */
export function walkOn(walk: Walk, run: Run, changes: Changes): Walk {
  return walkOf(walk.context, run, changes, walk.automaticMoves);
}

/** Finds the step's own walk again in what the machine hands back. */
export function isWalk(passage: Passage): passage is Walk {
  return 'automaticMoves' in passage;
}

/** Writes field values to the record, in this step. */
export function withFields(walk: Walk, fields: Readonly<Record<string, FieldValue>>): Walk {
  if (Object.keys(fields).length === 0) return walk;
  const record = { ...walk.run.record, fields: { ...walk.run.record.fields, ...fields } };
  return walkOn(walk, { ...walk.run, record }, { ...walk.changes, fields: { ...walk.changes.fields, ...fields } });
}

/** Gives the record to another owner, in this step. */
export function withOwner(walk: Walk, owner: UserId | null): Walk {
  return walkOn(walk, { ...walk.run, record: { ...walk.run.record, owner } }, { ...walk.changes, owner });
}

/**
 * Adds an effect for the outbox under a key that is the same at every replay: run/rev/n. An activity it makes is on the
 * run's list from now on.
 */
export function withEffect(walk: Walk, effect: Effect): Walk {
  const key = `${walk.run.id}/${walk.run.rev}/${walk.changes.effects.length}`;
  const run = effect.type === 'createActivity' ? withCreated(walk.run, effect, key, walk.context.eventAt) : walk.run;
  return walkOn(walk, run, { ...walk.changes, effects: [...walk.changes.effects, { key, effect }] });
}

/** The same step, in which the time of this outcome is up: an escalation takes it, or a record returns by it. */
export function withTimeUp(walk: Walk, outcome: OutcomeId): Walk {
  return walkOf({ ...walk.context, timeUp: outcome }, walk.run, walk.changes, walk.automaticMoves);
}

/**
 * Puts the run on a stage: a new visit with its own dues; on an end stage the run has ended. A run at rest stays at
 * rest, with the new dues kept for later.
 */
export function enterStage(walk: Walk, to: StageId): Walk {
  const { process, eventAt } = walk.context;
  const stage = process.stage(to);
  const ended = stage.kind === 'end';
  // What a signal made needless, rounds, what the clock noted and what was put off concern one visit only.
  const { cancelled: _needless, repeats: _rounds, datesUp: _dates, notBefore: _late, snoozed: _putOff, ...left } = walk.run;
  const entered: Run = {
    ...left,
    stage: to,
    visit: Math.max(walk.run.visit, walk.run.lastVisit ?? 0) + 1,
    enteredAt: eventAt,
    skipped: [],
    ticked: {},
    status: ended ? 'ended' : 'running',
    end: ended ? (stage.end?.result ?? 'closed') : null,
    endedAt: ended ? eventAt : null,
  };
  return walkOn(walk, ended ? awake(process, entered) : withDues(process, rollRounds(process, entered, eventAt)), { ...walk.changes, ended });
}

function withDues(process: Process, run: Run): Run {
  const dues = duesOnEntry(process, run);
  return run.paused === undefined ? { ...run, dues } : { ...run, dues: restingDues(run), heldDues: dues };
}

/** What has ended is not at rest: it may return by time. */
function awake(process: Process, run: Run): Run {
  const { paused: _rest, heldDues: _held, ...rest } = run;
  return { ...rest, dues: duesOnEntry(process, rest) };
}

function walkOf(context: StepContext, run: Run, changes: Changes, automaticMoves: number): Walk {
  return new StepWalk(context, run, changes, automaticMoves);
}

/** Every change of a step makes a walk, and hardly any is asked anything: what may be asked stands here once, not in each of them. */
class StepWalk implements Walk {
  readonly context: StepContext;
  readonly run: Run;
  readonly changes: Changes;
  readonly automaticMoves: number;
  readonly mayGoOn: boolean;
  private gathered: Facts | null = null;

  constructor(context: StepContext, run: Run, changes: Changes, automaticMoves: number) {
    this.context = context;
    this.run = run;
    this.changes = changes;
    this.automaticMoves = automaticMoves;
    this.mayGoOn = automaticMoves <= longestChain;
  }

  facts(): Facts {
    this.gathered ??= factsOf(this.context.process, this.run, this.context.person);
    return this.gathered;
  }

  gateOpen(id: OutcomeId): boolean {
    const { context: { process, eventAt }, run } = this;
    return isOverridden(run, this.changes, id) || isGateOpen(process, run, outcomeOf(process, id), this.facts(), eventAt);
  }

  limitReached(id: OutcomeId): boolean {
    return isLimitReached(this.run, outcomeOf(this.context.process, id));
  }

  triggered(id: OutcomeId): boolean {
    return this.context.timeUp === id || isTriggered(this.run, outcomeOf(this.context.process, id));
  }

  laneDone(stage: StageId, lane: LaneId): boolean {
    const { process } = this.context;
    return laneDone(process, this.run, process.stage(stage), lane);
  }

  take(id: OutcomeId, from: StageId, automatic: boolean): Walk {
    const walk = walkOf(this.context, this.run, this.changes, this.automaticMoves + (automatic ? 1 : 0));
    return takeOutcome(walk, outcomeOf(this.context.process, id), from);
  }
}

function outcomeOf(process: Process, id: OutcomeId): Outcome {
  const outcome = process.version.document.outcomes[id];
  invariant(outcome !== undefined, `outcome ${id} is in the drawing`);
  return outcome;
}

/** What sets an outcome off has come about. The last result of an activity in this visit counts, not an earlier one. */
function isTriggered(run: Run, outcome: Outcome): boolean {
  const { trigger } = outcome;
  switch (trigger.type) {
    case 'condition':
      return evaluateCondition(trigger.condition, run.record.fields);
    case 'result':
      return doneInVisit(run, trigger.activity).at(-1)?.result === trigger.result;
    case 'elapsed':
      return isTimeUp(run, outcome.id);
    case 'date':
      return isDateUp(run, outcome);
    case 'person':
    case 'signal':
      return false;
  }
}

/** Leaves the stage by an outcome: its effects first, so that the next stage is entered with what they changed. */
function takeOutcome(walk: Walk, outcome: Outcome, from: StageId): Walk {
  const { timeUp: _used, ...context } = walk.context;
  const { eventAt } = context;
  invariant(outcome.to !== null, 'only outcomes that lead somewhere are taken');
  const affected = outcome.then.reduce(withOutcomeEffect, walkOf(context, walk.run, walk.changes, walk.automaticMoves));
  const left = affected.run;
  const run: Run = {
    ...left,
    taken: { ...left.taken, [outcome.id]: (left.taken[outcome.id] ?? 0) + 1 },
    path: [...left.path, { stage: from, visit: left.visit, enteredAt: left.enteredAt, leftAt: eventAt, outcome: outcome.id }],
  };
  const moves = [...affected.changes.moves, { from, to: outcome.to, outcome: outcome.id }];
  return enterStage(walkOn(affected, run, { ...affected.changes, moves }), outcome.to);
}

/** Fields and a named owner change at once; everything else is data for the outbox (S79). */
export function withOutcomeEffect(walk: Walk, effect: Effect): Walk {
  if (effect.type === 'setField') return withFields(walk, { [effect.field]: effect.value });
  // An opt-out is checked before each contact, this one too (S26): what must not be sent never reaches the outbox.
  if (effect.type === 'send' && isTouch(effect.channel) && hasOptedOut(walk.run, effect.channel)) return walk;
  if (effect.type !== 'assignOwner') return withEffect(walk, effect);
  switch (effect.to.type) {
    case 'owner':
      return walk;
    case 'person':
      return withOwner(walk, effect.to.person);
    case 'role':
    case 'team':
    case 'roundRobin':
      // Who holds a role is the directory's knowledge; it answers with an `assign`.
      return withEffect(walk, effect);
  }
}
