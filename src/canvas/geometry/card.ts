import { inOrder } from '#engine/kernel';
import type { Activity, Blueprint, Gate, Lane, Outcome, OutcomeId, Phase, Point, Stage } from '#engine/blueprint';
import { widthOf } from '../picture/lettering.ts';
import { boundsOf, grid, type Box } from './box.ts';

/** Heights and widths of a card's parts, in canvas pixels (ui.md "Node anatomy"). */
export const sizes = {
  width: 280, endWidth: 176, compactWidth: 216, header: 44, activity: 24, load: 28, gate: 26, outcome: 28, rule: 24, pad: 4, shownActivities: 4, port: 12,
  laneHead: 28, laneGap: 6, join: 30, facts: 28, starts: 28,
} as const;

/** The card of the ways out that every stage has: it belongs to no stage, so it has a name of its own. */
export const commonCardId = 'common';

/** A team's strip inside a parallel stage's card, with its place in it. */
export interface LaneStrip {
  readonly lane: Lane;
  readonly activities: readonly Activity[];
  readonly hidden: number;
  readonly height: number;
}

/** A phase that is folded to one card: it stands for its stages. */
export interface FoldedPhase {
  readonly phase: Phase;
  readonly number: number;
  readonly stages: readonly Stage[];
  readonly activities: number;
}

/** Everything a card shows, with the place of each of its ports: what is drawn and what lines run around are the same. */
export interface Card extends Box {
  readonly id: string;
  /** Missing on the card of the ways out that every stage has, and on a folded phase. */
  readonly stage: Stage | undefined;
  readonly folded?: FoldedPhase | undefined;
  readonly activities: readonly Activity[];
  readonly hiddenActivities: number;
  readonly lanes: readonly LaneStrip[];
  readonly gate: Gate | undefined;
  /** Other blueprints its ways out or its time limit start. */
  readonly starts: readonly string[];
  readonly outcomes: readonly Outcome[];
  readonly showsLoad: boolean;
  /** A wait with nothing but its time, drawn as one row. */
  readonly isCompact: boolean;
  /** Where a line comes in: y from the card's top. */
  readonly inPort: number;
  /** Where each outcome goes out: y from the card's top. */
  readonly outPorts: ReadonlyMap<OutcomeId, number>;
}

/** All cards of a drawing; a folded phase is one card. `loaded` names the stages whose card tells how many records stand in it. */
export function cardsOf(blueprint: Blueprint, loaded: ReadonlySet<string> = new Set()): readonly Card[] {
  const { byStage, common } = sorted(blueprint);
  const folding = foldingOf(blueprint);
  const open = Object.values(blueprint.stages).flatMap((stage, index): Card[] => {
    if (folding.has(stage.id)) return [];
    const outcomes = byStage.get(stage.id) ?? [];
    return [filled({
      id: stage.id, stage, gate: stage.gate, at: placeOf(blueprint, stage, index), activities: listed(blueprint, stage.activities), lanes: stripsOf(blueprint, stage),
      outcomes: outcomes.map((outcome) => ledTo(outcome, folding)), showsLoad: loaded.has(stage.id),
    })];
  });
  const cards = [...open, ...foldedCards(blueprint, byStage, folding)];
  if (common.length === 0) return cards;
  const at = { x: Math.min(0, ...cards.map((card) => card.x)), y: Math.max(0, ...cards.map((card) => card.y + card.height)) + 96 };
  return [...cards, filled({ id: commonCardId, stage: undefined, at, activities: [], lanes: [], gate: undefined, outcomes: common.map((outcome) => ledTo(outcome, folding)), showsLoad: false })];
}

function placeOf(blueprint: Blueprint, stage: Stage, index: number): Point {
  return blueprint.view.positions[stage.id] ?? { x: 0, y: index * 240 };
}

function listed(blueprint: Blueprint, ids: readonly string[]): readonly Activity[] {
  return ids.flatMap((id) => blueprint.activities[id] ?? []);
}

/** The phase each hidden stage is folded into, by stage. */
function foldingOf({ stages, phases, view: { collapsed } }: Blueprint): ReadonlyMap<string, string> {
  if (collapsed.length === 0) return new Map();
  const folded = new Set(collapsed.filter((id) => phases[id]));
  return new Map(Object.values(stages).flatMap((stage) => (stage.phase !== undefined && folded.has(stage.phase) ? [[stage.id, stage.phase] as const] : [])));
}

function foldedCards(blueprint: Blueprint, byStage: ReadonlyMap<string, readonly Outcome[]>, folding: ReadonlyMap<string, string>): readonly Card[] {
  return inOrder(blueprint.phases).flatMap((phase, index): Card[] => {
    const members = Object.values(blueprint.stages).filter((stage) => folding.get(stage.id) === phase.id);
    const bounds = boundsOf(members.map((stage) => ({ ...placeOf(blueprint, stage, 0), width: 0, height: 0 })));
    if (!bounds) return [];
    const leaving = unique(members.flatMap((stage) => byStage.get(stage.id) ?? [])).filter((outcome) => outcome.to === null || folding.get(outcome.to) !== phase.id);
    const activities = members.reduce((sum, stage) => sum + stage.activities.length + Object.values(stage.lanes ?? {}).reduce((inLanes, lane) => inLanes + lane.activities.length, 0), 0);
    return [filled({
      id: phase.id, stage: undefined, folded: { phase, number: index + 1, stages: members, activities }, at: { x: bounds.x, y: bounds.y },
      activities: [], lanes: [], gate: undefined, outcomes: leaving.map((outcome) => ledTo(outcome, folding)), showsLoad: false,
    })];
  });
}

const detours = new WeakMap<Outcome, Outcome>();

/** An outcome that leads into a folded phase leads to its card. One object for one detour, so that a resting line stays the same line. */
function ledTo(outcome: Outcome, folding: ReadonlyMap<string, string>): Outcome {
  const to = outcome.to === null ? undefined : folding.get(outcome.to);
  if (to === undefined) return outcome;
  const before = detours.get(outcome);
  if (before?.to === to) return before;
  const detour = { ...outcome, to };
  detours.set(outcome, detour);
  return detour;
}

function stripsOf(blueprint: Blueprint, stage: Stage): readonly LaneStrip[] {
  if (stage.kind !== 'parallel') return [];
  return inOrder(stage.lanes ?? {}).map((lane): LaneStrip => {
    const { shown, hidden } = cut(listed(blueprint, lane.activities));
    return { lane, activities: shown, hidden, height: sizes.laneHead + Math.max(1, shown.length + (hidden > 0 ? 1 : 0)) * sizes.activity + sizes.pad };
  });
}

const lastSorted = new WeakMap<Blueprint['outcomes'], SortedOutcomes>();

interface SortedOutcomes {
  readonly byStage: ReadonlyMap<string, readonly Outcome[]>;
  readonly common: readonly Outcome[];
}

/** The ways out of each stage in their order; the ones every stage has stand apart, on a card of their own. */
function sorted(blueprint: Blueprint): SortedOutcomes {
  const before = lastSorted.get(blueprint.outcomes);
  if (before) return before;
  const byStage = new Map<string, Outcome[]>();
  const common: Outcome[] = [];
  for (const outcome of inOrder(blueprint.outcomes)) {
    if (outcome.from.type === 'all') common.push(outcome);
    else for (const stage of outcome.from.type === 'stage' ? [outcome.from.stage] : outcome.from.stages) byStage.set(stage, [...(byStage.get(stage) ?? []), outcome]);
  }
  const result = { byStage, common };
  lastSorted.set(blueprint.outcomes, result);
  return result;
}

/** Four rows, and "+n more" when that hides at least two. */
function cut(activities: readonly Activity[]): { readonly shown: readonly Activity[]; readonly hidden: number } {
  const shown = activities.length > sizes.shownActivities + 1 ? activities.slice(0, sizes.shownActivities) : activities;
  return { shown, hidden: activities.length - shown.length };
}

interface Content extends Pick<Card, 'id' | 'stage' | 'folded' | 'activities' | 'lanes' | 'gate' | 'outcomes' | 'showsLoad'> {
  readonly at: Point;
}

const lastCards = new WeakMap<object, { readonly content: Content; readonly card: Card }>();

/** The same content gives the same card, so that a change redraws only the cards it is about. */
function filled(content: Content): Card {
  const key = content.stage ?? content.folded?.phase;
  const before = key && lastCards.get(key);
  if (before && isSameContent(before.content, content)) return before.card;
  const card = measured(content);
  if (key) lastCards.set(key, { content, card });
  return card;
}

function measured({ at, activities, ...content }: Content): Card {
  const { stage, outcomes, lanes } = content;
  const { shown, hidden } = cut(activities);
  const rows = shown.length + (hidden > 0 ? 1 : 0);
  const starts = startedBy(stage, outcomes);
  const isCompact = isPlainWait(content) && rows + starts.length === 0;
  const row = stage?.kind === 'decision' ? sizes.rule : sizes.outcome;
  const isPill = stage?.kind === 'end' && outcomes.length === 0;
  const outcomesTop = sizes.header
    + (content.folded ? sizes.facts : 0)
    + (rows > 0 ? rows * sizes.activity + 2 * sizes.pad : 0)
    + (stage?.kind === 'parallel' ? lanes.reduce<number>((sum, { height }) => sum + height + sizes.laneGap, sizes.laneGap) + sizes.join : 0)
    + (content.showsLoad && !isPill ? sizes.load : 0)
    + (content.gate ? sizes.gate : 0)
    + starts.length * sizes.starts;
  return {
    ...content, ...at, starts, activities: shown, hiddenActivities: hidden, isCompact,
    width: isPill ? pillWidth(stage.name) : isCompact ? sizes.compactWidth : sizes.width,
    height: isCompact ? sizes.header : outcomesTop + (outcomes.length > 0 ? outcomes.length * row + 2 * sizes.pad : 0),
    inPort: sizes.header / 2,
    outPorts: new Map(outcomes.map((outcome, index) => [outcome.id, isCompact ? sizes.header / 2 : outcomesTop + sizes.pad + (index + 0.5) * row])),
  };
}

// beside its name an end has its sign, its round edges and the room of its menu, in canvas pixels
const aroundName = 92;

/** An end is as wide as its name, within reason. */
function pillWidth(name: string): number {
  return Math.min(sizes.width, Math.max(sizes.endWidth, Math.ceil((widthOf(name, 14, 600) + aroundName) / grid) * grid));
}

/** The blueprints that are started when a record leaves by one of these ways, or stays longer than it may. */
function startedBy(stage: Stage | undefined, outcomes: readonly Outcome[]): readonly string[] {
  const effects = [...outcomes.flatMap((outcome) => outcome.then), ...inOrder(stage?.sla?.escalations ?? {}).flatMap((escalation) => escalation.then)];
  return unique(effects.flatMap((effect) => (effect.type === 'startBlueprint' ? [effect.blueprint] : [])));
}

/** A wait that only waits: its one way out is its time. */
function isPlainWait({ stage, outcomes, gate, showsLoad }: Pick<Content, 'stage' | 'outcomes' | 'gate' | 'showsLoad'>): boolean {
  return stage?.kind === 'wait' && outcomes.length === 1 && outcomes[0]?.trigger.type === 'elapsed' && gate === undefined && !showsLoad;
}

function isSameContent(one: Content, other: Content): boolean {
  return one.id === other.id && one.stage === other.stage && one.showsLoad === other.showsLoad && one.at.x === other.at.x && one.at.y === other.at.y
    && one.folded?.number === other.folded?.number && one.folded?.activities === other.folded?.activities
    && isSameList(one.folded?.stages ?? [], other.folded?.stages ?? [])
    && isSameList(one.activities, other.activities) && isSameList(one.outcomes, other.outcomes)
    && isSameList(one.lanes.map(({ lane }) => lane), other.lanes.map(({ lane }) => lane))
    && isSameList(one.lanes.flatMap((strip) => strip.activities), other.lanes.flatMap((strip) => strip.activities));
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}

function unique<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Set(items)];
}
