import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLayoutBottombar, IconLayoutSidebar, IconLayoutSidebarRight } from '@tabler/icons-react';
import { memo } from 'react';
import type { Panels, PanelName } from './panels.ts';

const toggles: readonly { readonly name: PanelName; readonly label: string; readonly keys: string; readonly icon: typeof IconLayoutSidebar }[] = [
  { name: 'palette', label: 'palette', keys: 'Ctrl+B', icon: IconLayoutSidebar },
  { name: 'dock', label: 'dock', keys: 'Ctrl+J', icon: IconLayoutBottombar },
  { name: 'inspector', label: 'inspector', keys: 'Ctrl+I', icon: IconLayoutSidebarRight },
];

/** Shows and hides the panels around the canvas. */
export const PanelToggles = memo(function PanelToggles({ panels }: { panels: Panels }) {
  return (
    <div className="bt-panel-toggles" role="toolbar" aria-label="Panels">
      {toggles.map(({ name, label, keys, icon: Glyph }) => {
        const { open } = panels.panels[name];
        const words = `${open ? 'Hide' : 'Show'} the ${label}`;
        return (
          <Tooltip key={name} label={`${words} (${keys})`}>
            <ActionIcon size={26} variant="subtle" color="gray" aria-label={words} aria-pressed={open} onClick={() => panels.toggle(name)}><Glyph size={16} aria-hidden /></ActionIcon>
          </Tooltip>
        );
      })}
    </div>
  );
});
