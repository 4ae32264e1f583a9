import { describe, expect, test } from 'vitest';
import { editBlueprint, newActivity } from '#engine/blueprint';
import { cardsOf } from '../../../src/canvas/geometry/card.ts';
import { freeAt } from '../../../src/canvas/geometry/placing.ts';
import { cardBoxes, withRoom } from '../../../src/canvas/index.ts';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';

test('a block let go over cards stands below them; where it lies on none it stands where it was let go', () => {
  const cards = cardsOf(aBlueprint('Dropped').stage('First stage', (s) => s.outcome('Interested', { to: 'Won', tone: 'positive' })).end('Won', 'won').build());
  const [card] = cards;
  if (!card) throw new Error('there is a card');
  const at = freeAt({ x: card.x + 40, y: card.y + 16 }, cards);
  expect(at.x).toBe(card.x + 40);
  expect(at.y).toBeGreaterThan(card.y + card.height);
  const beside = { x: card.x - 600, y: card.y };
  expect(freeAt(beside, cards)).toBe(beside);
});

describe('a card that grows', () => {
  const draft = aBlueprint('Growing').stage('First stage', (s) => s.outcome('Interested', { to: 'Won', tone: 'positive' })).end('Won', 'won').build();
  const stage = draft.start ?? '';
  const [other = ''] = Object.keys(draft.stages).filter((id) => id !== stage);
  const add = { type: 'addActivity', stage, activity: newActivity('email', labelledId('intro'), 'Intro') } as const;
  /** The drawing with another card this far below the bottom of the first stage's. */
  const below = (gap: number, pinned: readonly string[] = []) => {
    const box = cardBoxes(draft).get(stage);
    return { ...draft, view: { ...draft.view, pinned, positions: { ...draft.view.positions, [other]: { x: box?.x ?? 0, y: (box?.y ?? 0) + (box?.height ?? 0) + gap } } } };
  };

  test('pushes the card below out of its way in the same step, which keeps its name', () => {
    const before = below(16);
    const edit = withRoom(before, add, stage);
    const plain = editBlueprint(before, add);
    const made = editBlueprint(before, edit);
    if (!made.ok || !plain.ok) throw new Error('both edits are allowed');
    expect(made.value.name).toBe(plain.value.name);
    const [grown, pushed] = [cardBoxes(made.value.next).get(stage), cardBoxes(made.value.next).get(other)];
    expect(pushed?.y).toBeGreaterThanOrEqual((grown?.y ?? 0) + (grown?.height ?? 0));
    expect(pushed?.x).toBe(cardBoxes(before).get(other)?.x);
  });

  test('moves nothing that it does not reach, and nothing that is pinned', () => {
    expect(withRoom(below(200), add, stage)).toBe(add);
    expect(withRoom(below(16, [other]), add, stage)).toBe(add);
  });
});
