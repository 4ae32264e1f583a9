import { editBlueprint, type Blueprint, type Edit, type StageId } from '#engine/blueprint';
import { cardsOf } from './geometry/card.ts';
import { pushedAside } from './geometry/making-room.ts';

/** The same edit, and what the stage's card would lie on once it has grown moves out of its way: one step (ui.md decision 4, "room locally"). */
export function withRoom(blueprint: Blueprint, edit: Edit, stage: StageId): Edit {
  const done = editBlueprint(blueprint, edit);
  if (!done.ok) return edit;
  const cards = cardsOf(done.value.next).filter((card) => card.stage);
  const places = pushedAside(cards, new Set([stage]), new Set(blueprint.view.pinned));
  if (places.size === 0) return edit;
  return { type: 'several', name: done.value.name, edits: [edit, { type: 'moveCards', positions: Object.fromEntries(places) }] };
}
