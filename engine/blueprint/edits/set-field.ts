import { isForbiddenKey } from '../document/limits.ts';
import { mendBends } from './bends.ts';
import { mayLead } from './can-connect.ts';
import { notFound, type Drafting, type EditOf, type Made } from './drafting.ts';
import { mendReferences } from './integrity.ts';

/**
 * Sets any field by its path, or takes it away with `value: undefined`. Only the place and the rules of drawing
 * are looked at here; whether the value fits the schema is asked of the finished drawing by `editBlueprint`.
 */
export function setField(draft: Drafting, edit: EditOf<'setField'>, said: string[]): Made {
  const { path, value } = edit;
  const last = path.at(-1);
  if (last === undefined || path.some((step) => isForbiddenKey(String(step)))) return notFound('path', path.join('.'));
  let holder: unknown = draft;
  for (const step of path.slice(0, -1)) {
    if (!isHolder(holder) || !Object.hasOwn(holder, step)) return notFound('path', path.join('.'));
    holder = holder[step];
  }
  if (!isHolder(holder)) return notFound('path', path.join('.'));
  if (value === undefined && !Object.hasOwn(holder, last)) return null;
  if (Array.isArray(holder)) {
    if (typeof last !== 'number' || last < 0 || last > holder.length) return notFound('path', path.join('.'));
    if (value === undefined) holder.splice(last, 1);
    else holder[last] = value;
  } else if (value === undefined) delete holder[last];
  else holder[last] = value;
  if (value === undefined || mayDrop(path)) said.push(...mendReferences(draft));
  if (path[0] === 'outcomes' && (path[2] === undefined || path[2] === 'from' || path[2] === 'to')) mendBends(draft);
  return rulesOfDrawing(draft, path);
}

/** Whether a value laid over this place may leave out what something else refers to: a result, a template, a lane. */
function mayDrop([part, , field]: readonly (string | number)[]): boolean {
  if (part !== 'stages' && part !== 'activities') return false;
  return field === undefined || field === 'lanes' || field === 'results' || field === 'content';
}

/** A stage may not turn into a kind that cannot hold what is in it, nor an outcome lead where none may. */
function rulesOfDrawing(draft: Drafting, path: readonly (string | number)[]): Made {
  const [part, id, field] = path;
  if (part === 'outcomes' && (field === undefined || field === 'to' || field === 'from' || field === 'limit' || field === 'trigger')) {
    const outcome = draft.outcomes[String(id)];
    return outcome ? mayLead(draft.stages, outcome, outcome.to) : null;
  }
  if (part !== 'stages' || (field !== undefined && field !== 'kind')) return null;
  const stage = draft.stages[String(id)];
  if (!stage || stage.kind === 'work' || stage.kind === 'parallel') return null;
  const held = stage.activities.length + Object.values(stage.lanes ?? {}).reduce((sum, lane) => sum + lane.activities.length, 0);
  if (held > 0) return stage.kind === 'decision' ? { type: 'decisionHasNoActivities', stage: stage.id } : { type: 'stageHasNoActivities', stage: stage.id };
  if (stage.kind !== 'end') return null;
  const blocked = Object.values(draft.outcomes).map((outcome) => mayLead(draft.stages, outcome, null));
  return blocked.find((no) => no !== null) ?? null;
}

function isHolder(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}
