import { ActionIcon, Button, Group } from '@mantine/core';
import { IconMicrophone, IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconTrash } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { keepTraining, newIds } from '../../../storage/index.ts';
import { announce, notifyProblem } from '../../../ui/index.ts';
import { soundLength, useSound } from './use-sound.ts';
import { mostSeconds, useMicrophone, type Spoken } from './use-microphone.ts';

const ids = newIds();

/** Speaks, hears, and takes away what is said at one place of a walk-through. */
export function SoundRecorder({ of, sound, onChange }: { readonly of: string; readonly sound: string | null; readonly onChange: (sound: string | null) => void }) {
  const kept = useSound(sound);
  const keep = ({ content, seconds }: Spoken) => {
    const id = ids.next();
    keepTraining('sounds', { id, of, seconds, content }).then(
      () => {
        announce(`Recorded, ${seconds} seconds long.`);
        onChange(id);
      },
      (problem: unknown) => notifyProblem(problem instanceof Error ? problem.message : String(problem), 'The recording was not kept'),
    );
  };
  const { state, start, stop } = useMicrophone(keep);
  if (state.status === 'recording') {
    return (
      <Group gap={8} className="aca-sound" data-recording>
        <Button size="compact-sm" color="negative" leftSection={<IconPlayerStop size={14} aria-hidden />} onClick={stop}>Stop</Button>
        <span className="bt-numbers" aria-label={`Recording, ${state.seconds} seconds`}>{soundLength(state.seconds)} <small>of {soundLength(mostSeconds)} at most</small></span>
      </Group>
    );
  }
  return (
    <div className="aca-sound">
      <Group gap={6}>
        {kept ? <Heard url={kept.url} seconds={kept.seconds} /> : null}
        <Button size="compact-sm" variant="default" disabled={state.status === 'asking'} leftSection={<IconMicrophone size={14} aria-hidden />} onClick={start}>{state.status === 'asking' ? 'Asking the browser …' : kept ? 'Record again' : 'Record your voice'}</Button>
        {kept ? <ActionIcon variant="subtle" color="gray" aria-label="Delete the recording" onClick={() => onChange(null)}><IconTrash size={15} /></ActionIcon> : null}
      </Group>
      {sound !== null && kept === null ? <p className="bt-quiet">The recording is gone from this browser.</p> : null}
      {state.status === 'failed' ? <p className="aca-refused" role="alert">{state.words}</p> : null}
    </div>
  );
}

function Heard({ url, seconds }: { readonly url: string; readonly seconds: number }) {
  const audio = useMemo(() => new Audio(url), [url]);
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    const [began, ended] = [() => setPlaying(true), () => setPlaying(false)];
    audio.addEventListener('play', began);
    for (const over of ['pause', 'ended', 'error']) audio.addEventListener(over, ended);
    return () => audio.pause();
  }, [audio]);
  const toggle = () => {
    if (playing) audio.pause();
    else void audio.play().catch(() => notifyProblem('This browser cannot play the recording.'));
  };
  return <Button size="compact-sm" variant="light" leftSection={playing ? <IconPlayerPause size={14} aria-hidden /> : <IconPlayerPlay size={14} aria-hidden />} onClick={toggle} aria-label={playing ? 'Pause the recording' : `Hear the recording, ${soundLength(seconds)}`}>{soundLength(seconds)}</Button>;
}
