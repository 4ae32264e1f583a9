import { inOrder } from '#engine/kernel';
import { activitiesIn, outcomesFrom, type Activity, type Blueprint, type Outcome, type Stage } from '#engine/blueprint';
import { writeActivityPhrase, writeOutcomePhrase, writeWait } from '#engine/exchange';
import { describeAssignee, describeGate, type Names } from '../../ui/index.ts';
import { choiceOf } from '../draft/stage-kind.ts';

export type ColumnKey = 'name' | 'kind' | 'phase' | 'purpose' | 'activities' | 'gate' | 'outcomes' | 'limit' | 'who';

/** A column of the table: its title, its width in pixels, and whether its cells are typed into or opened. */
export interface Column {
  readonly key: ColumnKey;
  readonly title: string;
  readonly width: number;
  readonly typed: boolean;
  /** Other titles under which spreadsheets bring it. */
  readonly also: readonly string[];
}

/** All columns, in their order (S40: stages, how and when it moves, activities, mandatory ones, conditions). */
export const columns: readonly Column[] = [
  { key: 'name', title: 'Stage', width: 220, typed: true, also: ['name', 'step', 'stage name', 'process step'] },
  { key: 'kind', title: 'Kind', width: 132, typed: false, also: ['type'] },
  { key: 'phase', title: 'Phase', width: 132, typed: true, also: ['group', 'part'] },
  { key: 'purpose', title: 'Purpose', width: 232, typed: true, also: ['goal', 'description', 'aim'] },
  { key: 'activities', title: 'Activities', width: 296, typed: false, also: ['activity', 'tasks', 'to do', 'what is done'] },
  { key: 'gate', title: 'May leave when', width: 232, typed: false, also: ['gate', 'conditions', 'condition', 'exit criteria'] },
  { key: 'outcomes', title: 'Outcomes', width: 304, typed: false, also: ['outcome', 'next', 'ways out', 'transitions'] },
  { key: 'limit', title: 'Time limit', width: 128, typed: true, also: ['limit', 'sla', 'deadline', 'duration'] },
  { key: 'who', title: 'Who', width: 176, typed: false, also: ['owner', 'assignee', 'responsible', 'role'] },
];

/** The stage's own ways out, in their order: the common ones belong to every row and to none. */
export function ownWays(draft: Blueprint, stage: string): readonly Outcome[] {
  return outcomesFrom(draft, stage).filter(({ from }) => from.type === 'stage');
}

/** The words of a way out in a cell: "Interested → Meeting". */
export function wayText(draft: Blueprint, way: Outcome): string {
  const target = way.to === null ? '?' : (draft.stages[way.to]?.name ?? '?');
  return writeOutcomePhrase(way, /[→;"]|^[\d?#]/.test(target) && target !== '?' ? `"${target.replaceAll('"', '""')}"` : target);
}

/** Whether an activity must be done, may be, or must under a condition. */
export function dutyMark({ required }: Pick<Activity, 'required'>): string {
  return required === 'always' ? 'required' : required === 'never' ? 'optional' : 'sometimes required';
}

/** Who does what is to be done here: everybody named, each once. */
export function doersText(draft: Blueprint, stage: string, names: Names): string {
  return [...new Set(activitiesIn(draft, stage).map(({ assignee }) => describeAssignee(assignee, names)))].join('; ');
}

/** A cell as text, as it is copied to a spreadsheet and read back from one. */
export function cellText(draft: Blueprint, stage: Stage, column: ColumnKey, names: Names): string {
  switch (column) {
    case 'name':
      return stage.name;
    case 'kind':
      return choiceOf(stage)?.label ?? '';
    case 'phase':
      return draft.phases[stage.phase ?? '']?.name ?? '';
    case 'purpose':
      return stage.purpose;
    case 'activities':
      return activitiesIn(draft, stage.id).map((activity) => inCell(writeActivityPhrase(activity))).join('; ');
    case 'gate':
      return gateText(stage, names);
    case 'outcomes':
      return ownWays(draft, stage.id).map((way) => inCell(wayText(draft, way))).join('; ');
    case 'limit':
      return stage.sla ? writeWait(stage.sla.limit) : '';
    case 'who':
      return doersText(draft, stage.id, names);
  }
}

/** What a record needs before it may leave, as a sentence. */
export function gateText(stage: Stage, names: Names): string {
  if (stage.kind === 'end' || stage.kind === 'decision') return '';
  return stage.gate ? describeGate(stage.gate, names) : stage.kind === 'wait' ? '' : 'All required activities done';
}

/** Semicolons part what stands in one cell. */
function inCell(phrase: string): string {
  return phrase.replaceAll(';', ',');
}

/** The names of all phases in their order. */
export function phaseNames(draft: Blueprint): readonly string[] {
  return inOrder(draft.phases).map(({ name }) => name);
}
