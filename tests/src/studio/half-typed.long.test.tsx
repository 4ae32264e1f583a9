import { act, fireEvent } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { selecting } from '../../../src/studio/draft/draft-store.ts';
import { Inspector } from '../../../src/studio/inspector/inspector.tsx';
import type { Selection } from '../../../src/canvas/index.ts';
import { aFullDrawing } from './every-field/a-full-drawing.ts';
import { showInStudio } from './in-studio.tsx';

const { draft, id } = aFullDrawing();

/** Unfolds everything a panel holds. */
function unfoldAll(container: HTMLElement) {
  for (;;) {
    const folded = [...container.querySelectorAll('.bt-inspector-section-title[aria-expanded="false"], .bt-fold-title[aria-expanded="false"]')];
    if (folded.length === 0) return;
    act(() => folded.forEach((each) => fireEvent.click(each)));
  }
}

describe('words typed but not yet in the drawing', () => {
  it.each<readonly [string, Partial<Selection>, number]>([
    ['the blueprint', {}, 6],
    ['a stage', { stages: [id.stage('Qualify')] }, 5],
    ['an activity', { activities: [id.activity('Ring')] }, 18],
    ['an outcome', { outcomes: [id.outcome('Qualify', 'By hand')] }, 2],
    ['an outcome that sends', { outcomes: [id.outcome('Shapes', 'Gate 4')] }, 3],
    ['a phase', { phases: [id.phase('Find')] }, 1],
    ['a note', { notes: [id.note('Look here')] }, 1],
  ])('are kept in every text field of %s', async (_, selection, fewest) => {
    const { container, store } = showInStudio(draft, <Inspector />);
    act(() => store.actions.select(selecting(selection)));
    unfoldAll(container);
    const fields = () => [...container.querySelectorAll<HTMLInputElement>('textarea, input')].filter((field) => field.matches('textarea, :not([type]), [type="text"]') && !field.matches('[role="combobox"], [aria-haspopup], [readonly], [inputmode="numeric"], [inputmode="decimal"]'));
    expect(fields().length).toBeGreaterThanOrEqual(fewest);
    for (let index = 0; index < fields().length; index += 1) {
      const field = fields()[index];
      if (!field) continue;
      const words = `half typed ${index}`;
      fireEvent.change(field, { target: { value: words } });
      act(() => store.actions.flushTyping());
      expect(JSON.stringify(store.getState().draft), field.outerHTML).toContain(words);
      act(() => store.actions.goTo(0));
    }
  });
});
