/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { unitProjects } from './tests/unit-projects.ts';

const loopback = '127.0.0.1';

/** Libraries that change together and that every screen needs: one cached chunk each. */
const chunks = [
  { name: 'react', test: /node_modules[\\/](react|react-dom(?![\\/](server|cjs[\\/]react-dom-server))|scheduler|react-router)[\\/]/, priority: 40 },
  { name: 'mantine', test: /node_modules[\\/](@mantine[\\/](core|hooks|form|modals|notifications|spotlight|store)|@floating-ui|react-remove-scroll|react-transition-group)[\\/]/, priority: 30 },
  { name: 'flow', test: /node_modules[\\/](@xyflow|d3-)/, priority: 30 },
  { name: 'engine', test: /node_modules[\\/](xstate|zod|immer|temporal-polyfill|@noble[\\/]hashes|uuid)[\\/]/, priority: 30 },
  { name: 'storage', test: /node_modules[\\/](dexie|dexie-react-hooks|zustand)[\\/]/, priority: 30 },
  // an icon is 300 bytes: a file for each would cost more to ask for than to read
  { name: 'icons', test: /node_modules[\\/]@tabler[\\/]/, priority: 20, entriesAware: true, entriesAwareMergeThreshold: 6000 },
];

/**
 * Works without a network after the first load. A new release waits until every tab of the old one is
 * closed: the page never reloads under somebody who is typing (no skipWaiting, no clientsClaim on update).
 */
const offline = () =>
  VitePWA({
    registerType: 'prompt',
    injectRegister: 'script-defer',
    includeAssets: ['icon.svg'],
    manifest: {
      name: 'Baton',
      short_name: 'Baton',
      description: 'Draw the cadence; every lead follows it, and every gate says why.',
      start_url: '/',
      display: 'standalone',
      theme_color: '#2E5BE6',
      background_color: '#ffffff',
      icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
    },
    workbox: {
      globPatterns: ['**/*.{js,css,html,svg,woff2}'],
      maximumFileSizeToCacheInBytes: 6 * 1024 * 1024,
      navigateFallback: '/index.html',
      clientsClaim: true,
      cleanupOutdatedCaches: true,
    },
  });

export default defineConfig({
  plugins: [react(), ...(process.env.VITEST === undefined ? [offline()] : [])],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    sourcemap: true,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
  server: { host: loopback, port: 5173 },
  preview: { host: loopback, port: 4173 },
  // Vitest leaves a core to its own process by default: of two that is half of the machine
  test: { projects: unitProjects, maxWorkers: '100%' },
});
