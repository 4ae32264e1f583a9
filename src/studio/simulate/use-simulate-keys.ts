import { useEffect, useLayoutEffect, useRef } from 'react';
import { singleKeyMayAct, useCommands } from '../../ui/index.ts';
import { digitOf } from './stage-panel.tsx';
import type { Simulator } from './use-simulator.ts';

/** Places that use the arrows, the space bar or Enter themselves. */
const ownKeys = '[role="tablist"], [role="radiogroup"], [role="menu"], [role="slider"]';
const pressed = 'button, a, summary, [role="button"]';

/**
 * The keys of Simulate (ui.md "Keyboard and speech"): Space plays, Right and Left step, R begins again, 1 to 9 take
 * outcomes, Esc goes back to drawing. Heard before the canvas hears them, for there the same keys mean other things.
 */
export function useSimulateKeys(sim: Simulator, onDesign: () => void): void {
  const latest = useRef({ sim, onDesign });
  useLayoutEffect(() => {
    latest.current = { sim, onDesign };
  }, [sim, onDesign]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !singleKeyMayAct(event, event.key)) return;
      if (document.querySelector('[role="dialog"], [role="listbox"], [role="menu"]')) return;
      const target = event.target instanceof Element ? event.target : null;
      const act = actOf(event, latest.current.sim, latest.current.onDesign);
      if (act === null || (event.key !== 'Escape' && target?.closest(ownKeys)) || (event.key === ' ' && target?.closest(pressed))) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);
  const group = 'Simulate';
  useCommands([
    { id: 'simulate/play', group, keys: 'Space', label: sim.isPlaying ? 'Pause the simulation' : 'Play the simulation', run: () => sim.play(!sim.isPlaying) },
    { id: 'simulate/next', group, keys: 'Right', label: 'Simulate: one step on', run: () => void sim.next() },
    { id: 'simulate/back', group, keys: 'Left', label: 'Simulate: one step back', run: sim.back },
    { id: 'simulate/reset', group, keys: 'R', label: 'Simulate: begin again', run: sim.reset },
    { id: 'simulate/leave', group, keys: 'Esc', label: 'Back to drawing', run: onDesign },
  ]);
}

function actOf({ key, shiftKey }: KeyboardEvent, sim: Simulator, onDesign: () => void): (() => void) | null {
  if (/^[1-9]$/.test(key)) {
    const option = sim.living?.outcomes.find(({ outcome }) => sim.living !== null && digitOf(sim.living, outcome.id) === Number(key));
    return option === undefined ? null : () => sim.take(option.outcome.id);
  }
  if (shiftKey) return null;
  switch (key) {
    case ' ':
      return () => sim.play(!sim.isPlaying);
    case 'ArrowRight':
      return () => void sim.next();
    case 'ArrowLeft':
      return sim.back;
    case 'r':
    case 'R':
      return sim.reset;
    case 'Escape':
      return onDesign;
    default:
      return null;
  }
}
