import { render, screen } from '@testing-library/react';
import { Profiler } from 'react';
import { describe, expect, it } from 'vitest';
import { useTurns } from '../../../src/studio/shell/use-turns.ts';

function Board() {
  const turn = useTurns(2);
  return <p>{['frame', 'drawing', 'panel'].slice(0, turn + 1).join(', ')}</p>;
}

describe('the builder is put up bit by bit', () => {
  it('shows one thing more each time it is put on screen, and all of them without being asked', () => {
    let drawn = 0;
    render(<Profiler id="board" onRender={() => (drawn += 1)}><Board /></Profiler>);
    expect(screen.getByText('frame, drawing, panel')).toBeVisible();
    expect(drawn).toBe(3);
  });
});
