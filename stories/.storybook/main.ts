import type { StorybookConfig } from '@storybook/react-vite';

const isServiceWorker = (plugin: unknown): boolean =>
  typeof plugin === 'object' && plugin !== null && 'name' in plugin && String(plugin.name).startsWith('vite-plugin-pwa');

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['../**/*.stories.tsx'],
  addons: ['@storybook/addon-vitest', '@storybook/addon-a11y'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  typescript: { reactDocgen: 'react-docgen' },
  // Storybook loads the app's vite.config.ts, whose service worker would cache the stories
  viteFinal: (vite) => ({ ...vite, plugins: (vite.plugins ?? []).flat(9).filter((plugin) => !isServiceWorker(plugin)) }),
};

export default config;
