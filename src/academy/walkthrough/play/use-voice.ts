import { useEffect, useRef } from 'react';
import { readSound } from '../../../storage/index.ts';

interface Voice {
  /** Ids of what is heard, one after the other. */
  readonly sounds: readonly string[];
  /** Milliseconds it stays where nothing is heard. */
  readonly reading: number;
  readonly speed: number;
  readonly isPlaying: boolean;
  readonly onDone: () => void;
}

/** Speaks a moment of a walk-through, or waits as long as reading it takes; then tells that it is over. */
export function useVoice({ sounds, reading, speed, isPlaying, onDone }: Voice): void {
  const done = useRef(onDone);
  useEffect(() => { done.current = onDone; });
  const key = sounds.join();
  useEffect(() => {
    if (!isPlaying) return undefined;
    const leaving = new AbortController();
    const { signal } = leaving;
    const over = () => { if (!signal.aborted) done.current(); };
    const began = Date.now();
    void speak(key === '' ? [] : key.split(','), speed, signal).then((heard) => {
      if (!signal.aborted) after(heard ? 300 : reading / speed - (Date.now() - began), signal, over);
    });
    return () => leaving.abort();
  }, [key, reading, speed, isPlaying]);
}

function after(milliseconds: number, signal: AbortSignal, run: () => void): void {
  const timer = setTimeout(run, Math.max(0, milliseconds));
  signal.addEventListener('abort', () => clearTimeout(timer));
}

/** Answers whether anything was heard to its end. */
async function speak(sounds: readonly string[], speed: number, signal: AbortSignal): Promise<boolean> {
  let heard = false;
  for (const id of sounds) {
    const row = await readSound(id).catch(() => null);
    if (row === null || signal.aborted) continue;
    heard = (await hear(row.content, speed, signal)) || heard;
  }
  return heard;
}

/** Plays to the end; false when the browser cannot play it. */
function hear(content: Blob, speed: number, signal: AbortSignal): Promise<boolean> {
  const url = URL.createObjectURL(content);
  const audio = new Audio(url);
  audio.playbackRate = speed;
  return new Promise<boolean>((resolve) => {
    signal.addEventListener('abort', () => { audio.pause(); resolve(false); });
    audio.addEventListener('ended', () => resolve(true));
    audio.addEventListener('error', () => resolve(false));
    audio.play().catch(() => resolve(false));
  }).finally(() => URL.revokeObjectURL(url));
}
