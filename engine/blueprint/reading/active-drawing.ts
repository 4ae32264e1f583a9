import type { Blueprint } from '../model/blueprint.ts';
import { remembered } from '../checking/remembered.ts';
import { editBlueprint } from '../edits/edit-blueprint.ts';

/**
 * The drawing as records meet it: without the stages that are switched off, and with what led to one leading on to where
 * it led (ui.md 50). The drawing itself when nothing is switched off.
 */
export const activeDrawing = remembered((blueprint: Blueprint): Blueprint => {
  const off = Object.values(blueprint.stages).filter((stage) => stage.disabled).map((stage) => stage.id);
  if (off.length === 0) return blueprint;
  const made = editBlueprint(blueprint, { type: 'deleteStages', stages: off, heal: true });
  return made.ok ? made.value.next : blueprint;
});
