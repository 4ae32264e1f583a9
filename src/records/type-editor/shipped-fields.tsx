import { Button } from '@mantine/core';
import { inOrder } from '#engine/kernel';
import { defaultRecordTypes, type Field } from '#engine/blueprint';
import type { RecordTypeRow } from '../../storage/index.ts';
import { formatCount, listAnd, quoted } from '../../ui/index.ts';
import type { KeepType } from './use-type-editor.ts';

/** Fields this kind of record has in a new workspace and not in this one: Baton learned them later, or somebody deleted them. */
export function shippedFieldsFor({ key, fields }: Pick<RecordTypeRow, 'key' | 'fields'>): readonly Field[] {
  const shipped = Object.values(defaultRecordTypes).find((type) => type.key === key);
  return shipped === undefined ? [] : inOrder(shipped.fields).filter((field) => !Object.hasOwn(fields, field.key));
}

/** Offers what is missing, all at once or one by one; nothing is added by itself. */
export function ShippedFields({ type, keep }: { readonly type: RecordTypeRow; readonly keep: KeepType }) {
  const missing = shippedFieldsFor(type);
  if (missing.length === 0) return null;
  const add = (added: readonly Field[]) => {
    const order = Math.max(-1, ...Object.values(type.fields).map((field) => field.order)) + 1;
    keep({ ...type, fields: { ...type.fields, ...Object.fromEntries(added.map((field, at) => [field.key, { ...field, required: false, order: order + at }])) } }, `${listAnd(added.map(({ name }) => quoted(name)))} added.`);
  };
  return (
    <div className="bt-types-shipped" role="group" aria-label="New fields available">
      <b>{formatCount(missing.length, 'new field')} available</b>
      {missing.length > 1 ? <Button size="compact-sm" onClick={() => add(missing)}>Add all {missing.length}</Button> : null}
      {missing.map((field) => <Button key={field.key} size="compact-sm" variant="default" onClick={() => add([field])} aria-label={`Add the field ${field.name}`}>+ {field.name}</Button>)}
    </div>
  );
}
