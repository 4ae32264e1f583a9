import type { Blueprint } from '#engine/blueprint';
import { BlueprintCanvas, type BlueprintCanvasProps, type Selection } from '../../canvas/index.ts';
import { useRecordType, useStudio } from '../studio-context.ts';

/** The legend and what is being read stand over the drawing: no card starts under them. */
const clearOfWords = { top: 64, right: 64, bottom: 96, left: 32 };

type LiveCanvasProps = Partial<BlueprintCanvasProps> & { readonly blueprint: Blueprint; readonly selection: Selection; readonly onSelect: (selection: Selection) => void };

/** The canvas of Live: looked at, pressed on, never changed. */
export function LiveCanvas(props: LiveCanvasProps) {
  const { canvas, newId } = useStudio();
  const type = useRecordType();
  return <div className="bt-studio-canvas"><BlueprintCanvas mode="read" opening="all" padding={clearOfWords} newId={newId} onEdit={() => ({ type: 'notFound', what: 'path', id: '' })} recordTypeName={type?.name ?? props.blueprint.recordType} apiRef={canvas} {...props} /></div>;
}
