import { useState } from 'react';
import { Button, Combobox, useCombobox, type ComboboxStore } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { inOrder } from '#engine/kernel';
import type { RecordData } from '../../record/record-data.ts';
import { fieldTextOf } from './draft-letter.ts';
import { mergeableFields } from './letter-text.ts';

/** The menu of fields is opened by its button, or by typing two curly brackets; its search box has the focus while it is open. */
export function useFieldMenu(onClosed: () => void): ComboboxStore {
  const store = useCombobox({
    onDropdownClose: () => {
      store.resetSelectedOption();
      onClosed();
    },
    onDropdownOpen: () => store.focusSearchInput(),
  });
  return store;
}

interface Offer {
  readonly key: string;
  readonly name: string;
  readonly text: string | null;
}

/** Fields of the record to put into the letter, those with a value first, each with what the customer would read (S91). */
export function FieldMenu({ store, data, onChoose }: { readonly store: ComboboxStore; readonly data: RecordData; readonly onChoose: (field: string) => void }) {
  const [search, setSearch] = useState('');
  const all = offersFor(data);
  const choose = (key: string) => {
    setSearch('');
    store.closeDropdown();
    onChoose(key);
  };
  const find = (typed: string) => {
    // who knows the key types on and closes the brackets, as in a template
    const known = /^\s*([^{}\s]+)\s*\}\}$/.exec(typed)?.[1]?.toLowerCase();
    const meant = known === undefined ? undefined : all.find(({ key }) => key.toLowerCase() === known);
    if (meant) return choose(meant.key);
    setSearch(typed);
    store.updateSelectedOptionIndex();
  };
  const offers = all.filter(({ key, name }) => `${name} ${key}`.toLowerCase().includes(search.trim().toLowerCase()));
  const groups = [['With a value', offers.filter(({ text }) => text !== null)], ['Empty on this record', offers.filter(({ text }) => text === null)]] as const;
  return (
    <Combobox
      store={store} position="bottom-start" width={320} withinPortal
      onOptionSubmit={choose}
    >
      <Combobox.Target withAriaAttributes={false}>
        <Button size="compact-sm" variant="default" aria-haspopup="listbox" aria-expanded={store.dropdownOpened} leftSection={<IconBraces size={15} aria-hidden />} onClick={() => store.toggleDropdown()}>Field</Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search aria-label="Find a field" placeholder="Find a field" value={search} onChange={(event) => find(event.currentTarget.value)} />
        <Combobox.Options mah={280} tabIndex={0} style={{ overflowY: 'auto' }} aria-label="Fields">
          {groups.map(([label, fields]) => (fields.length === 0 ? null : (
            <Combobox.Group key={label} label={label}>
              {fields.map(({ key, name, text }) => (
                <Combobox.Option key={key} value={key}><span className="mail-field"><b>{name}</b><small>{text ?? 'empty'}</small></span></Combobox.Option>
              ))}
            </Combobox.Group>
          )))}
          {offers.length === 0 ? <Combobox.Empty>No field of that name</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function offersFor(data: RecordData): readonly Offer[] {
  const { record, type, names } = data;
  const text = fieldTextOf(data);
  const fields = inOrder(type?.fields ?? {});
  return mergeableFields(fields.map(({ key }) => key), record.fields).map((key) => ({ key, name: type?.fields[key]?.name ?? names.field(key), text: text(key) }));
}
