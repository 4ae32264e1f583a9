import { createRef, useImperativeHandle, useState, type Ref } from 'react';
import { createRoot } from 'react-dom/client';
import { editBlueprint, type Blueprint, type Edit } from '#engine/blueprint';
import { BlueprintCanvas, emptySelection, type CanvasApi } from '../../../src/canvas/index.ts';
import { heldCard, nextFrame, type Contender } from './contender.ts';
import { mouseOver, wheelOver } from './hand.ts';

/** Our canvas as the studio shows it: every card and line can be drawn on, small map and tools included. */
export const byBaton: Contender = {
  name: 'Baton',
  show: async (host, { blueprint, cards }) => {
    const root = createRoot(host);
    const api = createRef<CanvasApi>();
    const hand = createRef<Hand>();
    root.render(<Drawing first={blueprint} api={api} hand={hand} />);
    while (!api.current) await nextFrame();
    const held = cards[heldCard]?.id ?? '';
    return {
      ...wheelOver(host, '.react-flow__pane'),
      ...mouseOver(host, () => host.querySelector(`.react-flow__node[data-id="${held}"] .bt-stage-head`)),
      begin: async () => {
        api.current?.centreOn({ stage: held });
        await pause(400);
        api.current?.zoom100();
        await pause(400);
      },
      edit: (turn) => hand.current?.edit({ type: 'renameStage', stage: held, name: `Qualify the buying centre, once more ${turn}` }),
      fit: () => api.current?.fit(),
      remove: () => root.unmount(),
    };
  },
};

const pause = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

/** What the bench edits the drawing with. */
interface Hand {
  edit(edit: Edit): void;
}

function Drawing({ first, api, hand }: { readonly first: Blueprint; readonly api: Ref<CanvasApi>; readonly hand: Ref<Hand> }) {
  const [blueprint, setBlueprint] = useState(first);
  const [selection, setSelection] = useState(emptySelection);
  const make = (edit: Edit) => {
    const made = editBlueprint(blueprint, edit);
    if (!made.ok) return made.error;
    setBlueprint(made.value.next);
    return null;
  };
  useImperativeHandle(hand, () => ({ edit: (edit) => void make(edit) }));
  return (
    <BlueprintCanvas
      blueprint={blueprint} mode="design" selection={selection} onSelect={setSelection} apiRef={api} newId={() => crypto.randomUUID()} onEdit={make}
    />
  );
}
