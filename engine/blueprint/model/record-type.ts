import { z } from 'zod';
import { conditionSchema, fieldValueSchema } from './condition.ts';
import { id, key, name, order } from './ids.ts';
import type { FieldValue } from './condition.ts';
import type { Frozen } from './blueprint.ts';

export const fieldKinds = ['text', 'longText', 'number', 'money', 'date', 'dateTime', 'choice', 'choices', 'yesNo', 'email', 'phone', 'url', 'person'] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** One field of a record type. `key` stays for ever; `name` is what people read and may change. */
export const fieldSchema = z.strictObject({
  key,
  name,
  kind: z.enum(fieldKinds),
  choices: z.array(z.string().min(1).max(200)).max(500),
  required: z.boolean(),
  order,
});

/** How a record's card is laid out: sections in order, each with its fields in order. */
export const layoutSchema = z.strictObject({
  key,
  name,
  sections: z.record(id, z.strictObject({ id, name, fields: z.array(key).max(200), order })),
  order,
});
export type Layout = Frozen<z.infer<typeof layoutSchema>>;

/** The kind of record a process moves, with its fields (a CRM "module"). `title` names the field shown as the record's name. */
export const recordTypeSchema = z.strictObject({
  key,
  name,
  plural: name,
  title: key,
  subtitle: key.optional(),
  fields: z.record(key, fieldSchema),
  /** The field that says what a record is worth: lists and Today may order by it (S60). */
  value: key.optional(),
  /** What must hold before a rep may own, or is shown, a record of this type (S106). */
  qualified: conditionSchema.optional(),
  /** Layouts by key; a blueprint names the one its records use (`Blueprint.layout`). Fields in no section follow at the end. */
  layouts: z.record(key, layoutSchema).optional(),
});
export type Field = Frozen<z.infer<typeof fieldSchema>>;
export type RecordType = Frozen<z.infer<typeof recordTypeSchema>>;

/** A record's fields, by field key. A missing key, null, '' and [] all mean "empty". */
export type Fields = Readonly<Record<string, FieldValue>>;
export const fieldsSchema = z.record(key, fieldValueSchema);
