import 'fake-indexeddb/auto';
import { TextInput } from '@mantine/core';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeStorage, openStorage } from '../../../../src/storage/index.ts';
import { useKeyCommands } from '../../../../src/studio/shell/key-commands.ts';
import { ViewSwitch } from '../../../../src/studio/shell/view-switch.tsx';
import { CommandPalette, useHotkeysSafe } from '../../../../src/ui/index.ts';
import { aBlueprint } from '../../../kit/a-blueprint.ts';
import { showInStudio } from '../in-studio.tsx';

let database = 0;
beforeEach(() => {
  database += 1;
  openStorage(`switches-${process.pid}-${database}`, { startHelper: () => null });
});
afterEach(() => closeStorage());

const draft = aBlueprint('Outbound').stage('Qualify').end('Won', 'won').build();

function Screen({ pressed }: { pressed: string[] }) {
  useKeyCommands([{ id: 'dock', label: 'Dock', group: 'View', keys: 'Ctrl+J', run: () => pressed.push('dock') }]);
  useHotkeysSafe([['N', () => pressed.push('new')], ['ArrowRight', () => pressed.push('arrow')]]);
  return <><ViewSwitch view="drawing" onView={() => undefined} /><TextInput label="Name" /><CommandPalette /></>;
}

const shown = () => {
  const pressed: string[] = [];
  showInStudio(draft, <Screen pressed={pressed} />);
  return { pressed, user: userEvent.setup() };
};

describe('keys while a switch has the focus', () => {
  it('are letters in a field of text', async () => {
    const { pressed, user } = shown();
    await user.click(screen.getByRole('textbox', { name: 'Name' }));
    await user.keyboard('n{Control>}jk{/Control}');
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('n');
    expect(pressed).toEqual([]);
    expect(screen.queryByRole('textbox', { name: 'Search or run a command' })).toBeNull();
  });

  it('still act after a press on Drawing, Table or Outline; its own arrows stay with the switch', async () => {
    const { pressed, user } = shown();
    await user.click(screen.getByRole('radio', { name: 'Table' }));
    await user.keyboard('{Control>}j{/Control}n{ArrowRight}');
    expect(pressed).toEqual(['dock', 'new']);
    await user.keyboard('{Control>}k{/Control}');
    expect(await screen.findByRole('textbox', { name: 'Search or run a command' })).toBeInTheDocument();
  });
});
