import { useState } from 'react';
import { editBlueprint, type Blueprint } from '#engine/blueprint';
import { BlueprintCanvas, emptySelection, type BlueprintCanvasProps } from '../../src/canvas/index.ts';

/** A canvas of a fixed size over a drawing that really changes. */
export function CanvasFrame({ drawing, height = 640, ...props }: { drawing: Blueprint; height?: number } & Partial<BlueprintCanvasProps>) {
  const [blueprint, setBlueprint] = useState(drawing);
  const [selection, setSelection] = useState(props.selection ?? emptySelection);
  return (
    <main style={{ position: 'relative', height }}>
      <BlueprintCanvas
        mode="design"
        newId={() => crypto.randomUUID()}
        {...props}
        blueprint={blueprint}
        selection={selection}
        onSelect={setSelection}
        onEdit={(edit) => {
          const made = editBlueprint(blueprint, edit);
          if (!made.ok) return made.error;
          setBlueprint(made.value.next);
          return null;
        }}
      />
    </main>
  );
}
