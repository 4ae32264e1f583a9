import { act, cleanup, fireEvent, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { giveScreen, openCanvas, thing } from './a-canvas.tsx';
import { sketched } from './drawings.ts';

beforeAll(giveScreen);
afterEach(() => {
  vi.useRealTimers();
  giveScreen();
});

const at = (selector: string): HTMLElement | SVGElement => {
  const found = document.querySelector<HTMLElement | SVGElement>(selector);
  if (!found) throw new Error(`nothing is drawn at ${selector}`);
  return found;
};
const turn = (deltaX: number): void => void fireEvent.wheel(at('.react-flow__pane'), { deltaX, deltaY: 0 });

/** Lets this many milliseconds go by, none else do. */
const pass = (milliseconds: number): void => act(() => void vi.advanceTimersByTime(milliseconds));

test('while it is panned the drawing lies on a layer of its own, at rest and after one jump it does not; the dots keep to the drawing', async () => {
  const { api } = openCanvas(sketched([{ to: [1] }, { to: [null] }]));
  await thing(/Stage 0/);
  act(() => api.current?.zoom100());
  const isLifted = (): boolean => at('.react-flow__viewport').hasAttribute('data-lifted');
  await waitFor(() => expect(at('.react-flow__viewport').style.transform).toContain('scale(1)'));
  await waitFor(() => expect(isLifted()).toBe(false));
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
  pass(1000);
  for (let steps = 0; steps < 3; steps += 1) {
    act(() => turn(10));
    pass(16);
  }
  expect(isLifted()).toBe(true);
  const [, moved = '0'] = /translate\((-?[\d.]+)px/.exec(at('.react-flow__viewport').style.transform) ?? [];
  expect(at('.bt-ground').style.transform).toContain(`translate(${Number(moved) % 16}px`);
  pass(1000);
  expect(isLifted()).toBe(false);
  act(() => turn(10));
  expect(isLifted()).toBe(false);
});

test('what comes up beside a drawing that was just opened covers none of it: it is fitted anew, until somebody presses anything', async () => {
  openCanvas(sketched([{ to: [1] }, { to: [2] }, { to: [3] }, { to: [4] }, { to: [null] }, { to: [] }]), { opening: 'all' });
  await thing(/Stage 0/);
  const view = (): string => at('.react-flow__viewport').style.transform;
  const first = view();
  const high = (height: number): void => {
    Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => height });
    fireEvent(window, new Event('resize'));
  };
  high(900);
  await waitFor(() => expect(view()).not.toBe(first));
  const fitted = view();
  fireEvent.pointerDown(document.body);
  high(500);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(view()).toBe(fitted);
});

test('what is fitted into view leaves room for the plus beside a way out that leads nowhere yet', async () => {
  const roomBeside = async (to: null | 0): Promise<number> => {
    const { api } = openCanvas(sketched([{ to: [1], at: { x: 0, y: 0 } }, { to: [to], at: { x: 40_000, y: 0 } }]), { opening: 'all' });
    const seen = () => api.current?.view() ?? { x: 0, zoom: 1 };
    await waitFor(() => expect(seen().zoom).toBeLessThan(0.2));
    const { x, zoom } = seen();
    cleanup();
    return (4000 - x) / zoom - 40_280;
  };
  const beside = await roomBeside(null) - await roomBeside(0);
  expect(beside).toBeGreaterThan(60);
});
