import { applyPatches, enablePatches, produceWithPatches, type Patch } from 'immer';
import { err, ok, type Result, unreachable } from '#engine/kernel';
import { isForbiddenKey } from '../document/limits.ts';
import type { Problem } from '../document/problem.ts';
import { referenceProblemsAt } from '../document/references.ts';
import type { Blueprint } from '../model/blueprint.ts';
import { changeKind } from './change-kind.ts';
import type { Drafting, EditOf, Made } from './drafting.ts';
import { addActivity, deleteActivities, moveActivity } from './edit-activities.ts';
import { addNote, addPhase, deleteNotes, deletePhase, moveCards } from './edit-canvas.ts';
import { nameOfEdit } from './edit-name.ts';
import { addOutcome, connect, deleteOutcomes, disconnect, moveOutcome } from './edit-outcomes.ts';
import { addStage, deleteStages, insertStage, renameStage, setStart } from './edit-stages.ts';
import type { Edit, Edited, EditRefusal } from './edit.ts';
import { paste } from './paste.ts';
import { renameField } from './rename-field.ts';
import { setField } from './set-field.ts';
import { schemaProblems } from './touched.ts';

enablePatches();

/**
 * Makes one change to a draft and answers the next drawing, the edit that takes it back and the words for the
 * history list, or says why not and changes nothing. The only way a drawing ever changes (architecture.md,
 * "Data goes one way"). What did not change keeps its identity, so that checks and screens can skip it.
 *
 * @example editBlueprint(draft, { type: 'connect', outcome, to }) // { ok: true, value: { next, undo, name, mended } }
 */
export function editBlueprint(blueprint: Blueprint, edit: Edit): Result<Edited, EditRefusal> {
  const mended: string[] = [];
  const touched: Path[] = [];
  const inverses: Patch[][] = [];
  let next = blueprint;
  for (const single of singles(edit)) {
    let refused: Made = null;
    const [made, patches, inverse] = produceWithPatches(next, (draft) => {
      refused = make(draft, single, mended);
    });
    if (refused !== null) return err(refused);
    touched.push(...patches.map((patch) => patch.path));
    inverses.unshift(inverse);
    next = made;
  }
  const problems = touched.length === 0 ? [] : soundness(next, touched);
  if (problems.length > 0) return err({ type: 'invalid', problems });
  const name = nameOfEdit(blueprint, edit);
  return ok({ next, undo: { type: 'patches', name, patches: inverses.flat() }, name, mended });
}

type SingleEdit = Exclude<Edit, { type: 'several' }>;
type Path = readonly (string | number)[];

/** Several edits are made one after the other, each on a drawing of its own, so that a later one never writes into what the caller handed in. */
function singles(edit: Edit): readonly SingleEdit[] {
  return edit.type === 'several' ? edit.edits.flatMap(singles) : [edit];
}

/** First the schema of what was touched, then whether every id still refers to something. */
function soundness(next: Blueprint, paths: readonly Path[]): readonly Problem[] {
  const problems = schemaProblems(next, paths);
  return problems.length > 0 ? problems : referenceProblemsAt(next, paths);
}

function make(draft: Drafting, edit: SingleEdit, mended: string[]): Made {
  switch (edit.type) {
    case 'addStage':
      return addStage(draft, edit);
    case 'insertStage':
      return insertStage(draft, edit);
    case 'renameStage':
      return renameStage(draft, edit);
    case 'changeKind':
      return changeKind(draft, edit, mended);
    case 'deleteStages':
      return deleteStages(draft, edit, mended);
    case 'setStart':
      return setStart(draft, edit);
    case 'addActivity':
      return addActivity(draft, edit);
    case 'moveActivity':
      return moveActivity(draft, edit);
    case 'deleteActivities':
      return deleteActivities(draft, edit, mended);
    case 'addOutcome':
      return addOutcome(draft, edit);
    case 'moveOutcome':
      return moveOutcome(draft, edit);
    case 'connect':
      return connect(draft, edit);
    case 'disconnect':
      return disconnect(draft, edit);
    case 'deleteOutcomes':
      return deleteOutcomes(draft, edit, mended);
    default:
      return makeOnCanvas(draft, edit, mended);
  }
}

type CanvasEdit = EditOf<'moveCards' | 'addPhase' | 'deletePhase' | 'addNote' | 'deleteNotes' | 'setField' | 'renameField' | 'paste' | 'replace' | 'patches'>;

function makeOnCanvas(draft: Drafting, edit: CanvasEdit, mended: string[]): Made {
  switch (edit.type) {
    case 'moveCards':
      return moveCards(draft, edit);
    case 'addPhase':
      return addPhase(draft, edit);
    case 'deletePhase':
      return deletePhase(draft, edit);
    case 'addNote':
      return addNote(draft, edit);
    case 'deleteNotes':
      return deleteNotes(draft, edit);
    case 'setField':
      return setField(draft, edit, mended);
    case 'renameField':
      return renameField(draft, edit);
    case 'paste':
      return paste(draft, edit, mended);
    case 'replace':
      return replace(draft, edit);
    case 'patches':
      return patch(draft, edit);
    default:
      return unreachable(edit, 'edit');
  }
}

/** Lays another drawing over this one, part by part, so that it can be taken back like any edit. */
function replace(draft: Drafting, edit: EditOf<'replace'>): Made {
  for (const key of ['layout', 'industryPreset', 'signals', 'override', 'scenarios', 'review'] as const) if (edit.blueprint[key] === undefined) delete draft[key];
  Object.assign(draft, edit.blueprint);
  return null;
}

function patch(draft: Drafting, edit: EditOf<'patches'>): Made {
  const unfit = edit.patches.find(({ path }) => path.length === 0 || path.some((step) => isForbiddenKey(String(step))));
  if (unfit) return { type: 'notFound', what: 'path', id: unfit.path.join('.') };
  try {
    applyPatches(draft, edit.patches.map(({ op, path, value }) => ({ op, path: [...path], value })));
    return null;
  } catch {
    return { type: 'notFound', what: 'path', id: edit.patches[0]?.path.join('.') ?? '' };
  }
}
