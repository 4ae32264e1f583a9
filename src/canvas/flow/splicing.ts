import { canConnect, editBlueprint, newOutcome, newStage, outcomesFrom, type Blueprint, type Edit, type Outcome, type Point, type StageId } from '#engine/blueprint';
import type { Card } from '../geometry/card.ts';
import type { Line } from '../geometry/lines.ts';
import { insertSpot, lineAt } from '../geometry/placing.ts';

/** So near to a line a stage is let go to be put into it, in pixels of the screen. */
const reach = 16;

/**
 * The line into which a stage would be put if it were let go here: one that it neither leaves nor ends, where it still
 * has a way out that leads nowhere, or none at all yet (ui.md 8).
 */
export function lineToSplice(blueprint: Blueprint, stage: StageId, at: Point, lines: readonly Line[], zoom: number): Line | undefined {
  if (wayOn(blueprint, stage) === null) return undefined;
  const open = lines.filter(({ source, target, outcome, kind }) => kind !== 'loop' && source !== stage && target !== stage && outcome.from.type === 'stage' && blueprint.stages[target] !== undefined && canConnect(blueprint, outcome.id, stage) === null);
  return lineAt(at, open, reach / zoom);
}

/** Puts a stage that is already drawn into a line: the line leads to it, and its open way out leads on; what follows makes room. */
export function spliceEdit(blueprint: Blueprint, stage: StageId, line: Line, cards: readonly Card[], newId: () => string): Edit | null {
  const way = wayOn(blueprint, stage);
  const target = line.outcome.to;
  if (way === null || target === null) return null;
  const at = insertSpot(line, cards.filter(({ id }) => id !== stage));
  const lead: readonly Edit[] = way === 'none'
    ? [{ type: 'addOutcome', outcome: newOutcome({ id: newId(), stage, name: 'Next', to: target }) }]
    : [{ type: 'connect', outcome: way.id, to: target }];
  return {
    type: 'several', name: `Put ${blueprint.stages[stage]?.name || 'a stage'} into ${line.outcome.name || 'a line'}`,
    edits: [{ type: 'moveCards', positions: { ...roomFor(blueprint, stage, line, at, newId), [stage]: at }, why: 'drag' }, { type: 'connect', outcome: line.outcome.id, to: stage }, ...lead],
  };
}

/** The way out by which a stage would lead on; `none` when it has no way out yet, null when it cannot lead on. */
function wayOn(blueprint: Blueprint, id: StageId): Outcome | 'none' | null {
  const stage = blueprint.stages[id];
  if (!stage || stage.kind === 'end') return null;
  const own = outcomesFrom(blueprint, id).filter(({ from }) => from.type === 'stage');
  if (own.length === 0) return stage.kind === 'wait' ? null : 'none';
  return own.find(({ to }) => to === null) ?? null;
}

/** Where the stages behind the line go, as they would for a new stage in it. */
function roomFor(blueprint: Blueprint, stage: StageId, line: Line, at: Point, newId: () => string): Readonly<Record<string, Point>> {
  const tried = newId();
  const made = editBlueprint(blueprint, { type: 'insertStage', stage: newStage('work', tried, 'New'), outcome: line.outcome.id, through: newOutcome({ id: newId(), stage: tried, name: 'Next' }), at });
  if (!made.ok) return {};
  return Object.fromEntries(Object.entries(made.value.next.view.positions).filter(([id, place]) => id !== tried && id !== stage && place !== blueprint.view.positions[id]));
}
