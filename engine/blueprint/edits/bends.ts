import type { OutcomeId, StageId } from '../model/ids.ts';
import type { Drafting } from './drafting.ts';

/** Takes the bends made by hand out of every line of an outcome. */
export function straighten({ view }: Drafting, outcome: OutcomeId): void {
  delete view.bends[outcome];
  if (!view.sharedBends?.[outcome]) return;
  delete view.sharedBends[outcome];
  if (Object.keys(view.sharedBends).length === 0) delete view.sharedBends;
}

/** Takes the bends out of the lines at a stage: once it has moved they no longer fit. */
export function straightenAt(draft: Drafting, stage: StageId): void {
  const { bends, sharedBends = {} } = draft.view;
  for (const id of [...Object.keys(bends), ...Object.keys(sharedBends)]) {
    const outcome = draft.outcomes[id];
    if (outcome?.to === stage || (outcome?.from.type === 'stage' && outcome.from.stage === stage)) straighten(draft, id);
    else delete sharedBends[id]?.[stage];
  }
  mendBends(draft);
}

/** Lines that are no longer drawn, or are the only one of their outcome now, keep no bends of their own (rule B35). */
export function mendBends(draft: Drafting): void {
  const { view } = draft;
  for (const id of Object.keys(view.bends)) if (!draft.outcomes[id]?.to) delete view.bends[id];
  if (view.sharedBends === undefined) return;
  const kept = Object.entries(view.sharedBends).flatMap(([id, byStage]) => {
    const { from, to } = draft.outcomes[id] ?? {};
    const leaving = from?.type === 'stages' && to ? from.stages : [];
    const lines = Object.entries(byStage).filter(([stage]) => leaving.includes(stage));
    return lines.length === 0 ? [] : [[id, lines.length === Object.keys(byStage).length ? byStage : Object.fromEntries(lines)] as const];
  });
  if (kept.length === 0) delete view.sharedBends;
  else if (kept.length < Object.keys(view.sharedBends).length || kept.some(([id, lines]) => view.sharedBends?.[id] !== lines)) view.sharedBends = Object.fromEntries(kept);
}
