import './publish.css';
import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import type { Finding } from '#engine/blueprint';
import type { VersionRow } from '../../storage/index.ts';
import type { Autosave } from '../draft/autosave.ts';
import { FindingRow } from '../dock/findings-list.tsx';
import { useDraftPart } from '../studio-context.ts';
import { PublishForm } from './publish-form.tsx';
import { Published } from './published.tsx';
import { useAsking } from './use-asking.ts';
import type { Release } from './use-publishing.ts';

export interface PublishDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly autosave: Autosave;
  readonly findings: readonly Finding[];
  /** What exploring has proved; it is told, and blocks nothing. */
  readonly traps?: readonly Finding[];
  /** Scenarios that no longer come out as they were saved; they are told, and block nothing. */
  readonly broken?: readonly Finding[];
  /** Published versions, newest first. */
  readonly versions: readonly VersionRow[];
}

/** Freezes the drawing as a version that records travel through: errors are listed first and block it; then what changes and what becomes of records on their way. */
export function PublishDialog({ opened, onClose, autosave, findings, traps = [], broken = [], versions }: PublishDialogProps) {
  const name = useDraftPart((draft) => draft.name);
  const [release, setRelease] = useState<Release | null>(null);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const isAsking = useAsking((state) => state.isAsking);
  const close = () => {
    setRelease(null);
    onClose();
  };
  const title = release ? `Version ${release.version.number} is live` : `Publish “${name}” as v${(versions[0]?.number ?? 0) + 1}`;
  return (
    <Modal opened={opened} onClose={close} closeOnEscape={!isAsking} trapFocus={!isAsking} title={title} size={release || errors.length > 0 ? 'lg' : 760} closeButtonProps={{ 'aria-label': 'Close' }}>
      {release
        ? <Published release={release} onClose={close} />
        : errors.length > 0
          ? <Blocked errors={errors} onClose={close} />
          : <PublishForm autosave={autosave} live={versions[0]} warnings={findings.length} traps={traps.filter(({ severity }) => severity === 'error')} broken={broken} onPublished={setRelease} onClose={close} />}
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
