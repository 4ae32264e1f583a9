import { castDraft } from 'immer';
import type { Activity } from '../model/blueprint.ts';
import type { ActivityId, StageId } from '../model/ids.ts';
import { notFound, type Drafting, type EditOf, type Made } from './drafting.ts';
import { mendReferences } from './integrity.ts';

/** Puts an activity into a stage, or into one of its lanes, at the end or at a place. */
export function addActivity(draft: Drafting, edit: EditOf<'addActivity'>): Made {
  const { activity, lane, index } = edit;
  if (draft.activities[activity.id]) return { type: 'idTaken', id: activity.id };
  const list = listIn(draft, edit.stage, lane);
  if (!Array.isArray(list)) return list;
  draft.activities[activity.id] = castDraft(activity);
  list.splice(index ?? list.length, 0, activity.id);
  return null;
}

/** Moves an activity to a place in the same or another stage, or lane. Without a lane named, it stays in its own. What the old lane's team does, the new lane's team does from then on. */
export function moveActivity(draft: Drafting, edit: EditOf<'moveActivity'>): Made {
  const activity: Activity | undefined = draft.activities[edit.activity];
  if (!activity) return notFound('activity', edit.activity);
  const own = laneOf(draft, edit.stage, edit.activity);
  const lane = edit.lane === undefined ? own : (edit.lane ?? undefined);
  const list = listIn(draft, edit.stage, lane);
  if (!Array.isArray(list)) return list;
  handToTeam(draft, activity, draft.stages[edit.stage]?.lanes?.[lane ?? '']?.team);
  unlist(draft, edit.activity);
  list.splice(edit.index, 0, edit.activity);
  return null;
}

function laneOf(draft: Drafting, stage: StageId, activity: ActivityId): string | undefined {
  return Object.values(draft.stages[stage]?.lanes ?? {}).find((each) => each.activities.includes(activity))?.id;
}

/** An activity its old lane's team does is handed to the new lane's; who else was named stays. */
function handToTeam(draft: Drafting, activity: Activity, team: string | undefined): void {
  const held = Object.values(draft.stages).flatMap(({ lanes }) => Object.values(lanes ?? {})).find((each) => each.activities.includes(activity.id));
  const { assignee } = activity;
  if (team === undefined || assignee.type !== 'team' || held?.team !== assignee.team || held.team === team) return;
  draft.activities[activity.id] = castDraft({ ...activity, assignee: { type: 'team', team } });
}

/** Takes activities away, with every clause, trigger and due moment that spoke of them. */
export function deleteActivities(draft: Drafting, edit: EditOf<'deleteActivities'>, said: string[]): Made {
  const missing = edit.activities.find((id) => !draft.activities[id]);
  if (missing !== undefined) return notFound('activity', missing);
  for (const id of edit.activities) delete draft.activities[id];
  said.push(...mendReferences(draft));
  return null;
}

/** The list an activity may be put into, or why this stage takes none (domain.md section 2, rules of drawing). */
function listIn(draft: Drafting, id: StageId, lane: string | undefined): string[] | NonNullable<Made> {
  const stage = draft.stages[id];
  if (!stage) return notFound('stage', id);
  if (stage.kind === 'decision') return { type: 'decisionHasNoActivities', stage: id };
  if (stage.kind === 'wait' || stage.kind === 'end') return { type: 'stageHasNoActivities', stage: id };
  if (lane === undefined) return stage.activities;
  return stage.lanes?.[lane]?.activities ?? notFound('path', `stages.${id}.lanes.${lane}`);
}

function unlist(draft: Drafting, activity: ActivityId): void {
  for (const stage of Object.values(draft.stages)) {
    for (const list of [stage.activities, ...Object.values(stage.lanes ?? {}).map((lane) => lane.activities)]) {
      const at = list.indexOf(activity);
      if (at >= 0) list.splice(at, 1);
    }
  }
}
