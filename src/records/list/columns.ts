import { useState } from 'react';
import { inOrder } from '#engine/kernel';
import type { Field, RecordType } from '#engine/blueprint';
import { useSetting, type RecordRow, type ViewRow } from '../../storage/index.ts';

/** The fields a list may show as columns: all but those already in the record's own cell. */
export function columnFields(type: RecordType): readonly Field[] {
  return inOrder(type.fields).filter((field) => field.key !== type.title && field.key !== type.subtitle);
}

/** The columns of a list: those in sight, whether they are others than the open view keeps, and how to choose. */
export interface Columns {
  readonly fields: readonly Field[];
  readonly changed: boolean;
  /** Null goes back to what the view, or this browser, remembers. */
  readonly choose: (keys: readonly string[] | null) => void;
}

/**
 * The columns shown for a record type: a view's own while it is open, else those remembered in this browser. Until
 * somebody chooses, those that most of the given records fill.
 */
export function useColumns(type: RecordType, records: readonly RecordRow[], view: ViewRow | null): Columns {
  const [chosen, setChosen] = useSetting<readonly string[] | null>(`columns/${type.key}`, null);
  const [here, setHere] = useState<{ readonly view: string; readonly keys: readonly string[] } | null>(null);
  const fields = columnFields(type);
  const other = view !== null && here?.view === view.id ? here.keys : null;
  const keys = other ?? view?.columns ?? chosen;
  const shown = keys === null ? usualColumns(fields, records) : fields.filter((field) => keys.includes(field.key));
  const choose = (next: readonly string[] | null) => {
    if (next === null) setHere(null);
    else if (view !== null) setHere({ view: view.id, keys: next });
    else void setChosen(next);
  };
  return { fields: shown, changed: other !== null && other.toSorted().join() !== (view?.columns ?? []).toSorted().join(), choose };
}

const usualCount = 4;

/** Short fields that are filled most often, in the type's own order. */
function usualColumns(fields: readonly Field[], records: readonly RecordRow[]): readonly Field[] {
  const filled = (field: Field) => records.filter(({ fields: values }) => values[field.key] !== undefined && values[field.key] !== null).length;
  const ranked = fields.filter((field) => field.kind !== 'longText').map((field) => ({ field, count: filled(field) })).sort((a, b) => b.count - a.count);
  const usual = new Set(ranked.slice(0, usualCount).map(({ field }) => field.key));
  return fields.filter((field) => usual.has(field.key));
}
