import { screen, waitFor } from '@testing-library/react';
import { Button } from '@mantine/core';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { CanvasApi } from '../../../src/canvas/index.ts';
import { selecting } from '../../../src/studio/draft/draft-store.ts';
import { useClipboardDeeds } from '../../../src/studio/shell/use-clipboard-deeds.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { showInStudio } from './in-studio.tsx';

const drawing = aBlueprint('Sale').stage('New', (stage) => stage.outcome('Reached', { to: 'Offer' })).stage('Offer', (stage) => stage.outcome('Won', { to: 'Won' })).end('Won', 'won');
const { id } = drawing;

function Duplicating() {
  const { duplicate } = useClipboardDeeds();
  return <Button onClick={duplicate}>Duplicate</Button>;
}

test.each([
  ['several cards: to the first of them, then all of them', ['New', 'Offer'], ['goTo', 'fitSelection']],
  ['one card: to it, at the same zoom', ['New'], ['goTo']],
])('the view follows what is laid down. %s', async (_, chosen, wanted) => {
  const { store, canvas } = showInStudio(drawing.build(), <Duplicating />);
  const asked: string[] = [];
  const goTo = vi.fn((card: string) => void asked.push(store.getState().selection.stages[0] === card ? 'goTo' : 'another card'));
  canvas.current = { goTo, fitSelection: () => void asked.push('fitSelection') } as Partial<CanvasApi> as CanvasApi;
  store.actions.select(selecting({ stages: chosen.map((name) => id.stage(name)) }));
  await userEvent.setup().click(screen.getByRole('button', { name: 'Duplicate' }));
  await waitFor(() => expect(asked).toEqual(wanted));
  expect(store.getState().selection.stages).toHaveLength(chosen.length);
  expect(Object.keys(store.getState().draft.stages)).toHaveLength(3 + chosen.length);
});
