import { useEffect } from 'react';
import type { Finding } from '#engine/blueprint';
import { formatCount } from '../../ui/index.ts';
import { behavesAlike } from '../proof/use-proof.ts';
import { useDraft, useNames, useRecordType } from '../studio-context.ts';
import { begin, layOut, useSimulateStore } from './simulate-store.ts';
import { inventedSetup, walkedAgain } from './starting.ts';
import type { WaysSought } from './use-ways.ts';
import type { Simulator } from './use-simulator.ts';

/**
 * Errors in the drawing keep records from coming in at its start, and only that (ui.md): a stage can be tried out
 * anyway. What exploring has proved is no such error, for a walk is the way to look at it.
 */
export function blockingErrors(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity, example }) => severity === 'error' && !(example !== undefined && 'steps' in example));
}

/** Begins what was asked for; else goes on with the walk there was, walked again when the drawing has changed; else invents a record. */
export function useBeginning(sim: Simulator, to: WaysSought['to'], blocking: readonly Finding[]): void {
  const draft = useDraft();
  const type = useRecordType();
  const names = useNames();
  const { wanted } = useSimulateStore();
  const isBlocked = blocking.length > 0;
  useEffect(() => {
    const { blueprint, draft: before, walk, setup } = useSimulateStore.getState();
    if (blueprint !== draft.id) layOut(draft);
    const kept = blueprint === draft.id ? walk : null;
    if (kept === null || before === null || setup === null || before === draft) return;
    if (behavesAlike(before, draft)) {
      useSimulateStore.setState({ draft });
      return;
    }
    const again = isBlocked && kept.placed === null ? null : walkedAgain(draft, kept);
    if (again === null) layOut(draft);
    else begin(draft, again.walk, setup, again.brokenAt === null ? 'The drawing has changed; this walk comes out the same.' : again.brokenAt === 0 ? 'The drawing has changed; the record now comes in another way.' : `The drawing has changed; this walk comes out differently from step ${again.brokenAt} on.`);
  }, [draft, isBlocked]);

  useEffect(() => {
    const { walk, blueprint } = useSimulateStore.getState();
    if (wanted === null) {
      if ((walk === null || blueprint !== draft.id) && !isBlocked) sim.start(inventedSetup(draft, type, Date.now()));
      return;
    }
    if (wanted === 'entry' || wanted === draft.start || draft.stages[wanted] === undefined) {
      if (!isBlocked) sim.start(inventedSetup(draft, type, Date.now()));
      useSimulateStore.setState({ wanted: null });
      return;
    }
    const stage = names.stage(wanted);
    if (isBlocked) {
      sim.place(wanted, `The record was put down in “${stage}”, with nothing done before: the drawing has errors.`);
      return;
    }
    if (to.status === 'looking') return;
    const way = to.status === 'found' && to.found?.type === 'to' ? to.found.way : null;
    if (way === null) sim.place(wanted, `No way to “${stage}” was found: the record was put down there, with nothing done before.`);
    else sim.follow(way, `Walked the shortest way to “${stage}”: ${formatCount(way.steps.length, 'step')}, with the record it takes.`);
    // The walk's own commands are new with every walk; only these decide when to begin.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [wanted, to.status, draft, isBlocked]);
}
