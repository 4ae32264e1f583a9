import { Button } from '@mantine/core';
import { IconFlag, IconLock } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, type ReactNode } from 'react';
import type { Finding } from '#engine/blueprint';
import { BlueprintCanvas, useLasting, type BlueprintCanvasProps, type CanvasTool, type MenuRequest } from '../../canvas/index.ts';
import { useSetting, useStageCounts } from '../../storage/index.ts';
import { EmptyState, Kbd, notifyDone } from '../../ui/index.ts';
import { useCommentDesk } from '../comments/use-comment-desk.ts';
import { useCommentPins } from '../comments/use-comment-pins.ts';
import { CanvasDropArea } from '../palette/palette-drag.tsx';
import { stageItems } from '../palette/palette-items.ts';
import { useShownRecord } from '../proof/shown-record.ts';
import { useDrilling } from '../wayfinding/drilling.tsx';
import { useTurnInView } from '../wayfinding/use-turn-in-view.ts';
import { useDraft, useEdit, useRecordType, useSelection, useStudio } from '../studio-context.ts';
import { ToolPill } from './tool-pill.tsx';
import type { QuickAddRequest } from './quick-add.tsx';
import type { Adding } from './use-adding.ts';

const StartFrom = lazy(() => import('../list/start-from.tsx').then((module) => ({ default: module.StartFrom })));

export interface CanvasAreaProps {
  readonly findings: readonly Finding[];
  readonly adding: Adding;
  readonly tool: CanvasTool;
  readonly onTool: (tool: CanvasTool) => void;
  readonly onQuickAdd: (request: QuickAddRequest) => void;
  readonly onMenu: (request: MenuRequest) => void;
  readonly onUnlock: () => void;
  /** Somebody wants the details of what is selected. */
  readonly onOpen: () => void;
  readonly selectionTools: ReactNode;
  /** Ground that panels cover, kept free when the drawing is fitted into view. */
  readonly padding: BlueprintCanvasProps['padding'];
}

/** The ground on which the blueprint is drawn, with its tools. */
export function CanvasArea({ findings, adding, tool, onTool, onQuickAdd, onMenu, onUnlock, onOpen, selectionTools, padding }: CanvasAreaProps) {
  const draft = useDraft();
  const selection = useSelection();
  const edit = useEdit();
  const type = useRecordType();
  const { store, canvas, newId } = useStudio();
  const counts = useCounts(draft.id);
  const map = useSmallMap();
  const [singleKeys] = useSetting('singleKeys', true);
  const shown = useShownRecord((state) => state.shown);
  const { others, drill } = useDrilling();
  const pins = useCommentPins();
  const showThread = useCommentDesk((state) => state.pin);
  useTurnInView();
  const asks = useLasting({ add: (screen: QuickAddRequest['screen']) => onQuickAdd({ ...adding.whereNext(), screen }) });
  const isEmpty = Object.keys(draft.stages).length === 0;
  const isLocked = draft.view.locked === true;
  return (
    <CanvasDropArea>
      <BlueprintCanvas
        blueprint={draft}
        mode={isLocked ? 'read' : 'design'}
        tool={tool}
        selection={selection}
        onSelect={store.actions.select}
        onEdit={edit}
        newId={newId}
        findings={findings}
        counts={counts}
        here={shown?.here}
        path={shown?.path}
        onOpen={onOpen}
        onQuickAdd={onQuickAdd}
        onMenu={onMenu}
        onTold={(message) => notifyDone({ message, undo: () => void store.actions.undo() })}
        recordTypeName={type?.name ?? draft.recordType}
        apiRef={canvas}
        pins={pins}
        onPin={showThread}
        others={others}
        onDrill={drill}
        selectionTools={isLocked ? null : selectionTools}
        map={map}
        padding={padding}
        singleKeys={singleKeys}
      />
      {isLocked && <Locked onUnlock={onUnlock} />}
      {isEmpty && !isLocked && <FirstStage adding={adding} />}
      {!isLocked && <ToolPill adding={adding} tool={tool} onTool={onTool} onAdd={asks.add} />}
    </CanvasDropArea>
  );
}

/** How many records stand in each stage, by stage. */
function useCounts(blueprint: string) {
  const counted = useStageCounts(blueprint);
  return useMemo(() => Object.fromEntries(Object.entries(counted ?? {}).map(([key, count]) => [key.slice(key.indexOf('/') + 1), count])), [counted]);
}

/** Whether the small map is shown; remembered on this device. */
function useSmallMap() {
  const [isOpen, keep] = useSetting('studio.map', true);
  return useMemo(() => ({ isOpen, onToggle: () => void keep(!isOpen) }), [isOpen, keep]);
}

function Locked({ onUnlock }: { onUnlock: () => void }) {
  return (
    <div className="bt-studio-locked" role="status">
      <IconLock size={14} aria-hidden /> This drawing is locked: it can be looked at, not changed.
      <Button size="compact-xs" variant="light" onClick={onUnlock}>Unlock</Button>
    </div>
  );
}

function FirstStage({ adding }: { adding: Adding }) {
  const [plain] = stageItems;
  return (
    <div className="bt-studio-empty">
      <EmptyState
        icon={<IconFlag size={20} />}
        title="Where does a record start?"
        actions={plain && <Button onClick={() => adding.addItem(plain)}>Add the first stage</Button>}
      >
        Put down a stage, say what is done there, and draw its outcomes to the next one. Drag blocks from the left, or press <Kbd keys="N" /> on the canvas.
        <Suspense><StartFrom /></Suspense>
      </EmptyState>
    </div>
  );
}
