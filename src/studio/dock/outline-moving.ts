import { inOrder } from '#engine/kernel';
import { outcomesFrom, stagesOf, type ActivityId, type Blueprint, type Edit, type Stage } from '#engine/blueprint';
import type { OutlineRow } from './outline-rows.ts';

/** A move that was worked out: the edit, and what ears are told. */
export interface Move {
  readonly edit: Edit;
  readonly words: string;
}

/** Where a line goes by Alt and an arrow; a sentence when it cannot go there. */
export function moveByKey(draft: Blueprint, row: OutlineRow, key: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'): Move | string {
  const by = key === 'ArrowUp' || key === 'ArrowLeft' ? -1 : 1;
  const sideways = key === 'ArrowLeft' || key === 'ArrowRight';
  switch (row.type) {
    case 'phase':
      return swapped('phases', [], inOrder(draft.phases), row, by);
    case 'lane':
      return swapped('lanes', ['stages', row.stage, 'lanes'], inOrder(draft.stages[row.stage]?.lanes ?? {}), row, by);
    case 'stage':
      return sideways ? toPhase(draft, row, by) : 'Stages follow their ways out. Alt and Left or Right put one into another phase.';
    case 'activity':
      return sideways ? toOtherStage(draft, row, by) : activityStep(draft, row, by);
    case 'outcome':
      return outcomeStep(draft, row, by);
    case 'common':
      return 'This line stays at the end.';
  }
}

/** Where a line goes that is let go on another one; nothing when the two have nothing to do with each other. */
export function moveOnto(draft: Blueprint, row: OutlineRow, onto: OutlineRow): Move | null {
  if (row.id === onto.id) return null;
  if (row.type === 'activity') return activityOnto(draft, row, onto);
  if (row.type === 'outcome' && onto.type === 'outcome' && row.stage === onto.stage) {
    const index = ways(draft, row.stage).findIndex(({ id }) => id === onto.id);
    return { edit: { type: 'moveOutcome', outcome: row.id, index }, words: `${row.name} is now number ${index + 1}` };
  }
  if (row.type === 'stage' && (onto.type === 'phase' || onto.type === 'stage')) {
    const phase = onto.type === 'phase' ? onto.id : draft.stages[onto.id]?.phase;
    return phase === draft.stages[row.id]?.phase ? null : intoPhase(draft, row, phase);
  }
  if (row.type === onto.type && (row.type === 'phase' || (row.type === 'lane' && row.stage === onto.stage))) {
    const all = row.type === 'phase' ? inOrder(draft.phases) : inOrder(draft.stages[row.stage]?.lanes ?? {});
    const index = all.findIndex(({ id }) => id === onto.id);
    return reordered(row.type === 'phase' ? 'phases' : 'lanes', row.type === 'phase' ? [] : ['stages', row.stage, 'lanes'], all, row, index);
  }
  return null;
}

type Sorted = { readonly id: string; readonly order: number };

function swapped(what: 'phases' | 'lanes', path: readonly string[], all: readonly Sorted[], row: OutlineRow, by: 1 | -1): Move | string {
  const at = all.findIndex(({ id }) => id === row.id);
  if (!all[at + by]) return by < 0 ? `${row.name} is the first already.` : `${row.name} is the last already.`;
  return reordered(what, path, all, row, at + by);
}

function reordered(what: 'phases' | 'lanes', path: readonly string[], all: readonly Sorted[], row: OutlineRow, index: number): Move {
  const rest = all.filter(({ id }) => id !== row.id);
  const moved = all.find(({ id }) => id === row.id);
  const order = moved ? [...rest.slice(0, index), moved, ...rest.slice(index)] : rest;
  const value = Object.fromEntries(order.map((item, place) => [item.id, { ...item, order: place }]));
  return { edit: { type: 'setField', path: what === 'phases' ? ['phases'] : path, value }, words: `${row.name} is now number ${index + 1} of ${all.length}` };
}

function toPhase(draft: Blueprint, row: OutlineRow, by: 1 | -1): Move | string {
  const phases: readonly (string | undefined)[] = [...inOrder(draft.phases).map(({ id }) => id), undefined];
  if (phases.length === 1) return 'There is no phase yet. Add one first.';
  const now = phases.indexOf(draft.stages[row.id]?.phase);
  const next = now + by;
  if (next < 0 || next >= phases.length) return by < 0 ? 'This is the first phase.' : 'It is in no phase already.';
  return intoPhase(draft, row, phases[next]);
}

function intoPhase(draft: Blueprint, row: OutlineRow, phase: string | undefined): Move {
  return { edit: { type: 'setField', path: ['stages', row.id, 'phase'], value: phase }, words: phase === undefined ? `${row.name} is in no phase now` : `${row.name} is in ${draft.phases[phase]?.name ?? 'the phase'} now` };
}

/** Every list an activity of this stage may stand in: its lanes, then its own. */
function listsOf(stage: Stage): readonly { readonly lane: string | null; readonly ids: readonly ActivityId[] }[] {
  return [...inOrder(stage.lanes ?? {}).map((lane) => ({ lane: lane.id as string | null, ids: lane.activities })), ...(stage.kind === 'parallel' && stage.activities.length === 0 ? [] : [{ lane: null, ids: stage.activities }])];
}

/** One place up or down; past the end of its list into the neighbouring lane, and on into the next stage. */
function activityStep(draft: Blueprint, row: OutlineRow, by: 1 | -1): Move | string {
  const stage = draft.stages[row.stage];
  if (!stage) return 'It is no longer there.';
  const lists = listsOf(stage);
  const at = lists.findIndex(({ ids }) => ids.includes(row.id));
  const list = lists[at];
  const place = list?.ids.indexOf(row.id) ?? -1;
  const next = place + by;
  if (list && next >= 0 && next < list.ids.length) return { edit: { type: 'moveActivity', activity: row.id, stage: stage.id, index: next, lane: list.lane }, words: `${row.name} is now number ${next + 1} of ${list.ids.length}` };
  const beside = lists[at + by];
  if (!beside) return toOtherStage(draft, row, by);
  const where = beside.lane === null ? stage.name : (stage.lanes?.[beside.lane]?.name ?? 'the lane');
  return { edit: { type: 'moveActivity', activity: row.id, stage: stage.id, index: by < 0 ? beside.ids.length : 0, lane: beside.lane }, words: `${row.name} is in ${where} now` };
}

function toOtherStage(draft: Blueprint, row: OutlineRow, by: 1 | -1): Move | string {
  const takers = stagesOf(draft).filter(({ kind }) => kind === 'work' || kind === 'parallel');
  const next = takers[takers.findIndex(({ id }) => id === row.stage) + by];
  if (!next) return by < 0 ? 'No stage before this one holds activities.' : 'No stage after this one holds activities.';
  const list = listsOf(next).at(by < 0 ? -1 : 0);
  return { edit: { type: 'moveActivity', activity: row.id, stage: next.id, index: by < 0 ? (list?.ids.length ?? 0) : 0, lane: list?.lane ?? null }, words: `${row.name} is in ${next.name || 'the stage'} now` };
}

function activityOnto(draft: Blueprint, row: OutlineRow, onto: OutlineRow): Move | null {
  const stage = draft.stages[onto.stage];
  if (!stage || (stage.kind !== 'work' && stage.kind !== 'parallel')) return null;
  const words = `${row.name} is in ${stage.name || 'the stage'} now`;
  if (onto.type === 'activity') {
    const list = listsOf(stage).find(({ ids }) => ids.includes(onto.id));
    return list ? { edit: { type: 'moveActivity', activity: row.id, stage: stage.id, index: list.ids.indexOf(onto.id), lane: list.lane }, words } : null;
  }
  const lane = onto.type === 'lane' ? onto.id : (listsOf(stage)[0]?.lane ?? null);
  const ids = lane === null ? stage.activities : (stage.lanes?.[lane]?.activities ?? []);
  return { edit: { type: 'moveActivity', activity: row.id, stage: stage.id, index: ids.filter((id) => id !== row.id).length, lane }, words };
}

function ways(draft: Blueprint, stage: string) {
  return stage === '' ? inOrder(draft.outcomes).filter(({ from }) => from.type !== 'stage') : outcomesFrom(draft, stage).filter(({ from }) => from.type === 'stage');
}

function outcomeStep(draft: Blueprint, row: OutlineRow, by: 1 | -1): Move | string {
  const all = ways(draft, row.stage);
  const next = all.findIndex(({ id }) => id === row.id) + by;
  if (!all[next]) return by < 0 ? `${row.name} is the first already.` : `${row.name} is the last already.`;
  return { edit: { type: 'moveOutcome', outcome: row.id, index: next }, words: `${row.name} is now number ${next + 1} of ${all.length}` };
}
