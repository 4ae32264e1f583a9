import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { createAutosave } from '../../../src/studio/draft/autosave.ts';
import { selecting } from '../../../src/studio/draft/draft-store.ts';
import { Inspector } from '../../../src/studio/inspector/inspector.tsx';
import { NumberField } from '../../../src/studio/fields/number-field.tsx';
import type { Selection } from '../../../src/canvas/index.ts';
import { aFullDrawing } from './every-field/a-full-drawing.ts';
import { showInStudio, unfold } from './in-studio.tsx';

const full = aFullDrawing();
const { id } = full;

function open(selection: Partial<Selection>, draft = full.draft) {
  const shown = showInStudio(draft, <Inspector />);
  act(() => shown.store.actions.select(selecting(selection)));
  return { ...shown, user: userEvent.setup(), now: () => shown.store.getState().draft };
}

describe('words typed but not yet in the drawing', () => {
  const draft = aBlueprint('Outbound').stage('Qualify', (s) => s.call('Ring')).end('Won', 'won').build();
  const typed = async () => {
    const shown = open({}, draft);
    await shown.user.type(screen.getByRole('textbox', { name: 'For whom' }), 'Half');
    return shown;
  };

  it('are kept when something else is selected', async () => {
    const { store, now } = await typed();
    act(() => store.actions.select(selecting({ stages: [Object.keys(draft.stages)[0] ?? ''] })));
    expect(now().audience).toBe('Half');
  });

  it('are kept when the mode changes and the panel goes away', async () => {
    const { unmount, now } = await typed();
    unmount();
    expect(now().audience).toBe('Half');
  });

  it('are what an undo takes back and a redo brings again', async () => {
    const { store, now } = await typed();
    act(() => void store.actions.undo());
    expect(now().audience).toBe('');
    act(() => void store.actions.redo());
    expect(now().audience).toBe('Half');
  });

  it('are written down when the tab is closed', async () => {
    const { store, now } = await typed();
    const saved: unknown[] = [];
    const row = { id: draft.id, draft, draftRev: 1 };
    const autosave = createAutosave(store, row as Parameters<typeof createAutosave>[1], { save: async (one) => { saved.push(one); return { ok: true, value: 2 } as never; }, loadHistory: async () => null });
    await act(async () => autosave.flush());
    expect(now().audience).toBe('Half');
    expect(saved).toEqual([now()]);
    autosave.stop();
  });

  it('leave the undo of the field itself to the browser', async () => {
    await typed();
    const event = new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true });
    screen.getByRole('textbox', { name: 'For whom' }).dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  });
});

describe('a list of words', () => {
  it('takes the word that is not yet added along', async () => {
    const { user, now, store } = open({ activities: [id.activity('Ring')] });
    await unfold(user, /^Script/);
    await user.type(screen.getByRole('combobox', { name: 'Words to avoid' }), 'bargain');
    act(() => store.actions.select(selecting({})));
    expect(now().activities[id.activity('Ring')]?.content.script?.avoid).toEqual(['cheap', 'bargain']);
  });
});

describe('half a number', () => {
  const changes: number[] = [];
  const show = (value: number, min?: number) => {
    changes.length = 0;
    const shown = showInStudio(full.draft, <NumberField label="Target" value={value} min={min} onChange={(next) => changes.push(next)} />);
    return { ...shown, user: userEvent.setup(), field: within(shown.container).getByRole('textbox', { name: 'Target' }) };
  };

  it('stays on screen, and counts for what it says', async () => {
    const { user, field, store } = show(3);
    await user.clear(field);
    await user.type(field, '-');
    expect([field, changes]).toEqual([expect.objectContaining({ value: '-' }), []]);
    await user.type(field, '1.');
    expect(field).toHaveValue('-1.');
    act(() => store.actions.flushTyping());
    expect(changes.at(-1)).toBe(-1);
  });

  it('that is too small yet waits for the rest of it', async () => {
    const { user, field } = show(30, 10);
    await user.clear(field);
    await user.type(field, '1');
    expect(changes).toEqual([]);
    await user.type(field, '5');
    expect(changes).toEqual([15]);
  });

  it('that never becomes one goes back to the number before', async () => {
    const { user, field } = show(3);
    await user.clear(field);
    await user.type(field, '-');
    await user.tab();
    expect(field).toHaveValue('3');
    expect(changes).toEqual([]);
  });
});
