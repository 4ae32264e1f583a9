import { invariant, type Instant } from '#engine/kernel';
import type { Outcome, StageId } from '#engine/blueprint';
import type { DueMoment, Intent } from '#engine/journal';
import { isAutomatic } from '#engine/compile';
import { activityById } from './created.ts';
import { completeByClock } from './do-activity.ts';
import { outcomeHere } from './facts.ts';
import { lateHandOver } from './hand-over.ts';
import { aroundDate } from './moments.ts';
import { resume } from './pause.ts';
import { refuse } from './refuse.ts';
import { rollRounds } from './repeat.ts';
import { isRhythmic, putOffUntil } from './rhythm.ts';
import type { Refused, Run } from './run.ts';
import { rested, settle } from './settle.ts';
import { escalationsOf } from './sla.ts';
import { beginWalk, enterStage, isWalk, walkOn, withOutcomeEffect, withTimeUp, type Walk } from './walk.ts';

/**
 * The clock says that a moment has come. Never early; a late one happens at its due time, so that chained waits do not
 * drift (trap E2). The row is used up even when a gate is still closed: the outcome then goes off with the step that opens it.
 */
export function due(walk: Walk, intent: Extract<Intent, { type: 'due' }>, at: Instant): Walk | Refused {
  const moment = walk.run.dues.find((one) => one.key === intent.due);
  if (moment === undefined || moment.armed !== intent.armed || moment.automatic !== true) return refuse({ type: 'staleDue', due: intent.due });
  if (at < moment.at) return refuse({ type: 'notYetDue', due: intent.due, at: moment.at });
  const eventAt = Math.max(moment.at, walk.run.enteredAt);
  const used: Run = { ...walk.run, dues: walk.run.dues.filter((one) => one !== moment) };
  return happen(beginWalk({ ...walk.context, eventAt }, rollRounds(walk.context.process, used, eventAt)), moment, at);
}

function happen(walk: Walk, moment: DueMoment, at: Instant): Walk | Refused {
  switch (moment.kind) {
    case 'activity':
      return settled(doActivity(walk, moment, at));
    case 'outcome':
      return settle(withDateUp(walk, moment), null);
    case 'sla':
      return escalate(walk, moment);
    case 'handOver':
      return settled(withActivity(walk, moment, lateHandOver));
    case 'resume':
      return resume(walk);
    case 'return':
      return comeBack(walk);
    case 'approval':
      return refuse({ type: 'staleDue', due: moment.key });
  }
}

function settled(walk: Walk): Walk | Refused {
  return settle(walk, null);
}

function withActivity(walk: Walk, moment: DueMoment, act: (walk: Walk, activity: NonNullable<ReturnType<typeof activityById>>) => Walk): Walk {
  const activity = activityById(walk.context.process, walk.run, moment.activity ?? '');
  return activity === null ? walk : act(walk, activity);
}

/**
 * Does an automatic activity. Under an enforced rhythm a touch happens when the customer really hears of it, not when it
 * was due: late, it is judged by the present time, and put off when it may not be done now (rule R102).
 */
function doActivity(walk: Walk, moment: DueMoment, at: Instant): Walk {
  return withActivity(walk, moment, (due, activity) => {
    const { process } = due.context;
    if (!isRhythmic(process, due.run, activity)) return completeByClock(due, activity);
    const now = beginWalk({ ...due.context, eventAt: at }, rollRounds(process, due.run, at));
    if (putOffUntil(process, now.run, activity, at) === null) return completeByClock(now, activity);
    return walkOn(now, { ...now.run, notBefore: { ...now.run.notBefore, [activity.id]: at } }, now.changes);
  });
}

/** An outcome around a date keeps which moment came, so that another date arms it again (rule R96). */
function withDateUp(walk: Walk, { outcome: id }: DueMoment): Walk {
  const outcome = outcomeHere(walk.context.process, walk.run, id ?? '');
  const moment = outcome?.trigger.type === 'date' ? aroundDate(walk.run, outcome.trigger) : null;
  if (outcome === null || moment === null) return walk;
  return walkOn(walk, { ...walk.run, datesUp: { ...walk.run.datesUp, [outcome.id]: moment } }, walk.changes);
}

/**
 * Lets an escalation happen: its effects, then the outcome it names as if its time were up (rules R94, R95). Those
 * before it in the drawing that are due at the same moment happen first, whichever the clock picked.
 */
function escalate(walk: Walk, moment: DueMoment): Walk | Refused {
  const { process } = walk.context;
  const armed = new Set(walk.run.dues.filter((one) => one.kind === 'sla' && one.at === moment.at).map((one) => one.escalation));
  const all = escalationsOf(process, walk.run);
  const last = all.findIndex(({ id }) => id === moment.escalation);
  const happening = all.slice(0, last + 1).filter(({ id }, index) => index === last || armed.has(id));
  const ids = new Set(happening.map(({ id }) => id));
  const used = walkOn(walk, { ...walk.run, dues: walk.run.dues.filter((one) => one.escalation === undefined || !ids.has(one.escalation)) }, walk.changes);
  const affected = happening.flatMap((one) => one.then).reduce(withOutcomeEffect, used);
  const taken = happening.map((one) => outcomeHere(process, affected.run, one.take ?? '')).find((one) => one !== null);
  return taken === undefined ? settle(affected, null) : takeByTime(affected, taken);
}

/** Takes an outcome because time says so: its gate is asked, its form and reason are not. */
function takeByTime(walk: Walk, outcome: Outcome): Walk | Refused {
  const stage = walk.context.process.stage(walk.run.stage);
  return isAutomatic(stage, outcome) ? settle(withTimeUp(walk, outcome.id), null) : settle(walk, outcome.id);
}

/** What was parked at an end comes back: by the end's own timed outcome when one is drawn, else to the start, with its memory (rule R98). */
function comeBack(walk: Walk): Walk | Refused {
  const { process, eventAt } = walk.context;
  const { run, changes } = walk;
  const drawn = process.outcomesOf(run.stage).find(({ trigger }) => trigger.type === 'elapsed' || trigger.type === 'date');
  if (drawn !== undefined) return takeByTime(walk, drawn);
  const to: StageId = process.start;
  const path = [...run.path, { stage: run.stage, visit: run.visit, enteredAt: run.enteredAt, leftAt: eventAt, outcome: null }];
  const moved = walkOn(walk, { ...run, path }, { ...changes, moves: [...changes.moves, { from: run.stage, to, outcome: null }] });
  const { stage, passage } = process.enter(enterStage(moved, to));
  invariant(isWalk(passage) && passage.run.stage === stage, 'the machine and the run stand on the same stage');
  return rested(passage);
}
