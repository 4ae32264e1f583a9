import { z } from 'zod';
import { fieldValueSchema } from './condition.ts';
import { key, name, order } from './ids.ts';
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

/** The kind of record a process moves, with its fields (a CRM "module"). `title` names the field shown as the record's name. */
export const recordTypeSchema = z.strictObject({
  key,
  name,
  plural: name,
  title: key,
  subtitle: key.optional(),
  fields: z.record(key, fieldSchema),
});
export type Field = Frozen<z.infer<typeof fieldSchema>>;
export type RecordType = Frozen<z.infer<typeof recordTypeSchema>>;

/** A record's fields, by field key. A missing key, null, '' and [] all mean "empty". */
export type Fields = Readonly<Record<string, FieldValue>>;
export const fieldsSchema = z.record(key, fieldValueSchema);
