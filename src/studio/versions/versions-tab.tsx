import './versions.css';
import { Button, Group, Modal, TextInput } from '@mantine/core';
import { IconBookmarkPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { keepSnapshot, useSnapshots, useVersionLoads, useVersions, type VersionRow } from '../../storage/index.ts';
import { notifyDone } from '../../ui/index.ts';
import { useDraft, useStudio } from '../studio-context.ts';
import { RollBackDialog } from './roll-back-dialog.tsx';
import { SnapshotItem } from './snapshot-item.tsx';
import { useNaming } from './use-naming.ts';
import { VersionItem } from './version-item.tsx';

/** What was published and how the draft stood: look, compare, restore, roll back. */
export function VersionsTab() {
  const draft = useDraft();
  const versions = useVersions(draft.id);
  const loads = useVersionLoads(draft.id);
  const snapshots = useSnapshots(draft.id);
  const { isAsking, ask } = useNaming();
  const [rolling, setRolling] = useState<VersionRow | null>(null);
  if (versions === undefined || snapshots === undefined) return null;
  const [live] = versions;
  return (
    <div className="bt-versions">
      <section aria-label="Published versions">
        <h3 className="bt-versions-head">Published</h3>
        {versions.length === 0 && <p className="bt-quiet">Nothing is published yet. The first version appears here with its note.</p>}
        <ul className="bt-version-list" aria-label="Published versions">
          {versions.map((version, index) => <VersionItem key={version.id} version={version} isLive={index === 0} before={versions[index + 1]} restored={versions.find(({ id }) => id === version.restores)?.number} load={loads?.[version.id]} onRollBack={() => setRolling(version)} />)}
        </ul>
      </section>
      <section aria-label="Kept states">
        <h3 className="bt-versions-head">Kept states <Button size="compact-xs" variant="default" leftSection={<IconBookmarkPlus size={14} aria-hidden />} onClick={() => ask(true)}>Name this state</Button></h3>
        {snapshots.length === 0 && <p className="bt-quiet">The draft is kept by itself every ten minutes of work, and before something large happens. Name a state to keep it for good.</p>}
        <ul className="bt-version-list" aria-label="Kept states">{snapshots.map((snapshot) => <SnapshotItem key={snapshot.id} snapshot={snapshot} />)}</ul>
      </section>
      <NameDialog opened={isAsking} onClose={() => ask(false)} />
      {rolling && live && <RollBackDialog version={rolling} live={live} onClose={() => setRolling(null)} />}
    </div>
  );
}

function NameDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { store } = useStudio();
  const [name, setName] = useState('');
  const keep = async () => {
    store.actions.flushTyping();
    await keepSnapshot(store.getState().draft, { why: 'named', name: name.trim() });
    notifyDone({ message: `Kept as “${name.trim()}”` });
    setName('');
    onClose();
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Name this state" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={(event) => { event.preventDefault(); if (name.trim() !== '') void keep(); }}>
        <TextInput data-autofocus label="Name" description="So that it is found again: “As agreed with service”" maxLength={120} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Group justify="flex-end" mt="lg"><Button variant="default" onClick={onClose}>Cancel</Button><Button type="submit" disabled={name.trim() === ''}>Keep</Button></Group>
      </form>
    </Modal>
  );
}
