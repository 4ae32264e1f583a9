import { inOrder } from '#engine/kernel';
import type { Field, RecordType } from '#engine/blueprint';
import { useSetting } from '../../storage/index.ts';

/** The fields a list may show as columns: all but those already in the record's own cell. */
export function columnFields(type: RecordType): readonly Field[] {
  return inOrder(type.fields).filter((field) => field.key !== type.title && field.key !== type.subtitle);
}

const usualKinds = new Set(['email', 'phone', 'money', 'number', 'choice', 'date']);

/** The columns shown for a record type, remembered in this browser, and how to choose others. */
export function useColumns(type: RecordType): readonly [readonly Field[], (keys: readonly string[]) => void] {
  const fields = columnFields(type);
  const usual = fields.filter((field) => usualKinds.has(field.kind)).slice(0, 3).map((field) => field.key);
  const [keys, setKeys] = useSetting<readonly string[]>(`columns/${type.key}`, usual);
  return [fields.filter((field) => keys.includes(field.key)), (next) => void setKeys(next)];
}
