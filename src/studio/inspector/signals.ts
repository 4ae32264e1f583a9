import type { Blueprint, Signal } from '#engine/blueprint';
import { sayKey } from '../../ui/index.ts';
import type { OtherBlueprint } from '../studio-context.ts';

/** Signals most processes know, offered before anybody has declared one (S26, S31, S35). */
export const usualSignals: readonly Omit<Signal, 'order'>[] = [
  { key: 'replied', name: 'Replied', payload: {} },
  { key: 'unsubscribed', name: 'Unsubscribed', payload: {}, optOut: 'all' },
  { key: 'pageVisited', name: 'Page visited', payload: { page: { key: 'page', name: 'Page', kind: 'text' } } },
  { key: 'meetingBooked', name: 'Meeting booked', payload: {} },
  { key: 'paid', name: 'Paid', payload: { amount: { key: 'amount', name: 'Amount', kind: 'money' } } },
  { key: 'goodsReturned', name: 'Goods returned', payload: {} },
];

/** The signals a drawing listens for, with the number of places that do. */
export function signalsHeard(draft: Blueprint): ReadonlyMap<string, number> {
  const heard = [
    ...Object.values(draft.outcomes).flatMap(({ trigger }) => (trigger.type === 'signal' ? [trigger.signal] : [])),
    ...Object.values(draft.activities).flatMap(({ listens = [] }) => listens.map(({ signal }) => signal)),
  ];
  const counts = new Map<string, number>();
  for (const signal of heard) counts.set(signal, (counts.get(signal) ?? 0) + 1);
  return counts;
}

/** What another blueprint hears, to choose from: the signals it declares and, where it declares none, those its drawing listens for. */
export function signalsHeardBy(other: OtherBlueprint | undefined): readonly { readonly value: string; readonly label: string }[] {
  if (!other) return [];
  const heard = other.signals.length > 0 ? other.signals : [...signalsHeard(other.draft).keys()].map((key) => ({ key, name: usualSignals.find((one) => one.key === key)?.name ?? '' }));
  return heard.map(({ key, name }) => ({ value: key, label: name || sayKey(key) }));
}

/**
 * A drawing's declared signals with one more. What the drawing listens for already is declared along with it:
 * from the first declaration on, a signal that is not declared is refused.
 */
export function withSignal(draft: Blueprint, signal: Omit<Signal, 'order'>): NonNullable<Blueprint['signals']> {
  const declared = { ...draft.signals };
  const put = (one: Omit<Signal, 'order'>) => {
    if (!declared[one.key]) declared[one.key] = { ...one, order: Math.max(0, ...Object.values(declared).map(({ order }) => order)) + 1 };
  };
  for (const key of signalsHeard(draft).keys()) put(usualSignals.find((one) => one.key === key) ?? { key, name: sayKey(key), payload: {} });
  put(signal);
  return declared;
}
