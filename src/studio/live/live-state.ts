import { useSearchParams } from 'react-router';
import { day } from '#engine/kernel';
import { overlays, type OverlayKey } from './overlays.ts';

/** Stretches that reach back from now, in days; without one, everything ever. */
export const periods = [7, 30, 90, 365] as const;

/** What Live shows. It stands in the address, so that a view can be linked to. */
export interface LiveState {
  readonly overlay: OverlayKey;
  /** Days back from now; null for everything. */
  readonly days: number | null;
  /** Undefined: everybody's; null: nobody's. */
  readonly owner: string | null | undefined;
  readonly field: { readonly key: string; readonly value: string } | undefined;
  /** The one record whose way is traced. */
  readonly record: string | null;
}

export function readLiveState(params: URLSearchParams): LiveState {
  const owner = params.get('owner');
  const [key, ...value] = (params.get('segment') ?? '').split(':');
  const days = Number(params.get('days'));
  return {
    overlay: overlays.find((each) => each.key === params.get('overlay'))?.key ?? 'now',
    days: periods.find((each) => each === days) ?? null,
    owner: owner === null ? undefined : owner === 'nobody' ? null : owner,
    field: key && value.length > 0 ? { key, value: value.join(':') } : undefined,
    record: params.get('record'),
  };
}

/** What Live shows, and changing parts of it. */
export function useLiveState(): readonly [LiveState, (change: Partial<LiveState>) => void] {
  const [params, setParams] = useSearchParams();
  const set = (change: Partial<LiveState>) => setParams((before) => {
    const state = { ...readLiveState(before), ...change };
    const after = new URLSearchParams(before);
    const put = (name: string, value: string | null) => (value === null ? after.delete(name) : after.set(name, value));
    put('overlay', state.overlay === 'now' ? null : state.overlay);
    put('days', state.days === null ? null : String(state.days));
    put('owner', state.owner === undefined ? null : state.owner ?? 'nobody');
    put('segment', state.field ? `${state.field.key}:${state.field.value}` : null);
    put('record', state.record);
    return after;
  }, { replace: true });
  return [readLiveState(params), set];
}

/** The moment a period reaches back to, on the hour, so that the question stays the same for a while. */
export function sinceOf(days: number | null, now: number): number | undefined {
  return days === null ? undefined : Math.floor((now - days * day) / 3_600_000) * 3_600_000;
}
