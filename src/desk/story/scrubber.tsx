import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPlayerSkipBack, IconPlayerTrackNext, IconPlayerTrackPrev } from '@tabler/icons-react';
import { formatDate, PlayPause, usePlayback } from '../../ui/index.ts';
import type { Moment } from './story-moments.ts';

/** So long one entry is looked at while the story plays, in milliseconds. */
const pace = 1100;

/** The line of time: one stop for each entry, dragged, stepped with the arrow keys, or played. */
export function Scrubber({ moments, at, onAt, playing, onPlaying, zone, words }: {
  readonly moments: readonly Moment[];
  readonly at: number;
  readonly onAt: (at: number) => void;
  readonly playing: boolean;
  readonly onPlaying: (playing: boolean) => void;
  readonly zone: string;
  /** The present entry in one line, for ears. */
  readonly words: string;
}) {
  const last = moments.length - 1;
  const { goTo, step, toggle } = usePlayback({ at, last, onAt, playing, onPlaying, pace });
  const [first, final] = [moments[0], moments.at(-1)];
  return (
    <div className="story-scrubber" role="group" aria-label="Replay">
      <Tooltip label="To the beginning"><ActionIcon variant="subtle" color="gray" size={36} aria-label="To the beginning" onClick={() => goTo(0)}><IconPlayerSkipBack size={18} /></ActionIcon></Tooltip>
      <ActionIcon variant="subtle" color="gray" size={36} aria-label="One entry back" disabled={at === 0} onClick={() => step(-1)}><IconPlayerTrackPrev size={18} /></ActionIcon>
      <PlayPause playing={playing} onToggle={toggle} />
      <ActionIcon variant="subtle" color="gray" size={36} aria-label="One entry on" disabled={at === last} onClick={() => step(1)}><IconPlayerTrackNext size={18} /></ActionIcon>
      <div className="story-line">
        <div className="story-ticks" aria-hidden>
          {moments.map(({ entry, moves }, index) => (moves.length > 0 || !entry.ok ? <i key={entry.id} data-kind={entry.ok ? 'move' : 'refused'} style={{ left: `${last === 0 ? 0 : (index / last) * 100}%` }} /> : null))}
        </div>
        <input type="range" min={0} max={last} step={1} value={at} aria-label="Where in the story" aria-valuetext={`Entry ${at + 1} of ${moments.length}: ${words}`} onChange={(event) => { onPlaying(false); onAt(Number(event.currentTarget.value)); }} />
        <div className="story-ends"><span>{first ? formatDate(first.entry.at, zone) : ''}</span><b>{at + 1} of {moments.length}</b><span>{final ? formatDate(final.entry.at, zone) : ''}</span></div>
      </div>
    </div>
  );
}
