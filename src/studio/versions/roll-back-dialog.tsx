import '../publish/publish.css';
import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import type { MovePlan } from '#engine/run';
import type { VersionRow } from '../../storage/index.ts';
import { notifyDone } from '../../ui/index.ts';
import { ChangeSection } from '../publish/change-section.tsx';
import { MoveSection } from '../publish/move-section.tsx';
import { MovingProgress } from '../publish/publish-form.tsx';
import { Moved } from '../publish/published.tsx';
import { useMovePreview } from '../publish/use-move-preview.ts';
import { usePublishing, type MovePolicy, type Release } from '../publish/use-publishing.ts';
import { isLink, WhyFields } from '../publish/why-fields.tsx';

/** Everybody keeps their stage; where it is not there, they go to the last one they came from that is. */
const theWayBack: MovePlan = { stages: {}, timers: 'carry', back: true };

/** Puts an older version back in force, with the records that have come over since (B24). */
export function RollBackDialog({ version, live, onClose }: { readonly version: VersionRow; readonly live: VersionRow; readonly onClose: () => void }) {
  const [release, setRelease] = useState<Release | null>(null);
  return (
    <Modal opened onClose={onClose} size={760} title={release ? `Version ${release.version.number} is live` : `Roll back to version ${version.number}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      {release
        ? <><p>It leads records as version {version.number} did. The draft is as it was.</p>{release.moved && <Moved moved={release.moved} document={release.version.document} />}<Group justify="flex-end" mt="lg"><Button data-autofocus onClick={onClose}>Done</Button></Group></>
        : <RollBackForm version={version} live={live} onDone={(done) => { setRelease(done); notifyDone({ message: `Rolled back: version ${done.version.number} is live` }); }} onClose={onClose} />}
    </Modal>
  );
}

function RollBackForm({ version, live, onDone, onClose }: { readonly version: VersionRow; readonly live: VersionRow; readonly onDone: (release: Release) => void; readonly onClose: () => void }) {
  const [note, setNote] = useState(`Back to version ${version.number}`);
  const [evidence, setEvidence] = useState('');
  const [policy, setPolicy] = useState<MovePolicy>('now');
  const moving = useMovePreview(version.blueprint, { type: 'version', version: version.id }, { start: theWayBack });
  const publishing = usePublishing(version.blueprint, onDone);
  const { plan } = moving;
  return (
    <>
      <p className="bt-quiet">A new version is made that is equal to version {version.number}. What you are drawing stays as it is.</p>
      <ChangeSection live={live.document} draft={version.document} />
      <MoveSection to={version.document} from={live.document} state={moving.state} plan={moving.plan} onPlan={moving.setPlan} policy={policy} onPolicy={setPolicy} policies={['now', 'atNextStage', 'finish']} onCancel={moving.cancel} onAgain={moving.again} />
      <section className="bt-publish-part" aria-label="Why"><WhyFields note={note} onNote={setNote} evidence={evidence} onEvidence={setEvidence} /></section>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>Cancel</Button>
        <Button disabled={!isLink(evidence) || (policy !== 'finish' && plan === null)} loading={publishing.phase.type !== 'idle'} onClick={() => void publishing.putBack({ note, evidence, policy, plan }, version.id)}>{policy === 'now' ? 'Roll back and move' : 'Roll back'}</Button>
      </Group>
      <MovingProgress phase={publishing.phase} onStop={publishing.stopMoving} />
    </>
  );
}
