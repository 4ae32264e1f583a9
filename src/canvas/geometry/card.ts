import { inOrder } from '#engine/kernel';
import { activitiesIn, type Activity, type Blueprint, type Gate, type Outcome, type OutcomeId, type Point, type Stage } from '#engine/blueprint';
import type { Box } from './box.ts';

/** Heights and widths of a card's parts, in canvas pixels (ui.md "Node anatomy"). */
export const sizes = { width: 280, endWidth: 176, header: 44, activity: 24, load: 28, gate: 26, outcome: 28, pad: 4, shownActivities: 4, port: 12 } as const;

/** The card of the ways out that every stage has: it belongs to no stage, so it has a name of its own. */
export const commonCardId = 'common';

/** Everything a card shows, with the place of each of its ports: what is drawn and what lines run around are the same. */
export interface Card extends Box {
  readonly id: string;
  /** Missing on the card of the ways out that every stage has. */
  readonly stage: Stage | undefined;
  readonly activities: readonly Activity[];
  readonly hiddenActivities: number;
  readonly gate: Gate | undefined;
  readonly outcomes: readonly Outcome[];
  readonly showsLoad: boolean;
  /** Where a line comes in: y from the card's top. */
  readonly inPort: number;
  /** Where each outcome goes out: y from the card's top. */
  readonly outPorts: ReadonlyMap<OutcomeId, number>;
}

/** All cards of a drawing. `loaded` names the stages whose card tells how many records stand in it. */
export function cardsOf(blueprint: Blueprint, loaded: ReadonlySet<string> = new Set()): readonly Card[] {
  const { byStage, common } = sorted(blueprint);
  const cards = Object.values(blueprint.stages).map((stage, index) => filled({
    id: stage.id, stage, gate: stage.gate,
    at: blueprint.view.positions[stage.id] ?? { x: 0, y: index * 240 },
    activities: activitiesIn(blueprint, stage.id), outcomes: byStage.get(stage.id) ?? [], showsLoad: loaded.has(stage.id),
  }));
  if (common.length === 0) return cards;
  const at = { x: Math.min(0, ...cards.map((card) => card.x)), y: Math.max(0, ...cards.map((card) => card.y + card.height)) + 96 };
  return [...cards, filled({ id: commonCardId, stage: undefined, at, activities: [], gate: undefined, outcomes: common, showsLoad: false })];
}

/** The ways out of each stage in their order; the ones every stage has stand apart, on a card of their own. */
function sorted(blueprint: Blueprint): { readonly byStage: ReadonlyMap<string, readonly Outcome[]>; readonly common: readonly Outcome[] } {
  const byStage = new Map<string, Outcome[]>();
  const common: Outcome[] = [];
  for (const outcome of inOrder(blueprint.outcomes)) {
    if (outcome.from.type === 'all') common.push(outcome);
    else for (const stage of outcome.from.type === 'stage' ? [outcome.from.stage] : outcome.from.stages) byStage.set(stage, [...(byStage.get(stage) ?? []), outcome]);
  }
  return { byStage, common };
}

interface Content extends Pick<Card, 'id' | 'stage' | 'activities' | 'gate' | 'outcomes' | 'showsLoad'> {
  readonly at: Point;
}

function filled({ at, activities, ...content }: Content): Card {
  const shown = activities.length > sizes.shownActivities + 1 ? activities.slice(0, sizes.shownActivities) : activities;
  const hiddenActivities = activities.length - shown.length;
  const rows = shown.length + (hiddenActivities > 0 ? 1 : 0);
  const outcomesTop = sizes.header
    + (rows > 0 ? rows * sizes.activity + 2 * sizes.pad : 0)
    + (content.showsLoad ? sizes.load : 0)
    + (content.gate ? sizes.gate : 0);
  const isPill = content.stage?.kind === 'end' && content.outcomes.length === 0;
  return {
    ...content, ...at, activities: shown, hiddenActivities,
    width: isPill ? sizes.endWidth : sizes.width,
    height: outcomesTop + (content.outcomes.length > 0 ? content.outcomes.length * sizes.outcome + 2 * sizes.pad : 0),
    inPort: sizes.header / 2,
    outPorts: new Map(content.outcomes.map((outcome, index) => [outcome.id, outcomesTop + sizes.pad + (index + 0.5) * sizes.outcome])),
  };
}
