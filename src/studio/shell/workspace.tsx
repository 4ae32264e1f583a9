import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useMemo, useRef, useState, type ReactNode, type Ref } from 'react';
import type { BlueprintRow } from '../../storage/index.ts';
import { useVersions } from '../../storage/index.ts';
import { usePageTitle } from '../../ui/index.ts';
import type { Autosave } from '../draft/autosave.ts';
import { Dock, type DockTab } from '../dock/dock.tsx';
import { together, useFindings } from '../dock/use-findings.ts';
import { Inspector } from '../inspector/inspector.tsx';
import { PaletteDrag } from '../palette/palette-drag.tsx';
import { Palette } from '../palette/palette.tsx';
import { useProof } from '../proof/use-proof.ts';
import { useDraft, useStudio } from '../studio-context.ts';
import { CanvasArea } from './canvas-area.tsx';
import { exportJson } from './export-json.ts';
import { usePanels, type PanelName, type Panels } from './panels.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { QuickAdd, type QuickAddRequest } from './quick-add.tsx';
import { Resizer } from './resizer.tsx';
import { SaveBanner } from './save-banner.tsx';
import { useTidy } from './tool-pill.tsx';
import { StudioBar } from './top-bar.tsx';
import { useAdding } from './use-adding.ts';
import { useStudioCommands } from './use-studio-commands.ts';

/** The builder: bar, palette, canvas, inspector and dock, and everything that ties them together. */
export function Workspace({ row, autosave }: { row: BlueprintRow; autosave: Autosave }) {
  const draft = useDraft();
  const { store } = useStudio();
  const versions = useVersions(row.id) ?? [];
  const checked = useFindings();
  const proof = useProof();
  const findings = useMemo(() => together(checked, proof.findings), [checked, proof.findings]);
  const panels = usePanels();
  const [tab, setTab] = useState<DockTab>('findings');
  const [isPublishing, setPublishing] = useState(false);
  const [quick, setQuick] = useState<QuickAddRequest | null>(null);
  const inspector = useRef<HTMLElement>(null);
  const { tidy } = useTidy();
  usePageTitle(draft.name);
  useEffect(() => autosave.see(row), [autosave, row]);

  const nameIt = () => {
    panels.open('inspector');
    setTimeout(() => {
      const field = inspector.current?.querySelector<HTMLInputElement>('input[type="text"], input:not([type]), textarea');
      field?.focus();
      field?.select();
    }, 0);
  };
  const adding = useAdding(nameIt);
  const openDock = (next: DockTab) => {
    panels.open('dock');
    setTab(next);
  };
  const publish = () => {
    store.actions.flushTyping();
    setPublishing(true);
  };
  useStudioCommands({
    adding, panels, findings,
    onPublish: publish,
    onExport: () => exportJson(store.getState().draft),
    onTidy: () => void tidy(),
    onQuickAdd: (what) => setQuick({ at: adding.spot(adding.selectedStage()), screen: middleOf('.bt-studio-canvas'), activities: what === 'activities' }),
    onRename: nameIt,
  });

  return (
    <PaletteDrag onDrop={adding.dropItem}>
      <div className="bt-studio">
        <StudioBar panels={panels} autosave={autosave} versions={versions} findings={findings} onFindings={() => openDock('findings')} onHistory={() => openDock('history')} onPublish={publish} />
        <SaveBanner autosave={autosave} />
        <div className="bt-studio-body">
          <SidePanel name="palette" label="Blocks" panels={panels}><Palette onPick={adding.addItem} /></SidePanel>
          <div className="bt-studio-middle">
            <section aria-label="Drawing" className="bt-studio-drawing">
              <CanvasArea findings={findings} adding={adding} onQuickAdd={setQuick} onOpen={nameIt} />
            </section>
            <SidePanel name="dock" label="Findings, outline and history" panels={panels}><Dock tab={tab} onTab={setTab} findings={findings} proof={proof} /></SidePanel>
          </div>
          <SidePanel name="inspector" label="Inspector" panels={panels} frame={inspector}><Inspector /></SidePanel>
        </div>
        <QuickAdd request={quick} onPick={(item, request) => placeQuick(adding, item, request)} onClose={() => setQuick(null)} />
        <PublishDialog opened={isPublishing} onClose={() => setPublishing(false)} autosave={autosave} findings={checked} traps={proof.findings} nextNumber={(versions[0]?.number ?? 0) + 1} />
      </div>
    </PaletteDrag>
  );
}

function placeQuick(adding: ReturnType<typeof useAdding>, item: Parameters<typeof adding.addItem>[0], { at, from, insertInto }: QuickAddRequest) {
  if (item.type === 'stage') adding.addStage(item, { at, connect: from, insertInto });
  else if (item.type === 'note') adding.addNote(at);
  else adding.addItem(item);
}

function middleOf(selector: string): { x: number; y: number } {
  const box = document.querySelector(selector)?.getBoundingClientRect();
  return box ? { x: box.left + box.width / 2, y: box.top + box.height / 3 } : { x: 0, y: 0 };
}

function SidePanel({ name, label, panels, frame, children }: { name: PanelName; label: string; panels: Panels; frame?: Ref<HTMLElement>; children: ReactNode }) {
  const isNarrow = useMediaQuery('(max-width: 1023px)', false);
  const { size, open } = panels.panels[name];
  if (!open) return null;
  return (
    <aside aria-label={label} className="bt-studio-panel" data-panel={name} data-drawer={isNarrow || undefined} ref={frame} style={name === 'dock' ? { height: size } : { width: size }}>
      <Resizer panel={name} size={size} onResize={(next) => panels.resize(name, next)} />
      <div className="bt-studio-scroll">{children}</div>
    </aside>
  );
}
