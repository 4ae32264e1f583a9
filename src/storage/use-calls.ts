import type { Entry } from '#engine/journal';
import { readCalls, type CallPage, type CallQuery } from './calls.ts';
import { readEndedRuns, type EndedQuery, type EndedRuns } from './past-runs.ts';
import { useLive } from './use-live.ts';

/** The latest calls that answer a question, so many of them; the last answer stays while more are read. */
export function useCalls(query: CallQuery, most: number): CallPage | undefined {
  const { among, ...plain } = query;
  return useLive((ground) => readCalls(ground, query, most), [JSON.stringify(plain), among === undefined ? '' : `${String(among.are)}${[...among.entries].join()}`, most]);
}

/** Passages through a blueprint that came to their end, the latest first (S88). */
export function useEndedRuns(query: EndedQuery, most: number): EndedRuns | undefined {
  return useLive((ground) => readEndedRuns(ground, query, most), [JSON.stringify(query), most]);
}

/** What was said and how it ended, over every call in which one of these objections was raised since a moment, by the journal's index of objections (S86). */
export function useCallsRaising(objections: readonly string[], from: number): readonly Entry[] | undefined {
  return useLive(
    async ({ db }) => (await db.entries.where('entry.intent.objections').anyOf([...objections]).distinct().toArray()).flatMap(({ entry, call = -1 }) => (call >= from && entry.space === 'live' ? [entry] : [])),
    [objections.join(' '), from],
  );
}
