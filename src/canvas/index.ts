/** The drawing on screen: the canvas on which a blueprint is drawn, its cards, and the small map of it. */
export { BlueprintCanvas } from './flow/blueprint-canvas.tsx';
export { StageCardGhost } from './cards/stage-card-ghost.tsx';
export { BlueprintThumbnail } from './thumbnail/blueprint-thumbnail.tsx';
export { emptySelection, selectionOf, sizeOfSelection, type Selection } from './selection.ts';
export { deleteEdit, deletedWords } from './deleting.ts';
export { cardBoxes } from './card-boxes.ts';
export { withRoom } from './growing.ts';
export { lineChoices, type LineChoice } from './lines/line-choices.ts';
export { rowStepEdit } from './flow/row-steps.ts';
export { useLasting } from './flow/use-lasting.ts';
export type { BlueprintCanvasProps, CanvasApi, CanvasTarget, CanvasThing, CanvasTool, CanvasView, DropTarget, EditManner, MenuRequest, QuickAdd, RecordTravel, StageLoad } from './contract.ts';
export { freeSpot } from './free-spot.ts';
export { createViewportLink, type ViewportLink } from './flow/viewport-link.ts';
export { lineKey } from './contract.ts';
export { SeverityMark, worstOf } from './cards/severity-mark.tsx';
export type { CanvasMark, CanvasFlow, CanvasHeat, CanvasPin, CanvasWay, StartedBlueprint, TidyDirection } from './contract.ts';
export { drawPicture, drawPrint, printHtml, type Picture, type PictureTheme, type PictureWish } from './picture/picture.ts';
export { copyPixels, paintPicture, pixelLimits, scaleWithin, type Pixels } from './picture/raster.ts';
