import 'fake-indexeddb/auto';
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { closeStorage, openStorage } from '../../../../src/storage/index.ts';
import { usePanels } from '../../../../src/studio/shell/panels.ts';

beforeEach(() => openStorage(`panels-${process.pid}-${Math.random()}`, { startHelper: () => null }));
afterEach(() => {
  vi.unstubAllGlobals();
  closeStorage();
});

const isOpen = ({ panels }: ReturnType<typeof usePanels>) => [panels.palette.open, panels.inspector.open, panels.dock.open];
const windowOf = (small: boolean) => vi.stubGlobal('matchMedia', () => ({ matches: small, addEventListener: () => undefined, removeEventListener: () => undefined }));

it('panels start closed in a window so small that they would cover the drawing, and open when asked', () => {
  windowOf(true);
  const { result } = renderHook(() => usePanels());
  expect(isOpen(result.current)).toEqual([false, false, false]);
  act(() => result.current.open('inspector'));
  expect(isOpen(result.current)).toEqual([false, true, false]);
});

it('panels start open where there is room', () => {
  windowOf(false);
  expect(isOpen(renderHook(() => usePanels()).result.current)).toEqual([true, true, true]);
});
