import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor, within } from 'storybook/test';
import { newBlueprint, newOutcome, newStage, type Blueprint } from '#engine/blueprint';
import { labelledId } from '../../tests/kit/a-blueprint.ts';
import { CanvasFrame } from './canvas-frame.tsx';

const meta: Meta = { title: 'Canvas/Drawing a line', parameters: { layout: 'fullscreen' } };
export default meta;

const [first, second, way] = ['first', 'second', 'way'].map((label) => labelledId(`drawn ${label}`)) as [string, string, string];

/** A stage with a way out that leads nowhere yet, and one it may lead to. */
const drawing: Blueprint = {
  ...newBlueprint({ id: labelledId('drawn'), name: 'Drawing', recordType: 'lead' }),
  start: first,
  stages: { [first]: newStage('work', first, 'First call'), [second]: newStage('work', second, 'Second call') },
  outcomes: { [way]: newOutcome({ id: way, stage: first, name: 'Reached', to: null }) },
  view: { positions: { [first]: { x: 80, y: 160 }, [second]: { x: 640, y: 320 } }, bends: {}, collapsed: [], jumps: {} },
};

const onQuickAdd = fn();
const render = () => <CanvasFrame drawing={drawing} onQuickAdd={onQuickAdd} />;

/** A mouse that has begun to draw the line; it goes to the middle of things and tells what the line says there. */
async function drawn(canvasElement: HTMLElement) {
  onQuickAdd.mockClear();
  await within(canvasElement).findByRole('group', { name: /^Stage First call/ }, { timeout: 15_000 });
  const port = await waitFor(() => {
    const found = canvasElement.querySelector<HTMLElement>(`.react-flow__handle[data-handleid="${way}"]`);
    if (!found) throw new Error('the way out has no port yet');
    return found;
  });
  const middle = (element: Element | null) => {
    const { left, top, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
    return { x: left + width / 2, y: top + height / 2 };
  };
  const tell = (type: string, target: EventTarget, { x, y }: { x: number; y: number }) => target.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window, button: 0, buttons: type === 'mouseup' ? 0 : 1, clientX: x, clientY: y }));
  const start = middle(port);
  tell('mousedown', port, start);
  const to = async (place: { x: number; y: number }) => {
    tell('mousemove', document, { x: place.x - 8, y: place.y - 8 });
    tell('mousemove', document, place);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  };
  const words = () => canvasElement.querySelector('.bt-drawn-words')?.textContent;
  return {
    to, words, start,
    middleOf: (stage: string) => middle(canvasElement.querySelector(`[data-id="${stage}"]`)),
    drop: (place: { x: number; y: number }) => tell('mouseup', document, place),
  };
}

/** Anywhere on a card the line says where it would lead, or why it may not. */
export const WhatALineSays: StoryObj = {
  render,
  play: async ({ canvasElement }) => {
    const { to, words, middleOf, drop } = await drawn(canvasElement);
    await to(middleOf(second));
    await waitFor(() => expect(words()).toBe('Connect to Second call'));
    await to(middleOf(first));
    await waitFor(() => expect(words()).toContain('leads back to its own stage: set how often it may be taken first'));
    await to(middleOf(second));
    drop(middleOf(second));
    await within(canvasElement).findByRole('button', { name: /Outcome Reached, .*leads to Second call/ });
    await expect(onQuickAdd).not.toHaveBeenCalled();
  },
};

/** At the right edge the words stand on the other side of the pointer, whole. */
export const WordsAtTheEdge: StoryObj = {
  render,
  play: async ({ canvasElement }) => {
    const { to, words, start, drop } = await drawn(canvasElement);
    const { right, bottom } = canvasElement.querySelector('.bt-canvas')?.getBoundingClientRect() ?? new DOMRect();
    for (const place of [{ x: right - 60, y: start.y - 90 }, { x: right - 60, y: bottom - 60 }]) {
      await to(place);
      await waitFor(() => expect(words()).toBe('Drop here to add a block'));
      const box = canvasElement.querySelector('.bt-drawn-words')?.getBoundingClientRect() ?? new DOMRect();
      await expect(box.right).toBeLessThanOrEqual(right);
      await expect(box.bottom).toBeLessThanOrEqual(bottom);
    }
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    drop(start);
  },
};

/** Escape gives the line up: letting go afterwards does nothing. */
export const ALineGivenUp: StoryObj = {
  render,
  play: async ({ canvasElement }) => {
    const { to, words, start, middleOf, drop } = await drawn(canvasElement);
    const free = { x: start.x + 60, y: start.y - 60 };
    await to(free);
    await waitFor(() => expect(words()).toBe('Drop here to add a block'));
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await waitFor(() => expect(canvasElement.querySelector('.bt-drawn')).not.toBeVisible());
    drop(middleOf(second));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await expect(onQuickAdd).not.toHaveBeenCalled();
    await expect(within(canvasElement).getByRole('button', { name: /^Outcome Reached/ })).not.toHaveAccessibleName(/leads to/);
  },
};
