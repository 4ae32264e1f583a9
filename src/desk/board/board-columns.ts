import { inOrder } from '#engine/kernel';
import { stagesOf, type Blueprint, type Field, type RecordType, type Stage } from '#engine/blueprint';
import type { StageCount } from '../../storage/index.ts';

/** A column of the board, or an end that is only counted. */
export interface Column {
  readonly id: string;
  readonly name: string;
  readonly kind: Stage['kind'];
  readonly records: number;
  readonly overdue: number;
  /** Drawn no longer: records still stand here on an older version. */
  readonly isOld: boolean;
}

/** Columns that belong together under a phase's name; '' for those in none. */
export interface ColumnGroup {
  readonly id: string;
  readonly name: string;
  readonly columns: readonly Column[];
}

export interface BoardColumns {
  readonly groups: readonly ColumnGroup[];
  readonly ends: readonly Column[];
}

/**
 * The stages records can stand in, in the reading order of the drawing, under their phases; ends apart. Nothing rests in
 * a decision, so it has no column. `former` names stages of older versions that still hold records.
 */
export function boardColumns(blueprint: Blueprint, counts: Readonly<Record<string, StageCount>>, former: (id: string) => Stage | undefined): BoardColumns {
  const column = ({ id, name, kind }: Stage, isOld = false): Column => {
    const count = counts[`${blueprint.id}/${id}`];
    return { id, name, kind, isOld, records: kind === 'end' ? (count?.ended ?? 0) : (count?.records ?? 0), overdue: count?.overdue ?? 0 };
  };
  const stages = stagesOf(blueprint);
  const drawn = new Set(stages.map(({ id }) => id));
  const prefix = `${blueprint.id}/`;
  const old = Object.entries(counts).flatMap(([key, { records }]) => {
    const id = key.startsWith(prefix) ? key.slice(prefix.length) : '';
    const stage = id === '' || drawn.has(id) || records === 0 ? undefined : former(id);
    return stage === undefined ? [] : [column(stage, true)];
  });
  const standing = stages.filter(({ kind }) => kind !== 'decision' && kind !== 'end');
  const phases = inOrder(blueprint.phases).map(({ id, name }) => ({ id, name, columns: standing.filter(({ phase }) => phase === id).map((stage) => column(stage)) }));
  const known = new Set(phases.map(({ id }) => id));
  const rest: ColumnGroup = { id: '', name: '', columns: standing.filter(({ phase }) => phase === undefined || !known.has(phase)).map((stage) => column(stage)) };
  const before: ColumnGroup = { id: 'old', name: 'In older versions', columns: old };
  return { groups: [...phases, rest, before].filter(({ columns }) => columns.length > 0), ends: stages.filter(({ kind }) => kind === 'end').map((stage) => column(stage)) };
}

/** The field that says what a record is worth: the one the type names, else its first amount of money. */
export function valueFieldOf(type: RecordType | undefined): Field | undefined {
  if (type === undefined) return undefined;
  return type.value === undefined ? inOrder(type.fields).find(({ kind }) => kind === 'money') : type.fields[type.value];
}
