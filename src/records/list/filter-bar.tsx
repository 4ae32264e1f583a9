import { useEffect, useId, useRef, useState } from 'react';
import { ActionIcon, Button, Checkbox, Popover, ScrollArea, Select, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconColumns3, IconFilterPlus, IconSearch, IconX } from '@tabler/icons-react';
import type { Comparison, Field, RecordType } from '#engine/blueprint';
import { getReadyToSearch, usePeople } from '../../storage/index.ts';
import { createNames, describeCondition } from '../../ui/index.ts';
import { AddFilter } from './add-filter.tsx';
import { columnFields } from './columns.ts';
import type { ListState } from './list-state.ts';
import { useAsTyped } from './use-as-typed.ts';
import { stageChoices, type Places } from './use-places.ts';

interface Asking {
  readonly type: RecordType;
  readonly state: ListState;
  readonly onChange: (change: Partial<ListState>) => void;
}

/** Search, stage, owner, rules on fields, and which columns are shown. On a phone all but the search folds away behind one button. */
export function FilterBar({ type, state, onChange, places, columns, onColumns }: Asking & { readonly places: Places; readonly columns: readonly Field[]; readonly onColumns: (keys: readonly string[]) => void }) {
  const [unfolded, setUnfolded] = useState(false);
  const id = useId();
  const chosen = state.filters.length + (state.stage === null ? 0 : 1) + (state.owner === undefined ? 0 : 1);
  return (
    <>
      <Search key={type.key} state={state} onChange={onChange} label={`Find ${type.plural.toLowerCase()} by name`} />
      <Button className="bt-rec-unfold" variant={chosen > 0 ? 'light' : 'default'} leftSection={<IconAdjustmentsHorizontal size={16} stroke={1.75} />} aria-expanded={unfolded} aria-controls={id} onClick={() => setUnfolded(!unfolded)}>
        Narrow down{chosen > 0 ? <> · {chosen}</> : null}
      </Button>
      <div className="bt-rec-narrow" id={id} data-unfolded={unfolded || undefined}>
        <StageAndOwner type={type} state={state} onChange={onChange} places={places} />
        <FilterAdder type={type} onAdd={(filter) => onChange({ filters: [...state.filters, filter] })} />
        <Filters type={type} state={state} onChange={onChange} />
        <ColumnChooser type={type} columns={columns} onColumns={onColumns} />
      </div>
    </>
  );
}

function StageAndOwner({ type, state, onChange, places }: Asking & { readonly places: Places }) {
  const people = usePeople();
  const stages = stageChoices(places.blueprints, type.key);
  return (
    <>
      <Select
        aria-label="Stage" placeholder="Any stage" className="bt-rec-select" data={stages} value={state.stage} clearable searchable
        disabled={stages.length === 0} comboboxProps={{ width: 260 }} onChange={(stage) => onChange({ stage })}
      />
      <Select
        aria-label="Owner" placeholder="Any owner" className="bt-rec-select" clearable searchable value={state.owner === undefined ? null : (state.owner ?? 'nobody')}
        data={[...people.map(({ id, name }) => ({ value: id, label: name })), { value: 'nobody', label: 'Nobody' }]} comboboxProps={{ width: 220 }}
        onChange={(owner) => onChange({ owner: owner === null ? undefined : owner === 'nobody' ? null : owner })}
      />
    </>
  );
}

function Search({ state, onChange, label }: Pick<Asking, 'state' | 'onChange'> & { readonly label: string }) {
  const [text, setText] = useState(state.search);
  const typed = useRef<readonly string[]>([]);
  const tell = useAsTyped((search) => {
    if (search !== state.search) typed.current = [...typed.current, search];
    onChange({ search });
  });
  useEffect(() => {
    // "Clear search" elsewhere must empty the box too; what was typed here comes back late and must not take later letters away.
    const own = typed.current.indexOf(state.search);
    if (own >= 0) typed.current = typed.current.slice(own + 1);
    else setText(state.search);
  }, [state.search]);
  return (
    <TextInput
      className="bt-rec-search" type="search" leftSection={<IconSearch size={16} stroke={1.75} />} placeholder="Find by name" aria-label={label} value={text}
      onFocus={() => void getReadyToSearch('live', state.type)}
      onChange={(event) => { setText(event.currentTarget.value); tell(event.currentTarget.value); }}
    />
  );
}

function FilterAdder({ type, onAdd }: { readonly type: RecordType; readonly onAdd: (filter: Comparison) => void }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus>
      <Popover.Target><Button variant="default" leftSection={<IconFilterPlus size={16} stroke={1.75} />} onClick={() => setOpen((was) => !was)}>Filter</Button></Popover.Target>
      <Popover.Dropdown aria-label="Add a filter"><AddFilter type={type} onAdd={(filter) => { onAdd(filter); setOpen(false); }} /></Popover.Dropdown>
    </Popover>
  );
}

function Filters({ type, state, onChange }: Asking) {
  const names = createNames({ recordType: type });
  return state.filters.map((filter, at) => {
    const words = describeCondition(filter, names);
    return (
      <span key={JSON.stringify(filter)} className="bt-rec-filter">
        {words}
        <ActionIcon variant="transparent" color="gray" size={18} aria-label={`Take the filter away: ${words}`} onClick={() => onChange({ filters: state.filters.filter((_, other) => other !== at) })}><IconX size={12} /></ActionIcon>
      </span>
    );
  });
}

function ColumnChooser({ type, columns, onColumns }: { readonly type: RecordType; readonly columns: readonly Field[]; readonly onColumns: (keys: readonly string[]) => void }) {
  const shown = new Set(columns.map(({ key }) => key));
  const toggle = (key: string) => onColumns(shown.has(key) ? [...shown].filter((other) => other !== key) : [...shown, key]);
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target><Button className="bt-rec-last" variant="default" leftSection={<IconColumns3 size={16} stroke={1.75} />}>Columns</Button></Popover.Target>
      <Popover.Dropdown aria-label="Columns shown" p="sm">
        <ScrollArea.Autosize mah={360} type="auto">
          <div className="bt-rec-choices">{columnFields(type).map(({ key, name }) => <Checkbox key={key} label={name} checked={shown.has(key)} onChange={() => toggle(key)} />)}</div>
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}
