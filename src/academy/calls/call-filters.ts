import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { day, hour } from '#engine/kernel';
import type { CallQuery, CallReviewRow, PersonRow } from '../../storage/index.ts';
import { coaches } from './coaches.ts';

/** What a list of calls can be narrowed by; each stands in the address. */
export const filterKeys = ['rep', 'team', 'blueprint', 'stage', 'result', 'objection', 'recording', 'reviewed', 'period'] as const;
export type FilterKey = (typeof filterKeys)[number];

/** How far back, in days. */
export const periods = [{ value: '28', label: 'Last 4 weeks' }, { value: '84', label: 'Last 12 weeks' }, { value: 'all', label: 'Any time' }] as const;

export const reviewStates = [{ value: 'none', label: 'Nobody yet' }, { value: 'self', label: 'The rep' }, { value: 'waiting', label: 'The rep, no coach yet' }, { value: 'coach', label: 'A coach' }] as const;

export interface CallFilters {
  get(key: FilterKey): string | null;
  set(key: FilterKey, value: string | null): void;
  clear(): void;
  /** How many narrow the list beyond what is usual. */
  readonly count: number;
  readonly query: CallQuery;
}

/** The filters as they stand in the address; a rep begins with their own calls. */
export function useCallFilters(me: PersonRow, people: readonly PersonRow[], reviews: readonly CallReviewRow[]): CallFilters {
  const [search, setSearch] = useSearchParams();
  // the end of a period lies ahead of every call, so that one made meanwhile is there at once
  const [now] = useState(() => Math.ceil(Date.now() / hour) * hour + 365 * day);
  return useMemo(() => {
    const usual: Partial<Record<FilterKey, string>> = { period: '28', ...(coaches(me) ? {} : { rep: me.id }) };
    const get = (key: FilterKey) => { const value = search.get(key) ?? usual[key] ?? null; return value === 'any' ? null : value; };
    const days = Number(get('period') ?? 28);
    const [rep, team] = [get('rep'), get('team')];
    const members = team === null ? undefined : people.filter(({ roles }) => roles.includes(team)).map(({ id }) => id);
    return {
      get,
      set: (key, value) => setSearch((before) => {
        if (value === null && usual[key] === undefined) before.delete(key);
        else before.set(key, value ?? 'any');
        if (key === 'blueprint') before.delete('stage');
        return before;
      }, { replace: true }),
      clear: () => setSearch({}, { replace: true }),
      count: filterKeys.filter((key) => search.get(key) !== null).length,
      query: {
        from: Number.isFinite(days) ? now - 365 * day - days * day : 0, until: now,
        by: rep === null ? members : members === undefined || members.includes(rep) ? [rep] : [],
        ...plain({ blueprint: get('blueprint'), stage: get('stage'), result: get('result'), objection: get('objection') }),
        ...(get('recording') === null ? {} : { recorded: get('recording') === 'with' }),
        ...amongOf(get('reviewed'), reviews),
      },
    };
  }, [search, setSearch, me, people, reviews, now]);
}

function without(set: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...set].filter((one) => !other.has(one)));
}

function plain(values: Readonly<Record<'blueprint' | 'stage' | 'result' | 'objection', string | null>>): Partial<CallQuery> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

function amongOf(state: string | null, reviews: readonly CallReviewRow[]): Pick<CallQuery, 'among'> {
  const by = (self: boolean) => new Set(reviews.flatMap((review) => (review.self === self ? [review.entry] : [])));
  switch (state) {
    case 'none':
      return { among: { entries: new Set(reviews.map(({ entry }) => entry)), are: false } };
    case 'self':
      return { among: { entries: by(true), are: true } };
    case 'waiting':
      return { among: { entries: without(by(true), by(false)), are: true } };
    case 'coach':
      return { among: { entries: by(false), are: true } };
    default:
      return {};
  }
}
