import { describe, expect, test } from 'vitest';
import { editBlueprint, type Blueprint } from '#engine/blueprint';
import { cardsOf } from '../../../src/canvas/geometry/card.ts';
import { linesOf } from '../../../src/canvas/geometry/lines.ts';
import { middleOf } from '../../../src/canvas/geometry/path.ts';
import { lineToSplice, spliceEdit } from '../../../src/canvas/flow/splicing.ts';
import { outcomeId, sketched } from './drawings.ts';

/** Two stages with a line between them, a third one beside, with or without ways out. */
const drawing = (to: readonly (number | null)[]): Blueprint => sketched([{ at: { x: 0, y: 0 }, to: [1] }, { at: { x: 376, y: 0 }, to: [] }, { at: { x: 0, y: 400 }, to }, { at: { x: 400, y: 400 }, to: [] }]);
const idOf = (blueprint: Blueprint, index: number): string => Object.keys(blueprint.stages)[index] ?? '';

function spliced(blueprint: Blueprint) {
  const cards = cardsOf(blueprint);
  const lines = linesOf(cards);
  const own = lines.find(({ outcome }) => outcome.id === outcomeId(0, 0));
  if (!own) throw new Error('the line is drawn');
  const line = lineToSplice(blueprint, idOf(blueprint, 2), middleOf(own.points), lines, 1);
  let fresh = 0;
  const edit = line && spliceEdit(blueprint, idOf(blueprint, 2), line, cards, () => `0190a8a0-0000-7000-8000-0000000f${String((fresh += 1)).padStart(4, '0')}`);
  if (!edit) return null;
  const made = editBlueprint(blueprint, edit);
  if (!made.ok) throw new Error(made.error.type);
  return { name: made.value.name, next: made.value.next };
}

describe('a stage let go on a line', () => {
  test('is put into it by its open way out, and what follows makes room', () => {
    const before = drawing([null]);
    const { next, name } = spliced(before) ?? {};
    expect(name).toBe('Put Stage 2 into On 1');
    expect(next?.outcomes[outcomeId(0, 0)]?.to).toBe(idOf(before, 2));
    expect(next?.outcomes[outcomeId(2, 0)]?.to).toBe(idOf(before, 1));
    const [at, behind] = [next?.view.positions[idOf(before, 2)], next?.view.positions[idOf(before, 1)]];
    expect(at).toEqual({ x: 376, y: 0 });
    expect(behind?.x).toBeGreaterThanOrEqual(376 + 280 + 96);
  });

  test('gets a way out when it has none', () => {
    const before = drawing([]);
    const { next } = spliced(before) ?? {};
    const [own] = Object.values(next?.outcomes ?? {}).filter(({ from }) => from.type === 'stage' && from.stage === idOf(before, 2));
    expect(own).toMatchObject({ name: 'Next', to: idOf(before, 1) });
  });

  test('that leads elsewhere already only moves', () => {
    expect(spliced(drawing([3]))).toBeNull();
  });

  test('that is an end, or stands at one end of the line, only moves', () => {
    const ends = drawing([null]);
    const lines = linesOf(cardsOf(ends));
    const at = middleOf(lines.find(({ outcome }) => outcome.id === outcomeId(0, 0))?.points ?? []);
    expect(lineToSplice(ends, idOf(ends, 0), at, lines, 1)).toBeUndefined();
    const end = sketched([{ at: { x: 0, y: 0 }, to: [1] }, { at: { x: 376, y: 0 }, to: [] }, { kind: 'end', at: { x: 0, y: 400 }, to: [] }]);
    expect(lineToSplice(end, idOf(end, 2), at, linesOf(cardsOf(end)), 1)).toBeUndefined();
  });
});
