import { render, screen } from '@testing-library/react';
import { useState } from 'react';
import { editBlueprint, type Blueprint, type Edit } from '#engine/blueprint';
import { BlueprintCanvas, emptySelection, type BlueprintCanvasProps, type CanvasApi, type EditManner, type MenuRequest, type QuickAdd, type Selection } from '../../../src/canvas/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';

/** Without a screen every size is zero, and React Flow draws only what is in view. */
export function giveScreen(): void {
  Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, get: () => 4000 });
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => 3000 });
}

/** A canvas over a drawing that really changes; answers what it asked for. */
export function openCanvas(drawing: Blueprint, props: Partial<BlueprintCanvasProps> = {}) {
  const seen = {
    edits: [] as Edit[], names: [] as string[], manners: [] as (EditManner | undefined)[], selections: [] as Selection[], menus: [] as MenuRequest[], quick: [] as QuickAdd[],
    api: { current: null as CanvasApi | null }, now: drawing,
  };
  let fresh = 0;
  function Screen() {
    const [blueprint, setBlueprint] = useState(drawing);
    const [selection, setSelection] = useState(props.selection ?? emptySelection);
    return (
      <UiProvider quiet>
        <div style={{ width: 4000, height: 3000 }}>
          <BlueprintCanvas
            mode="design" apiRef={seen.api}
            newId={() => `0190a8a0-0000-7000-8000-0000000f${String((fresh += 1)).padStart(4, '0')}`}
            onMenu={(request) => seen.menus.push(request)}
            onQuickAdd={(request) => seen.quick.push(request)}
            {...props}
            blueprint={blueprint} selection={selection}
            onSelect={(next) => {
              seen.selections.push(next);
              setSelection(next);
            }}
            onEdit={(edit, manner) => {
              seen.edits.push(edit);
              seen.manners.push(manner);
              const made = editBlueprint(blueprint, edit);
              if (!made.ok) return made.error;
              seen.names.push(made.value.name);
              seen.now = made.value.next;
              setBlueprint(made.value.next);
              return null;
            }}
          />
        </div>
      </UiProvider>
    );
  }
  render(<Screen />);
  return seen;
}

/** The card, note or phase that is called so. */
export const thing = (name: RegExp) => screen.findByRole('group', { name });
