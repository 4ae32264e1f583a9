import { useMantineColorScheme } from '@mantine/core';
import type { Preview } from '@storybook/react-vite';
import { useLayoutEffect, type ReactNode } from 'react';
import '../../src/ui/styles.ts';
import { UiProvider } from '../../src/ui/index.ts';

type Scheme = 'light' | 'dark';

/** Holds the scheme a story asks for, whatever the last story left in local storage. */
function InScheme({ scheme, children }: { readonly scheme: Scheme; readonly children: ReactNode }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  useLayoutEffect(() => setColorScheme(scheme), [scheme, setColorScheme]);
  return colorScheme === scheme ? children : null;
}

/** A story names its scheme by `globals: { theme: 'dark' }`; without it, light. */
const preview: Preview = {
  parameters: { layout: 'padded', a11y: { test: 'error' } },
  initialGlobals: { theme: 'light' },
  globalTypes: {
    theme: { description: 'Colour scheme', toolbar: { icon: 'mirror', items: ['light', 'dark'], dynamicTitle: true } },
  },
  decorators: [
    (Story, { globals }) => (
      <UiProvider quiet>
        <InScheme scheme={globals.theme === 'dark' ? 'dark' : 'light'}>
          <Story />
        </InScheme>
      </UiProvider>
    ),
  ],
};

export default preview;
