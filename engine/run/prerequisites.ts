import type { Instant } from '#engine/kernel';
import { isTouch, type Activity, type ActivityId, type Gate } from '#engine/blueprint';
import type { Refusal } from '#engine/journal';
import { evaluateCondition, fixersOf } from '#engine/gates';
import type { Process } from '#engine/compile';
import { attemptsInVisit, doneInVisit, hasOptedOut, isShown, laneDone, laneOf, openInLane } from './activity-state.ts';
import { answersOf } from './answers.ts';
import { factsOf, isOpenNow, judgeNow } from './facts.ts';
import { channelOf } from './rhythm.ts';
import type { Person, Run } from './run.ts';

/** Who would do something, and when. */
export interface Asker {
  readonly person: Person;
  readonly at: Instant;
}

type NotOpen = Extract<Refusal, { type: 'activityNotOpen' }>;
type Prerequisite = Activity['after'][number];
type Waiting = Pick<NotOpen, 'why' | 'until' | 'team' | 'lane' | 'activities'>;

/** The person there is when moments are worked out ahead. */
const nobody: Person = { id: '', roles: [] };

/** Why an activity of the present stage may not be done now by this person, or null; whom it waits for is named (S29; rules R11, R70). */
export function whyLocked(process: Process, run: Run, activity: Activity, asker: Asker): Refusal | null {
  const closed = (waiting: Waiting): Refusal => ({ type: 'activityNotOpen', activity: activity.id, ...waiting });
  if (!isShown(run, activity)) return closed({ why: 'condition' });
  const unmet = activity.after.find((prerequisite) => !isMet(process, run, prerequisite, asker));
  if (unmet !== undefined) return closed(waitingFor(process, run, activity, unmet, asker));
  const round = run.repeats?.[activity.id];
  if (attemptsInVisit(run, activity).length >= activity.attempts.max) return closed(round === undefined ? { why: 'attempts' } : { why: 'notYet', until: round.at });
  const channel = channelOf(process, run, activity);
  return isTouch(channel) && hasOptedOut(run, channel) ? { type: 'optedOut', channel } : null;
}

/**
 * From which moment on an activity may be expected: everything before it has happened, or only the clock is missing.
 * Null while somebody has to do something first. Nobody acts yet, so who may do it is no question here (rule R71).
 */
export function expectedFrom(process: Process, run: Run, activity: Activity): Instant | null {
  let from: Instant = 0;
  for (const prerequisite of activity.after) {
    const opens = prerequisite.type === 'clause' ? opensByItself(process, run, prerequisite.clause) : isMet(process, run, prerequisite, { person: nobody, at: run.enteredAt }) ? 0 : null;
    if (opens === null) return null;
    from = Math.max(from, opens);
  }
  return from;
}

function opensByItself(process: Process, run: Run, gate: Gate): Instant | null {
  const verdict = judgeNow(process, run, gate, factsOf(process, run, nobody), run.enteredAt);
  const others = verdict.shortest.some((fix) => fix.type !== 'wait' && !(fix.type === 'ask' && fix.purpose === 'take'));
  if (others) return null;
  return verdict.shortest.reduce((latest, fix) => (fix.type === 'wait' ? Math.max(latest, fix.until) : latest), 0);
}

function isMet(process: Process, run: Run, prerequisite: Prerequisite, asker: Asker): boolean {
  switch (prerequisite.type) {
    case 'activity':
      return happened(process, run, prerequisite.activity);
    case 'lane':
      return laneDone(process, run, process.stage(run.stage), prerequisite.lane);
    case 'condition':
      return evaluateCondition(prerequisite.condition, run.record.fields);
    case 'clause':
      return isOpenNow(process, run, prerequisite.clause, factsOf(process, run, asker.person), asker.at);
  }
}

/** A prerequisite of the same stage counts in this visit, one of another stage in this run. A "no" of somebody asked is not what was waited for. */
function happened(process: Process, run: Run, activity: ActivityId): boolean {
  const here = process.activitiesOf(run.stage).find((one) => one.id === activity);
  if (here === undefined) return run.done.some((one) => one.activity === activity);
  const no = answersOf(here)?.no ?? null;
  return doneInVisit(run, activity).some((one) => no === null || one.result !== no);
}

/** What is still to happen, and whose it is when that is not the own lane's team. */
function waitingFor(process: Process, run: Run, activity: Activity, unmet: Prerequisite, asker: Asker): Waiting {
  const stage = process.stage(run.stage);
  const own = laneOf(stage, activity.id);
  switch (unmet.type) {
    case 'activity': {
      const lane = laneOf(stage, unmet.activity);
      return { why: 'prerequisite', activities: [unmet.activity], ...(lane === null || lane.id === own?.id ? {} : { team: lane.team, lane: lane.id }) };
    }
    case 'lane': {
      const lane = stage.lanes?.[unmet.lane];
      return { why: 'prerequisite', activities: [...openInLane(process, run, stage, unmet.lane)], ...(lane === undefined ? {} : { team: lane.team, lane: lane.id }) };
    }
    case 'condition':
      return { why: 'prerequisite' };
    case 'clause':
      return waitingForGate(process, run, unmet.clause, own?.team, asker);
  }
}

function waitingForGate(process: Process, run: Run, gate: Gate, ownTeam: string | undefined, asker: Asker): Waiting {
  const facts = factsOf(process, run, asker.person);
  const { shortest, earliest } = judgeNow(process, run, gate, facts, asker.at);
  if (shortest.length > 0 && shortest.every((fix) => fix.type === 'wait')) return { why: 'notYet', until: earliest };
  const activities = shortest.flatMap((fix) => (fix.type === 'do' && fix.activity !== null ? [fix.activity] : []));
  const lane = activities.map((id) => laneOf(process.stage(run.stage), id)).find((one) => one !== null && one.team !== ownTeam);
  // A team is held like a role: whoever is asked to agree is the team that is waited for.
  const asked = fixersOf(shortest, facts).flatMap((fixer) => (fixer.type === 'team' ? [fixer.team] : fixer.type === 'role' ? [fixer.role] : [])).find((team) => team !== ownTeam);
  return {
    why: 'prerequisite',
    ...(activities.length === 0 ? {} : { activities }),
    ...(lane === undefined || lane === null ? (asked === undefined ? {} : { team: asked }) : { team: lane.team, lane: lane.id }),
  };
}
