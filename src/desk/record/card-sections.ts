import type { Blueprint, Field, Fields, Layout, RecordType } from '#engine/blueprint';
import { isEmpty } from '#engine/gates';
import { inOrder } from '#engine/kernel';

/** One section of a record's card. A section without a name holds what no section of the layout places. */
export interface CardSection {
  readonly key: string;
  readonly name: string;
  /** Everything in it, in order. */
  readonly fields: readonly Field[];
  /** What is filled in. */
  readonly filled: readonly Field[];
}

/** Fields that have a place of their own on the page. */
const elsewhere: ReadonlySet<string> = new Set(['tags', 'contentSeen']);

/** The layout a record's card follows: the one its blueprint names, else the type's first. */
export function layoutFor(type: RecordType, blueprint: Pick<Blueprint, 'layout'> | undefined): Layout | undefined {
  const layouts = type.layouts ?? {};
  const named = blueprint?.layout;
  return (named === undefined ? undefined : layouts[named]) ?? inOrder(layouts)[0];
}

/** The card in its sections, each field once, in the layout's order; what it does not place follows at the end. */
export function cardSections(type: RecordType, layout: Layout | undefined, values: Fields): readonly CardSection[] {
  const placed = new Set<string>();
  const section = (key: string, name: string, fields: readonly Field[]): CardSection => ({ key, name, fields, filled: fields.filter((field) => !isEmpty(values[field.key])) });
  const drawn = inOrder(layout?.sections ?? {}).map(({ id, name, fields }) => {
    const own = fields.flatMap((key) => {
      const field = type.fields[key];
      if (field === undefined || placed.has(key)) return [];
      placed.add(key);
      return [field];
    });
    return section(id, name, own);
  });
  const rest = inOrder(type.fields).filter(({ key }) => !placed.has(key) && !elsewhere.has(key));
  return [...drawn, ...(rest.length === 0 ? [] : [section('', drawn.length === 0 ? '' : 'More', rest)])].filter(({ fields }) => fields.length > 0);
}
