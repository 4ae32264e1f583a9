import { inOrder } from '#engine/kernel';
import type { Field, RecordType } from '#engine/blueprint';
import { useSetting, type RecordRow } from '../../storage/index.ts';

/** The fields a list may show as columns: all but those already in the record's own cell. */
export function columnFields(type: RecordType): readonly Field[] {
  return inOrder(type.fields).filter((field) => field.key !== type.title && field.key !== type.subtitle);
}

/**
 * The columns shown for a record type, remembered in this browser, and how to choose others. Until somebody does, those
 * that most of the given records fill.
 */
export function useColumns(type: RecordType, records: readonly RecordRow[]): readonly [readonly Field[], (keys: readonly string[]) => void] {
  const [chosen, setChosen] = useSetting<readonly string[] | null>(`columns/${type.key}`, null);
  const fields = columnFields(type);
  const shown = chosen === null ? usualColumns(fields, records) : fields.filter((field) => chosen.includes(field.key));
  return [shown, (next) => void setChosen(next)];
}

const usualCount = 4;

/** Short fields that are filled most often, in the type's own order. */
function usualColumns(fields: readonly Field[], records: readonly RecordRow[]): readonly Field[] {
  const filled = (field: Field) => records.filter(({ fields: values }) => values[field.key] !== undefined && values[field.key] !== null).length;
  const ranked = fields.filter((field) => field.kind !== 'longText').map((field) => ({ field, count: filled(field) })).sort((a, b) => b.count - a.count);
  const usual = new Set(ranked.slice(0, usualCount).map(({ field }) => field.key));
  return fields.filter((field) => usual.has(field.key));
}
