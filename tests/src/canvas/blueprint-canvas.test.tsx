import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeAll, describe, expect, test } from 'vitest';
import { editBlueprint, starters, type Blueprint, type Edit, type Outcome } from '#engine/blueprint';
import { BlueprintCanvas, BlueprintThumbnail, emptySelection, type BlueprintCanvasProps, type CanvasApi, type Selection } from '../../../src/canvas/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';

const [starter] = starters;
if (!starter) throw new Error('there are starters');
const drawing = starter.build();

// without a screen every size is zero, and React Flow draws only what is in view
beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, get: () => 4000 });
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => 3000 });
});

function openCanvas(props: Partial<BlueprintCanvasProps> = {}) {
  const seen = { edits: [] as Edit[], selections: [] as Selection[], api: { current: null as CanvasApi | null } };
  function Screen() {
    const [blueprint, setBlueprint] = useState<Blueprint>(drawing);
    const [selection, setSelection] = useState(emptySelection);
    return (
      <UiProvider quiet>
        <button type="button">Before</button>
        <div style={{ width: 4000, height: 3000 }}>
          <BlueprintCanvas
            blueprint={blueprint} mode="design" selection={selection} newId={() => 'unused'} apiRef={seen.api}
            onSelect={(next) => {
              seen.selections.push(next);
              setSelection(next);
            }}
            onEdit={(edit) => {
              seen.edits.push(edit);
              const made = editBlueprint(blueprint, edit);
              if (!made.ok) return made.error;
              setBlueprint(made.value.next);
              return null;
            }}
            {...props}
          />
        </div>
        <button type="button">After</button>
      </UiProvider>
    );
  }
  render(<Screen />);
  return seen;
}

const card = (name: RegExp) => screen.findByRole('group', { name });
const outcomeNamed = (name: string): Outcome => {
  const found = Object.values(drawing.outcomes).find((outcome) => outcome.name === name);
  if (!found) throw new Error(`no outcome ${name}`);
  return found;
};

describe('the canvas for people who use keys', () => {
  test('is one tab stop between what is before and what is after (E17)', async () => {
    openCanvas();
    const start = await card(/^Stage New lead, start/);
    const user = userEvent.setup();
    screen.getByRole('button', { name: 'Before' }).focus();
    await user.tab();
    expect(start).toHaveFocus();
    await user.tab();
    expect(screen.getByRole('button', { name: 'After' })).toHaveFocus();
  });

  test('walks along the ways out with the arrows, into a card with Enter, out with Escape', async () => {
    openCanvas();
    const start = await card(/^Stage New lead/);
    start.focus();
    fireEvent.keyDown(start, { key: 'ArrowRight' });
    const next = await card(/^Stage Needs check/);
    await waitFor(() => expect(next).toHaveFocus());
    fireEvent.keyDown(next, { key: 'Enter' });
    const row = within(next).getByRole('button', { name: /^Activity Qualifying conversation/ });
    expect(row).toHaveFocus();
    fireEvent.keyDown(row, { key: 'Escape' });
    await waitFor(() => expect(next).toHaveFocus());
  });

  test('moves a card by keys as one edit for a burst, so that undo and saving know of it (E17)', async () => {
    const seen = openCanvas();
    const start = await card(/^Stage New lead/);
    start.focus();
    fireEvent.keyDown(start, { key: 'ArrowRight', ctrlKey: true });
    fireEvent.keyDown(start, { key: 'ArrowRight', ctrlKey: true });
    fireEvent.keyDown(start, { key: 'ArrowDown', ctrlKey: true, shiftKey: true });
    await waitFor(() => expect(seen.edits).toHaveLength(1));
    const id = drawing.start ?? '';
    const before = drawing.view.positions[id] ?? { x: 0, y: 0 };
    expect(seen.edits[0]).toEqual({ type: 'moveCards', positions: { [id]: { x: before.x + 16, y: before.y + 64 } }, why: 'drag' });
  });

  test('connects an outcome by C, a few letters and Enter (E17)', async () => {
    const seen = openCanvas();
    const user = userEvent.setup();
    const row = await screen.findByRole('button', { name: /^Outcome Fits/ });
    row.focus();
    await user.keyboard('c');
    const field = screen.getByRole('combobox', { name: /Where does “Fits” lead/ });
    expect(field).toHaveFocus();
    await user.keyboard('product demo{Enter}');
    const target = Object.values(drawing.stages).find((stage) => stage.name === 'Product demo');
    expect(seen.edits).toEqual([{ type: 'connect', outcome: outcomeNamed('Fits').id, to: target?.id }]);
    await waitFor(() => expect(screen.getByRole('button', { name: /^Outcome Fits.*leads to Product demo/ })).toHaveFocus());
  });

  test('says why an outcome may not lead to a stage and does not connect it', async () => {
    const seen = openCanvas();
    const user = userEvent.setup();
    (await screen.findByRole('button', { name: /^Outcome Fits/ })).focus();
    await user.keyboard('c');
    await user.keyboard('needs check');
    expect(screen.getByRole('option', { name: /set how often it may be taken first/ })).toHaveAttribute('aria-disabled', 'true');
    await user.keyboard('{Enter}');
    expect(seen.edits).toEqual([]);
  });

  test('marks the focused card with Space and deletes what is marked with Backspace', async () => {
    const seen = openCanvas();
    const start = await card(/^Stage Needs check/);
    start.focus();
    fireEvent.keyDown(start, { key: ' ' });
    expect(seen.selections.at(-1)?.stages).toHaveLength(1);
    fireEvent.keyDown(start, { key: 'Backspace' });
    expect(seen.edits).toEqual([{ type: 'deleteStages', stages: seen.selections.at(-1)?.stages, heal: false }]);
  });

  test('joins up what led to a deleted stage with Ctrl and Backspace', async () => {
    const seen = openCanvas();
    const stage = await card(/^Stage Needs check/);
    stage.focus();
    fireEvent.keyDown(stage, { key: ' ' });
    fireEvent.keyDown(stage, { key: 'Backspace', ctrlKey: true });
    expect(seen.edits).toEqual([{ type: 'deleteStages', stages: seen.selections.at(-1)?.stages, heal: true }]);
  });
});

describe('the canvas', () => {
  test('draws every card of the small map, because each node knows its size (E17)', async () => {
    openCanvas();
    await card(/^Stage New lead/);
    const map = screen.getByRole('img', { name: 'Small map of the drawing' });
    const blocks = [...map.querySelectorAll('.bt-map-stage, .bt-map-won, .bt-map-lost, .bt-map-selected')].flatMap((path) => path.getAttribute('d')?.match(/M/g) ?? []);
    expect(blocks).toHaveLength(Object.keys(drawing.stages).length);
  });

  test('ends a line begun with a tap on a port with a tap on a card', async () => {
    const seen = openCanvas();
    const from = await card(/^Stage Needs check/);
    const port = from.querySelector(`[data-handleid="${outcomeNamed('Fits').id}"]`);
    if (!port) throw new Error('an outcome has a port');
    fireEvent.click(port);
    const target = await card(/^Stage Product demo/);
    expect(from.querySelector('[data-target="invalid"]')).not.toBeNull();
    fireEvent.click(target);
    expect(seen.edits).toEqual([{ type: 'connect', outcome: outcomeNamed('Fits').id, to: target.dataset['id'] }]);
  });

  test('gives up a line begun with a tap when Escape is pressed', async () => {
    const seen = openCanvas();
    const from = await card(/^Stage Needs check/);
    const port = from.querySelector(`[data-handleid="${outcomeNamed('Fits').id}"]`);
    if (!port) throw new Error('an outcome has a port');
    fireEvent.click(port);
    fireEvent.keyDown(from, { key: 'Escape' });
    expect(from.querySelector('[data-target]')).toBeNull();
    fireEvent.click(await card(/^Stage Product demo/));
    expect(seen.edits).toEqual([]);
  });

  test('tells a selection once, and a repeated click not at all', async () => {
    const seen = openCanvas();
    const row = await screen.findByRole('button', { name: /^Outcome Fits/ });
    fireEvent.click(row);
    fireEvent.click(row);
    expect(seen.selections).toEqual([{ ...emptySelection, outcomes: [outcomeNamed('Fits').id] }]);
  });

  test('changes nothing in read mode', async () => {
    const seen = openCanvas({ mode: 'read' });
    const start = await card(/^Stage New lead/);
    start.focus();
    for (const key of ['Backspace', 'c']) fireEvent.keyDown(start, { key });
    fireEvent.keyDown(start, { key: 'ArrowRight', ctrlKey: true });
    await new Promise((done) => setTimeout(done, 700));
    expect(seen.edits).toEqual([]);
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  test('finds a free place beside a stage', async () => {
    const seen = openCanvas();
    await card(/^Stage New lead/);
    const id = drawing.start;
    if (id === null) throw new Error('a starter has a start');
    const at = seen.api.current?.freeSpotAfter(id);
    const from = drawing.view.positions[id] ?? { x: 0, y: 0 };
    expect(at?.x).toBe(from.x + 280 + 96);
    for (const place of Object.values(drawing.view.positions)) expect(place.x === at?.x && place.y === at.y).toBe(false);
  });
});

test('the small map says where a record stands', () => {
  const [here] = Object.values(drawing.stages);
  render(<BlueprintThumbnail blueprint={drawing} width={300} height={140} here={here?.id} label="The record stands in New lead" />);
  const map = screen.getByRole('img', { name: 'The record stands in New lead' });
  expect(map.querySelectorAll('.bt-thumb-card')).toHaveLength(Object.keys(drawing.stages).length);
  expect(map.querySelectorAll('.bt-thumb-frame')).toHaveLength(Object.keys(drawing.phases).length);
  expect(map.querySelectorAll('[data-state="here"]')).toHaveLength(1);
});
