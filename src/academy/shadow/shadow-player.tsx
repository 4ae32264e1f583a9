import { ActionIcon, SegmentedControl } from '@mantine/core';
import { IconPlayerSkipBack, IconPlayerTrackNext, IconPlayerTrackPrev } from '@tabler/icons-react';
import type { ShadowStep } from '#engine/insights';
import { PlayPause, useHotkeysSafe, usePlayback } from '../../ui/index.ts';
import { dayOf } from './shadow-words.ts';

export const speeds = [0.5, 1, 2, 4] as const;
export type Speed = (typeof speeds)[number];

/** So long a step is looked at while it plays at speed 1, in milliseconds. */
const pace = 1800;

/** Step by step, dragged, or played at a speed; the time that really passed stands beside each step. */
export function ShadowPlayer({ steps, index, onIndex, playing, onPlaying, speed, onSpeed, words }: {
  readonly steps: readonly ShadowStep[];
  readonly index: number;
  readonly onIndex: (index: number) => void;
  readonly playing: boolean;
  readonly onPlaying: (playing: boolean) => void;
  readonly speed: Speed;
  readonly onSpeed: (speed: Speed) => void;
  readonly words: string;
}) {
  const last = steps.length - 1;
  const { goTo, step, toggle } = usePlayback({ at: index, last, onAt: onIndex, playing, onPlaying, pace: pace / speed });
  const faster = () => onSpeed(speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1);
  useHotkeysSafe([['F', faster]]);
  return (
    <div className="shadow-player" role="group" aria-label="Replay">
      <ActionIcon variant="subtle" color="gray" size={36} aria-label="To the beginning" onClick={() => goTo(0)}><IconPlayerSkipBack size={18} /></ActionIcon>
      <ActionIcon variant="subtle" color="gray" size={36} aria-label="One step back" disabled={index === 0} onClick={() => step(-1)}><IconPlayerTrackPrev size={18} /></ActionIcon>
      <PlayPause playing={playing} onToggle={toggle} />
      <ActionIcon variant="subtle" color="gray" size={36} aria-label="One step on" disabled={index === last} onClick={() => step(1)}><IconPlayerTrackNext size={18} /></ActionIcon>
      <div className="shadow-line">
        <div className="shadow-ticks" aria-hidden>{steps.map(({ moves, refusal }, at) => (moves.length > 0 || refusal !== null ? <i key={at} data-kind={refusal === null ? 'move' : 'refused'} style={{ left: `${last === 0 ? 0 : (at / last) * 100}%` }} /> : null))}</div>
        <input type="range" min={0} max={last} step={1} value={index} aria-label="Where in the run" aria-valuetext={`Step ${index + 1} of ${steps.length}: ${words}`} onChange={(event) => { onPlaying(false); onIndex(Number(event.currentTarget.value)); }} />
        <div className="shadow-ends"><span>{dayOf(0)}</span><b>{index + 1} of {steps.length}</b><span>{dayOf(steps[last]?.at ?? 0)}</span></div>
      </div>
      <SegmentedControl size="xs" aria-label="Speed" value={String(speed)} onChange={(value) => onSpeed(speeds.find((one) => String(one) === value) ?? 1)} data={speeds.map((one) => ({ value: String(one), label: `${one}×` }))} />
    </div>
  );
}
