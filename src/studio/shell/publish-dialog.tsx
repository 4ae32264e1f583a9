import { Button, Group, Modal, Textarea } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Finding } from '#engine/blueprint';
import { publishBlueprint, type VersionRow } from '../../storage/index.ts';
import { Banner, formatCount, notifyDone, notifyProblem } from '../../ui/index.ts';
import type { Autosave } from '../draft/autosave.ts';
import { FindingRow } from '../dock/findings-list.tsx';
import { BringInRecords } from '../enrolment/bring-in.tsx';
import { useDraft, useStudio } from '../studio-context.ts';

export interface PublishDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly autosave: Autosave;
  readonly findings: readonly Finding[];
  /** What exploring has proved; it is told, and blocks nothing. */
  readonly traps?: readonly Finding[];
  readonly nextNumber: number;
}

/** Freezes the drawing as a version that records travel through; errors are listed first and block it. */
export function PublishDialog({ opened, onClose, autosave, findings, traps = [], nextNumber }: PublishDialogProps) {
  const draft = useDraft();
  const [published, setPublished] = useState<VersionRow | null>(null);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const close = () => {
    setPublished(null);
    onClose();
  };
  const title = published ? `Version ${published.number} is live` : `Publish “${draft.name}” as v${nextNumber}`;
  return (
    <Modal opened={opened} onClose={close} title={title} size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      {published
        ? <Published version={published} onClose={close} />
        : errors.length > 0
          ? <Blocked errors={errors} onClose={close} />
          : <PublishForm autosave={autosave} warnings={findings.length} traps={traps.filter(({ severity }) => severity === 'error')} onPublished={setPublished} onClose={close} />}
    </Modal>
  );
}

function Blocked({ errors, onClose }: { errors: readonly Finding[]; onClose: () => void }) {
  return (
    <>
      <p>{errors.length === 1 ? 'One thing' : `${errors.length} things`} must be mended first. A record would be stuck there.</p>
      <ul className="bt-findings" aria-label="What blocks publishing">
        {errors.map((finding, index) => <FindingRow key={`${finding.check}:${index}`} finding={finding} onGo={onClose} />)}
      </ul>
      <Group justify="flex-end" mt="lg"><Button variant="default" onClick={onClose}>Back to the drawing</Button></Group>
    </>
  );
}

function PublishForm({ autosave, warnings, traps, onPublished, onClose }: { autosave: Autosave; warnings: number; traps: readonly Finding[]; onPublished: (version: VersionRow) => void; onClose: () => void }) {
  const { store } = useStudio();
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const publish = async () => {
    setBusy(true);
    try {
      await autosave.flush();
      const answer = await publishBlueprint(store.getState().draft.id, note.trim());
      if (answer.ok) {
        notifyDone({ message: `Published as version ${answer.value.number}` });
        onPublished(answer.value);
      } else notifyProblem(answer.error[0]?.message ?? 'The checks found something to mend first.', 'Not published');
    } catch (error) {
      notifyProblem(error instanceof Error ? error.message : String(error), 'Not published');
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Textarea data-autofocus label="What is new" description="The team reads this in the list of versions" rows={3} classNames={{ input: 'bt-growing' }} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      {traps.length > 0 && (
        <Banner tone="time" title={traps.length === 1 ? 'A trap was found.' : `${traps.length} traps were found.`}>{traps[0]?.message} This does not block publishing; the findings show how it comes about.</Banner>
      )}
      {warnings > 0 && <p className="bt-quiet">{formatCount(warnings, 'warning or hint', 'warnings and hints')} left; they do not block publishing.</p>}
      <p className="bt-quiet">New records take this version. Records already on their way keep the version they started with.</p>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>Cancel</Button>
        <Button loading={isBusy} onClick={() => void publish()}>Publish</Button>
      </Group>
    </>
  );
}

function Published({ version, onClose }: { version: VersionRow; onClose: () => void }) {
  const { recordTypes } = useStudio();
  const { document } = version;
  const byHand = document.enrolment.when.type === 'manual';
  return (
    <>
      <p className="bt-published"><IconCircleCheck size={20} aria-hidden color="var(--bt-positive)" /> Records enrolled from now on are stepped through this drawing; those on their way keep the version they walk.</p>
      {byHand ? null : <BringInRecords version={version} recordType={recordTypes[document.recordType]} />}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>Go on drawing</Button>
        <Button variant="default" component={Link} to="/today">Open Today</Button>
        <Button variant={byHand ? 'filled' : 'default'} component={Link} to={`/records/import?blueprint=${document.id}`}>Bring in leads</Button>
      </Group>
    </>
  );
}
