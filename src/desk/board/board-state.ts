import { useSearchParams } from 'react-router';
import type { BoardOrder } from '../../storage/index.ts';

/** What the board shows of its records, kept in the address. */
export interface BoardState {
  readonly search: string;
  /** 'me', a person's id, 'nobody', or null for everybody. */
  readonly owner: string | null;
  readonly overdue: boolean;
  readonly order: BoardOrder;
  /** On a phone one stage is shown at a time. */
  readonly stage: string | null;
}

const orders: readonly BoardOrder[] = ['due', 'age', 'value', 'title'];

/** The board's filter and order, and how to change them. */
export function useBoardState(): readonly [BoardState, (change: Partial<BoardState>) => void] {
  const [search, setSearch] = useSearchParams();
  const state: BoardState = {
    search: search.get('find') ?? '', owner: search.get('owner'), overdue: search.get('overdue') === '1',
    order: orders.find((order) => order === search.get('order')) ?? 'due', stage: search.get('stage'),
  };
  const change = (wanted: Partial<BoardState>) => setSearch((before) => {
    const next = { ...state, ...wanted };
    const put = (key: string, value: string | null) => (value === null || value === '' ? before.delete(key) : before.set(key, value));
    put('find', next.search);
    put('owner', next.owner);
    put('overdue', next.overdue ? '1' : null);
    put('order', next.order === 'due' ? null : next.order);
    put('stage', next.stage);
    return before;
  }, { replace: true });
  return [state, change];
}
