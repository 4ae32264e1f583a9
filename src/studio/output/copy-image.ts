import { copyPixels, drawPicture, paintPicture, sizeOfSelection, type Selection } from '../../canvas/index.ts';
import type { Blueprint } from '#engine/blueprint';
import { notifyDone, notifyProblem, type Names } from '../../ui/index.ts';

/** Puts the selection, else the whole drawing, on the clipboard as a picture (ui.md 47). */
export async function copyAsImage(draft: Blueprint, selection: Selection, names: Names, theme: 'light' | 'dark'): Promise<void> {
  const isPart = sizeOfSelection(selection) > 0;
  try {
    await copyPixels(drawPicture(draft, { theme, background: true, names, only: isPart ? selection : undefined }).then((picture) => paintPicture(picture, 2)));
    notifyDone({ message: isPart ? 'The selection is on the clipboard as a picture' : 'The drawing is on the clipboard as a picture' });
  } catch {
    notifyProblem('This browser does not let pictures onto the clipboard. Export a PNG picture instead.');
  }
}
