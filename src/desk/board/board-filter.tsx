import { useEffect, useState } from 'react';
import { Checkbox, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconArrowsSort, IconSearch } from '@tabler/icons-react';
import type { Field } from '#engine/blueprint';
import type { BoardOrder, PersonRow } from '../../storage/index.ts';
import type { BoardState } from './board-state.ts';

const orderNames: Readonly<Record<BoardOrder, string>> = { due: 'Next due first', age: 'Longest here first', value: 'Highest value first', title: 'By name' };

/** Whose records, which of them, in which order. */
export function BoardFilter({ state, me, people, valueField, onChange, onFind }: {
  readonly state: BoardState;
  readonly me: PersonRow;
  readonly people: readonly PersonRow[];
  readonly valueField: Field | undefined;
  readonly onChange: (change: Partial<BoardState>) => void;
  /** Somebody is about to look for a name. */
  readonly onFind: () => void;
}) {
  const others = people.filter(({ id }) => id !== me.id).map(({ id, name }) => ({ value: id, label: name }));
  const orders = (['due', 'age', 'value', 'title'] as const).filter((order) => order !== 'value' || valueField !== undefined);
  return (
    <div className="board-filter" role="search" aria-label="Which records">
      <Find state={state} onChange={onChange} onFocus={onFind} />
      <Select
        aria-label="Owner" size="sm" w={170} value={state.owner ?? 'all'} allowDeselect={false} searchable
        data={[{ value: 'all', label: 'Everybody' }, { value: 'me', label: 'Mine' }, ...others, { value: 'nobody', label: 'Nobody' }]} onChange={(owner) => onChange({ owner: owner === 'all' ? null : owner })}
      />
      <Checkbox label="Overdue only" checked={state.overdue} onChange={(event) => onChange({ overdue: event.currentTarget.checked })} />
      <Select
        aria-label="Order" size="sm" w={190} allowDeselect={false} leftSection={<IconArrowsSort size={16} aria-hidden />} value={state.order}
        data={orders.map((order) => ({ value: order, label: orderNames[order] }))} onChange={(value) => onChange({ order: orders.find((order) => order === value) ?? 'due' })}
      />
    </div>
  );
}

function Find({ state, onChange, onFocus }: { readonly state: BoardState; readonly onChange: (change: Partial<BoardState>) => void; readonly onFocus: () => void }) {
  const [text, setText] = useState(state.search);
  const tell = useDebouncedCallback((search: string) => onChange({ search }), 100);
  useEffect(() => {
    // cleared elsewhere, the box is empty too
    if (state.search === '') setText('');
  }, [state.search]);
  return (
    <TextInput
      type="search" size="sm" w={220} aria-label="Find by name" placeholder="Find by name" leftSection={<IconSearch size={16} aria-hidden />} value={text} onFocus={onFocus}
      onChange={(event) => { setText(event.currentTarget.value); tell(event.currentTarget.value); }}
    />
  );
}
