import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { conditionSchema, type Comparison, type Condition } from '#engine/blueprint';
import type { RecordListSort } from '../../storage/index.ts';

/** What a list shows, kept in its address so that it can be sent on and returned to. */
export interface ListState {
  readonly type: string;
  readonly search: string;
  readonly sort: RecordListSort;
  readonly filters: readonly Comparison[];
  /** Undefined: everybody's; null: nobody's. */
  readonly owner: string | null | undefined;
  /** `blueprint` or `blueprint/stage`. */
  readonly stage: string | null;
}

/** Reads the list's state from the address. What cannot be read is left out, never an error. */
export function readListState(params: URLSearchParams): ListState {
  const sort = params.get('sort') ?? '-updatedAt';
  const owner = params.get('owner');
  return {
    type: params.get('type') ?? 'lead',
    search: params.get('q') ?? '',
    sort: { field: sort.replace(/^-/, ''), descending: sort.startsWith('-') },
    filters: params.getAll('where').flatMap(readFilter),
    owner: owner === null ? undefined : owner === 'nobody' ? null : owner,
    stage: params.get('stage'),
  };
}

/** Writes the state into an address; what is as usual is left out. */
export function writeListState(state: ListState): URLSearchParams {
  const params = new URLSearchParams();
  const sort = `${state.sort.descending ? '-' : ''}${state.sort.field}`;
  if (state.type !== 'lead') params.set('type', state.type);
  if (state.search !== '') params.set('q', state.search);
  if (sort !== '-updatedAt') params.set('sort', sort);
  for (const { field, operator, value } of state.filters) params.append('where', JSON.stringify([field, operator, value ?? null]));
  if (state.owner !== undefined) params.set('owner', state.owner ?? 'nobody');
  if (state.stage !== null) params.set('stage', state.stage);
  return params;
}

/** The filters as one condition; null without any. */
export function filterOf(filters: readonly Comparison[]): Condition | null {
  return filters.length === 0 ? null : { type: 'and', of: filters };
}

/** The list's state and how to change parts of it; another type drops what only fits the former one. */
export function useListState(): readonly [ListState, (change: Partial<ListState>) => void] {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (change: Partial<ListState>) => setParams((before) => writeListState({ ...readListState(before), ...change }), { replace: true }),
    [setParams],
  );
  return [readListState(params), set];
}

function readFilter(text: string): readonly Comparison[] {
  try {
    const [field, operator, value] = JSON.parse(text) as readonly unknown[];
    const parsed = conditionSchema.safeParse({ type: 'compare', field, operator, ...(value === null ? {} : { value }) });
    return parsed.success && parsed.data.type === 'compare' ? [parsed.data] : [];
  } catch {
    return [];
  }
}
