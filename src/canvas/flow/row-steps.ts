import { inOrder } from '#engine/kernel';
import type { Blueprint, Edit } from '#engine/blueprint';
import type { CanvasThing } from '../contract.ts';
import { stepEdit } from './use-carrying.ts';

/** Moves a row of a card one place up or down: an activity, an outcome or a lane. `null` at the end of its list. */
export function rowStepEdit(blueprint: Blueprint, thing: CanvasThing | null, by: 1 | -1): Edit | null {
  if (thing?.part === 'activities') return stepEdit(blueprint, thing.id, by);
  if (thing?.part === 'outcomes') return outcomeStep(blueprint, thing.id, by);
  return thing?.part === 'lanes' ? laneStep(blueprint, thing.id, by) : null;
}

function outcomeStep({ outcomes }: Blueprint, id: string, by: 1 | -1): Edit | null {
  const moved = outcomes[id];
  if (!moved) return null;
  const home = moved.from.type === 'stage' ? moved.from.stage : null;
  const siblings = inOrder(outcomes).filter((each) => (home === null ? each.from.type !== 'stage' : each.from.type === 'stage' && each.from.stage === home));
  const index = siblings.indexOf(moved) + by;
  return index < 0 || index >= siblings.length ? null : { type: 'moveOutcome', outcome: id, index };
}

function laneStep({ stages }: Blueprint, id: string, by: 1 | -1): Edit | null {
  const stage = Object.values(stages).find((each) => each.lanes?.[id]);
  const lanes = inOrder(stage?.lanes ?? {});
  const at = lanes.findIndex((lane) => lane.id === id);
  const [moved, other] = [lanes[at], lanes[at + by]];
  if (!stage || !moved || !other) return null;
  const turned = lanes.map((lane) => (lane === moved ? other : lane === other ? moved : lane));
  return { type: 'setField', path: ['stages', stage.id, 'lanes'], value: Object.fromEntries(turned.map((lane, index) => [lane.id, { ...lane, order: index + 1 }])) };
}
