import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useLasting } from '../../canvas/index.ts';
import { useVersions, type BlueprintRow, type VersionRow } from '../../storage/index.ts';
import { usePageTitle } from '../../ui/index.ts';
import type { Autosave } from '../draft/autosave.ts';
import type { DockTab } from '../dock/dock.tsx';
import { together, useFindings } from '../dock/use-findings.ts';
import { useCommenting } from '../comments/use-commenting.ts';
import { useVersionKeeping } from '../versions/use-version-keeping.ts';
import { ReviewBanner } from '../publish/review-banner.tsx';
import { useProof } from '../proof/use-proof.ts';
import { useSimulateCommands } from '../simulate/use-simulate-commands.ts';
import { useDraftPart, useStudio } from '../studio-context.ts';
import { DesignBoard } from './design-board.tsx';
import { modes, useMode } from './modes.tsx';
import { usePanels } from './panels.ts';
import { SaveBanner } from './save-banner.tsx';
import { StudioBar } from './top-bar.tsx';
import { useOnce } from './use-once.ts';

const PublishDialog = lazy(() => import('../publish/publish-dialog.tsx').then((module) => ({ default: module.PublishDialog })));

const none: readonly VersionRow[] = [];

/** The builder: its bar, what may be wrong, and the board of the present mode. */
export function Workspace({ row, autosave }: { row: BlueprintRow; autosave: Autosave }) {
  const name = useDraftPart((draft) => draft.name);
  const { store } = useStudio();
  const versions = useVersions(row.id) ?? none;
  const checked = useFindings();
  const proof = useProof();
  const findings = useMemo(() => together(checked, proof.findings, proof.scenarios), [checked, proof.findings, proof.scenarios]);
  const panels = usePanels();
  const [mode, setMode] = useMode();
  const [tab, setTab] = useState<DockTab>('findings');
  const [isPublishing, setPublishing] = useState(false);
  const hasPublished = useOnce(isPublishing);
  usePageTitle(name);
  useSimulateCommands(setMode);
  useEffect(() => autosave.see(row), [autosave, row]);

  const openDock = (next: DockTab) => {
    setMode('design');
    panels.open('dock');
    setTab(next);
  };
  useCommenting(() => openDock('comments'));
  useVersionKeeping(() => openDock('versions'));
  const told = useLasting({
    onMode: setMode,
    onFindings: () => openDock('findings'),
    onHistory: () => openDock('history'),
    onPublish: () => {
      store.actions.flushTyping();
      setPublishing(true);
    },
  });
  const Board = modes.find(({ key }) => key === mode)?.Board;
  return (
    <div className="bt-studio">
      <StudioBar panels={panels} autosave={autosave} versions={versions} findings={findings} mode={mode} {...told} />
      <SaveBanner autosave={autosave} />
      <ReviewBanner onCompare={() => setMode('compare')} />
      {Board ? <Suspense><Board row={row} versions={versions} findings={findings} onDesign={() => setMode('design')} /></Suspense> : <DesignBoard panels={panels} findings={findings} proof={proof} tab={tab} onTab={setTab} onPublish={told.onPublish} />}
      {hasPublished && <Suspense><PublishDialog opened={isPublishing} onClose={() => setPublishing(false)} autosave={autosave} findings={checked} traps={proof.findings} broken={proof.scenarios} versions={versions} /></Suspense>}
    </div>
  );
}
