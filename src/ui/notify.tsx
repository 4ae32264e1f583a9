import type { ReactNode } from 'react';
import { Button, Group } from '@mantine/core';
import { notifications, notificationsStore } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';

/** So many toasts are seen at once. */
export const shownAtOnce = 4;

/** What a toast with a way back needs. */
export interface Undoable {
  readonly message: string;
  /** Takes it back. The toast closes first; a second press does nothing. */
  readonly undo?: () => void;
  readonly undoLabel?: string;
  /** Milliseconds the toast stays; longer when it can be undone. */
  readonly stays?: number;
}

/** The toast that offers a way back just now: only the last thing done can be taken back by a button. */
let offered: string | null = null;

/** Takes the offered way back off the screen: something else was done since, and the button would take back the wrong thing. */
export function withdrawUndo(): void {
  if (offered !== null) notifications.hide(offered);
  offered = null;
}

/** Tells that something was done, with an Undo button where it can be taken back. Answers the toast's id. */
export function notifyDone({ message, undo, undoLabel = 'Undo', stays }: Undoable): string {
  if (undo !== undefined) withdrawUndo();
  makeRoom();
  const id = notifications.show({
    message: <ToastBody message={message} onUndo={undo === undefined ? undefined : () => { notifications.hide(id); undo(); }} undoLabel={undoLabel} />,
    icon: <IconCheck size={16} />,
    color: 'positive',
    autoClose: stays ?? (undo === undefined ? 4000 : 10_000),
    closeButtonProps: { 'aria-label': 'Close message' },
  });
  if (undo !== undefined) offered = id;
  return id;
}

/** Tells that something did not work or was refused, in one plain sentence and with what to do next. */
export function notifyProblem(message: ReactNode, title?: string): string {
  makeRoom();
  return notifications.show({
    message, ...(title === undefined ? {} : { title }),
    icon: <IconAlertTriangle size={16} />, color: 'negative', autoClose: 12_000, role: 'alert',
    closeButtonProps: { 'aria-label': 'Close message' },
  });
}

/** The newest message is always seen at once: the oldest makes room for it instead of keeping it, and its way back, in a queue. */
function makeRoom(): void {
  const { notifications: shown } = notificationsStore.getState();
  for (const { id } of shown.slice(0, Math.max(0, shown.length - shownAtOnce + 1))) if (id !== undefined) notifications.hide(id);
}

function ToastBody({ message, onUndo, undoLabel }: { readonly message: string; readonly onUndo: (() => void) | undefined; readonly undoLabel: string }) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="md">
      <span>{message}</span>
      {onUndo === undefined ? null : <Button size="compact-sm" variant="light" flex="none" onClick={onUndo}>{undoLabel}</Button>}
    </Group>
  );
}
