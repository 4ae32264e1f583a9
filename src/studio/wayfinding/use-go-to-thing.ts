import { useCallback, useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { stageOfActivity } from '#engine/blueprint';
import type { CanvasThing } from '../../canvas/index.ts';
import { useGoToTarget } from '../comments/use-go-to-target.ts';
import { selecting, type Arrival } from '../draft/draft-store.ts';
import { useGoToUse } from '../inspector/use-list.tsx';
import type { Panels } from '../shell/panels.ts';
import { useStudio } from '../studio-context.ts';
import type { Whereabouts } from './things.ts';

/** Goes to something on the canvas: it is selected, brought to the middle, and its details are open. Says whether there is a canvas to go to. */
export function useGoToCanvas(arrival: Arrival): (thing: CanvasThing) => boolean {
  const { store, canvas } = useStudio();
  return useCallback((thing) => {
    const { current: shown } = canvas;
    if (!shown) return false;
    if (thing.part !== 'lanes') store.actions.select(selecting({ [thing.part]: [thing.id] }), arrival);
    const stage = thing.part === 'stages' ? thing.id : thing.part === 'activities' ? stageOfActivity(store.getState().draft, thing.id)?.id : undefined;
    if (thing.part === 'outcomes') shown.centreOn({ outcome: thing.id });
    else if (stage !== undefined) shown.centreOn({ stage });
    else shown.reveal(thing);
    return true;
  }, [store, canvas, arrival]);
}

/** Goes to a found thing wherever one is: drawing mode and the drawing itself come up first. */
export function useGoToThing(panels: Panels): (at: Whereabouts) => void {
  const { store, canvas } = useStudio();
  const [params, setParams] = useSearchParams();
  const tools = { panels, toCanvas: useGoToCanvas('sprung'), toUse: useGoToUse(), toTarget: useGoToTarget(), isElsewhere: params.has('mode') || params.has('view'), setParams };
  const latest = useRef(tools);
  useEffect(() => {
    latest.current = tools;
  });
  return useCallback((at) => {
    const now = latest.current;
    now.panels.open('inspector');
    if (now.isElsewhere) now.setParams((before) => new URLSearchParams([...before].filter(([key]) => key !== 'mode' && key !== 'view')));
    const go = () => {
      if (at.type === 'canvas') latest.current.toCanvas(at.thing);
      else if (at.type === 'use') latest.current.toUse(at.use);
      else latest.current.toTarget(at.comment.target, store.getState().draft);
    };
    whenDrawn(() => canvas.current !== null, go);
  }, [store, canvas]);
}

/** The canvas may only just be coming up: it is waited for, but not for ever. */
function whenDrawn(isThere: () => boolean, then: () => void, tries = 40): void {
  if (isThere() || tries === 0) then();
  else setTimeout(() => whenDrawn(isThere, then, tries - 1), 50);
}
