import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { newBlueprint, newOutcome, newStage, type Blueprint } from '#engine/blueprint';
import { labelledId } from '../../tests/kit/a-blueprint.ts';
import { CanvasFrame } from './canvas-frame.tsx';

const meta: Meta = { title: 'Canvas/Dragging', parameters: { layout: 'fullscreen' } };
export default meta;

const [first, second, way, note] = ['first', 'second', 'way', 'note'].map((label) => labelledId(`dragged ${label}`)) as [string, string, string, string];

/** Two stages on a line, the first with a note on it. */
const drawing: Blueprint = {
  ...newBlueprint({ id: labelledId('dragged'), name: 'Dragging', recordType: 'lead' }),
  start: first,
  stages: { [first]: newStage('work', first, 'First call'), [second]: newStage('work', second, 'Second call') },
  outcomes: { [way]: newOutcome({ id: way, stage: first, name: 'Reached', to: second }) },
  notes: { [note]: { id: note, text: 'Mind the tone', colour: 'yellow', x: 120, y: 40, width: 160, height: 80, stage: first } },
  view: { positions: { [first]: { x: 80, y: 160 }, [second]: { x: 560, y: 320 } }, bends: {}, collapsed: [], jumps: {} },
};

/** A mouse that takes a card by its head; each step is that far from where it took it. */
function mouseOn(card: HTMLElement) {
  const head = card.querySelector('.bt-stage-head') ?? card;
  const { left, top } = head.getBoundingClientRect();
  const tell = (type: string, target: EventTarget, x: number, y: number): boolean => target.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window, button: 0, buttons: type === 'mouseup' ? 0 : 1, clientX: left + 60 + x, clientY: top + 8 + y }));
  tell('mousedown', head, 0, 0);
  return {
    to: async (x: number, y: number) => {
      tell('mousemove', window, x, y);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    },
    drop: (x: number, y: number) => tell('mouseup', window, x, y),
  };
}

/** Where the card, its note, the pin of its comment and its line are drawn now. */
async function look(canvasElement: HTMLElement) {
  const card = await within(canvasElement).findByRole('group', { name: /^Stage First call/ }, { timeout: 15_000 });
  const at = (selector: string) => {
    const { left, top } = canvasElement.querySelector(selector)?.getBoundingClientRect() ?? { left: Number.NaN, top: Number.NaN };
    return { x: Math.round(left), y: Math.round(top) };
  };
  const places = () => ({ card: at(`[data-id="${first}"]`), note: at(`[data-id="${note}"]`), pin: at('.bt-pin'), line: canvasElement.querySelector('.bt-line-path')?.getAttribute('d') });
  await waitFor(() => expect(places().pin.x).not.toBeNaN());
  return { card, places };
}

/** The card taken by the mouse and just begun to move. */
async function held(canvasElement: HTMLElement) {
  const { card, places } = await look(canvasElement);
  const before = places();
  const mouse = mouseOn(card);
  await mouse.to(20, 20);
  return { places, before, mouse };
}

const render = () => <CanvasFrame drawing={drawing} pins={[{ id: 'a', at: { stage: first }, label: 'A comment', count: 1 }]} />;

/** A card follows the hand, with what hangs on it and its line, and stays where it is let go. */
export const AStageDragged: StoryObj = {
  render,
  play: async ({ canvasElement }) => {
    const { places, before, mouse } = await held(canvasElement);
    let last = places();
    for (const [x, y] of [[80, 60], [96, 72], [120, 96]] as const) {
      await mouse.to(x, y);
      const now = places();
      const by = { x: now.card.x - last.card.x, y: now.card.y - last.card.y };
      await expect(by.x * by.y).not.toBe(0);
      for (const part of ['note', 'pin'] as const) {
        await expect(Math.abs(now[part].x - last[part].x - by.x)).toBeLessThan(2);
        await expect(Math.abs(now[part].y - last[part].y - by.y)).toBeLessThan(2);
      }
      await expect(now.line).not.toBe(last.line);
      last = now;
    }
    mouse.drop(120, 96);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await expect(places()).toEqual(last);
    await expect(last).not.toEqual(before);
  },
};

/** Brought back to where it stood, it stands there again, and so does all that went along. */
export const AStageDraggedAndBroughtBack: StoryObj = {
  render,
  play: async ({ canvasElement }) => {
    const { places, before, mouse } = await held(canvasElement);
    await mouse.to(160, 120);
    await expect(places()).not.toEqual(before);
    await mouse.to(160 + before.card.x - places().card.x, 120 + before.card.y - places().card.y);
    await expect(places()).toEqual(before);
    mouse.drop(0, 0);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await expect(places()).toEqual(before);
  },
};
