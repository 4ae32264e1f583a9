import { useState } from 'react';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { announce, Banner, ChannelTile, CommandPalette, ConfirmButton, ErrorBoundary, heatStep, notifyDone, openCommands, ProgressDialog, Segments, setSingleKeys, UiProvider, useCommands, useHotkeysSafe, withdrawUndo } from '../../../src/ui/index.ts';

const inUi = (what: React.ReactNode) => render(<UiProvider quiet>{what}</UiProvider>);

describe('keys', () => {
  function Keys({ onN, onSave }: { readonly onN: () => void; readonly onSave: () => void }) {
    useHotkeysSafe([['N', onN], ['mod+S', onSave]]);
    return <input aria-label="Name" />;
  }

  test('a single letter acts on the page, but never while somebody types', () => {
    const onN = vi.fn();
    inUi(<Keys onN={onN} onSave={() => undefined} />);
    fireEvent.keyDown(document.body, { key: 'n' });
    expect(onN).toHaveBeenCalledTimes(1);
    fireEvent.keyDown(screen.getByLabelText('Name'), { key: 'n' });
    expect(onN).toHaveBeenCalledTimes(1);
  });

  test('a key with Ctrl acts in a field too', () => {
    const onSave = vi.fn();
    inUi(<Keys onN={() => undefined} onSave={onSave} />);
    fireEvent.keyDown(screen.getByLabelText('Name'), { key: 's', ctrlKey: true });
    expect(onSave).toHaveBeenCalledTimes(1);
  });

  test('Enter acts on the page, and presses the button or link that has the focus instead', async () => {
    const [onEnter, onPress] = [vi.fn(), vi.fn()];
    function Page() {
      useHotkeysSafe([['Enter', onEnter]]);
      return <><button type="button" onClick={onPress}>Spread out</button><a href="#board" onClick={onPress}>Board</a></>;
    }
    inUi(<Page />);
    const user = userEvent.setup();
    await user.keyboard('{Enter}');
    expect([onEnter.mock.calls.length, onPress.mock.calls.length]).toEqual([1, 0]);
    screen.getByRole('button', { name: 'Spread out' }).focus();
    await user.keyboard('{Enter}');
    screen.getByRole('link', { name: 'Board' }).focus();
    await user.keyboard('{Enter}');
    expect([onEnter.mock.calls.length, onPress.mock.calls.length]).toEqual([1, 2]);
  });

  test('single letters can be switched off', () => {
    const onN = vi.fn();
    inUi(<Keys onN={onN} onSave={() => undefined} />);
    setSingleKeys(false);
    fireEvent.keyDown(document.body, { key: 'n' });
    setSingleKeys(true);
    expect(onN).not.toHaveBeenCalled();
  });
});

test('the palette lists what the present screen offers, runs the newest version of it, and forgets it when the screen closes', async () => {
  const ran: number[] = [];
  function Screen() {
    const [turn, setTurn] = useState(0);
    useCommands([{ id: 'tidy', label: 'Tidy up', keys: 'Shift+Alt+T', run: () => ran.push(turn) }]);
    return <button type="button" onClick={() => setTurn(turn + 1)}>Next turn</button>;
  }
  function Place() {
    const [open, setOpen] = useState(true);
    return <>{open ? <Screen /> : null}<button type="button" onClick={() => setOpen(false)}>Leave</button><CommandPalette /></>;
  }
  inUi(<Place />);
  await userEvent.click(screen.getByRole('button', { name: 'Next turn' }));
  openCommands();
  await userEvent.click(await screen.findByText('Tidy up'));
  expect(ran).toEqual([1]);
  fireEvent.click(screen.getByText('Leave'));
  openCommands();
  expect(await screen.findByText('Nothing by that name on this screen')).toBeInTheDocument();
});

test('the palette opens with nothing typed, even when it was closed a moment ago', async () => {
  render(<UiProvider><CommandPalette /></UiProvider>);
  act(() => openCommands());
  const search = await screen.findByRole('textbox', { name: 'Search or run a command' });
  await userEvent.type(search, 'email');
  fireEvent.keyDown(search, { key: 'Escape' });
  act(() => openCommands());
  expect(await screen.findByRole('textbox', { name: 'Search or run a command' })).toHaveValue('');
});

test('a confirm button does nothing until the second yes', async () => {
  const onConfirm = vi.fn();
  inUi(<ConfirmButton label="Remove" question="Remove the demo?" confirmLabel="Yes, remove" onConfirm={onConfirm}>Your own things stay.</ConfirmButton>);
  await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
  expect(onConfirm).not.toHaveBeenCalled();
  expect(await screen.findByText('Your own things stay.')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Yes, remove' }));
  expect(onConfirm).toHaveBeenCalledTimes(1);
});

test('an undo toast takes the thing back once and closes', async () => {
  const undo = vi.fn();
  inUi(<p>page</p>);
  notifyDone({ message: 'Stage deleted', undo });
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(undo).toHaveBeenCalledTimes(1);
  await waitFor(() => expect(screen.queryByText('Stage deleted')).not.toBeInTheDocument());
});

test('only the last thing done offers a way back, and not once something else was done', async () => {
  inUi(<p>page</p>);
  notifyDone({ message: 'Stage moved', undo: () => undefined });
  await screen.findByText('Stage moved');
  notifyDone({ message: 'Stage renamed', undo: () => undefined });
  await screen.findByText('Stage renamed');
  await waitFor(() => expect(screen.queryByText('Stage moved')).not.toBeInTheDocument());
  withdrawUndo();
  await waitFor(() => expect(screen.queryByText('Stage renamed')).not.toBeInTheDocument());
});

test('progress says how far it is and can be stopped', async () => {
  const onCancel = vi.fn();
  inUi(<ProgressDialog opened title="Importing" done={1200} total={45_211} onCancel={onCancel} />);
  expect(await screen.findByText('1,200 of 45,211')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(onCancel).toHaveBeenCalledTimes(1);
});

test('a bug in one area leaves the rest alive, offers a backup and a second try', async () => {
  const onBackup = vi.fn();
  let broken = true;
  const Area = () => {
    if (broken) throw new Error('no such stage');
    return <p>The canvas</p>;
  };
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  inUi(<><ErrorBoundary area="the canvas" onBackup={onBackup}><Area /></ErrorBoundary><p>The rest</p></>);
  quiet.mockRestore();
  expect(screen.getByRole('alert')).toHaveTextContent('Something broke in the canvas');
  expect(screen.getByText('The rest')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Download a backup' }));
  expect(onBackup).toHaveBeenCalledTimes(1);
  broken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.getByText('The canvas')).toBeInTheDocument();
});

test('results of commands are spoken, the same words twice too', async () => {
  const { container } = inUi(<p>page</p>);
  const said = () => [...container.ownerDocument.querySelectorAll('[aria-live="polite"] span')].map((slot) => slot.textContent);
  announce('Moved after First call');
  await waitFor(() => expect(said()).toContain('Moved after First call'));
  const first = said();
  announce('Moved after First call');
  await waitFor(() => expect(said()).not.toEqual(first));
  expect(said()).toContain('Moved after First call');
});

test('state is never colour alone: counts, kinds and banners say it in words', () => {
  inUi(<><Segments done={2} total={5} label="touches" /><ChannelTile channel="social" labelled /><Banner tone="negative" title="The disk is full.">Nothing is lost.</Banner></>);
  expect(screen.getByText('2 of 5')).toBeInTheDocument();
  expect(screen.getByRole('img', { name: 'Social touch' })).toBeInTheDocument();
  expect(screen.getByRole('alert')).toHaveTextContent('The disk is full. Nothing is lost.');
});

test('heat has five steps', () => {
  expect([0, 0.05, 0.15, 0.25, 0.9].map(heatStep)).toEqual([0, 1, 2, 3, 4]);
});
