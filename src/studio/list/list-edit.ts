import { idsIn, type Blueprint, type Edit, type Point } from '#engine/blueprint';
import { drawStageList, waysOut, type StageList } from '#engine/exchange';
import { formatCount } from '../../ui/index.ts';
import { selecting } from '../draft/draft-store.ts';
import type { Selection } from '../../canvas/index.ts';

/** The one edit that lays a list down in a drawing, and the selection of what it brings. */
export function listEdit(draft: Blueprint, list: StageList, wish: { readonly at: Point; readonly close: boolean }, newId: () => string): { readonly edit: Edit; readonly select: Selection } {
  const { fragment, phases, start } = drawStageList(list, { recordType: draft.recordType, phases: draft.phases, close: wish.close }, { next: newId });
  const ids = Object.fromEntries(idsIn(fragment).map((id) => [id, newId()]));
  const first = start === null ? undefined : ids[start];
  return {
    edit: {
      type: 'several', name: `Add ${formatCount(Object.keys(fragment.stages).length, 'stage')} from a list`,
      edits: [
        ...phases.map((phase): Edit => ({ type: 'addPhase', phase })),
        { type: 'paste', fragment, at: wish.at, ids, keepOutsideLinks: true },
        ...(draft.start === null && first !== undefined ? [{ type: 'setStart', stage: first } as const] : []),
      ],
    },
    select: selecting({ stages: Object.keys(fragment.stages).flatMap((id) => ids[id] ?? []) }),
  };
}

/** "3 stages, 5 activities, 4 outcomes": what a list will bring. */
export function listSum({ stages }: StageList): string {
  const activities = stages.reduce((sum, stage) => sum + stage.activities.length + stage.lanes.reduce((inLanes, lane) => inLanes + lane.activities.length, 0), 0);
  const outcomes = stages.reduce((sum, _, index) => sum + waysOut(stages, index).length, 0);
  return [formatCount(stages.length, 'stage'), formatCount(activities, 'activity', 'activities'), formatCount(outcomes, 'outcome')].join(', ');
}
