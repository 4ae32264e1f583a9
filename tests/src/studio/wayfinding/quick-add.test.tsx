import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { QuickAdd, type QuickAddRequest } from '../../../../src/studio/shell/quick-add.tsx';
import { aBlueprint } from '../../../kit/a-blueprint.ts';
import { showInStudio } from '../in-studio.tsx';

const drawing = aBlueprint('Outbound').stage('Qualify', (s) => s.outcome('Interested', { to: 'Demo' }).outcome('Not now')).stage('Demo', (s) => s.outcome('Sold', { to: 'Signed' })).end('Signed', 'won');
const open = drawing.id.outcome('Qualify', 'Not now');

function show(request: Partial<QuickAddRequest>) {
  const connected: unknown[] = [];
  const picked: string[] = [];
  showInStudio(drawing.build(), <QuickAdd request={{ at: { x: 0, y: 0 }, screen: { x: 0, y: 0 }, ...request }} onPick={({ label }) => picked.push(label)} onConnect={(outcome, stage) => connected.push([outcome, stage])} onClose={() => undefined} />);
  return { connected, picked, user: userEvent.setup() };
}

describe('the menu at an outcome that leads nowhere', () => {
  it('finds stages already drawn beside new blocks, and leads there', async () => {
    const { connected, picked, user } = show({ from: open });
    expect(screen.getByRole('option', { name: /Demo/ })).toBeInTheDocument();
    await user.type(screen.getByRole('combobox', { name: 'Add what?' }), 'sign{Enter}');
    expect(connected).toEqual([[open, drawing.id.stage('Signed')]]);
    expect(picked).toEqual([]);
  });

  it('still takes a new block first', async () => {
    const { connected, picked, user } = show({ from: open });
    await user.type(screen.getByRole('combobox', { name: 'Add what?' }), '{Enter}');
    expect([connected, picked]).toEqual([[], ['Stage']]);
  });

  it('offers none of them on free ground', () => {
    show({});
    expect(screen.queryByRole('option', { name: /Demo/ })).toBeNull();
  });
});
