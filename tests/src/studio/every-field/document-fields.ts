import type { z } from 'zod';
import { blueprintSchema, conditionSchema, effectSchema, gateSchema, waitSchema } from '#engine/blueprint';

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly valueType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly discriminator?: string;
  readonly values?: readonly unknown[];
  readonly getter?: () => z.ZodType;
}

const definition = (schema: z.ZodType): Definition => schema.def as unknown as Definition;
const activity = definition(blueprintSchema.shape.activities.valueType).shape ?? {};

/** Shapes that stand in many places and have one editor of their own: walked once, under their own name. */
const shared: readonly (readonly [string, z.ZodType])[] = [
  ['wait', waitSchema], ['condition', conditionSchema], ['gate', gateSchema], ['effect', effectSchema],
  ['assignee', activity['assignee'] as z.ZodType], ['form', activity['form'] as z.ZodType],
];

/**
 * Every place of the document where a value may stand, read off the schema: "outcomes.*.limit.times". `*` is any key or
 * index, `(signal)` one kind of a choice of kinds; `@wait` stands for a shape that has its own list under "$wait".
 */
export const documentFields: readonly string[] = [...walk(blueprintSchema, '', false), ...shared.flatMap(([name, schema]) => walk(schema, `$${name}`, true))];

function walk(schema: z.ZodType, at: string, isRoot: boolean): readonly string[] {
  const known = shared.find(([, each]) => each === schema);
  if (known && !isRoot) return [`${at}@${known[0]}`];
  const def = definition(schema);
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly':
      return walk(def.innerType as z.ZodType, at, isRoot);
    case 'lazy':
      return def.getter ? walk(def.getter(), at, isRoot) : [];
    case 'object':
      return Object.entries(def.shape ?? {}).flatMap(([key, inner]) => walk(inner, at === '' ? key : `${at}.${key}`, false));
    case 'record':
      return isScalar(def.valueType) ? [at] : walk(def.valueType as z.ZodType, `${at}.*`, false);
    case 'array':
      return isScalar(def.element) ? [at] : walk(def.element as z.ZodType, `${at}.*`, false);
    case 'union':
      return def.discriminator === undefined ? plainUnion(def, at) : (def.options ?? []).flatMap((option) => kindOf(option, def.discriminator ?? '', at));
    case 'literal':
      return (def.values ?? []).some((value) => typeof value === 'boolean') ? [at] : [];
    default:
      return [at];
  }
}

/** One kind of a choice of kinds: that it can be chosen, and each of its parts. */
function kindOf(option: z.ZodType, discriminator: string, at: string): readonly string[] {
  const { shape = {}, options } = definition(option);
  if (options) return options.flatMap((inner) => kindOf(inner, discriminator, at));
  const [kind] = definition(shape[discriminator] as z.ZodType).values ?? [];
  const own = `${at}(${String(kind)})`;
  return [own, ...Object.entries(shape).flatMap(([key, inner]) => (key === discriminator ? [] : walk(inner, `${own}.${key}`, false)))];
}

/** Plain values, or a rule: the duty of an activity is "always", "never" or a condition. */
function plainUnion({ options = [] }: Definition, at: string): readonly string[] {
  const rules = options.filter((option) => !isScalar(option) && definition(option).type !== 'array');
  return [at, ...rules.flatMap((option) => walk(option, at, false))];
}

function isScalar(schema: z.ZodType | undefined): boolean {
  if (!schema) return true;
  const { type, innerType, options } = definition(schema);
  if (innerType) return isScalar(innerType);
  if (type === 'union') return (options ?? []).every((option) => isScalar(option) || definition(option).type === 'array');
  return ['string', 'number', 'boolean', 'enum', 'null', 'literal'].includes(type);
}

/** What stands in every place of a document, as text, to be compared before and after. */
export function valuesByField(document: unknown): ReadonlyMap<string, string> {
  const parts = instancesIn(document);
  return new Map(documentFields.map((field) => {
    const [, name, rest = ''] = /^\$(\w+)(.*)$/.exec(field) ?? [];
    return [field, JSON.stringify(name === undefined ? at([document], field) : at((parts.get(name) ?? []).map((root) => ({ root })), `root${rest}`))];
  }));
}

/** Every value of each shared shape, those inside others too. */
function instancesIn(document: unknown): ReadonlyMap<string, readonly unknown[]> {
  const found = new Map<string, unknown[]>(shared.map(([name]) => [name, []]));
  const look = (holder: unknown, own: string) => {
    for (const field of documentFields) {
      const [, path, kind] = /^(.*)@(\w+)$/.exec(field) ?? [];
      if (path === undefined || kind === undefined) continue;
      const isInside = own === '' ? !path.startsWith('$') : path.startsWith(`$${own}`) && !/^\w/.test(path.slice(own.length + 1));
      if (!isInside) continue;
      for (const value of at([own === '' ? holder : { root: holder }], own === '' ? path : `root${path.slice(own.length + 1)}`)) {
        found.get(kind)?.push(value);
        look(value, kind);
      }
    }
  };
  look(document, '');
  return found;
}

function at(holders: readonly unknown[], field: string): readonly unknown[] {
  const steps = field.replace(/@\w+$/, '').split('.').map((step) => /^([^(]*)(?:\((\w+)\))?$/.exec(step) ?? []);
  return steps.reduce<readonly unknown[]>((from, [, name = '', kind]) => {
    const inside = from.flatMap((holder) => {
      if (typeof holder !== 'object' || holder === null) return [];
      if (name === '*') return Object.values(holder);
      const value = (holder as Record<string, unknown>)[name];
      return value === undefined ? [] : [value];
    });
    return kind === undefined ? inside : inside.filter((value) => isKind(value, kind));
  }, holders);
}

function isKind(value: unknown, kind: string): boolean {
  const { type, then } = (value ?? {}) as { type?: unknown; then?: unknown };
  return type === kind || then === kind;
}
