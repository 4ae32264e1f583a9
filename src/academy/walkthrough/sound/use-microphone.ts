import { useCallback, useEffect, useRef, useState } from 'react';

/** What was spoken. */
export interface Spoken {
  readonly content: Blob;
  readonly seconds: number;
}

export type MicrophoneState =
  | { readonly status: 'idle' }
  | { readonly status: 'asking' }
  | { readonly status: 'recording'; readonly seconds: number }
  | { readonly status: 'failed'; readonly words: string };

/** Nobody listens to more at one step. */
export const mostSeconds = 300;

/** Records from the microphone until it is stopped; why that is not possible is told in words. */
export function useMicrophone(onDone: (spoken: Spoken) => void): { readonly state: MicrophoneState; start(): void; stop(): void } {
  const [state, setState] = useState<MicrophoneState>({ status: 'idle' });
  const recorder = useRef<MediaRecorder | null>(null);
  const done = useRef(onDone);
  useEffect(() => { done.current = onDone; });
  const stop = useCallback(() => {
    if (recorder.current?.state === 'recording') recorder.current.stop();
  }, []);
  const start = useCallback(() => {
    setState({ status: 'asking' });
    listen((made, seconds) => {
      recorder.current = null;
      setState({ status: 'idle' });
      if (made.size > 0) done.current({ content: made, seconds });
    }).then(
      (made) => {
        recorder.current = made;
        setState({ status: 'recording', seconds: 0 });
      },
      (problem: unknown) => setState({ status: 'failed', words: problemWords(problem) }),
    );
  }, []);
  const isRecording = state.status === 'recording';
  useEffect(() => {
    if (!isRecording) return undefined;
    const from = Date.now();
    const timer = setInterval(() => {
      const seconds = Math.floor((Date.now() - from) / 1000);
      setState((now) => (now.status === 'recording' ? { status: 'recording', seconds } : now));
      if (seconds >= mostSeconds) stop();
    }, 250);
    return () => clearInterval(timer);
  }, [isRecording, stop]);
  useEffect(() => stop, [stop]);
  return { state, start, stop };
}

/** Begins to record; `onStop` gets everything that was heard, and how long it took. */
async function listen(onStop: (content: Blob, seconds: number) => void): Promise<MediaRecorder> {
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (devices?.getUserMedia === undefined || typeof MediaRecorder === 'undefined') throw new DOMException('', 'NotSupportedError');
  const stream = await devices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream);
  const heard: Blob[] = [];
  const from = Date.now();
  recorder.addEventListener('dataavailable', ({ data }) => heard.push(data));
  recorder.addEventListener('stop', () => {
    for (const track of stream.getTracks()) track.stop();
    onStop(new Blob(heard, { type: recorder.mimeType }), Math.max(1, Math.round((Date.now() - from) / 1000)));
  });
  recorder.start();
  return recorder;
}

function problemWords(problem: unknown): string {
  const name = problem instanceof DOMException ? problem.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'The browser does not let this page listen. Allow the microphone beside the address, then record again. What you write is shown in any case.';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'No microphone was found. Plug one in and record again, or leave it at what you write.';
    case 'NotReadableError':
    case 'AbortError':
      return 'Another program holds the microphone. Close it there, then record again.';
    case 'NotSupportedError':
      return 'This browser cannot record sound here. What you write is shown in any case.';
    default:
      return 'The recording did not begin. Try again, or leave it at what you write.';
  }
}
