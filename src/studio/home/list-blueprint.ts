import type { Blueprint } from '#engine/blueprint';
import { drawStageList } from '#engine/exchange';
import type { IdSource } from '#engine/kernel';
import { newIds } from '../../storage/index.ts';
import type { ListWish } from '../list/list-dialog.tsx';
import { blankBlueprint } from './blank-blueprint.ts';

/** A new blueprint with the stages of a list, and everything else as in a blank one. */
export function listBlueprint({ list, close, name }: ListWish, recordType = 'lead', ids: IdSource = newIds()): Blueprint {
  const blank = blankBlueprint(recordType, ids);
  const { fragment, phases, start } = drawStageList(list, { recordType, phases: {}, close }, ids);
  const { stages, activities, outcomes, positions } = fragment;
  return { ...blank, name, start, stages, activities, outcomes, phases: Object.fromEntries(phases.map((phase) => [phase.id, phase])), view: { ...blank.view, positions } };
}
