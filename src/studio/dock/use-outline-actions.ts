import type { Edit } from '#engine/blueprint';
import { announce, describeEditRefusal, notifyDone, notifyProblem } from '../../ui/index.ts';
import { selecting } from '../draft/draft-store.ts';
import { useNames, useStudio } from '../studio-context.ts';
import { addingOf, type Addable } from './outline-adding.ts';
import { moveByKey, moveOnto, type Move } from './outline-moving.ts';
import type { OutlineRow } from './outline-rows.ts';

/** Everything the outline does to the drawing: each a step of the history, each told to ears. */
export function useOutlineActions() {
  const { store, canvas, newId, people, roles } = useStudio();
  const names = useNames();
  const tools = { newId, people, roles };
  const refuse = (words: string) => {
    notifyProblem(words);
    announce(words);
  };
  /** Makes an edit and says so; answers whether it was made. */
  const make = (edit: Edit | null, words: string): boolean => {
    if (edit === null) return false;
    const refusal = store.actions.edit(edit);
    if (refusal) refuse(describeEditRefusal(refusal, names));
    else announce(words);
    return refusal === null;
  };

  const select = (row: OutlineRow) => {
    store.actions.select(selecting(partOf(row)));
    if (row.type === 'outcome') canvas.current?.centreOn({ outcome: row.id });
    else if (row.stage !== '') canvas.current?.centreOn({ stage: row.stage });
  };

  const rename = (row: OutlineRow, name: string) => {
    const path = row.type === 'lane' ? ['stages', row.stage, 'lanes', row.id, 'name'] : [`${row.type === 'activity' ? 'activitie' : row.type}s`, row.id, 'name'];
    make(row.type === 'stage' ? { type: 'renameStage', stage: row.id, name } : { type: 'setField', path, value: name }, `Renamed to ${name}`);
  };

  const remove = (row: OutlineRow, heal: boolean) => {
    const edit = deletion(row, heal);
    if (edit === null) return announce('This line cannot be deleted.');
    const refusal = store.actions.edit(edit);
    if (refusal) return refuse(describeEditRefusal(refusal, names));
    notifyDone({ message: `${row.name} deleted`, undo: () => void store.actions.undo() });
    announce(`${row.name} deleted`);
  };

  const carry = (move: Move | string | null) => {
    if (move === null) return announce('It cannot go there.');
    if (typeof move === 'string') return announce(move);
    make(move.edit, move.words);
  };

  /** Reads typed words as a new thing at this line. Answers its id, or `null` when nothing was made. */
  const add = (what: Addable, at: OutlineRow | undefined, typed: string): string | null => {
    const adding = addingOf(store.getState().draft, what, at, typed.trim().slice(0, 200), tools);
    if (adding === null) return null;
    if ('refusal' in adding) {
      refuse(describeEditRefusal(adding.refusal, names));
      return null;
    }
    return make(adding.edit, adding.words) ? adding.id : null;
  };

  return {
    make, select, rename, remove, add,
    moveByKey: (row: OutlineRow, key: Parameters<typeof moveByKey>[2]) => carry(moveByKey(store.getState().draft, row, key)),
    moveOnto: (row: OutlineRow, onto: OutlineRow) => carry(moveOnto(store.getState().draft, row, onto)),
  };
}

export type OutlineActions = ReturnType<typeof useOutlineActions>;

function partOf({ type, id, stage }: OutlineRow) {
  if (type === 'activity') return { activities: [id] };
  if (type === 'outcome') return { outcomes: [id] };
  return type === 'stage' || type === 'lane' ? { stages: [stage] } : {};
}

function deletion(row: OutlineRow, heal: boolean): Edit | null {
  switch (row.type) {
    case 'phase':
      return { type: 'deletePhase', phase: row.id };
    case 'stage':
      return { type: 'deleteStages', stages: [row.id], heal };
    case 'lane':
      return { type: 'setField', path: ['stages', row.stage, 'lanes', row.id], value: undefined };
    case 'activity':
      return { type: 'deleteActivities', activities: [row.id] };
    case 'outcome':
      return { type: 'deleteOutcomes', outcomes: [row.id] };
    case 'common':
      return null;
  }
}
