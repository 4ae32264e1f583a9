import { useState, type ReactNode } from 'react';
import { Button, Group, Modal, Textarea } from '@mantine/core';

/** Asks why before something is done that others will wonder about. Without a reason nothing happens. */
export function ReasonDialog({ title, description, confirm, cancel = 'Cancel', danger = false, children, onConfirm, onClose }: {
  readonly title: string;
  readonly description: string;
  readonly confirm: string;
  readonly cancel?: string;
  readonly danger?: boolean;
  /** More to fill in, under the reason. */
  readonly children?: ReactNode;
  /** Answers null when it was accepted, else why not, in words. */
  readonly onConfirm: (reason: string) => Promise<string | null>;
  readonly onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const go = async () => {
    if (reason.trim() === '') return setProblem('Say why, in a few words.');
    setBusy(true);
    const answer = await onConfirm(reason.trim());
    setBusy(false);
    if (answer === null) onClose();
    else setProblem(answer);
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Textarea data-autofocus label="Reason" withAsterisk description={description} autosize minRows={2} value={reason} error={problem} onChange={(event) => setReason(event.currentTarget.value)} />
      {children}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>{cancel}</Button>
        <Button {...(danger ? { color: 'negative' } : {})} loading={busy} onClick={() => void go()}>{confirm}</Button>
      </Group>
    </Modal>
  );
}
