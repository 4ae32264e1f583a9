import type { ReactNode } from 'react';
import { MantineProvider, localStorageColorSchemeManager } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { shownAtOnce } from './notify.tsx';
import { LiveRegion } from './speak.tsx';
import { cssVariablesResolver, theme } from './theme.ts';

const schemes = localStorageColorSchemeManager({ key: 'baton-theme' });

/** Everything a screen stands on: theme, dialogs, toasts, the live region. `quiet` for tests: no portals, no transitions. */
export function UiProvider({ children, quiet = false }: { readonly children: ReactNode; readonly quiet?: boolean }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} colorSchemeManager={schemes} defaultColorScheme="auto" env={quiet ? 'test' : 'default'}>
      <ModalsProvider labels={{ confirm: 'Confirm', cancel: 'Keep' }}>
        {children}
        <Notifications position="bottom-right" limit={shownAtOnce} />
        <LiveRegion />
      </ModalsProvider>
    </MantineProvider>
  );
}
