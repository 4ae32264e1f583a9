import 'fake-indexeddb/auto';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect } from 'react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeStorage, openStorage } from '../../../../src/storage/index.ts';
import { useCommenting } from '../../../../src/studio/comments/use-commenting.ts';
import { OutputMenu } from '../../../../src/studio/output/output-menu.tsx';
import { KeySheet } from '../../../../src/studio/shell/key-sheet.tsx';
import { useStudioCommands } from '../../../../src/studio/shell/use-studio-commands.ts';
import { FindBar } from '../../../../src/studio/wayfinding/find-bar.tsx';
import { PlaceButtons } from '../../../../src/studio/wayfinding/place-buttons.tsx';
import { CommandPalette, openCommands, useShownCommands, type Command } from '../../../../src/ui/index.ts';
import { aBlueprint } from '../../../kit/a-blueprint.ts';
import { showInStudio } from '../in-studio.tsx';

let database = 0;
beforeEach(() => {
  database += 1;
  openStorage(`keys-${process.pid}-${database}`, { startHelper: () => null });
});
afterEach(() => closeStorage());

const draft = aBlueprint('Outbound').stage('Qualify').end('Won', 'won').build();
const shown: { commands: readonly Command[] } = { commands: [] };

/** Everything in the builder that offers commands, without what they act on: here only their names and keys count. */
function Commands() {
  const nothing = () => undefined;
  const side = { size: 300, open: true };
  const anything = new Proxy({}, { get: () => nothing });
  useStudioCommands({
    adding: anything as never, deeds: anything as never, panels: { panels: { palette: side, inspector: side, dock: side }, toggle: nothing, open: nothing, resize: nothing }, findings: [],
    onPublish: nothing, onExport: nothing, onTidy: nothing, onQuickAdd: nothing, onRename: nothing, onReplaceKind: nothing, onTool: nothing, onHide: nothing, onKeys: nothing,
  } as never);
  useCommenting(nothing);
  const commands = useShownCommands();
  useEffect(() => {
    shown.commands = commands;
  }, [commands]);
  return <><OutputMenu /><PlaceButtons /><FindBar /></>;
}

describe('commands and keys', () => {
  it('every command has a label of its own, and none shares its keys with another', () => {
    showInStudio(draft, <MemoryRouter><Commands /></MemoryRouter>);
    const listed = shown.commands;
    expect(listed.length).toBeGreaterThan(60);
    expect(listed.filter(({ label }) => label.trim() === '')).toEqual([]);
    expect(repeated(listed.map(({ label }) => label))).toEqual([]);
    expect(repeated(listed.flatMap(({ keys }) => keys?.split(', ') ?? []))).toEqual([]);
  });

  it('every key stands in the sheet with its command, and every command in the palette', async () => {
    const user = userEvent.setup();
    showInStudio(draft, <MemoryRouter><Commands /><KeySheet onClose={() => undefined} /><CommandPalette /></MemoryRouter>);
    const sheet = within(await screen.findByRole('dialog', { name: 'Keys' }));
    const listed = shown.commands;
    const withKeys = listed.filter(({ keys }) => keys !== undefined);
    expect(withKeys.length).toBeGreaterThan(30);
    for (const { label } of withKeys) expect(sheet.getByText(label, { selector: 'dd' })).toBeInTheDocument();
    act(openCommands);
    const field = await screen.findByRole('textbox', { name: 'Search or run a command' });
    for (const { label } of withKeys.filter((_, index) => index % 9 === 0)) {
      await user.clear(field);
      await user.click(field);
      await user.paste(label);
      expect(document.querySelector('.mantine-Spotlight-action')).toHaveTextContent(label);
    }
  });
});

function repeated(words: readonly string[]): readonly string[] {
  return words.filter((word, index) => words.indexOf(word) !== index);
}
