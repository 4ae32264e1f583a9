import { ActionIcon, Button, Select } from '@mantine/core';
import { IconAlertTriangle, IconArrowsSplit2, IconHandStop, IconPlayerPause, IconPlayerPlay, IconPlayerSkipBack, IconPlayerSkipForward } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { SectionLabel } from '../../../ui/index.ts';
import { stageBegun } from '../edits.ts';
import { stepTitle } from '../step-words.ts';
import { differsAt, wordsFor, type Frame } from './frames.ts';
import { speeds, type Player } from './use-player.ts';

/** Play, pause, one step on and back, how fast, and the keyboard for whoever wants it. */
export function Controls({ player }: { readonly player: Player }) {
  const { playing, toggle, goTo, at, frames, speed, setSpeed, takeOver } = player;
  return (
    <div className="aca-walk-controls" role="group" aria-label="Play controls">
      <ActionIcon variant="default" size="lg" aria-label="Step back" disabled={at === 0} onClick={() => goTo(at - 1)}><IconPlayerSkipBack size={16} /></ActionIcon>
      <Button onClick={toggle} leftSection={playing ? <IconPlayerPause size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />}>{playing ? 'Pause' : at >= frames.length - 1 ? 'Again' : 'Play'}</Button>
      <ActionIcon variant="default" size="lg" aria-label="Step on" disabled={at >= frames.length - 1} onClick={() => goTo(at + 1)}><IconPlayerSkipForward size={16} /></ActionIcon>
      <Select size="xs" w={78} aria-label="Speed" value={String(speed)} allowDeselect={false} data={speeds.map((one) => ({ value: String(one), label: `${one} ×` }))} onChange={(value) => setSpeed(Number(value ?? 1))} />
      <Button fullWidth variant="light" leftSection={<IconHandStop size={16} aria-hidden />} onClick={takeOver}>Take the keyboard</Button>
    </div>
  );
}

/** Every step, those behind and those to come; one that differs carries a mark. */
export function ProgressList({ player }: { readonly player: Player }) {
  const { frames, at, own, goTo, row, alignment, words } = player;
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (list.current !== null) revealIn(list.current.closest('aside'), list.current.querySelector('[aria-current]'));
  }, [at]);
  return (
    <>
      <SectionLabel count={at} right={`of ${row.steps.length}`}>Steps</SectionLabel>
      <ol className="aca-walk-steps" ref={list}>
        {frames.map((frame) => {
          const stage = stageBegun(alignment.begin, row.steps, frame.number);
          return (
            <li key={frame.number}>
              <button type="button" className="aca-walk-step" disabled={own !== null} aria-current={frame.number === at ? 'step' : undefined} data-past={frame.number < at || undefined} data-bad={differsAt(frame) || undefined} onClick={() => goTo(frame.number)}>
                <span className="aca-walk-number"><Mark frame={frame} /></span>
                <span><b>{frame.step === null ? 'The record comes in' : stepTitle(frame.step, wordsFor(frame.aligned, words.names, player.before.names))}</b>{frame.step !== null && frame.aligned === null ? <small> done by you</small> : null}</span>
              </button>
              {stage === null ? null : <p className="aca-walk-stage">{words.names.stage(stage)}</p>}
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** Scrolls the panel only, never the page: beside or below the narration the list must not take it away. */
function revealIn(panel: Element | null, line: Element | null): void {
  if (panel === null || line === null) return;
  const [shown, wanted] = [panel.getBoundingClientRect(), line.getBoundingClientRect()];
  if (wanted.top < shown.top) panel.scrollTop -= shown.top - wanted.top;
  else if (wanted.bottom > shown.bottom) panel.scrollTop += wanted.bottom - shown.bottom;
}

function Mark({ frame }: { readonly frame: Frame }) {
  if (differsAt(frame)) return <IconAlertTriangle size={14} role="img" aria-label="Differs" />;
  if ((frame.aligned?.changes.length ?? 0) > 0) return <IconArrowsSplit2 size={14} role="img" aria-label="Changed since" />;
  return frame.number === 0 ? '•' : frame.number;
}
