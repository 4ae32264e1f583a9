import { Button } from '@mantine/core';
import { IconFlag } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Finding } from '#engine/blueprint';
import { BlueprintCanvas } from '../../canvas/index.ts';
import { useStageCounts } from '../../storage/index.ts';
import { EmptyState, Kbd } from '../../ui/index.ts';
import { CanvasDropArea } from '../palette/palette-drag.tsx';
import { stageItems } from '../palette/palette-items.ts';
import { useShownRecord } from '../proof/shown-record.ts';
import { useDraft, useEdit, useRecordType, useSelection, useStudio } from '../studio-context.ts';
import { ToolPill } from './tool-pill.tsx';
import type { QuickAddRequest } from './quick-add.tsx';
import type { Adding } from './use-adding.ts';

export interface CanvasAreaProps {
  readonly findings: readonly Finding[];
  readonly adding: Adding;
  readonly onQuickAdd: (request: QuickAddRequest) => void;
  /** Somebody wants the details of what is selected. */
  readonly onOpen: () => void;
}

/** The ground on which the blueprint is drawn, with its tools. */
export function CanvasArea({ findings, adding, onQuickAdd, onOpen }: CanvasAreaProps) {
  const draft = useDraft();
  const selection = useSelection();
  const edit = useEdit();
  const type = useRecordType();
  const { store, canvas, newId } = useStudio();
  const counted = useStageCounts(draft.id);
  const counts = useMemo(
    () => Object.fromEntries(Object.entries(counted ?? {}).map(([key, count]) => [key.slice(key.indexOf('/') + 1), count])),
    [counted],
  );
  const shown = useShownRecord((state) => state.shown);
  const isEmpty = Object.keys(draft.stages).length === 0;
  return (
    <CanvasDropArea>
      <BlueprintCanvas
        blueprint={draft}
        mode="design"
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
        recordTypeName={type?.name ?? draft.recordType}
        apiRef={canvas}
      />
      {isEmpty && <FirstStage adding={adding} />}
      <ToolPill adding={adding} onAdd={(screen) => onQuickAdd({ at: adding.spot(adding.selectedStage()), screen })} />
    </CanvasDropArea>
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
      </EmptyState>
    </div>
  );
}
