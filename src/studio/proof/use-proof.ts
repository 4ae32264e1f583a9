import { useEffect, useState } from 'react';
import type { Blueprint } from '#engine/blueprint';
import type { Cut, ProofFinding } from '#engine/rehearsal';
import { useStudio } from '../studio-context.ts';
import { proverInWorker, type Prover } from './proof-in-worker.ts';
import type { ProofProgress } from './prove.ts';

/** What exploring has shown about the drawing as it was last looked at. */
export interface ProofState {
  readonly status: 'idle' | 'working' | 'done' | 'failed';
  readonly findings: readonly ProofFinding[];
  readonly progress: ProofProgress | null;
  readonly cut: Cut | null;
}

const nothing: ProofState = { status: 'idle', findings: [], progress: null, cut: null };
/** A drawing is explored once nobody has changed it for this long, in milliseconds. */
const quiet = 600;

/** Explores the drawing in the background whenever it rests; what was found stays until something newer is known. */
export function useProof(begin: () => Prover = proverInWorker): ProofState {
  const { store, recordTypes } = useStudio();
  const [state, setState] = useState(nothing);
  useEffect(() => {
    let prover: Prover | null = null;
    let seen: Blueprint | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const explore = (draft: Blueprint) => {
      prover ??= begin();
      setState((before) => ({ ...before, status: 'working', progress: null }));
      prover.prove(draft, { recordTypes }, {
        onProgress: (progress) => setState((before) => ({ ...before, progress })),
        onReport: (report) => setState(report === null ? nothing : { status: 'done', findings: report.findings, progress: null, cut: report.cut }),
        onFailed: () => setState({ ...nothing, status: 'failed' }),
      });
    };
    const look = () => {
      const { draft } = store.getState();
      if (seen !== null && behavesAlike(seen, draft)) return;
      seen = draft;
      clearTimeout(timer);
      timer = setTimeout(() => explore(draft), quiet);
    };
    look();
    const leave = store.subscribe(look);
    return () => {
      leave();
      clearTimeout(timer);
      prover?.close();
    };
  }, [begin, recordTypes, store]);
  return state;
}

/** Where a card stands, and what is noted beside it, makes no difference to records. */
function behavesAlike(before: Blueprint, now: Blueprint): boolean {
  const parts = (draft: Blueprint) => ({ ...draft, view: null, notes: null });
  const then = new Map<string, unknown>(Object.entries(parts(before)));
  return Object.entries(parts(now)).every(([part, value]) => then.get(part) === value);
}
