import { useMediaQuery } from '@mantine/hooks';
import { useRef, useState, type ReactNode, type Ref } from 'react';
import type { Finding } from '#engine/blueprint';
import { Dock, type DockTab } from '../dock/dock.tsx';
import { Inspector } from '../inspector/inspector.tsx';
import { ListPaste } from '../list/list-paste.tsx';
import { PaletteDrag } from '../palette/palette-drag.tsx';
import { Palette } from '../palette/palette.tsx';
import type { ProofState } from '../proof/use-proof.ts';
import { useStudio } from '../studio-context.ts';
import { CanvasArea } from './canvas-area.tsx';
import { exportJson } from './export-json.ts';
import type { PanelName, Panels } from './panels.ts';
import { QuickAdd, type QuickAddRequest } from './quick-add.tsx';
import { Resizer } from './resizer.tsx';
import { useTidy } from './tool-pill.tsx';
import { useAdding } from './use-adding.ts';
import { useStudioCommands } from './use-studio-commands.ts';
import { OtherView, useView, ViewSwitch } from './view-switch.tsx';

export interface DesignBoardProps {
  readonly panels: Panels;
  readonly findings: readonly Finding[];
  readonly proof: ProofState;
  readonly tab: DockTab;
  readonly onTab: (tab: DockTab) => void;
  readonly onPublish: () => void;
}

/** Drawing: palette, canvas, inspector and dock, and everything that ties them together. */
export function DesignBoard({ panels, findings, proof, tab, onTab, onPublish }: DesignBoardProps) {
  const { store } = useStudio();
  const [quick, setQuick] = useState<QuickAddRequest | null>(null);
  const inspector = useRef<HTMLElement>(null);
  const { tidy } = useTidy();
  const [view, setView] = useView();
  const nameIt = () => {
    panels.open('inspector');
    setTimeout(() => {
      const field = inspector.current?.querySelector<HTMLInputElement>('input[type="text"], input:not([type]), textarea');
      field?.focus();
      field?.select();
    }, 0);
  };
  const adding = useAdding(nameIt);
  useStudioCommands({
    adding, panels, findings,
    onPublish,
    onExport: () => exportJson(store.getState().draft),
    onTidy: () => void tidy(),
    onQuickAdd: (what) => setQuick({ at: adding.spot(adding.selectedStage()), screen: middleOf('.bt-studio-canvas'), activities: what === 'activities' }),
    onRename: nameIt,
  });
  return (
    <PaletteDrag onDrop={adding.dropItem}>
      <div className="bt-studio-body">
        {view === 'drawing' && <SidePanel name="palette" label="Blocks" panels={panels}><Palette onPick={adding.addItem} /></SidePanel>}
        <div className="bt-studio-middle">
          <section aria-label={view === 'drawing' ? 'Drawing' : view === 'table' ? 'Table' : 'Outline'} className="bt-studio-drawing">
            {view === 'drawing' ? <CanvasArea findings={findings} adding={adding} onQuickAdd={setQuick} onOpen={nameIt} /> : <OtherView view={view} findings={findings} onDrawing={() => setView('drawing')} />}
            <ViewSwitch view={view} onView={setView} />
          </section>
          <SidePanel name="dock" label="Findings, outline and history" panels={panels}><Dock tab={tab} onTab={onTab} findings={findings} proof={proof} onEnlarge={view === 'outline' ? undefined : () => setView('outline')} /></SidePanel>
        </div>
        <SidePanel name="inspector" label="Inspector" panels={panels} frame={inspector}><Inspector /></SidePanel>
      </div>
      <ListPaste />
      <QuickAdd request={quick} onPick={(item, request) => placeQuick(adding, item, request)} onClose={() => setQuick(null)} />
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
