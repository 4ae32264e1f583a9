import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { canonicalJson } from '#engine/kernel';
import { conditionSchema, type Condition } from '#engine/blueprint';
import type { RecordListSort } from '../../storage/index.ts';

/** What a list shows, kept in its address so that it can be sent on and returned to. */
export interface ListState {
  readonly type: string;
  readonly search: string;
  readonly sort: RecordListSort;
  readonly filters: readonly Condition[];
  /** The saved view that is open. */
  readonly view: string | null;
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
    view: params.get('view'),
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
  if (state.view !== null) params.set('view', state.view);
  for (const filter of state.filters) params.append('where', JSON.stringify(filter.type === 'compare' ? [filter.field, filter.operator, filter.value ?? null] : filter));
  if (state.owner !== undefined) params.set('owner', state.owner ?? 'nobody');
  if (state.stage !== null) params.set('stage', state.stage);
  return params;
}

/** The filters as one condition; null without any. */
export function filterOf(filters: readonly Condition[]): Condition | null {
  return filters.length === 0 ? null : { type: 'and', of: [...filters] };
}

/** A condition as the filters a list shows, each of which can be taken away. */
export function filtersOf(condition: Condition): readonly Condition[] {
  return condition.type === 'and' ? condition.of : [condition];
}

/** The same filters, in whatever order they were set. */
export function sameFilters(one: readonly Condition[], other: readonly Condition[]): boolean {
  const keys = (filters: readonly Condition[]) => filters.map((filter) => canonicalJson(filter)).sort().join(' ');
  return keys(one) === keys(other);
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

function readFilter(text: string): readonly Condition[] {
  try {
    const written: unknown = JSON.parse(text);
    const parsed = conditionSchema.safeParse(Array.isArray(written) ? comparisonOf(written) : written);
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}

const comparisonOf = ([field, operator, value]: readonly unknown[]) => ({ type: 'compare', field, operator, ...(value === null ? {} : { value }) });
