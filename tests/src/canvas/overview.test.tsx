import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Blueprint, Finding } from '#engine/blueprint';
import { cardsOf } from '../../../src/canvas/geometry/card.ts';
import { linesOf } from '../../../src/canvas/geometry/lines.ts';
import { BlueprintCanvas, emptySelection, type BlueprintCanvasProps, type Selection } from '../../../src/canvas/index.ts';
import { inBundles, portsOf } from '../../../src/canvas/overview/bundles.ts';
import { UiProvider } from '../../../src/ui/index.ts';
import { largeDrawing, outcomeId, sketched } from './drawings.ts';

// without a screen every size is zero, and React Flow draws only what is in view
beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, get: () => 4000 });
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => 3000 });
});

const large = largeDrawing(240);

function openCanvas(blueprint: Blueprint, props: Partial<BlueprintCanvasProps> = {}) {
  const selections: Selection[] = [];
  function Screen() {
    const [selection, setSelection] = useState(props.selection ?? emptySelection);
    return (
      <UiProvider quiet>
        <div style={{ width: 4000, height: 3000 }}>
          <BlueprintCanvas
            mode="design" opening="all" newId={() => 'unused'} onEdit={() => null} {...props} blueprint={blueprint} selection={selection}
            onSelect={(next) => {
              selections.push(next);
              setSelection(next);
            }}
          />
        </div>
      </UiProvider>
    );
  }
  const { container } = render(<Screen />);
  return { container, selections };
}

const movesIn = (paths: Iterable<Element>): number => [...paths].reduce((sum, path) => sum + (path.getAttribute('d')?.match(/M/g)?.length ?? 0), 0);

describe('a large drawing from afar', () => {
  test('opens as blocks, bit by bit, with all their shapes at once; the card that Tab reaches is drawn whole', async () => {
    const { container } = openCanvas(large);
    const cards = cardsOf(large).length;
    expect(movesIn(container.querySelectorAll('.bt-overview-shapes'))).toBe(cards);
    expect(container.querySelectorAll('.bt-block').length).toBeLessThan(cards / 2);
    await waitFor(() => expect(container.querySelectorAll('.bt-block')).toHaveLength(cards - 1));
    expect(container.querySelectorAll('.bt-overview-shapes')).toHaveLength(0);
    expect(container.querySelectorAll('.bt-stage')).toHaveLength(1);
    expect(container.querySelector('.bt-stage')?.closest('[tabindex="0"]')).not.toBeNull();
  });

  test('that is not to be seen whole opens where records come in, card by card, at its own size', async () => {
    const many = largeDrawing(300);
    const { container } = openCanvas(many, { opening: 'start' });
    await waitFor(() => expect(container.querySelector(`[data-id="${many.start ?? ''}"] .bt-stage`)).not.toBeNull());
    expect(container.querySelectorAll('.bt-block')).toHaveLength(0);
    await waitFor(() => expect(container.querySelectorAll('.bt-stage').length).toBeLessThan(Object.keys(many.stages).length));
    expect(container.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform).toMatch(/scale\(1\)$/);
  });

  test('says of each card what it says from near', async () => {
    openCanvas(large);
    const [first] = Object.values(large.stages);
    expect(await screen.findByRole('group', { name: new RegExp(`^Stage ${first?.name ?? ''}, start`) })).toBeInTheDocument();
  });

  test('draws no line by itself but the selected one, in its colour', async () => {
    const outcome = Object.values(large.outcomes).find(({ to, from }) => to !== null && from.type === 'stage' && from.stage !== to);
    if (!outcome) throw new Error('there are lines');
    const { container } = openCanvas(large, { selection: { ...emptySelection, outcomes: [outcome.id] } });
    await waitFor(() => expect(container.querySelectorAll('.bt-overview-lines .bt-line[data-selected]')).toHaveLength(1));
    expect(container.querySelector('.bt-overview-lines .bt-line')).toHaveAttribute('data-tone', outcome.tone);
    expect(container.querySelectorAll('.react-flow__edge')).toHaveLength(0);
    expect(container.querySelectorAll('.bt-overview-lines > g').length).toBeLessThan(Object.keys(large.outcomes).length / 20);
  });

  test('selects a card with a click, which brings the tab stop to it and so draws it whole', async () => {
    const { container, selections } = openCanvas(large);
    await waitFor(() => expect(container.querySelectorAll('.bt-block').length).toBeGreaterThan(0));
    const block = container.querySelector('.bt-block');
    const node = block?.closest<HTMLElement>('[data-id]');
    if (!block || !node) throw new Error('there are blocks');
    fireEvent.click(block);
    await waitFor(() => expect(selections.at(-1)?.stages).toEqual([node.dataset['id']]));
    expect(node.querySelector('.bt-stage')).toHaveAttribute('data-selected');
  });

  test('marks cards that hold late records and cards with findings, the gravest first', async () => {
    const [, busy, wrong] = Object.values(large.stages);
    const outcome = Object.values(large.outcomes).find(({ from }) => from.type === 'stage' && from.stage === wrong?.id);
    if (!busy || !wrong || !outcome) throw new Error('there are stages with outcomes');
    const finding = (severity: Finding['severity']): Finding => ({ id: `f ${severity}`, check: 'made up', severity, target: severity === 'error' ? { type: 'outcome', outcome: outcome.id } : { type: 'stage', stage: wrong.id }, message: 'Made up', fixes: [] }) as unknown as Finding;
    const { container } = openCanvas(large, { counts: { [busy.id]: { records: 8, overdue: 3 } }, findings: [finding('warning'), finding('error')] });
    await waitFor(() => expect(container.querySelector(`[data-id="${busy.id}"] .bt-block`)).toHaveAttribute('data-heat', '2'));
    // heat is never colour alone: its number stands on the block, and what is late is told on hover
    expect(container.querySelector(`[data-id="${busy.id}"] .bt-block`)).toHaveAttribute('data-number', expect.stringMatching(/^8 /));
    expect(container.querySelector(`[data-id="${busy.id}"] .bt-block`)).toHaveAttribute('title', expect.stringContaining('3 overdue'));
    expect(container.querySelector(`[data-id="${wrong.id}"] .bt-block`)).toHaveAttribute('data-finding', 'error');
  });

  test('is drawn whole, card by card, as long as it is small', async () => {
    const small = sketched(Array.from({ length: 8 }, (_, index) => ({ to: [index === 7 ? null : index + 1] })));
    const { container } = openCanvas(small);
    await waitFor(() => expect(container.querySelectorAll('.bt-stage')).toHaveLength(8));
    expect(container.querySelectorAll('.bt-block')).toHaveLength(0);
    expect(container.querySelectorAll('.bt-overview-lines')).toHaveLength(0);
  });
});

describe('bundles', () => {
  test('hold every line once, those that time takes apart, each with its arrow but chips', () => {
    const cards = cardsOf(large);
    const lines = linesOf(cards, { jumps: { [outcomeId(0, 0)]: true } });
    const bundles = inBundles(lines);
    const count = (part: 'solid' | 'dashed' | 'arrows'): number => bundles.reduce((sum, bundle) => sum + (bundle[part].match(/M/g)?.length ?? 0), 0);
    const timed = lines.filter(({ outcome }) => outcome.trigger.type === 'elapsed').length;
    expect(count('dashed')).toBe(timed);
    expect(count('solid')).toBe(lines.length - timed);
    expect(count('arrows')).toBe(lines.filter(({ kind }) => kind !== 'jump').length);
    expect(bundles.length).toBe(Math.ceil(lines.length / 128));
  });

  test('show each way out of each card as a dot of its tone', () => {
    const cards = cardsOf(large);
    const ports = portsOf(cards);
    const dots = ports.map(({ tone, path }) => [tone, path.match(/M/g)?.length ?? 0] as const);
    const outcomes = cards.flatMap((card) => card.outcomes);
    expect(dots).toEqual(ports.map(({ tone }) => [tone, outcomes.filter((outcome) => outcome.tone === tone).length]));
    expect(dots.reduce((sum, [, count]) => sum + count, 0)).toBe(outcomes.length);
  });
});
