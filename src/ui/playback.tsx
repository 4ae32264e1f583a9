import { useEffect } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useHotkeysSafe } from './keys.ts';

/** Something that is looked at step by step, and may go on by itself. */
export interface Playback {
  /** The step that is looked at, from 0 up. */
  readonly at: number;
  readonly last: number;
  readonly onAt: (at: number) => void;
  readonly playing: boolean;
  readonly onPlaying: (playing: boolean) => void;
  /** So long a step is looked at while it plays, in milliseconds. */
  readonly pace: number;
}

/** What a player's buttons do; none of them leads beyond the first or the last step. */
export interface PlaybackMoves {
  readonly goTo: (at: number) => void;
  readonly step: (by: number) => void;
  /** Plays or pauses; at the end it begins anew. */
  readonly toggle: () => void;
}

/**
 * Goes on step by step while it plays and stops at the last one; the arrow keys step, Home and End go to the ends, P
 * plays and pauses. What is shown at a step is the business of whoever shows it.
 */
export function usePlayback({ at, last, onAt, playing, onPlaying, pace }: Playback): PlaybackMoves {
  useEffect(() => {
    if (!playing) return undefined;
    if (at >= last) {
      onPlaying(false);
      return undefined;
    }
    const timer = window.setTimeout(() => onAt(at + 1), pace);
    return () => window.clearTimeout(timer);
  }, [playing, at, last, pace, onAt, onPlaying]);
  const goTo = (to: number) => onAt(Math.min(last, Math.max(0, to)));
  const step = (by: number) => goTo(at + by);
  const toggle = () => {
    if (!playing && at >= last) onAt(0);
    onPlaying(!playing);
  };
  useHotkeysSafe([['ArrowLeft', () => step(-1)], ['ArrowRight', () => step(1)], ['Home', () => goTo(0)], ['End', () => goTo(last)], ['P', toggle]]);
  return { goTo, step, toggle };
}

/** The round button in the middle of a player. */
export function PlayPause({ playing, onToggle }: { readonly playing: boolean; readonly onToggle: () => void }) {
  return <ActionIcon variant="filled" size={40} radius="xl" aria-label={playing ? 'Pause' : 'Play'} onClick={onToggle}>{playing ? <IconPlayerPauseFilled size={18} /> : <IconPlayerPlayFilled size={18} />}</ActionIcon>;
}
