import type { Activity, Blueprint, Effect, Outcome, Stage } from '#engine/blueprint';
import type { FlatTable, FlatWay } from '#engine/compile';
import { hasTimedVariant } from '../choose-content.ts';

/** Parts of a stage that bulk work knows. A stage with any other part is walked the ordinary way, whatever that part means. */
const stageParts: ReadonlySet<string> = new Set(['id', 'name', 'purpose', 'kind', 'phase', 'activities', 'lanes', 'join', 'gate', 'signposts', 'end', 'sla']);
const activityParts: ReadonlySet<string> = new Set(['id', 'name', 'channel', 'required', 'when', 'after', 'attempts', 'due', 'window', 'assignee', 'mode', 'content', 'form', 'checklist', 'results', 'evidence']);
const outcomeParts: ReadonlySet<string> = new Set(['id', 'name', 'tone', 'from', 'to', 'trigger', 'order', 'who', 'gate', 'form', 'reason', 'then', 'limit', 'overridable', 'fallback']);
const endParts: ReadonlySet<string> = new Set(['result', 'returnAfter']);
const slaParts: ReadonlySet<string> = new Set(['limit', 'escalations']);
const laneParts: ReadonlySet<string> = new Set(['id', 'name', 'team', 'activities', 'order']);
const rhythmParts: ReadonlySet<string> = new Set(['gap', 'weekdays', 'windows', 'best', 'bundlesPerDay', 'touchesPer7Days', 'length', 'sameChannelInRow']);
const enrolmentParts: ReadonlySet<string> = new Set(['when', 'unless', 'rankBy', 'order', 'reentry', 'imports']);
const blueprintParts: ReadonlySet<string> = new Set([
  'format', 'id', 'name', 'description', 'goal', 'audience', 'recordType', 'layout', 'industryPreset', 'enrolment', 'rhythm', 'signals', 'override',
  'start', 'stages', 'activities', 'outcomes', 'phases', 'notes', 'view', 'scenarios', 'review',
]);
const effects: ReadonlySet<Effect['type']> = new Set<Effect['type']>(['setField', 'assignOwner', 'send', 'notify', 'startBlueprint', 'signalRun', 'webhook']);

function hasOnly(part: object, known: ReadonlySet<string>): boolean {
  return Object.entries(part).every(([key, value]) => value === undefined || known.has(key));
}

/** Nothing in the drawing as a whole acts on every step in a way bulk work does not know. */
export function isPlainDrawing(document: Blueprint): boolean {
  return hasOnly(document, blueprintParts) && hasOnly(document.rhythm, rhythmParts) && hasOnly(document.enrolment, enrolmentParts);
}

/** Bulk work knows every part of the stage, of its activities and of its ways out. */
export function isPlainStage(stage: Stage, activities: readonly Activity[], outcomes: readonly Outcome[]): boolean {
  return (
    hasOnly(stage, stageParts) &&
    hasOnly(stage.end ?? {}, endParts) &&
    hasOnly(stage.sla ?? {}, slaParts) &&
    Object.values(stage.lanes ?? {}).every((lane) => hasOnly(lane, laneParts)) &&
    activities.every((activity) => hasOnly(activity, activityParts) && !hasTimedVariant(activity) && activity.after.every(({ type }) => type !== 'clause')) &&
    outcomes.every((outcome) => hasOnly(outcome, outcomeParts) && outcome.trigger.type !== 'date' && outcome.then.every((effect) => effects.has(effect.type)))
  );
}

/**
 * By row: whether bulk work can walk from there to the next rest whatever happens. It cannot when a stage on the way
 * holds something it does not know, nor when automatic outcomes could go in a circle: such a step may have to be refused
 * as a whole.
 */
export function plainRows(document: Blueprint, table: FlatTable, known: readonly boolean[]): { readonly leaving: readonly boolean[]; readonly entering: readonly boolean[] } {
  const states = new Map<number, 'open' | 'calm' | 'wild'>();
  const isCalm = (row: number): boolean => {
    const state = states.get(row);
    // Met again while its own ways are followed: a circle.
    if (state !== undefined) return state === 'calm';
    states.set(row, 'open');
    const calm = known[row] === true && (table.stages[row]?.automatic ?? []).filter((way) => mayGoOffAtOnce(document, way)).every((way) => way.takes.length === 1 && isCalm(way.to));
    states.set(row, calm ? 'calm' : 'wild');
    return calm;
  };
  const entering = table.stages.map((_, row) => isCalm(row));
  const leaving = table.stages.map(({ automatic, called }, row) => entering[row] === true && [...automatic, ...[...called.values()].flat()].every((way) => way.takes.length === 1 && entering[way.to] === true));
  return { leaving, entering };
}

/** In a stage just entered nothing was done yet and no time is up: only a condition or a default can lead on at once. */
function mayGoOffAtOnce(document: Blueprint, { guard }: FlatWay): boolean {
  if (guard.type === 'fallback') return true;
  const outcome = guard.type === 'lane' ? undefined : document.outcomes[guard.params.outcome];
  return outcome?.trigger.type === 'condition';
}
