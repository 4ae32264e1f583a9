import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Finding } from '#engine/blueprint';
import type { ChecksBeside } from '../../../../src/studio/checking/checks-in-worker.ts';
import { useErrors } from '../../../../src/studio/home/use-errors.ts';
import type { BlueprintRow } from '../../../../src/storage/index.ts';
import { sketched } from '../../canvas/drawings.ts';

afterEach(() => vi.unstubAllGlobals());

const rowOf = (id: string, stages: number): BlueprintRow => {
  const draft = { ...sketched(Array.from({ length: stages }, () => ({ to: [null] })), id), id };
  return { id, draft, draftRev: 1, updatedAt: 0, owner: 'u', live: null, paused: false, batch: null };
};
const finding = (severity: Finding['severity']): Finding => ({ severity, rule: 'x', target: { type: 'blueprint' }, message: 'x', fixes: [] }) as unknown as Finding;

describe('the errors of a drawing among all drawings', () => {
  it('are counted at once in a small one', () => {
    const never = () => { throw new Error('a small drawing needs nobody beside the page'); };
    const { result } = renderHook(() => useErrors(rowOf('small', 3), never));
    expect(result.current).toBeGreaterThan(0);
  });

  it('are counted beside the page in a large one, which ends with that, and told again at once', async () => {
    vi.stubGlobal('Worker', class {});
    let tell: (findings: readonly Finding[]) => void = () => undefined;
    const close = vi.fn();
    const begin = vi.fn((): ChecksBeside => ({ check: (_draft, _context, onFound) => { tell = onFound; }, close }));
    const row = rowOf('large', 80);
    const { result, unmount } = renderHook(() => useErrors(row, begin));
    expect(result.current).toBe(0);
    await waitFor(() => expect(begin).toHaveBeenCalledOnce());
    act(() => tell([finding('error'), finding('warning'), finding('error')]));
    await waitFor(() => expect(result.current).toBe(2));
    expect(close).toHaveBeenCalledOnce();
    unmount();
    expect(renderHook(() => useErrors(row, begin)).result.current).toBe(2);
  });
});
