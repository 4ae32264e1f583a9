import { Button, Group } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import { createNames, describeRefusal, formatCount, formatNumber } from '../../ui/index.ts';
import { useTraining, type MovedReport } from '../../storage/index.ts';
import { BringInRecords } from '../enrolment/bring-in.tsx';
import { useStudio } from '../studio-context.ts';
import type { Release } from './use-publishing.ts';

const sentences = {
  finish: 'Records enrolled from now on are stepped through this drawing; those on their way keep the version they walk.',
  atNextStage: 'Records enrolled from now on are stepped through this drawing; those on their way come over when they next change their stage.',
  now: 'Records are stepped through this drawing from now on.',
} as const;

/** It is out: what became of records on their way, and what to do next. */
export function Published({ release: { version, policy, moved }, onClose }: { readonly release: Release; readonly onClose: () => void }) {
  const { recordTypes } = useStudio();
  const { document } = version;
  const byHand = document.enrolment.when.type === 'manual';
  const learners = new Set((useTraining('attempts') ?? []).filter(({ blueprint }) => blueprint === document.id).map(({ person }) => person)).size;
  return (
    <>
      <p className="bt-published"><IconCircleCheck size={20} aria-hidden color="var(--bt-positive)" /> {sentences[policy]}</p>
      {moved && <Moved moved={moved} document={document} />}
      {byHand ? null : <BringInRecords version={version} recordType={recordTypes[document.recordType]} />}
      {learners > 0 ? <p className="bt-published">{formatCount(learners, 'person', 'people')} practised an earlier version. <Link to={`/learn/${document.id}?class=1`}>Who must learn what again</Link></p> : null}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>Go on drawing</Button>
        <Button variant="default" component={Link} to="/today">Open Today</Button>
        <Button variant={byHand ? 'filled' : 'default'} component={Link} to={`/records/import?blueprint=${document.id}`}>Bring in leads</Button>
      </Group>
    </>
  );
}

/** How many moved, how many stayed behind and why. */
export function Moved({ moved, document }: { readonly moved: MovedReport; readonly document: Release['version']['document'] }) {
  const names = createNames({ blueprint: document });
  const why = new Map<string, number>();
  for (const { refusal } of moved.refused) {
    const words = describeRefusal(refusal, names);
    why.set(words, (why.get(words) ?? 0) + 1);
  }
  return (
    <section aria-label="What became of records on their way">
      <p><b>{formatCount(moved.moved, 'record')}</b> moved{moved.held.length > 0 ? `, ${formatNumber(moved.held.length)} stay on their version` : ''}{moved.left > 0 ? `, ${formatNumber(moved.left)} not moved because it was stopped` : ''}.</p>
      {why.size > 0 && <ul aria-label="Not moved">{[...why].map(([words, count]) => <li key={words}><b>{formatCount(count, 'record')}</b>: {words}</li>)}</ul>}
    </section>
  );
}
