import { ActionIcon, Menu, Tooltip, useComputedColorScheme } from '@mantine/core';
import { IconClipboardCopy, IconDownload } from '@tabler/icons-react';
import { lazy, memo, Suspense, useState } from 'react';
import { Kbd } from '../../ui/index.ts';
import { useKeyCommands } from '../shell/key-commands.ts';
import { useLastingNames, useStudio } from '../studio-context.ts';
import { copyAsImage } from './copy-image.ts';
import { outputGroups, type OutputKind } from './output-kinds.ts';

const ExportDialog = lazy(() => import('./export-dialog.tsx').then((loaded) => ({ default: loaded.ExportDialog })));

/** The button with every way a drawing leaves the builder; the same ways stand in the command palette. */
export const OutputMenu = memo(function OutputMenu() {
  const { store } = useStudio();
  const names = useLastingNames();
  const theme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const [kind, setKind] = useState<OutputKind | null>(null);
  const open = (wanted: OutputKind) => {
    store.actions.flushTyping();
    setKind(wanted);
  };
  const copy = () => {
    store.actions.flushTyping();
    const { draft, selection } = store.getState();
    void copyAsImage(draft, selection, names, theme);
  };
  useKeyCommands([
    ...outputGroups.flatMap(({ choices }) => choices.map((choice) => ({ id: `output-${choice.kind}`, label: choice.kind === 'print' ? 'Print the drawing…' : `Export: ${choice.label}…`, group: 'Export', run: () => open(choice.kind) }))),
    { id: 'output-copy', label: 'Copy as image', group: 'Export', keys: 'Ctrl+Shift+C', run: copy },
  ]);
  return (
    <>
      <Menu position="bottom-end" width={268}>
        <Menu.Target>
          <Tooltip label="Export"><ActionIcon size={34} variant="subtle" color="gray" aria-label="Export"><IconDownload size={18} aria-hidden /></ActionIcon></Tooltip>
        </Menu.Target>
        <Menu.Dropdown mah="calc(100vh - 72px)" style={{ overflow: 'auto' }}>
          {outputGroups.map(({ heading, choices }, index) => (
            <div key={heading}>
              {index > 0 && <Menu.Divider />}
              <Menu.Label>{heading}</Menu.Label>
              {choices.map((choice) => <Menu.Item key={choice.kind} leftSection={<choice.icon size={16} stroke={1.75} aria-hidden />} onClick={() => open(choice.kind)}>{choice.label}</Menu.Item>)}
              {index === 0 && <Menu.Item leftSection={<IconClipboardCopy size={16} stroke={1.75} aria-hidden />} rightSection={<Kbd keys="Ctrl+Shift+C" />} onClick={copy}>Copy as image</Menu.Item>}
            </div>
          ))}
        </Menu.Dropdown>
      </Menu>
      {kind && <Suspense><ExportDialog kind={kind} onKind={setKind} onClose={() => setKind(null)} /></Suspense>}
    </>
  );
});
