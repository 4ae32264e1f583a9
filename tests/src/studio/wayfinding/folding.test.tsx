import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { selecting } from '../../../../src/studio/draft/draft-store.ts';
import { useDeeds } from '../../../../src/studio/shell/use-deeds.ts';
import { aBlueprint, labelledId } from '../../../kit/a-blueprint.ts';
import { showInStudio } from '../in-studio.tsx';

const drawing = aBlueprint('Outbound').stage('Qualify', (s) => s.outcome('Interested', { to: 'Won' })).end('Won', 'won');
const phase = labelledId('phase Prospecting');

function Folding() {
  const { fold } = useDeeds();
  return <button type="button" onClick={fold}>Fold it</button>;
}

describe('folding a phase', () => {
  it('says that it is a look only, with the way back beside it', async () => {
    const user = userEvent.setup();
    const drawn = drawing.build();
    const stage = drawing.id.stage('Qualify');
    const { store } = showInStudio(drawn, <Folding />);
    act(() => {
      store.actions.edit({ type: 'addPhase', phase: { id: phase, name: 'Prospecting', order: 1 } });
      store.actions.edit({ type: 'setField', path: ['stages', stage, 'phase'], value: phase });
      store.actions.select(selecting({ stages: [stage] }));
    });
    const steps = store.getState().history.past.length;
    await user.click(screen.getByRole('button', { name: 'Fold it' }));
    expect(await screen.findByText(/a look only/)).toBeInTheDocument();
    expect(store.getState().draft.view.collapsed).toEqual([phase]);
    expect(store.getState().history.past).toHaveLength(steps);
    await user.click(screen.getByRole('button', { name: 'Unfold' }));
    expect(store.getState().draft.view.collapsed).toEqual([]);
  });
});
