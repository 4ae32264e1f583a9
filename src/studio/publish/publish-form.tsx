import { Button, Group } from '@mantine/core';
import { useMemo, useState } from 'react';
import { activeDrawing, type Finding } from '#engine/blueprint';
import type { VersionRow } from '../../storage/index.ts';
import { Banner, describeFinding, formatCount, formatNumber, ProgressDialog } from '../../ui/index.ts';
import type { Autosave } from '../draft/autosave.ts';
import { useDraft } from '../studio-context.ts';
import { ChangeSection } from './change-section.tsx';
import { MoveSection } from './move-section.tsx';
import { stagesWithoutPlace } from './move-table.tsx';
import { ReviewLine } from './review-line.tsx';
import { useMovePreview } from './use-move-preview.ts';
import { usePublishing, type MovePolicy, type Release } from './use-publishing.ts';
import { useReviewStanding } from './use-review-standing.ts';
import { isLink, WhyFields } from './why-fields.tsx';

export interface PublishFormProps {
  readonly autosave: Autosave;
  /** The version that is out now; without one this is the first. */
  readonly live: VersionRow | undefined;
  readonly warnings: number;
  readonly traps: readonly Finding[];
  readonly broken: readonly Finding[];
  readonly onPublished: (release: Release) => void;
  readonly onClose: () => void;
}

/** What is about to go out: the changes, the records on their way, why, and the button. */
export function PublishForm(props: PublishFormProps) {
  const { autosave, live, warnings, traps, broken, onPublished, onClose } = props;
  const draft = useDraft();
  const [note, setNote] = useState('');
  const [evidence, setEvidence] = useState('');
  const [policy, setPolicy] = useState<MovePolicy>('finish');
  const moving = useMovePreview(draft.id, { type: 'draft' }, { prepare: () => autosave.flush() });
  const to = useMemo(() => activeDrawing(draft), [draft]);
  const { standing } = useReviewStanding();
  const publishing = usePublishing(draft.id, onPublished);
  const homeless = moving.state.type === 'ready' && policy !== 'finish' ? stagesWithoutPlace(moving.state.report, moving.plan ?? moving.state.report.plan) : [];
  const isReady = !standing.blocks && isLink(evidence) && homeless.length === 0 && (policy === 'finish' || moving.plan !== null);
  return (
    <>
      <ReviewLine standing={standing} />
      {live && <ChangeSection live={live.document} draft={draft} />}
      {live && <MoveSection to={to} from={live.document} state={moving.state} plan={moving.plan} onPlan={moving.setPlan} policy={policy} onPolicy={setPolicy} onCancel={moving.cancel} onAgain={moving.again} />}
      <section className="bt-publish-part" aria-label="Why"><WhyFields note={note} onNote={setNote} evidence={evidence} onEvidence={setEvidence} /></section>
      {traps.length > 0 && (
        <Banner tone="time" title={traps.length === 1 ? 'A trap was found.' : `${traps.length} traps were found.`}>{traps[0]?.message} This does not block publishing; the findings show how it comes about.</Banner>
      )}
      {broken.length > 0 && (
        <Banner tone="time" title={broken.length === 1 ? 'A scenario breaks.' : `${broken.length} scenarios break.`}>
          This does not block publishing.
          <ul className="bt-publish-broken" aria-label="Scenarios that break">{broken.map((finding, index) => <li key={index}>{describeFinding(finding)}</li>)}</ul>
        </Banner>
      )}
      {warnings > 0 && <p className="bt-quiet bt-publish-left">{formatCount(warnings, 'warning or hint', 'warnings and hints')} left; they do not block publishing.</p>}
      <Group justify="flex-end" mt="lg" className="bt-publish-foot">
        {homeless.length > 0 && <span className="bt-negative-text">Say where the records of {homeless.length === 1 ? `“${homeless[0]?.name}”` : `${homeless.length} stages`} go.</span>}
        <Button variant="default" onClick={onClose}>Cancel</Button>
        <Button disabled={!isReady} loading={publishing.phase.type !== 'idle'} onClick={() => void publishing.publish({ note, evidence, policy, plan: moving.plan }, autosave)}>{policy === 'now' ? 'Publish and move' : 'Publish'}</Button>
      </Group>
      <MovingProgress phase={publishing.phase} onStop={publishing.stopMoving} />
    </>
  );
}

/** How far moving has come; what was moved stays moved when it is stopped. */
export function MovingProgress({ phase, onStop }: { readonly phase: ReturnType<typeof usePublishing>['phase']; readonly onStop: () => void }) {
  if (phase.type !== 'moving') return null;
  return <ProgressDialog opened title="Moving records" done={phase.done} total={phase.total} note={phase.total === null ? undefined : `${formatNumber(phase.total - phase.done)} left`} onCancel={onStop} cancelLabel="Stop here" />;
}
