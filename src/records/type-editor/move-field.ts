import { inOrder } from '#engine/kernel';
import type { Field, Layout, RecordType } from '#engine/blueprint';

/** The fields with one of them at another place. */
export function withFieldAt(fields: RecordType['fields'], key: string, to: number): Readonly<Record<string, Field>> {
  const order = inOrder(fields).map((field) => field.key).filter((one) => one !== key);
  order.splice(Math.max(0, Math.min(to, order.length)), 0, key);
  return Object.fromEntries(Object.entries(fields).map(([one, field]) => [one, { ...field, order: order.indexOf(one) }]));
}

/** The type without a field: nothing in it points there any more. Values stay in the records. */
export function withoutField<Type extends RecordType>(type: Type, key: string): Type {
  const { [key]: _gone, ...fields } = type.fields;
  const { subtitle, value, layouts, ...rest } = type;
  return {
    ...rest, fields,
    ...(subtitle === undefined || subtitle === key ? {} : { subtitle }),
    ...(value === undefined || value === key ? {} : { value }),
    ...(layouts === undefined ? {} : { layouts: Object.fromEntries(Object.entries(layouts).map(([one, layout]) => [one, withFieldIn(layout, key, null, 0)])) }),
  } as Type;
}

/** A layout with a field in one of its sections, at a place; null takes it out of all of them. A field stands in one section only. */
export function withFieldIn(layout: Layout, key: string, section: string | null, at: number): Layout {
  const sections = Object.fromEntries(Object.entries(layout.sections).map(([id, one]) => {
    const fields = one.fields.filter((field) => field !== key);
    if (id === section) fields.splice(Math.max(0, Math.min(at, fields.length)), 0, key);
    return [id, { ...one, fields }];
  }));
  return { ...layout, sections };
}

/** The fields that stand in no section: they follow at the end of the card. */
export function looseFields(type: Pick<RecordType, 'fields'>, layout: Layout): readonly Field[] {
  const placed = new Set(Object.values(layout.sections).flatMap(({ fields }) => fields));
  return inOrder(type.fields).filter(({ key }) => !placed.has(key));
}
