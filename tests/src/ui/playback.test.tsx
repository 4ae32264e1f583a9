import { act, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PlayPause, UiProvider, usePlayback } from '../../../src/ui/index.ts';

function Film({ last, pace }: { readonly last: number; readonly pace: number }) {
  const [at, setAt] = useState(0);
  const [playing, setPlaying] = useState(false);
  const { goTo, step, toggle } = usePlayback({ at, last, onAt: setAt, playing, onPlaying: setPlaying, pace });
  return <><p>{`Step ${at}`}</p><PlayPause playing={playing} onToggle={toggle} /><button type="button" onClick={() => step(-5)}>Far back</button><button type="button" onClick={() => goTo(99)}>Far on</button></>;
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const pass = (milliseconds: number) => act(() => { vi.advanceTimersByTime(milliseconds); });

describe('a player', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    render(<UiProvider quiet><Film last={3} pace={1000} /></UiProvider>);
  });
  afterEach(() => { vi.useRealTimers(); });

  test('goes on at its pace, stops at the last step, and begins anew from there', () => {
    press('Play');
    pass(999);
    expect(screen.getByText('Step 0')).toBeInTheDocument();
    pass(1);
    expect(screen.getByText('Step 1')).toBeInTheDocument();
    pass(1000);
    pass(1000);
    expect(screen.getByText('Step 3')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Play' })).toBeInTheDocument();
    press('Play');
    expect(screen.getByText('Step 0')).toBeInTheDocument();
    press('Pause');
    pass(5000);
    expect(screen.getByText('Step 0')).toBeInTheDocument();
  });

  test('never leads beyond its ends, and is played by keys', () => {
    press('Far on');
    expect(screen.getByText('Step 3')).toBeInTheDocument();
    press('Far back');
    expect(screen.getByText('Step 0')).toBeInTheDocument();
    const key = (name: string) => act(() => { fireEvent.keyDown(document.body, { key: name, code: name }); });
    key('ArrowLeft');
    expect(screen.getByText('Step 0')).toBeInTheDocument();
    key('ArrowRight');
    expect(screen.getByText('Step 1')).toBeInTheDocument();
    key('End');
    expect(screen.getByText('Step 3')).toBeInTheDocument();
    key('Home');
    expect(screen.getByText('Step 0')).toBeInTheDocument();
  });
});
