import type { Blueprint, Edit, Outcome, OutcomeId, Point } from '#engine/blueprint';
import { cardsOf } from '../geometry/card.ts';
import { inPoint, isJump, outPoint, type Line } from '../geometry/line.ts';

/** One thing that can be done with an outcome's line, with the words for a menu. */
export interface LineChoice {
  readonly key: 'straighten' | 'jump' | 'line';
  readonly label: string;
  readonly edit: Edit;
}

/** What can be done with the line of an outcome: take its bends away, draw it as a chip that names its stage, or draw it out again. */
export function lineChoices(blueprint: Blueprint, id: OutcomeId): readonly LineChoice[] {
  const outcome = blueprint.outcomes[id];
  if (!outcome || outcome.to === null) return [];
  const { bends, sharedBends = {}, jumps = {} } = blueprint.view;
  const cards = cardsOf(blueprint);
  const source = cards.find((card) => card.outcomes.some((each) => each.id === id));
  const target = cards.find((card) => card.id === source?.outcomes.find((each) => each.id === id)?.to);
  if (!source || !target || source === target) return [];
  const isChip = isJump(outcome, { from: outPoint(source, id), to: inPoint(target), source, target }, { jumps });
  return [
    ...(bends[id] || sharedBends[id] ? [{ key: 'straighten', label: sharedBends[id] ? 'Straighten its lines' : 'Straighten the line', edit: straightenEdit(outcome) } as const] : []),
    isChip ? { key: 'line', label: 'Draw the line', edit: jumpEdit(blueprint, id, false) } : { key: 'jump', label: 'Draw as jump', edit: jumpEdit(blueprint, id, true) },
  ];
}

/** Takes the bends made by hand out of every line of an outcome. */
export function straightenEdit({ id, from }: Pick<Outcome, 'id' | 'from'>): Edit {
  return { type: 'setField', path: ['view', from.type === 'stages' ? 'sharedBends' : 'bends', id], value: undefined };
}

/** Bends one line along these corners, or straightens it when there are none. The lines of an outcome that leaves several stages are bent each for itself. */
export function bendEdit({ view }: Pick<Blueprint, 'view'>, { outcome, source }: Pick<Line, 'outcome' | 'source'>, corners: readonly Point[]): Edit {
  const bends = corners.length === 0 ? undefined : corners;
  const { id, from } = outcome;
  if (from.type !== 'stages') return { type: 'setField', path: ['view', 'bends', id], value: bends };
  const own = view.sharedBends?.[id];
  if (own) return { type: 'setField', path: ['view', 'sharedBends', id, source], value: bends };
  if (!bends) return straightenEdit(outcome);
  return view.sharedBends ? { type: 'setField', path: ['view', 'sharedBends', id], value: { [source]: bends } } : { type: 'setField', path: ['view', 'sharedBends'], value: { [id]: { [source]: bends } } };
}

/** Draws a line as a chip that names where it leads, or draws it out however long it is. */
export function jumpEdit({ view: { jumps } }: Pick<Blueprint, 'view'>, outcome: OutcomeId, isChip: boolean): Edit {
  return jumps ? { type: 'setField', path: ['view', 'jumps', outcome], value: isChip } : { type: 'setField', path: ['view', 'jumps'], value: { [outcome]: isChip } };
}
