import { useLayoutEffect, useMemo, useState } from 'react';
import { createCardCanvas, type CardActions, type CardCanvas, type CardState } from '../cards/card-context.ts';

/** The canvas as its cards see it. What they know is told after each drawing, so that only the cards it concerns are drawn again. */
export function useCardCanvas(state: CardState, actions: CardActions): CardCanvas {
  const [made] = useState(() => {
    const latest = { current: actions };
    const { canvas, tell } = createCardCanvas(state, lasting(latest));
    return { canvas, tell, act: (next: CardActions) => { latest.current = next; } };
  });
  useLayoutEffect(() => made.act(actions));
  const kept = useKept(state);
  useLayoutEffect(() => made.tell(kept), [made, kept]);
  return made.canvas;
}

/** The same object as long as every part of it is the same. */
function useKept(state: CardState): CardState {
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the parts of the state are what it depends on
  return useMemo(() => state, Object.values(state));
}

/** Actions that never change their identity and always do what was last handed in. */
function lasting(latest: { readonly current: CardActions }): CardActions {
  return {
    pick: (...given) => latest.current.pick(...given),
    quickAdd: (...given) => latest.current.quickAdd(...given),
    addActivity: (...given) => latest.current.addActivity(...given),
    addLane: (...given) => latest.current.addLane(...given),
    startNaming: (...given) => latest.current.startNaming(...given),
    finishNaming: (...given) => latest.current.finishNaming(...given),
    carry: (...given) => latest.current.carry(...given),
    openMenu: (...given) => latest.current.openMenu(...given),
    openStage: (...given) => latest.current.openStage(...given),
    fold: (...given) => latest.current.fold(...given),
    drill: (...given) => latest.current.drill(...given),
    edit: (...given) => latest.current.edit(...given),
  };
}
