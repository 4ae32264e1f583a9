/** The drawing on screen: the canvas on which a blueprint is drawn, its cards, and the small map of it. */
export { BlueprintCanvas } from './flow/blueprint-canvas.tsx';
export { StageCardGhost } from './cards/stage-card-ghost.tsx';
export { BlueprintThumbnail } from './thumbnail/blueprint-thumbnail.tsx';
export { emptySelection, selectionOf, sizeOfSelection, type Selection } from './selection.ts';
export { cardBoxes } from './card-boxes.ts';
export type { BlueprintCanvasProps, CanvasApi, CanvasTarget, CanvasThing, CanvasTool, DropTarget, EditManner, MenuRequest, QuickAdd, RecordTravel, StageLoad } from './contract.ts';
export { freeSpot } from './free-spot.ts';
