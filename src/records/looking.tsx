import { useEffect, useRef, useState } from 'react';
import { Button, Progress } from '@mantine/core';
import type { Progress as Telling } from '../storage/index.ts';
import { Banner, formatNumber } from '../ui/index.ts';

/** A look through all records of a type: what was found, how far it is, and the way to end it. */
export interface Look<Found> {
  readonly found: Found | undefined;
  readonly seen: { readonly done: number; readonly total: number } | null;
  readonly stopped: boolean;
  /** It broke off by itself; what was found before is not shown any more. */
  readonly failed: boolean;
  readonly stop: () => void;
  readonly again: () => void;
}

interface Seeing<Found> extends Pick<Look<Found>, 'found' | 'seen' | 'stopped' | 'failed'> {
  readonly key: string;
}

const unseen = { found: undefined, seen: null, stopped: false, failed: false };

/** Looks through anew whenever `key` or `round` changes; what was found stays until then, and nobody goes on looking for a screen that was left. */
export function useLook<Found>(look: (telling: Telling) => Promise<Found>, key: string, round: unknown): Look<Found> {
  const [tries, setTries] = useState(0);
  const [state, setState] = useState<Seeing<Found>>({ key, ...unseen });
  const latest = useRef(look);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => {
    latest.current = look;
  });
  useEffect(() => {
    const mine = new AbortController();
    abort.current = mine;
    const tell = (change: Partial<Seeing<Found>>) => {
      if (!mine.signal.aborted) setState((before) => ({ ...(before.key === key ? before : { key, ...unseen }), ...change }));
    };
    tell({ seen: null, stopped: false, failed: false });
    latest.current({ signal: mine.signal, onProgress: (done, total) => tell({ seen: { done, total } }) }).then((found) => tell({ found, seen: null }), () => {
      tell({ ...unseen, failed: true });
      mine.abort();
    });
    return () => mine.abort();
  }, [key, round, tries]);
  const { found, seen, stopped, failed } = state.key === key ? state : unseen;
  const stop = () => {
    abort.current?.abort();
    setState({ key, found, seen: null, stopped: true, failed: false });
  };
  return { found, seen, stopped, failed, stop, again: () => setTries(tries + 1) };
}

/** How far a look is, with its Stop; once stopped or broken off, the way to begin again. `what`: "leads". */
export function LookingThrough({ look: { seen, stopped, failed, stop, again }, what }: { readonly look: Look<unknown>; readonly what: string }) {
  if (stopped) return <div className="bt-looking"><p role="status">Stopped before all {what} were looked at.</p><Button variant="default" onClick={again}>Look again</Button></div>;
  if (failed) return <div className="bt-looking"><Banner tone="negative" title={`Something went wrong before all ${what} were looked at.`} actions={<Button variant="default" onClick={again}>Try again</Button>}>Nothing was changed.</Banner></div>;
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
