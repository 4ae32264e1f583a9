import { memo, useRef, useState } from 'react';
import type { Finding, OutcomeId, StageId } from '#engine/blueprint';
import { useLasting, type CanvasTool } from '../../canvas/index.ts';
import { announce } from '../../ui/index.ts';
import { Dock, type DockTab } from '../dock/dock.tsx';
import { Inspector } from '../inspector/inspector.tsx';
import { ListPaste } from '../list/list-paste.tsx';
import { ContextMenu, type OpenMenu } from '../menu/context-menu.tsx';
import { PaletteDrag } from '../palette/palette-drag.tsx';
import { Palette } from '../palette/palette.tsx';
import type { PaletteItem } from '../palette/palette-items.ts';
import type { ProofState } from '../proof/use-proof.ts';
import { useSnippetDoings } from '../snippets/use-snippet-doings.tsx';
import { useStudio } from '../studio-context.ts';
import { FindBar } from '../wayfinding/find-bar.tsx';
import { CanvasArea } from './canvas-area.tsx';
import { useCovered, type Panels } from './panels.ts';
import { KeySheet } from './key-sheet.tsx';
import { QuickAdd, type QuickAddRequest } from './quick-add.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { SidePanel } from './side-panel.tsx';
import { useTidy } from './tool-pill.tsx';
import { useAdding } from './use-adding.ts';
import { useDeeds } from './use-deeds.ts';
import { useNamingThing } from './use-naming-thing.ts';
import { useWayIn } from './key-commands.ts';
import { useStudioCommands } from './use-studio-commands.ts';
import { useTurns } from './use-turns.ts';
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
export const DesignBoard = memo(function DesignBoard({ panels, findings, proof, tab, onTab, onPublish }: DesignBoardProps) {
  const { store, canvas } = useStudio();
  const [quick, setQuick] = useState<QuickAddRequest | null>(null);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [tool, setTool] = useState<CanvasTool>('pointer');
  const [isBare, setBare] = useState(false);
  const [showsKeys, setShowsKeys] = useState(false);
  const inspector = useRef<HTMLElement>(null);
  const { tidy } = useTidy();
  const turn = useTurns(4);
  const [view, setView] = useView();
  const { openDetails, nameThing, nameSelected } = useNamingThing(panels, inspector);
  const adding = useAdding(nameThing);
  const deeds = useDeeds();
  const snippets = useSnippetDoings();
  const covered = useCovered(panels);
  const group = () => adding.addPhase({ x: 0, y: 0 }, store.getState().selection.stages);
  const addAt = (what: 'blocks' | 'activities') => setQuick({ ...adding.whereNext(), screen: besideFocus(), activities: what === 'activities' });
  useWayIn();
  useStudioCommands({
    adding, deeds, panels, findings, onPublish,
    onTidy: (how) => void tidy(undefined, how),
    onTurn: (direction) => void tidy(undefined, 'whole', direction),
    onQuickAdd: addAt,
    onRename: nameSelected,
    onReplaceKind: () => setMenu({ thing: null, screen: besideFocus(), at: { x: 0, y: 0 }, only: 'kinds' }),
    onTool: (next) => {
      setTool(next);
      announce(next === 'hand' ? 'Hand: dragging moves the drawing' : 'Pointer: dragging selects and moves cards');
    },
    onHide: () => setBare((before) => !before),
    onKeys: () => setShowsKeys(true),
  });
  const answers = useLasting({
    pick: (item: PaletteItem, request: QuickAddRequest) => placeQuick(adding, item, request),
    connect: (outcome: OutcomeId, to: StageId) => {
      deeds.make({ type: 'connect', outcome, to }, 'Connected');
      canvas.current?.focusOutcome(outcome);
    },
    closeQuick: (isLeft: boolean) => {
      setQuick(null);
      if (isLeft) canvas.current?.focus();
    },
    showView: setView,
    enlarge: () => setView('outline'),
  });
  return (
    <PaletteDrag onDrop={adding.dropItem} onOver={(item, at) => canvas.current?.preview(item.type === 'stage' || (item.type === 'activity' && at) ? at : null)}>
      <div className="bt-studio-body">
        {view === 'drawing' && !isBare && <SidePanel name="palette" label="Blocks" panels={panels}>{turn > 1 && <Palette onPick={adding.addItem} />}</SidePanel>}
        <div className="bt-studio-middle">
          <section aria-label={view === 'drawing' ? 'Drawing' : view === 'table' ? 'Table' : 'Outline'} className="bt-studio-drawing" data-landmark>
            {turn > 0 && (view === 'drawing'
              ? <CanvasArea findings={findings} adding={adding} tool={tool} onTool={setTool} onQuickAdd={setQuick} onMenu={setMenu} onUnlock={() => deeds.lock(false)} onOpen={openDetails} padding={isBare ? undefined : covered} selectionTools={<SelectionBar onArrange={deeds.arrange} onTidy={() => void tidy()} onGroup={group} onDelete={() => deeds.remove(false)} onKeep={snippets.askToSave} />} />
              : <OtherView view={view} findings={findings} onDrawing={() => setView('drawing')} />)}
            {!isBare && <ViewSwitch view={view} onView={answers.showView} />}
            {view === 'drawing' && <FindBar />}
          </section>
          {!isBare && <SidePanel name="dock" label="Findings, outline and history" panels={panels}>{turn > 2 && <Dock tab={tab} onTab={onTab} findings={findings} proof={proof} onEnlarge={view === 'outline' ? undefined : answers.enlarge} />}</SidePanel>}
        </div>
        {!isBare && <SidePanel name="inspector" label="Inspector" panels={panels} frame={inspector}>{turn > 3 && <Inspector />}</SidePanel>}
      </div>
      <ListPaste />
      <QuickAdd request={quick} onPick={answers.pick} onConnect={answers.connect} onClose={answers.closeQuick} />
      {snippets.dialog}
      {showsKeys && <KeySheet onClose={() => setShowsKeys(false)} />}
      <ContextMenu open={menu} deeds={deeds} onClose={() => setMenu(null)} onRename={nameThing} onDetails={openDetails} onAdd={setQuick} adding={adding} onTidy={(phase, how, direction) => void tidy(phase, how, direction)} onKeep={snippets.askToSave} />
    </PaletteDrag>
  );
});

function placeQuick(adding: ReturnType<typeof useAdding>, item: PaletteItem, { at, from, insertInto, into }: QuickAddRequest) {
  if (item.type === 'stage') adding.addStage(item, { at, connect: from, insertInto });
  else if (item.type === 'note') adding.addNote(at);
  else if (item.type === 'phase') adding.addPhase(at, []);
  else if (into) adding.addActivity(item, into.stage, into.lane);
  else adding.addItem(item);
}

/** Beside what has the focus on the canvas, else in its upper middle. */
function besideFocus(): { x: number; y: number } {
  const focused = document.activeElement?.closest('.bt-canvas [data-row], .bt-canvas .react-flow__node') ?? document.querySelector('.react-flow__node.selected');
  const area = document.querySelector('.bt-studio-canvas')?.getBoundingClientRect();
  const box = focused?.getBoundingClientRect();
  if (!area) return { x: 0, y: 0 };
  if (!box) return { x: area.left + area.width / 2, y: area.top + area.height / 3 };
  return { x: Math.max(area.left + 8, Math.min(box.right, area.right - 260)), y: Math.max(area.top + 8, Math.min(box.top, area.bottom - 320)) };
}
