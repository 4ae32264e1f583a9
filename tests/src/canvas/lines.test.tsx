import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Blueprint } from '#engine/blueprint';
import { emptySelection, selectionOf, type Selection } from '../../../src/canvas/index.ts';
import { giveScreen, openCanvas } from './a-canvas.tsx';
import { outcomeId, sketched } from './drawings.ts';

const two = sketched([{ at: { x: 0, y: 0 }, to: [1, 0] }, { at: { x: 800, y: 400 }, to: [] }]);
const id = outcomeId(0, 0);
const bent: Blueprint = { ...two, view: { ...two.view, bends: { [id]: [{ x: 480, y: 66 }, { x: 480, y: 422 }] } } };
const chip: Blueprint = { ...two, view: { ...two.view, jumps: { [id]: true } } };

const show = (drawing: Blueprint, selection: Selection = emptySelection, mode: 'design' | 'read' = 'design') => openCanvas(drawing, { selection, mode });

beforeAll(giveScreen);

/** Where a place of the drawing lies in the window now. */
function onScreen(x: number, y: number): { clientX: number; clientY: number } {
  const [left = 0, top = 0, zoom = 1] = (document.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform.match(/-?[\d.]+/g) ?? []).map(Number);
  return { clientX: x * zoom + left, clientY: y * zoom + top };
}

const lineOf = (container: ParentNode, outcome: string) => container.querySelector(`.react-flow__edge[data-id="${outcome}"] .bt-line-path`);

describe('a line on the canvas', () => {
  test('that is bent by hand is straightened by its button', async () => {
    const seen = show(bent, selectionOf({ outcomes: [id] }));
    fireEvent.click(await screen.findByRole('button', { name: 'Straighten the line of “On 1”' }));
    expect(seen.names).toEqual(['Straighten On 1']);
    expect(seen.now.view.bends).toEqual({});
  });

  test('is straightened by a double click, too', async () => {
    const seen = show(bent, selectionOf({ outcomes: [id] }));
    await waitFor(() => expect(document.querySelector('.bt-line-stretch line')).not.toBeNull());
    const stretch = document.querySelector('.bt-line-stretch line');
    if (!stretch) throw new Error('a selected line has stretches');
    fireEvent.doubleClick(stretch);
    expect(seen.now.view.bends).toEqual({});
  });

  test('is bent by dragging one of its stretches: one step with a name', async () => {
    const seen = show(two, selectionOf({ outcomes: [id] }));
    await waitFor(() => expect(document.querySelectorAll('.bt-line-stretch line').length).toBe(3));
    const stretch = document.querySelectorAll('.bt-line-stretch line')[1];
    if (!stretch) throw new Error('a selected line has stretches');
    stretch.setPointerCapture = vi.fn();
    fireEvent.pointerDown(stretch, { button: 0, pointerId: 1, ...onScreen(540, 260) });
    fireEvent.pointerMove(stretch, { pointerId: 1, ...onScreen(500, 260) });
    fireEvent.pointerMove(stretch, { pointerId: 1, ...onScreen(448, 260) });
    expect(seen.names).toEqual([]);
    fireEvent.pointerUp(stretch, { pointerId: 1 });
    expect(seen.names).toEqual(['Bend the line of On 1']);
    const bends = seen.now.view.bends[id] ?? [];
    expect(bends.map(({ y }) => y)).toEqual([62, 422]);
    expect(bends.every(({ x }) => x % 8 === 0 && x > 288 && x < 780)).toBe(true);
  });

  test('of an outcome that leaves several stages is bent, and straightened, for itself', async () => {
    const three = sketched([{ at: { x: 0, y: 0 }, to: [2] }, { at: { x: 0, y: 600 }, to: [] }, { at: { x: 800, y: 400 }, to: [] }]);
    const [first = '', second = ''] = Object.keys(three.stages);
    const outcome = three.outcomes[id];
    if (!outcome) throw new Error('there is one outcome');
    const seen = show({ ...three, outcomes: { [id]: { ...outcome, from: { type: 'stages', stages: [first, second] } } } }, selectionOf({ outcomes: [id] }));
    const stretches = (stage: string) => [...document.querySelectorAll(`.react-flow__edge[data-id="${id}/${stage}"] .bt-line-stretch line`)];
    await waitFor(() => expect(stretches(first).length).toBe(3));
    expect(stretches(second).length).toBeGreaterThan(0);
    const [, stretch] = stretches(first);
    if (!stretch) throw new Error('a selected line has stretches');
    stretch.setPointerCapture = vi.fn();
    fireEvent.pointerDown(stretch, { button: 0, pointerId: 1, ...onScreen(540, 260) });
    fireEvent.pointerMove(stretch, { pointerId: 1, ...onScreen(448, 260) });
    fireEvent.pointerUp(stretch, { pointerId: 1 });
    expect(seen.names).toEqual(['Bend the line of On 2']);
    expect(Object.keys(seen.now.view.sharedBends?.[id] ?? {})).toEqual([first]);
    expect(seen.now.view.bends).toEqual({});
    fireEvent.click(await screen.findByRole('button', { name: 'Straighten the line of “On 2”' }));
    expect(seen.now.view.sharedBends?.[id]?.[first]).toBeUndefined();
  });

  test('that was only clicked is not bent', async () => {
    const seen = show(two, selectionOf({ outcomes: [id] }));
    await waitFor(() => expect(document.querySelector('.bt-line-stretch line')).not.toBeNull());
    const [stretch] = document.querySelectorAll('.bt-line-stretch line');
    if (!stretch) throw new Error('a selected line has stretches');
    stretch.setPointerCapture = vi.fn();
    fireEvent.pointerDown(stretch, { button: 0, pointerId: 1, clientX: 300, clientY: 66 });
    fireEvent.pointerMove(stretch, { pointerId: 1, clientX: 301, clientY: 66 });
    fireEvent.pointerUp(stretch, { pointerId: 1 });
    expect(seen.names).toEqual([]);
  });

  test('drawn as a jump names the stage it leads to, and is drawn out by a click', async () => {
    const seen = show(chip);
    expect(await screen.findByLabelText('Go to Stage 1')).toBeTruthy();
    fireEvent.click(screen.getByLabelText('Draw the line to Stage 1'));
    expect(seen.names).toEqual(['Draw the line of On 1']);
    expect(seen.now.view.jumps).toEqual({ [id]: false });
    await waitFor(() => expect(screen.queryByLabelText('Go to Stage 1')).toBeNull());
  });

  test('drawn as a jump only goes there where nothing may be changed', async () => {
    show(chip, emptySelection, 'read');
    expect(await screen.findByLabelText('Go to Stage 1')).toBeTruthy();
    expect(screen.queryByLabelText(/Draw the line/)).toBeNull();
  });

  test('back into its own stage says how often it may be taken', async () => {
    show(two);
    expect(await screen.findByTitle('“On 0” may be taken 3 times')).toBeTruthy();
  });

  test('says its name while its row is pointed at, and marks both cards while it is selected', async () => {
    show(two, selectionOf({ outcomes: [id] }));
    await waitFor(() => expect(document.querySelectorAll('.react-flow__node.bt-line-end').length).toBe(2));
    expect(document.querySelector('.bt-line-name[data-lit]')?.textContent).toBe('On 1');
  });

  test('follows a dragged card without new edges for the rest', async () => {
    show(two);
    await waitFor(() => expect(lineOf(document, id)).not.toBeNull());
    const before = lineOf(document, id)?.getAttribute('d');
    const card = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${Object.keys(two.stages)[1]}"]`);
    if (!card) throw new Error('the card is drawn');
    act(() => card.focus());
    fireEvent.keyDown(card, { key: 'ArrowDown', ctrlKey: true, shiftKey: true });
    await waitFor(() => expect(lineOf(document, id)?.getAttribute('d')).not.toBe(before));
  });
});
