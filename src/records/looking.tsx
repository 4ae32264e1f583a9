import { useEffect, useRef, useState } from 'react';
import { Button, Progress } from '@mantine/core';
import type { Progress as Telling } from '../storage/index.ts';
import { formatNumber } from '../ui/index.ts';

/** A look through all records of a type: what was found, how far it is, and the way to end it. */
export interface Look<Found> {
  readonly found: Found | undefined;
  readonly seen: { readonly done: number; readonly total: number } | null;
  readonly stopped: boolean;
  readonly stop: () => void;
  readonly again: () => void;
}

/** Looks through anew whenever `key` or `round` changes; what was found stays until then, and nobody goes on looking for a screen that was left. */
export function useLook<Found>(look: (telling: Telling) => Promise<Found>, key: string, round: unknown): Look<Found> {
  const [tries, setTries] = useState(0);
  const [state, setState] = useState<{ readonly key: string; readonly found?: Found; readonly seen: Look<Found>['seen']; readonly stopped: boolean }>({ key, seen: null, stopped: false });
  const latest = useRef(look);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => {
    latest.current = look;
  });
  useEffect(() => {
    const mine = new AbortController();
    abort.current = mine;
    const tell = (change: Partial<typeof state>) => {
      if (!mine.signal.aborted || change.stopped === true) setState((before) => ({ ...(before.key === key ? before : { key, seen: null, stopped: false }), ...change }));
    };
    tell({ seen: null, stopped: false });
    latest.current({ signal: mine.signal, onProgress: (done, total) => tell({ seen: { done, total } }) }).then((found) => tell({ found, seen: null }), () => undefined);
    return () => mine.abort();
  }, [key, round, tries]);
  const mine = state.key === key ? state : { key, seen: null, stopped: false };
  const stop = () => {
    abort.current?.abort();
    setState({ ...mine, seen: null, stopped: true });
  };
  return { found: 'found' in mine ? mine.found : undefined, seen: mine.seen, stopped: mine.stopped, stop, again: () => setTries(tries + 1) };
}

/** How far a look is, with its Stop; once stopped, the way to begin again. `what`: "leads". */
export function LookingThrough({ look: { seen, stopped, stop, again }, what }: { readonly look: Look<unknown>; readonly what: string }) {
  if (stopped) return <div className="bt-looking"><p role="status">Stopped before all {what} were looked at.</p><Button variant="default" onClick={again}>Look again</Button></div>;
  const words = seen === null ? '' : `${formatNumber(seen.done)} of ${formatNumber(seen.total)}`;
  return (
    <div className="bt-looking">
      <p role="status">Looking through all {what}…</p>
      <Progress value={seen === null || seen.total === 0 ? 0 : (seen.done / seen.total) * 100} aria-label={`Looking through all ${what}`} />
      <span className="bt-numbers">{words}</span>
      <Button variant="default" size="compact-md" onClick={stop}>Stop</Button>
    </div>
  );
}
