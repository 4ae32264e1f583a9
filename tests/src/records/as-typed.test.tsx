import { fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultRecordTypes } from '#engine/blueprint';
import { FilterBar } from '../../../src/records/list/filter-bar.tsx';
import type { ListState } from '../../../src/records/list/list-state.ts';
import { useAsTyped } from '../../../src/records/list/use-as-typed.ts';
import { closeStorage, openStorage } from '../../../src/storage/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';

describe('what is typed into a search', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is told at once, and of a fast burst only how it ends', () => {
    const told: string[] = [];
    const { result } = renderHook(() => useAsTyped((text) => told.push(text)));
    for (const text of ['a', 'an', 'ann']) result.current(text);
    expect(told).toEqual(['a']);
    vi.advanceTimersByTime(200);
    expect(told).toEqual(['a', 'ann']);
    result.current('anna');
    expect(told).toEqual(['a', 'ann', 'anna']);
  });

  it('is not told once its screen is left', () => {
    const told: string[] = [];
    const { result, unmount } = renderHook(() => useAsTyped((text) => told.push(text)));
    result.current('a');
    result.current('an');
    unmount();
    vi.advanceTimersByTime(1000);
    expect(told).toEqual(['a']);
  });
});

const nowhere: ListState = { type: 'lead', search: '', sort: { field: 'title', descending: false }, filters: [], view: null, owner: undefined, stage: null };

describe('the search box of the list', () => {
  beforeEach(() => void openStorage(`as-typed-${process.pid}`));
  afterEach(() => closeStorage());

  it('keeps later letters when the list has come as far as earlier ones, and empties when the search is cleared elsewhere', async () => {
    const asked: string[] = [];
    const bar = (search: string) => <UiProvider quiet><FilterBar type={defaultRecordTypes.lead} state={{ ...nowhere, search }} onChange={(change) => asked.push(change.search ?? '')} places={{ blueprints: [], nameOf: () => ({ stage: '', blueprint: '' }) }} columns={[]} onColumns={() => undefined} /></UiProvider>;
    const { rerender } = render(bar(''));
    const box = screen.getByRole('searchbox', { name: 'Find leads by name' });
    fireEvent.change(box, { target: { value: 'a' } });
    fireEvent.change(box, { target: { value: '' } });
    fireEvent.change(box, { target: { value: 'b' } });
    rerender(bar('a'));
    expect(box).toHaveValue('b');
    await waitFor(() => expect(asked).toEqual(['a', 'b']));
    rerender(bar('b'));
    expect(box).toHaveValue('b');
    rerender(bar(''));
    expect(box).toHaveValue('');
  });
});
