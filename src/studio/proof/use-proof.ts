import { useEffect, useMemo, useState } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Blueprint } from '#engine/blueprint';
import type { Cut, ProofFinding } from '#engine/rehearsal';
import { useStudio } from '../studio-context.ts';
import { proverInWorker, type Prover } from './proof-in-worker.ts';
import type { ProofProgress } from './prove.ts';

/** What exploring has shown about the drawing as it was last looked at. */
export interface ProofState {
  readonly status: 'idle' | 'working' | 'done' | 'failed';
  readonly findings: readonly ProofFinding[];
  /** How far the exploration is; told apart, ten times a second, to the one line that shows it. */
  readonly progress: ProofMeter;
  readonly cut: Cut | null;
  /** Saved scenarios that come out differently on this drawing. */
  readonly scenarios: readonly ProofFinding[];
}

/** How far an exploration is; null while nothing was told. */
export type ProofMeter = StoreApi<{ readonly now: ProofProgress | null }>;

/** A meter that stands at this progress. */
export function proofMeter(now: ProofProgress | null = null): ProofMeter {
  return createStore(() => ({ now }));
}

const nothing: Omit<ProofState, 'progress'> = { status: 'idle', findings: [], cut: null, scenarios: [] };
/** A drawing is explored once nobody has changed it for this long, in milliseconds. */
const quiet = 600;

/** Explores the drawing in the background whenever it rests; what was found stays until something newer is known. */
export function useProof(begin: () => Prover = proverInWorker): ProofState {
  const { store, recordTypes } = useStudio();
  const [state, setState] = useState(nothing);
  const [progress] = useState(() => proofMeter());
  useEffect(() => {
    let prover: Prover | null = null;
    let seen: Blueprint | null = null;
    let isDue = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const explore = (draft: Blueprint) => {
      prover ??= begin();
      progress.setState({ now: null });
      setState((before) => ({ ...before, status: 'working' }));
      prover.prove(draft, { recordTypes }, {
        onProgress: (now) => progress.setState({ now }),
        onReport: (report) => setState(({ scenarios }) => (report === null ? { ...nothing, scenarios } : { status: 'done', findings: report.findings, cut: report.cut, scenarios })),
        onFailed: () => setState(({ scenarios }) => ({ ...nothing, status: 'failed', scenarios })),
      });
    };
    const walk = (draft: Blueprint) => {
      if (draft.scenarios === undefined) return setState((before) => (before.scenarios.length === 0 ? before : { ...before, scenarios: [] }));
      prover ??= begin();
      prover.walk(draft, (scenarios) => setState((before) => ({ ...before, scenarios })));
    };
    const look = () => {
      const { draft } = store.getState();
      const sameWays = seen !== null && behavesAlike(seen, draft);
      if (sameWays && seen?.scenarios === draft.scenarios) return;
      // What is still to be explored goes on being asked for when only a scenario changed meanwhile.
      const exploring = isDue || !sameWays;
      seen = draft;
      isDue = exploring;
      clearTimeout(timer);
      timer = setTimeout(() => {
        isDue = false;
        walk(draft);
        if (exploring) explore(draft);
      }, quiet);
    };
    look();
    const leave = store.subscribe(look);
    return () => {
      leave();
      clearTimeout(timer);
      prover?.close();
    };
  }, [begin, progress, recordTypes, store]);
  return useMemo(() => ({ ...state, progress }), [state, progress]);
}

/** Where a card stands, what is noted beside it and tried out with it makes no difference to records. */
export function behavesAlike(before: Blueprint, now: Blueprint): boolean {
  const parts = (draft: Blueprint) => ({ ...draft, view: null, notes: null, scenarios: null, review: null });
  const then = new Map<string, unknown>(Object.entries(parts(before)));
  return Object.entries(parts(now)).every(([part, value]) => then.get(part) === value);
}
