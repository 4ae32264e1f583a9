import { useMemo, useState } from 'react';
import { Button, Select } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { stagesOf } from '#engine/blueprint';
import type { PersonRow } from '../../storage/index.ts';
import { sayKey } from '../../ui/index.ts';
import { periods, reviewStates, type CallFilters, type FilterKey } from './call-filters.ts';
import type { CallNames } from './use-call-names.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** What the list is narrowed by, one select each; the address says it too. */
export function FilterBar({ filters, known, people }: { readonly filters: CallFilters; readonly known: CallNames; readonly people: readonly PersonRow[] }) {
  // on the phone they are folded away: nine of them are a screen of their own
  const [isOpen, setOpen] = useState(false);
  const teams = useMemo(() => [...new Set(people.flatMap(({ roles }) => roles))].sort().map((role) => ({ value: role, label: sayKey(role) })), [people]);
  const drawing = known.blueprints.find(({ id }) => id === filters.get('blueprint'));
  const objections = uniqueBy(known.objections.filter(({ blueprint }) => drawing === undefined || blueprint === drawing.id).map(({ id, name }) => ({ value: id, label: name })));
  const choice = (key: FilterKey, label: string, any: string, data: readonly Option[], isOff = false) => (
    <Select
      key={key} size="xs" label={label} placeholder={any} data={[...data]} value={filters.get(key)} disabled={isOff} clearable={key !== 'period'} searchable={data.length > 8} allowDeselect={false}
      clearButtonProps={{ 'aria-label': `Any ${label.toLowerCase()}` }} comboboxProps={{ width: 'max-content', position: 'bottom-start' }} onChange={(value) => filters.set(key, value)}
    />
  );
  return (
    <>
      <Button className="calls-filters-open" size="sm" variant="default" leftSection={<IconFilter size={16} aria-hidden />} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{filters.count === 0 ? 'Filters' : `Filters, ${filters.count} set`}</Button>
      <div className="calls-filters" data-foldable data-open={isOpen || undefined} role="group" aria-label="Which calls">
        {choice('rep', 'Rep', 'Everybody', people.map(({ id, name }) => ({ value: id, label: name })))}
        {choice('team', 'Team', 'Any team', teams)}
        {choice('blueprint', 'Blueprint', 'Any blueprint', known.blueprints.map(({ id, name }) => ({ value: id, label: name })))}
        {choice('stage', 'Stage', drawing === undefined ? 'Choose a blueprint' : 'Any stage', drawing === undefined ? [] : stagesOf(drawing).map(({ id, name }) => ({ value: id, label: name })), drawing === undefined)}
        {choice('result', 'Result', 'Any result', known.results.map(({ key, name }) => ({ value: key, label: name })))}
        {choice('objection', 'Objection', 'Any objection', objections)}
        {choice('recording', 'Recording', 'With or without', [{ value: 'with', label: 'With a recording' }, { value: 'without', label: 'Without' }])}
        {choice('reviewed', 'Reviewed by', 'Whoever', reviewStates)}
        {choice('period', 'Period', 'Any time', periods)}
      </div>
    </>
  );
}

function uniqueBy(options: readonly Option[]): readonly Option[] {
  return [...new Map(options.map((option) => [option.value, option])).values()];
}
