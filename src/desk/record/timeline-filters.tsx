import { ActionIcon, Indicator, Popover, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconFilter, IconSearch, IconX } from '@tabler/icons-react';
import { channels } from '#engine/blueprint';
import { clockPerson } from '#engine/journal';
import { channelLabel, formatDay } from '../../ui/index.ts';
import type { RecordData } from './record-data.ts';
import { channelsOf, entryKinds, kindWords, noFilter, type TimelineFilter } from './timeline-filter.ts';

const quick = ['all', 'done', 'move', 'refused'] as const;

/** Narrows the timeline: four kinds at hand, the rest (kind, channel, person, run) behind a funnel, and words. */
export function TimelineFilters({ data, filter, onChange }: { readonly data: RecordData; readonly filter: TimelineFilter; readonly onChange: (filter: TimelineFilter) => void }) {
  const set = (change: Partial<TimelineFilter>) => onChange({ ...filter, ...change });
  const hidden = [filter.channel, filter.person, filter.run].filter((one) => one !== null).length + (quick.some((kind) => kind === filter.kind) ? 0 : 1);
  return (
    <div className="desk-filters">
      <SegmentedControl
        fullWidth size="xs" aria-label="Show" data={quick.map((kind) => ({ value: kind, label: kindWords[kind] }))}
        value={quick.find((kind) => kind === filter.kind) ?? ''} onChange={(kind) => set({ kind: entryKinds.find((one) => one === kind) ?? 'all' })}
      />
      <div className="desk-filter-words">
        <TextInput
          size="xs" aria-label="Search the timeline" placeholder="Search the timeline" leftSection={<IconSearch size={14} aria-hidden />} value={filter.text} onChange={(event) => set({ text: event.currentTarget.value })}
          rightSection={filter.text === '' ? null : <ActionIcon size="sm" variant="subtle" color="gray" aria-label="Clear the search" onClick={() => set({ text: '' })}><IconX size={13} /></ActionIcon>}
        />
        <Indicator disabled={hidden === 0} label={hidden} size={15} offset={3}>
          <Popover position="bottom-end" withinPortal shadow="md" width={260}>
            <Popover.Target><ActionIcon variant="default" size={30} aria-label={hidden === 0 ? 'More filters' : `More filters, ${hidden} set`}><IconFilter size={15} /></ActionIcon></Popover.Target>
            <Popover.Dropdown><Narrow data={data} filter={filter} set={set} onClear={() => onChange({ ...noFilter, text: filter.text })} isSet={hidden > 0} /></Popover.Dropdown>
          </Popover>
        </Indicator>
      </div>
    </div>
  );
}

function Narrow({ data, filter, set, onClear, isSet }: { readonly data: RecordData; readonly filter: TimelineFilter; readonly set: (change: Partial<TimelineFilter>) => void; readonly onClear: () => void; readonly isSet: boolean }) {
  const { entries, runs, names, when } = data;
  const people = [...new Set(entries.map((entry) => entry.by))];
  const used = new Set(entries.flatMap((entry) => channelsOf(entry, () => null)));
  return (
    <div className="desk-narrow">
      <Select size="xs" label="Kind" comboboxProps={{ withinPortal: false }} allowDeselect={false} data={entryKinds.map((kind) => ({ value: kind, label: kindWords[kind] }))} value={filter.kind} onChange={(kind) => set({ kind: entryKinds.find((one) => one === kind) ?? 'all' })} />
      <Select size="xs" label="Channel" comboboxProps={{ withinPortal: false }} clearable placeholder="Any" data={channels.filter((channel) => used.has(channel)).map((channel) => ({ value: channel, label: channelLabel(channel) }))} value={filter.channel} onChange={(channel) => set({ channel: channels.find((one) => one === channel) ?? null })} />
      <Select size="xs" label="By" comboboxProps={{ withinPortal: false }} clearable placeholder="Anybody" data={people.map((by) => ({ value: by, label: by === clockPerson ? 'By itself' : by === 'u_customer' ? 'The customer' : names.person(by) }))} value={filter.person} onChange={(person) => set({ person })} />
      {runs.length < 2 ? null : <Select size="xs" label="Blueprint" comboboxProps={{ withinPortal: false }} clearable placeholder="Any" data={runs.map((run) => ({ value: run.id, label: `${names.blueprint(run.blueprint)}, ${formatDay(run.startedAt, when.zone)}` }))} value={filter.run} onChange={(run) => set({ run })} />}
      {isSet ? <button type="button" className="desk-link" onClick={onClear}>Show everything again</button> : null}
    </div>
  );
}
