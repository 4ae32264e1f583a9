import { hashOf } from '#engine/kernel';
import type { Blueprint } from '../model/blueprint.ts';
import { activeDrawing } from '../reading/active-drawing.ts';

/**
 * The fingerprint of what a drawing does and says: everything but positions, bends, folding, notes,
 * scenarios and the review rule. Two
 * drawings with the same hash lead every record the same way and show people the same words
 * (decisions/001-what-the-hash-covers.md).
 */
export function behaviourHash(blueprint: Blueprint): string {
  const { view: _view, notes: _notes, scenarios: _scenarios, review: _review, ...behaviour } = activeDrawing(blueprint);
  return hashOf(behaviour);
}
