import { dragStep, panStep, zoomStep } from './contender.ts';

const inMiddle = (host: HTMLElement): { readonly clientX: number; readonly clientY: number } => {
  const { left, top, width, height } = host.getBoundingClientRect();
  return { clientX: left + width / 2, clientY: top + height / 2 };
};

/** Moves and zooms what listens to the wheel inside the host: React Flow goes half as far as the wheel, by the square root of two thousandths of it. */
export function wheelOver(host: HTMLElement, inside: string) {
  const turn = (options: WheelEventInit): void => {
    const target = host.querySelector(inside);
    if (!target) throw new Error(`nothing listens at ${inside}`);
    target.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, view: window, ...inMiddle(host), ...options }));
  };
  return {
    pan: (frame: number) => turn({ deltaX: panStep(frame).x * 2, deltaY: panStep(frame).y * 2 }),
    zoom: (frame: number, frames: number) => turn({ ctrlKey: true, deltaY: -Math.log2(zoomStep(frame, frames)) / 0.002 }),
  };
}

/** A mouse that takes the card in the middle of the host, moves it, and brings it back. */
export function mouseOver(host: HTMLElement, grip: () => Element | null) {
  let isHeld = false;
  const tell = (type: string, target: EventTarget, by: { readonly x: number; readonly y: number }): void => {
    const { clientX, clientY } = inMiddle(host);
    target.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window, button: 0, buttons: type === 'mouseup' ? 0 : 1, clientX: clientX + by.x, clientY: clientY + by.y }));
  };
  return {
    drag: (frame: number) => {
      const target = grip();
      if (!isHeld && !target) throw new Error('the card to hold is not drawn');
      if (!isHeld && target) tell('mousedown', target, { x: 0, y: 0 });
      isHeld = true;
      tell('mousemove', window, dragStep(frame));
    },
    letGo: () => {
      tell('mousemove', window, { x: 0, y: 0 });
      tell('mouseup', window, { x: 0, y: 0 });
      isHeld = false;
    },
  };
}
