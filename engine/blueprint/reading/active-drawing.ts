import type { Blueprint } from '../model/blueprint.ts';
import { editBlueprint } from '../edits/edit-blueprint.ts';

const answers = new WeakMap<Blueprint, Blueprint>();

/**
 * The drawing as records meet it: without the stages that are switched off, and with what led to one leading on to where
 * it led (ui.md 50). The drawing itself when nothing is switched off.
 */
export function activeDrawing(blueprint: Blueprint): Blueprint {
  const off = Object.values(blueprint.stages).filter((stage) => stage.disabled).map((stage) => stage.id);
  if (off.length === 0) return blueprint;
  const known = answers.get(blueprint);
  if (known) return known;
  const made = editBlueprint(blueprint, { type: 'deleteStages', stages: off, heal: true });
  const active = made.ok ? made.value.next : blueprint;
  answers.set(blueprint, active);
  return active;
}
