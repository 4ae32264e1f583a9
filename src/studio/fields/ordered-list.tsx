import { ActionIcon, Button } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { inOrder } from '#engine/kernel';

type Ordered = { readonly order: number };

export interface OrderedListProps<Item extends Ordered> {
  readonly label: string;
  readonly addLabel: string;
  readonly items: Readonly<Record<string, Item>>;
  readonly keyOf: (item: Item) => string;
  readonly nameOf: (item: Item) => string;
  readonly make: (order: number) => Item | null;
  readonly onChange: (items: Record<string, Item>) => void;
  readonly children: (item: Item, change: (part: Partial<Item>) => void) => ReactNode;
}

/** A small list kept by id with its own order: add, change in place, move up and down, remove. */
export function OrderedList<Item extends Ordered>({ label, addLabel, items, keyOf, nameOf, make, onChange, children }: OrderedListProps<Item>) {
  const rows = inOrder(items);
  const swap = (index: number, by: 1 | -1) => {
    const order = [...rows];
    const [moved] = order.splice(index, 1);
    if (moved) order.splice(index + by, 0, moved);
    onChange(Object.fromEntries(order.map((item, place) => [keyOf(item), { ...item, order: place + 1 }])));
  };
  const add = () => {
    const item = make((rows.at(-1)?.order ?? 0) + 1);
    if (item) onChange({ ...items, [keyOf(item)]: item });
  };
  return (
    <div role="group" aria-label={label} className="bt-ordered">
      {rows.map((item, index) => (
        <div key={keyOf(item)} className="bt-ordered-row">
          <div className="bt-ordered-body">{children(item, (part) => onChange({ ...items, [keyOf(item)]: { ...item, ...part } }))}</div>
          <div className="bt-ordered-actions">
            <ActionIcon size="xs" variant="subtle" color="gray" aria-label={`Move ${nameOf(item)} up`} disabled={index === 0} onClick={() => swap(index, -1)}><IconChevronUp size={12} aria-hidden /></ActionIcon>
            <ActionIcon size="xs" variant="subtle" color="gray" aria-label={`Move ${nameOf(item)} down`} disabled={index === rows.length - 1} onClick={() => swap(index, 1)}><IconChevronDown size={12} aria-hidden /></ActionIcon>
            <ActionIcon
              size="xs"
              variant="subtle"
              color="gray"
              aria-label={`Remove ${nameOf(item)}`}
              onClick={() => onChange(Object.fromEntries(Object.entries(items).filter(([key]) => key !== keyOf(item))))}
            >
              <IconTrash size={12} aria-hidden />
            </ActionIcon>
          </div>
        </div>
      ))}
      <Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>{addLabel}</Button>
    </div>
  );
}
