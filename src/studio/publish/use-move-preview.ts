import { useEffect, useRef, useState } from 'react';
import type { MovePlan } from '#engine/run';
import { previewMoves, type MoveReport, type MoveTarget } from '../../storage/index.ts';

/** How far a look at all running records has come, and what it found. */
export type MovePreviewState =
  | { readonly type: 'looking'; readonly done: number; readonly total: number | null; readonly last: MoveReport | null }
  | { readonly type: 'ready'; readonly report: MoveReport }
  | { readonly type: 'stopped' }
  | { readonly type: 'failed'; readonly message: string };

/** Looks at every running record in the background and says what moving it would do; a new plan looks anew. */
export function useMovePreview(blueprint: string, target: MoveTarget, { prepare, start }: { readonly prepare?: () => Promise<void>; readonly start?: MovePlan } = {}) {
  const [plan, setPlan] = useState<MovePlan | undefined>(start);
  const [state, setState] = useState<MovePreviewState>({ type: 'looking', done: 0, total: null, last: null });
  const [round, setRound] = useState(0);
  const stop = useRef<AbortController | null>(null);
  const ready = useRef(prepare);
  const version = target.type === 'version' ? target.version : null;
  useEffect(() => {
    const control = new AbortController();
    stop.current = control;
    const look = async () => {
      await ready.current?.();
      const onProgress = (done: number, total: number) => {
        if (!control.signal.aborted) setState((before) => ({ type: 'looking', done, total, last: reportOf(before) }));
      };
      const answer = await previewMoves(blueprint, version === null ? { type: 'draft' } : { type: 'version', version }, { plan, signal: control.signal, onProgress });
      if (control.signal.aborted) return;
      setState(answer.ok ? { type: 'ready', report: answer.value } : { type: 'failed', message: answer.error[0]?.message ?? 'The drawing has errors.' });
    };
    setState((before) => ({ type: 'looking', done: 0, total: null, last: reportOf(before) }));
    look().catch((error: unknown) => {
      if (!control.signal.aborted) setState({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
    });
    return () => control.abort();
  }, [blueprint, version, plan, round]);
  return {
    state,
    plan: plan ?? reportOf(state)?.plan ?? null,
    setPlan,
    cancel: () => {
      stop.current?.abort();
      setState({ type: 'stopped' });
    },
    again: () => setRound((count) => count + 1),
  };
}

function reportOf(state: MovePreviewState): MoveReport | null {
  return state.type === 'ready' ? state.report : state.type === 'looking' ? state.last : null;
}
