import { clausesOf, type Channel, type Outcome, type Stage, type Wait } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import { gateOf } from '#engine/run';
import type { Doubt } from './world.ts';

/**
 * What in a stage the exploration looks at by example only, not in every way it could come out (rule E13): clocks that
 * people start while another runs, waits whose order hangs on the hour somebody comes in, the last n days, dates of the
 * record, and work that effects make (`made`, by channel).
 */
export function doubtsAbout(process: Process, stage: Stage, made: readonly Channel[]): readonly Doubt[] {
  const outcomes = process.outcomesOf(stage.id);
  const activities = process.activitiesOf(stage.id);
  const clauses = [...outcomes.map((outcome) => gateOf(stage, outcome)), ...activities.flatMap(({ after }) => after.flatMap((one) => (one.type === 'clause' ? [one.clause] : [])))].flatMap(clausesOf);
  const timed = outcomes.filter(({ trigger }) => trigger.type === 'elapsed' || trigger.type === 'date').length + Object.keys(stage.sla?.escalations ?? {}).length + clauses.filter(({ type }) => type === 'minimumTime').length;
  const automatic = activities.filter(({ mode }) => mode === 'automatic');
  const started = activities.filter((activity) => (activity.mode === 'automatic' && activity.due.type === 'activity') || activity.handOver !== undefined);
  const chained = started.length > 0 && timed + automatic.length + started.length > 1;
  const dated = outcomes.some(({ trigger }) => trigger.type === 'date') || automatic.some(({ due }) => due.type === 'fieldDate');
  const windowed = clauses.some((clause) => clause.type === 'count' && clause.within.type === 'days');
  const rounds = activities.some(({ repeat }) => repeat !== undefined);
  const counted = clauses.some((clause) => clause.type === 'count' && clause.of.activity === undefined && made.length > 0 && (clause.of.channel === undefined || made.includes(clause.of.channel)));
  const asked = clauses.flatMap((clause) => (clause.type === 'minimumTime' ? [clause.wait] : []));
  const crossing = new Set(waitsIn(stage, outcomes, asked).map(paceOf)).size > 1;
  // Open at once or only in the morning: that hangs on the hour, as does all that waits for an allowed hour.
  const paced = clauses.some(({ type }) => type === 'rhythm') || asked.some((wait) => wait.amount === 0 && !paceOf(wait).startsWith('any '));
  return [...(chained || crossing || paced || dated || windowed || rounds ? ['time' as const] : []), ...(counted ? ['work' as const] : [])];
}

/** Every wait that runs from the moment a record comes in. */
function waitsIn(stage: Stage, outcomes: readonly Outcome[], asked: readonly Wait[]): readonly Wait[] {
  return [...outcomes.flatMap(({ trigger }) => (trigger.type === 'elapsed' ? [trigger.wait] : [])), ...(stage.sla && Object.values(stage.sla.escalations).some(({ take }) => take !== undefined) ? [stage.sla.limit] : []), ...asked];
}

/** Waits of one pace end in the same order whenever they begin; of two paces ("20 hours", "1 day at 09:00") either may be first. */
function paceOf({ unit, at }: Wait): string {
  return `${unit === 'workingHours' || unit === 'workingDays' ? unit : 'any'} ${at ?? ''}`;
}

/** The channels of all work that effects of this drawing make. */
export function madeChannels({ version: { document } }: Process): readonly Channel[] {
  return [...new Set(Object.values(document.outcomes).flatMap(({ then }) => then.flatMap((effect) => (effect.type === 'createActivity' ? [effect.channel] : []))))];
}
