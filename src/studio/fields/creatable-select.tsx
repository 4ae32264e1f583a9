import { Select } from '@mantine/core';
import { useState } from 'react';

export interface CreatableSelectProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly description?: string;
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly value: string | null;
  /** What a new one is called in the list: "New team “Payments”". */
  readonly what: string;
  readonly onPick: (value: string) => void;
  readonly onCreate: (words: string) => void;
}

/** A choice from a list, or something new by typing its name. */
export function CreatableSelect({ label, hideLabel = false, description, data, value, what, onPick, onCreate }: CreatableSelectProps) {
  const [search, setSearch] = useState('');
  const words = search.trim();
  const isKnown = words === '' || data.some((each) => each.label.toLowerCase() === words.toLowerCase());
  return (
    <Select
      {...(hideLabel ? { 'aria-label': label } : { label })}
      description={description}
      searchable
      selectFirstOptionOnChange
      searchValue={search}
      onSearchChange={setSearch}
      onFocus={(event) => event.currentTarget.select()}
      placeholder={`Choose, or type a new ${what}`}
      data={isKnown ? data : [...data, { value: `${fresh}${words}`, label: `New ${what} “${words}”` }]}
      value={value}
      allowDeselect={false}
      onChange={(next) => {
        if (next === null) return;
        if (next.startsWith(fresh)) onCreate(next.slice(fresh.length));
        else onPick(next);
      }}
    />
  );
}

/** No key starts like this. */
const fresh = '+';
