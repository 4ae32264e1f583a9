import '@testing-library/jest-dom/vitest';
import 'fake-indexeddb/auto';
import { notifications } from '@mantine/notifications';
import { spotlight } from '@mantine/spotlight';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// the default of one second fails on two busy cores
configure({ asyncUtilTimeout: 10_000 });

// the files share one loading of everything, so what outlives a screen goes with its test
afterEach(() => {
  spotlight.close();
  notifications.clean();
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});

/** Mantine asks for the colour scheme and for sizes, which no DOM without a screen can answer. */
const unmatched = (media: string): MediaQueryList => ({
  matches: false,
  media,
  onchange: null,
  addListener: () => undefined,
  removeListener: () => undefined,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  dispatchEvent: () => false,
});
Object.defineProperty(window, 'matchMedia', { configurable: true, writable: true, value: unmatched });

class NeverResized implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
window.ResizeObserver ??= NeverResized;
Element.prototype.scrollIntoView ??= () => undefined;
