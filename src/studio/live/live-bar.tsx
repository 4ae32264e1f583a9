import { Select } from '@mantine/core';
import { inOrder } from '#engine/kernel';
import { useRecordType, useStudio } from '../studio-context.ts';
import { periods, type LiveState } from './live-state.ts';
import { overlays } from './overlays.ts';

const periodWords: Readonly<Record<(typeof periods)[number], string>> = { 7: 'Last 7 days', 30: 'Last 30 days', 90: 'Last 90 days', 365: 'Last 365 days' };

/** What the cards and lines tell, and about which records. */
export function LiveBar({ state, version, onChange }: { state: LiveState; /** The number of the version whose drawing is shown; null while nothing is published. */ version: number | null; onChange: (change: Partial<LiveState>) => void }) {
  const { people } = useStudio();
  const type = useRecordType();
  const segments = inOrder(type?.fields ?? {}).filter(({ choices }) => choices.length > 0).map(({ key, name, choices }) => ({ group: name, items: choices.map((choice) => ({ value: `${key}:${choice}`, label: choice })) }));
  const isKnown = state.field !== undefined && segments.some(({ items }) => items.some(({ value }) => value === `${state.field?.key}:${state.field?.value}`));
  const split = (value: string | null) => {
    const [key = '', ...rest] = (value ?? '').split(':');
    return value === null || value === '' ? undefined : { key, value: rest.join(':') };
  };
  return (
    <div className="live-bar" role="toolbar" aria-label="What is shown">
      <Select size="xs" aria-label="Overlay" w={190} allowDeselect={false} value={state.overlay} data={overlays.map(({ key, label }) => ({ value: key, label }))} onChange={(key) => onChange({ overlay: overlays.find((each) => each.key === key)?.key ?? 'now' })} />
      <Select size="xs" aria-label="Period" w={140} allowDeselect={false} value={state.days === null ? '' : String(state.days)} data={[{ value: '', label: 'Ever' }, ...periods.map((days) => ({ value: String(days), label: periodWords[days] }))]} onChange={(days) => onChange({ days: days ? Number(days) : null })} />
      <Select size="xs" aria-label="Owner" w={160} searchable allowDeselect={false} value={state.owner === undefined ? '' : state.owner ?? 'nobody'} data={[{ value: '', label: 'Everybody’s' }, { value: 'nobody', label: 'Nobody’s' }, ...people.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(owner) => onChange({ owner: owner === '' || owner === null ? undefined : owner === 'nobody' ? null : owner })} />
      {segments.length > 0 && <Select size="xs" aria-label="Segment" w={180} searchable clearable placeholder="All segments" value={isKnown ? `${state.field?.key}:${state.field?.value}` : null} data={segments} onChange={(value) => onChange({ field: split(value) })} />}
      {version !== null && <span className="live-version">Version {version}, as published</span>}
    </div>
  );
}
