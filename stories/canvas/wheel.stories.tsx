import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { starters } from '#engine/blueprint';
import { setWheelZooms } from '../../src/ui/index.ts';
import { CanvasFrame } from './canvas-frame.tsx';

const meta: Meta = { title: 'Canvas/The wheel', parameters: { layout: 'fullscreen' } };
export default meta;

const drawing = starters[0]?.build();

/** The wheel moves the drawing, and zooms it for whoever likes that better (ui.md 37). */
export const MovesOrZooms: StoryObj = {
  render: () => (drawing ? <CanvasFrame drawing={drawing} /> : <main />),
  play: async ({ canvasElement }) => {
    await within(canvasElement).findAllByRole('group', { name: /^Stage / }, { timeout: 15_000 });
    const view = () => {
      const { a, f } = new DOMMatrix(getComputedStyle(canvasElement.querySelector('.react-flow__viewport') ?? canvasElement).transform);
      return { zoom: a, y: f };
    };
    const turn = () => canvasElement.querySelector('.react-flow__pane')?.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, deltaY: 120, clientX: 300, clientY: 300 }));
    // the opening view has come to rest
    await waitFor(async () => {
      const before = view();
      await new Promise((resolve) => setTimeout(resolve, 120));
      await expect(view()).toEqual(before);
    });
    const before = view();
    turn();
    await waitFor(() => expect(view().y).toBeLessThan(before.y - 20));
    await expect(view().zoom).toBe(before.zoom);
    try {
      setWheelZooms(true);
      await new Promise((resolve) => requestAnimationFrame(resolve));
      turn();
      await waitFor(() => expect(view().zoom).toBeLessThan(before.zoom));
    } finally {
      setWheelZooms(false);
    }
  },
};
