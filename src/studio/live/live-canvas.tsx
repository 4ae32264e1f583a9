import type { Blueprint } from '#engine/blueprint';
import { BlueprintCanvas, type BlueprintCanvasProps, type Selection } from '../../canvas/index.ts';
import { useRecordType, useStudio } from '../studio-context.ts';

type LiveCanvasProps = Partial<BlueprintCanvasProps> & { readonly blueprint: Blueprint; readonly selection: Selection; readonly onSelect: (selection: Selection) => void };

/** The canvas of Live: looked at, pressed on, never changed. */
export function LiveCanvas(props: LiveCanvasProps) {
  const { canvas, newId } = useStudio();
  const type = useRecordType();
  return <div className="bt-studio-canvas"><BlueprintCanvas mode="read" opening="all" newId={newId} onEdit={() => ({ type: 'notFound', what: 'path', id: '' })} recordTypeName={type?.name ?? props.blueprint.recordType} apiRef={canvas} {...props} /></div>;
}
