import '../studio.css';
import { Anchor, Button, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconEye } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { BlueprintCanvas, emptySelection, type Selection } from '../../canvas/index.ts';
import { useVersions, type BlueprintRow, type VersionRow } from '../../storage/index.ts';
import { StatusPill, usePageTitle } from '../../ui/index.ts';
import { createDraftStore } from '../draft/draft-store.ts';
import { ReviewBanner } from '../publish/review-banner.tsx';
import { StudioProvider, useDraft, useRecordType } from '../studio-context.ts';
import { useStudioOver } from '../use-studio-over.ts';

const CompareBoard = lazy(async () => ({ default: (await import('../compare/compare-board.tsx')).CompareBoard }));

/** A draft to look over and answer, for people who do not draw: what it would do, and what differs from the version in force (S45, S72). */
export function ReviewScreen({ row }: { readonly row: BlueprintRow }) {
  const store = useMemo(() => createDraftStore({ ...row.draft, view: { ...row.draft.view, locked: true } }), [row.draft]);
  const studio = useStudioOver(row.id, store);
  usePageTitle(`Review of ${row.draft.name}`);
  if (!studio) return null;
  return <StudioProvider value={studio}><Review row={row} /></StudioProvider>;
}

const none: readonly VersionRow[] = [];

function Review({ row }: { readonly row: BlueprintRow }) {
  const versions = useVersions(row.id) ?? none;
  const [shown, show] = useState<'draft' | 'changes'>('draft');
  const { name } = row.draft;
  return (
    <div className="bt-studio">
      <header className="bt-studio-bar" aria-label="Blueprint">
        <Anchor component={Link} to="/blueprints" className="bt-studio-back" aria-label="Back to Blueprints"><IconChevronLeft size={18} aria-hidden /></Anchor>
        <h1 className="bt-review-name">{name}</h1>
        <StatusPill tone="time">Draft v{(versions[0]?.number ?? 0) + 1}</StatusPill>
        <span className="bt-review-look"><IconEye size={14} aria-hidden /> To look at: nothing changes here.</span>
        <span className="bt-studio-space" />
        {versions.length > 0 && <SegmentedControl aria-label="What is shown" value={shown} onChange={(next) => show(next === 'changes' ? 'changes' : 'draft')} data={[{ value: 'draft', label: 'The draft' }, { value: 'changes', label: 'What changed' }]} />}
        {row.live !== null && <Button component={Link} to={`/blueprints/${row.id}?live`} variant="default">See what is live</Button>}
      </header>
      <ReviewBanner onCompare={() => show('changes')} />
      <div className="bt-studio-body">
        {shown === 'changes' && versions.length > 0 ? <Suspense><CompareBoard row={row} versions={versions} findings={[]} onDesign={() => show('draft')} /></Suspense> : <TheDraft />}
      </div>
    </div>
  );
}

function TheDraft() {
  const draft = useDraft();
  const type = useRecordType();
  const [selection, setSelection] = useState<Selection>(emptySelection);
  return (
    <section className="bt-studio-drawing" aria-label="Drawing">
      <div className="bt-studio-canvas">
        <BlueprintCanvas blueprint={draft} mode="read" selection={selection} onSelect={setSelection} onEdit={() => null} newId={() => ''} opening="all" recordTypeName={type?.name} />
      </div>
    </section>
  );
}
