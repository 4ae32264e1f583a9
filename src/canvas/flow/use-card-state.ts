import { useMemo } from 'react';
import type { CardActions, CardState } from '../cards/card-context.ts';
import type { BlueprintCanvasProps } from '../contract.ts';
import { spotBeside, stageBeside } from '../geometry/placing.ts';
import type { Names } from '../../ui/index.ts';
import type { Drawing } from './use-drawing.ts';

type Volatile = Pick<CardState, 'naming' | 'carried' | 'joining' | 'attaching'>;

/** What the cards of this canvas know. */
export function useCardState({ blueprint, mode, counts, here, path, ways, heat, flows, others, selection, recordTypeName, onDrill }: BlueprintCanvasProps, { findings }: Drawing, names: Names, now: Volatile): CardState {
  const visited = useMemo(() => new Set<string>(path), [path]);
  const records = `${(recordTypeName ?? 'record').toLowerCase()}s`;
  return { blueprint, names, findings, selection, here, records, isDesign: mode === 'design', counts: counts ?? none, ways: ways ?? noWays, heat: heat ?? noHeat, flows: flows ?? noFlows, others: others ?? noOthers, mayDrill: onDrill !== undefined, path: visited, ...now };
}

const none: CardState['counts'] = {};
const noWays: CardState['ways'] = {};
const noHeat: CardState['heat'] = {};
const noFlows: CardState['flows'] = {};
const noOthers: CardState['others'] = {};

/** What the cards of this canvas may ask for, beside what the canvas itself does. */
export function askingOf({ blueprint, newId, onQuickAdd, onOpen, onDrill }: BlueprintCanvasProps, { cards }: Drawing, make: CardActions['edit']): Pick<CardActions, 'quickAdd' | 'addActivity' | 'addLane' | 'openStage' | 'drill'> {
  return {
    quickAdd: (from, screen) => {
      const beside = stageBeside(blueprint, undefined, from);
      const card = cards.find((each) => each.id === beside) ?? cards[0];
      onQuickAdd?.({ from, screen, at: card ? spotBeside(card, cards, from) : { x: 0, y: 0 } });
    },
    addActivity: (stage, lane, screen) => onQuickAdd?.({ screen, at: { x: 0, y: 0 }, into: { stage, lane } }),
    addLane: (stage) => {
      const lanes = Object.values(blueprint.stages[stage]?.lanes ?? {});
      const id = newId();
      const last = lanes.reduce((most, lane) => Math.max(most, lane.order), 0);
      const lane = { id, name: `Lane ${lanes.length + 1}`, team: lanes.at(-1)?.team ?? 'rep', activities: [], order: last + 1 };
      make({ type: 'several', name: `Add ${lane.name}`, edits: [{ type: 'setField', path: ['stages', stage, 'lanes'], value: { ...blueprint.stages[stage]?.lanes, [id]: lane } }] }, `${lane.name} added`);
    },
    openStage: (stage) => onOpen?.({ stage }),
    drill: (other) => onDrill?.(other),
  };
}

/** The view with a phase folded, or unfolded again. */
export function foldedView({ view: { collapsed } }: BlueprintCanvasProps['blueprint'], phase: string): readonly string[] {
  return collapsed.includes(phase) ? collapsed.filter((id) => id !== phase) : [...collapsed, phase];
}
