import { castDraft } from 'immer';
import { notFound, type Drafting, type EditOf, type Made } from './drafting.ts';
import { mendReferences } from './integrity.ts';

/** Moves cards and notes. A note that is attached to a moved stage goes with it, unless it has its own new place. */
export function moveCards(draft: Drafting, edit: EditOf<'moveCards'>): Made {
  for (const [id, { x, y }] of Object.entries(edit.positions)) {
    const at = { x: Math.round(x) + 0, y: Math.round(y) + 0 };
    const note = draft.notes[id];
    if (note) {
      Object.assign(note, at);
      continue;
    }
    if (!draft.stages[id] && !draft.phases[id]) return notFound('stage', id);
    const before = draft.view.positions[id];
    if (before) bringNotes(draft, edit, id, at.x - before.x, at.y - before.y);
    if (before?.x !== at.x || before.y !== at.y) draft.view.positions[id] = at;
  }
  return null;
}

/** Adds a part of the journey that stages belong to. */
export function addPhase(draft: Drafting, edit: EditOf<'addPhase'>): Made {
  if (draft.phases[edit.phase.id]) return { type: 'idTaken', id: edit.phase.id };
  draft.phases[edit.phase.id] = castDraft(edit.phase);
  return null;
}

/** Takes a phase away; its stages stay, without a phase. */
export function deletePhase(draft: Drafting, edit: EditOf<'deletePhase'>): Made {
  if (!draft.phases[edit.phase]) return notFound('phase', edit.phase);
  delete draft.phases[edit.phase];
  mendReferences(draft);
  return null;
}

/** Sticks a note on the canvas. */
export function addNote(draft: Drafting, edit: EditOf<'addNote'>): Made {
  if (draft.notes[edit.note.id]) return { type: 'idTaken', id: edit.note.id };
  draft.notes[edit.note.id] = castDraft(edit.note);
  return null;
}

/** Takes notes away. */
export function deleteNotes(draft: Drafting, edit: EditOf<'deleteNotes'>): Made {
  for (const id of edit.notes) {
    if (!draft.notes[id]) return notFound('note', id);
    delete draft.notes[id];
  }
  return null;
}

function bringNotes(draft: Drafting, edit: EditOf<'moveCards'>, stage: string, dx: number, dy: number): void {
  for (const note of Object.values(draft.notes)) {
    if (note.stage !== stage || edit.positions[note.id]) continue;
    note.x += dx;
    note.y += dy;
  }
}
