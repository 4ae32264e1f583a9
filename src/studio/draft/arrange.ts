import type { Blueprint, Edit, Point, StageId } from '#engine/blueprint';

/** How several cards may be lined up. */
export type Arrangement = 'left' | 'top' | 'spreadAcross' | 'spreadDown';

/** The edit that lines these cards up, or `null` when there is nothing to line up. Places stay on the 8 px grid. */
export function arrangeEdit(draft: Blueprint, stages: readonly StageId[], how: Arrangement): Edit | null {
  const cards = stages.flatMap((id) => {
    const at = draft.view.positions[id];
    return at ? [{ id, at }] : [];
  });
  if (cards.length < 2) return null;
  const axis = how === 'left' || how === 'spreadAcross' ? 'x' : 'y';
  const sorted = [...cards].sort((a, b) => a.at[axis] - b.at[axis]);
  const low = sorted[0]?.at[axis] ?? 0;
  const high = sorted.at(-1)?.at[axis] ?? 0;
  const spread = how === 'spreadAcross' || how === 'spreadDown';
  const positions: Record<string, Point> = Object.fromEntries(
    sorted.map(({ id, at }, index) => [id, { ...at, [axis]: spread ? toGrid(low + ((high - low) * index) / (sorted.length - 1)) : low }]),
  );
  return { type: 'moveCards', positions, why: 'align' };
}

function toGrid(value: number): number {
  return Math.round(value / 8) * 8;
}
