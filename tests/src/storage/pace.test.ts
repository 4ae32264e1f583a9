import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPace } from '../../../src/storage/pace.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Reads that take so long, of something that goes on changing. */
function aReader(took: number, rest = 0) {
  const told: number[] = [];
  const failed: unknown[] = [];
  const state = { value: 0, begun: 0, under: 0, most: 0 };
  const pace = createPace({
    rest,
    work: async () => {
      state.begun += 1;
      state.under += 1;
      state.most = Math.max(state.most, state.under);
      const { value } = state;
      await new Promise((resolve) => setTimeout(resolve, took));
      state.under -= 1;
      if (value < 0) throw new Error('broken');
      return value;
    },
    tell: (value) => told.push(value),
    fail: (error) => failed.push(error),
  });
  return { pace, state, told, failed };
}

describe('what is dear to read', () => {
  it('is read at once the first time, one at a time, at most a third of the time, and the last change is told', async () => {
    const { pace, state, told } = aReader(100);
    for (let turn = 1; turn <= 100; turn += 1) {
      state.value = turn;
      pace.ask();
      await vi.advanceTimersByTimeAsync(30);
    }
    await vi.advanceTimersByTimeAsync(1000);
    expect(told[0]).toBe(1);
    expect(told.at(-1)).toBe(100);
    expect(state.most).toBe(1);
    expect(state.begun).toBeLessThanOrEqual(12);
  });

  it('rests at least as long as it is told to, goes on after a failure, and tells nothing once it is stopped', async () => {
    const { pace, state, told, failed } = aReader(1, 500);
    state.value = -1;
    pace.ask();
    await vi.advanceTimersByTimeAsync(10);
    expect(failed).toHaveLength(1);
    state.value = 7;
    pace.ask();
    await vi.advanceTimersByTimeAsync(400);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(told).toEqual([7]);
    await vi.advanceTimersByTimeAsync(1000);
    state.value = 8;
    pace.ask();
    pace.stop();
    await vi.advanceTimersByTimeAsync(2000);
    expect(told).toEqual([7]);
  });
});
