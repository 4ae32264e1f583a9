import { castDraft } from 'immer';
import { blueprintLimits } from '../document/limits.ts';
import type { Stage } from '../model/blueprint.ts';
import type { StageId } from '../model/ids.ts';
import { straighten, straightenAt } from './bends.ts';
import { mayLead } from './can-connect.ts';
import { cardWidth, columnGap, notFound, type Drafting, type EditOf, type Made } from './drafting.ts';
import type { Point } from './edit.ts';
import { mendReferences, successorsOf } from './integrity.ts';

/** Puts a stage on the canvas. The first stage of an empty drawing becomes its start, unless it is an end. */
export function addStage(draft: Drafting, edit: EditOf<'addStage'>): Made {
  const refused = placeStage(draft, edit.stage, edit.at);
  if (refused) return refused;
  if (edit.connect === undefined) return null;
  const outcome = draft.outcomes[edit.connect];
  if (!outcome) return notFound('outcome', edit.connect);
  const no = mayLead(draft.stages, outcome, edit.stage.id);
  if (!no) outcome.to = edit.stage.id;
  return no;
}

/** Puts a stage into an outcome's line and moves what follows to the right when the gap is too small (ui.md "Placement and layout"). */
export function insertStage(draft: Drafting, edit: EditOf<'insertStage'>): Made {
  const outcome = draft.outcomes[edit.outcome];
  if (!outcome) return notFound('outcome', edit.outcome);
  if (draft.outcomes[edit.through.id]) return { type: 'idTaken', id: edit.through.id };
  if (Object.keys(draft.outcomes).length >= blueprintLimits.outcomes) return { type: 'limitReached', what: 'outcomes', limit: blueprintLimits.outcomes };
  const refused = placeStage(draft, edit.stage, edit.at);
  if (refused) return refused;
  const target = outcome.to;
  const through = { ...edit.through, from: { type: 'stage' as const, stage: edit.stage.id }, to: target };
  const no = mayLead(draft.stages, through, target);
  if (no) return no;
  if (target !== null) makeRoom(draft, edit.at, target, outcome.from.type === 'stage' ? outcome.from.stage : null);
  draft.outcomes[through.id] = castDraft(through);
  outcome.to = edit.stage.id;
  straighten(draft, edit.outcome);
  return null;
}

/** Gives a stage another name. */
export function renameStage(draft: Drafting, edit: EditOf<'renameStage'>): Made {
  const stage = draft.stages[edit.stage];
  if (!stage) return notFound('stage', edit.stage);
  stage.name = edit.name;
  return null;
}

/** Takes stages away with everything in them. `heal` leads what came in on to where the stage led. */
export function deleteStages(draft: Drafting, edit: EditOf<'deleteStages'>, said: string[]): Made {
  const missing = edit.stages.find((id) => !draft.stages[id]);
  if (missing !== undefined) return notFound('stage', missing);
  const gone = new Set(edit.stages);
  const bypasses = new Map(edit.heal ? edit.stages.map((id) => [id, bypass(draft, id, gone)]) : []);
  for (const outcome of Object.values(draft.outcomes)) {
    if (outcome.to === null || !gone.has(outcome.to)) continue;
    const next = bypasses.get(outcome.to) ?? null;
    outcome.to = next !== null && mayLead(draft.stages, outcome, next) === null ? next : null;
    straighten(draft, outcome.id);
  }
  if (draft.start !== null && gone.has(draft.start)) draft.start = bypasses.get(draft.start) ?? null;
  for (const id of gone) delete draft.stages[id];
  said.push(...mendReferences(draft));
  return null;
}

/** Says where records begin. */
export function setStart(draft: Drafting, edit: EditOf<'setStart'>): Made {
  if (edit.stage !== null && !draft.stages[edit.stage]) return notFound('stage', edit.stage);
  draft.start = edit.stage;
  return null;
}

function placeStage(draft: Drafting, stage: Stage, at: Point): Made {
  if (draft.stages[stage.id]) return { type: 'idTaken', id: stage.id };
  const drawn = Object.keys(draft.stages).length;
  if (drawn >= blueprintLimits.stages) return { type: 'limitReached', what: 'stages', limit: blueprintLimits.stages };
  draft.stages[stage.id] = castDraft(stage);
  draft.view.positions[stage.id] = { x: at.x, y: at.y };
  if (drawn === 0 && draft.start === null && stage.kind !== 'end') draft.start = stage.id;
  return null;
}

/** Where a stage leads once stages are gone: along its best ways until one stays. Null when all run out. */
function bypass(draft: Drafting, stage: StageId, gone: ReadonlySet<StageId>): StageId | null {
  const seen = new Set<StageId>();
  const waiting = [stage];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (!gone.has(at)) return at;
    if (seen.has(at)) continue;
    seen.add(at);
    waiting.push(...[...successorsOf(draft, at)].reverse());
  }
  return null;
}

/** Shifts everything that follows `target`, and is not left of it, so that a new card at `at` fits before it. */
function makeRoom(draft: Drafting, at: Point, target: StageId, source: StageId | null): void {
  const place = draft.view.positions[target];
  if (!place || place.x < at.x - cardWidth) return;
  const shift = at.x + cardWidth + columnGap - place.x;
  if (shift <= 0) return;
  const following = new Set<StageId>([target]);
  for (const stage of following) {
    for (const next of successorsOf(draft, stage)) if (next !== source && (draft.view.positions[next]?.x ?? -Infinity) >= place.x) following.add(next);
  }
  for (const stage of following) moveBy(draft, stage, shift);
}

function moveBy(draft: Drafting, stage: StageId, dx: number): void {
  const place = draft.view.positions[stage];
  if (place) place.x += dx;
  for (const note of Object.values(draft.notes)) if (note.stage === stage) note.x += dx;
  straightenAt(draft, stage);
}
