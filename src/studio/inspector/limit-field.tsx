import { Select, Switch } from '@mantine/core';
import type { Outcome } from '#engine/blueprint';
import { CountField } from '../fields/count-field.tsx';
import { useDraft } from '../studio-context.ts';
import { useSetField } from './panel.tsx';

/** How often a way out may be taken, and what happens after that. */
export function LimitField({ outcome }: { outcome: Outcome }) {
  const draft = useDraft();
  const set = useSetField();
  const path = ['outcomes', outcome.id, 'limit'] as const;
  const { limit } = outcome;
  const stage = outcome.from.type === 'stage' ? outcome.from.stage : undefined;
  const others = Object.values(draft.outcomes).filter(({ id, from }) => id !== outcome.id && (id === limit?.then || (from.type === 'stage' && from.stage === stage)));
  return (
    <>
      <Switch label="Only so many times" checked={limit !== undefined} onChange={(event) => set(path, event.currentTarget.checked ? { times: 3, window: 'run', then: null } : undefined)} />
      {limit && <CountField label="At most" min={1} value={limit.times} onChange={(times) => set([...path, 'times'], times, `limit:${outcome.id}`)} />}
      {limit && <Select label="Counted" data={[{ value: 'run', label: 'during one run' }, { value: 'visit', label: 'during one stay in the stage' }]} value={limit.window} allowDeselect={false} onChange={(window) => window && set([...path, 'window'], window)} />}
      {limit && <Select label="After that" data={[{ value: '', label: 'It stays closed' }, ...others.map(({ id, name }) => ({ value: id, label: `Take “${name}”` }))]} value={limit.then ?? ''} allowDeselect={false} onChange={(then) => set([...path, 'then'], then || null)} />}
    </>
  );
}
