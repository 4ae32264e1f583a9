import { useCallback, useEffect, useRef, useState } from 'react';
import { dropSetting, newIds, saveSetting, useSettingsUnder, type CallReviewRow } from '../../storage/index.ts';

const ids = newIds();

/** A review while it is being written. */
export interface HalfReview {
  readonly scores: Readonly<Record<string, number>>;
  readonly strengths: string;
  readonly improve: string;
  readonly comments: CallReviewRow['comments'];
  /** Added while listening, when none came with the call. */
  readonly recording: string | null;
  /** Why the coach goes first. */
  readonly ahead: string | null;
}

export const emptyReview: HalfReview = { scores: {}, strengths: '', improve: '', comments: [], recording: null, ahead: null };

/** So long after the last change it is kept, in milliseconds. */
const pause = 500;

/** Keeps what is half written with every change, so that a reload loses nothing; `undefined` while it is read. */
export function useHalfReview(entry: string, person: string) {
  const key = `calls/half/${entry}/${person}`;
  const stored = useSettingsUnder(key);
  const [half, setHalf] = useState<HalfReview | null>(null);
  const kept = stored?.find((setting) => setting.key === key)?.value as HalfReview | undefined;
  const timer = useRef(0);
  /** What is not on the disk yet. */
  const pending = useRef<HalfReview | null>(null);
  const write = useCallback(() => {
    window.clearTimeout(timer.current);
    if (pending.current !== null) void saveSetting(key, pending.current);
    pending.current = null;
  }, [key]);
  const change = useCallback((part: Partial<HalfReview>) => {
    const next = { ...(pending.current ?? half ?? kept ?? emptyReview), ...part };
    pending.current = next;
    setHalf(next);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(write, pause);
  }, [half, kept, write]);
  const drop = useCallback(async () => {
    window.clearTimeout(timer.current);
    pending.current = null;
    setHalf(null);
    await dropSetting(key);
  }, [key]);
  // whoever leaves the page in the middle of a word finds that word again
  useEffect(() => write, [write]);
  return { half: half ?? (stored === undefined ? undefined : (kept ?? emptyReview)), change, drop } as const;
}

/** A comment at a moment of the call. */
export function newComment(second: number, text: string, by: string): CallReviewRow['comments'][number] {
  return { id: ids.next(), second, text, by };
}

/** A fresh id for a review. */
export const newReviewId = (): string => ids.next();
