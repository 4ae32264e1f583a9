import { newActivity, newBlueprint, newOutcome, newStage, type Blueprint } from '#engine/blueprint';
import { labelledId } from '../../kit/a-blueprint.ts';

/** A drawing of this size: a long line of stages with an activity each and ways to many others. The last stage is an end. */
export function bigBlueprint(stages: number, outcomes: number): Blueprint {
  const ids = Array.from({ length: stages }, (_, index) => labelledId(`stage ${index}`));
  const last = stages - 1;
  const drawn = ids.map((id, index) => ({ ...newStage(index === last ? 'end' : 'work', id, `Stage ${index}`), activities: index === last ? [] : [labelledId(`activity ${index}`)] }));
  const activities = drawn.slice(0, last).map((_, index) => newActivity('call', labelledId(`activity ${index}`), `Call ${index}`));
  const ways = Array.from({ length: outcomes }, (_, index) => {
    const from = index % last;
    const to = index < last ? from + 1 : (from * 7 + index) % stages;
    return newOutcome({ id: labelledId(`outcome ${index}`), stage: ids[from] ?? '', name: `Way ${index}`, to: ids[to === from ? last : to] ?? null, order: index });
  });
  return {
    ...newBlueprint({ id: labelledId('big'), name: 'Big', recordType: 'lead' }),
    start: ids[0] ?? null,
    stages: Object.fromEntries(drawn.map((stage) => [stage.id, stage])),
    activities: Object.fromEntries(activities.map((activity) => [activity.id, activity])),
    outcomes: Object.fromEntries(ways.map((way) => [way.id, way])),
    view: { positions: Object.fromEntries(ids.map((id, index) => [id, { x: index * 376, y: 0 }])), bends: {}, collapsed: [] },
  };
}
