import { isTouch, type Fields } from '#engine/blueprint';
import type { Entry } from '#engine/journal';
import { clockPerson } from '#engine/journal';
import type { Run } from '#engine/run';
import { formatSpan } from '../../ui/index.ts';

/** Where somebody comes from in one line: "Article “Lane rates 2026”, 12 d ago" (S96). Empty when nobody knows. */
export function sourceText(fields: Fields, now: number): string {
  const text = (key: string) => (typeof fields[key] === 'string' ? fields[key].trim() : '');
  const medium = text('sourceMedium') || text('leadSource');
  const detail = text('sourceDetail');
  const at = Date.parse(text('sourceAt'));
  const what = [medium, detail === '' ? '' : `“${detail}”`].filter(Boolean).join(' ');
  if (what === '') return '';
  return Number.isNaN(at) || at > now ? what : `${what}, ${now - at < 86_400_000 ? 'today' : `${formatSpan(now - at)} ago`}`;
}

/** Something the customer did, as the journal holds it; `at` is when it happened, not when it was written down. */
export interface CustomerDeed {
  readonly entry: string;
  readonly signal: string;
  readonly at: number;
  readonly payload: Fields;
  /** Nothing that the record walks had asked for it. */
  readonly heard: boolean;
}

/** What the customer did, latest first, each deed once however many runs heard it. */
export function deedsOf(entries: readonly Entry[]): readonly CustomerDeed[] {
  const deeds = new Map<string, CustomerDeed>();
  for (const { id, intent, by, madeAt, ok, changes } of entries) {
    if (intent.type !== 'signal' || by === clockPerson || !ok) continue;
    const heard = (changes?.moves.length ?? 0) + (changes?.done.length ?? 0) + (changes?.cancelled?.length ?? 0) > 0;
    const key = `${intent.signal}|${madeAt}|${JSON.stringify(intent.payload)}`;
    const before = deeds.get(key);
    deeds.set(key, { entry: before?.entry ?? id, signal: intent.signal, at: madeAt, payload: intent.payload, heard: heard || before?.heard === true });
  }
  return [...deeds.values()].sort((a, b) => b.at - a.at);
}

/** How long it took from the first sign of interest until we first reached out (S97, S112). */
export interface TimeToContact {
  /** The first thing the customer did, else when the record was made. */
  readonly since: number;
  readonly isVisit: boolean;
  /** The first touch of ours after it; null while nobody has. */
  readonly contact: number | null;
}

/** Counts from the first visit, else from the day the record was made, to the first touch of ours. */
export function timeToContact({ deeds, runs, createdAt }: { readonly deeds: readonly CustomerDeed[]; readonly runs: readonly Run[]; readonly createdAt: number }): TimeToContact {
  const first = deeds.at(-1)?.at;
  const touches = runs.flatMap((run) => run.done).filter((one) => isTouch(one.channel) && one.inbound !== true).map(({ at }) => at);
  const since = first === undefined ? createdAt : Math.min(first, createdAt);
  return { since, isVisit: first !== undefined && first <= createdAt, contact: touches.length === 0 ? null : Math.min(...touches) };
}
