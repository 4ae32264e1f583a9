import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { useCommentDesk } from '../../../../src/studio/comments/use-comment-desk.ts';
import { selecting } from '../../../../src/studio/draft/draft-store.ts';
import { ContextMenu } from '../../../../src/studio/menu/context-menu.tsx';
import { useDeeds, type Deeds } from '../../../../src/studio/shell/use-deeds.ts';
import { aBlueprint } from '../../../kit/a-blueprint.ts';
import { showInStudio } from '../in-studio.tsx';

const drawing = aBlueprint('Outbound').stage('Qualify', (s) => s.outcome('Interested', { to: 'Won' })).end('Won', 'won');
const stage = drawing.id.stage('Qualify');
const nothing = () => undefined;

function StageMenu({ pasted }: { pasted: unknown[] }) {
  const deeds: Deeds = { ...useDeeds(), paste: async (...how) => void pasted.push(how) };
  return <ContextMenu open={{ thing: { part: 'stages', id: stage }, screen: { x: 0, y: 0 }, at: { x: 0, y: 0 } }} deeds={deeds} adding={{} as never} onClose={nothing} onRename={nothing} onDetails={nothing} onAdd={nothing} onTidy={nothing} onKeep={nothing} />;
}

function show() {
  const pasted: unknown[] = [];
  const { store } = showInStudio(drawing.build(), <StageMenu pasted={pasted} />);
  act(() => store.actions.select(selecting({ stages: [stage] })));
  return { pasted, user: userEvent.setup() };
}

describe('the menu of a stage', () => {
  it('lets a comment be written about it', async () => {
    const { user } = show();
    const before = useCommentDesk.getState().raised;
    await user.click(await screen.findByRole('menuitem', { name: /^Comment/ }));
    await waitFor(() => expect(useCommentDesk.getState()).toMatchObject({ writing: { type: 'stage', id: stage }, raised: before + 1 }));
  });

  it('pastes beside what is selected', async () => {
    const { pasted, user } = show();
    await user.click(await screen.findByRole('menuitem', { name: /^Paste/ }));
    expect(pasted).toEqual([[false, expect.objectContaining({ x: expect.any(Number), y: expect.any(Number) })]]);
  });
});
