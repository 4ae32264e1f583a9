import { stageOfActivity, type Blueprint } from '#engine/blueprint';

/** The stages, notes and phases about which something is different, as they stand now: what was taken away is none of them. */
export function changedCards(before: Blueprint, now: Blueprint): readonly string[] {
  const leaving = changedIds(before.outcomes, now.outcomes).flatMap((id) => [before.outcomes[id], now.outcomes[id]].flatMap((way) => (way?.from.type === 'stage' ? [way.from.stage] : [])));
  const holding = changedIds(before.activities, now.activities).flatMap((id) => stageOfActivity(now, id)?.id ?? []);
  const changed = new Set([...changedIds(before.stages, now.stages), ...changedIds(before.notes, now.notes), ...changedIds(before.phases, now.phases), ...changedIds(before.view.positions, now.view.positions), ...leaving, ...holding]);
  return [...changed].filter((id) => now.stages[id] ?? now.notes[id] ?? now.phases[id]);
}

function changedIds<Part>(before: Readonly<Record<string, Part>>, now: Readonly<Record<string, Part>>): readonly string[] {
  return Object.keys({ ...before, ...now }).filter((id) => before[id] !== now[id]);
}
