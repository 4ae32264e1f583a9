import { useState, type ReactNode } from 'react';
import { Button, Group, Modal, Progress, Text, type ButtonProps } from '@mantine/core';

/** A button that asks once before it does what cannot be undone by a toast. */
export function ConfirmButton({ label, question, children, confirmLabel, onConfirm, ...button }: {
  readonly label: string;
  /** The dialog's title, a question: "Delete Outbound?" */
  readonly question: string;
  /** What will be gone, what stays. */
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly onConfirm: () => void | Promise<void>;
} & Omit<ButtonProps, 'children'>) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" {...button} onClick={() => setOpen(true)}>{label}</Button>
      <ConfirmDialog opened={open} question={question} confirmLabel={confirmLabel} onClose={() => setOpen(false)} onConfirm={onConfirm}>{children}</ConfirmDialog>
    </>
  );
}

/** The question itself, for callers that open it from a menu. Stays open while `onConfirm` works. */
export function ConfirmDialog({ opened, question, children, confirmLabel, onClose, onConfirm, tone = 'negative' }: {
  readonly opened: boolean;
  readonly question: string;
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly onClose: () => void;
  readonly onConfirm: () => void | Promise<void>;
  readonly tone?: 'negative' | 'primary';
}) {
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
      onClose();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened={opened} onClose={onClose} title={question} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Text component="div" size="md">{children}</Text>
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={onClose} data-autofocus>Keep</Button>
        <Button color={tone} loading={busy} onClick={() => void confirm()}>{confirmLabel}</Button>
      </Group>
    </Modal>
  );
}

/** Progress over anything longer than half a second, with the count and a way to stop. */
export function ProgressDialog({ opened, title, done, total, note, onCancel, cancelLabel = 'Cancel' }: {
  readonly opened: boolean;
  readonly title: string;
  readonly done: number;
  /** Null while the size of the work is not known yet. */
  readonly total: number | null;
  readonly note?: ReactNode;
  /** Without it the work cannot be stopped half-way and no button is shown. */
  readonly onCancel?: () => void;
  readonly cancelLabel?: string;
}) {
  const share = total === null ? 100 : total === 0 ? 100 : Math.min(100, (done / total) * 100);
  const words = total === null ? 'Preparing' : `${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`;
  return (
    <Modal opened={opened} onClose={() => onCancel?.()} title={title} withCloseButton={false} closeOnClickOutside={false} closeOnEscape={onCancel !== undefined}>
      <Progress value={share} animated={total === null} aria-label={title} aria-valuetext={words} />
      <Group justify="space-between" mt="sm">
        <Text size="sm" c="dimmed" className="bt-numbers">{words}</Text>
        {note === undefined ? null : <Text size="sm" c="dimmed" component="div">{note}</Text>}
      </Group>
      {onCancel === undefined ? null : <Group justify="flex-end" mt="lg"><Button variant="default" onClick={onCancel}>{cancelLabel}</Button></Group>}
    </Modal>
  );
}
