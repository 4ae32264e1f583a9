import type { Blueprint } from '#engine/blueprint';
import type { Names } from '../../ui/index.ts';
import type { Selection } from '../selection.ts';
import type { Picture } from './markup.tsx';
import type { PictureTheme } from './palette.ts';

export type { Picture } from './markup.tsx';
export type { PictureTheme } from './palette.ts';

/** How a picture of a drawing is wanted. */
export interface PictureWish {
  readonly theme: PictureTheme;
  /** Ground in the canvas's colour; without it what lies between the cards is transparent. */
  readonly background: boolean;
  readonly names: Names;
  /** Only what is selected; everything when nothing is. */
  readonly only?: Selection | undefined;
}

/** The drawing as an SVG picture, made from the model and not from the screen (ui.md 64). Its writer is loaded when it is first wanted. */
export async function drawPicture(blueprint: Blueprint, wish: PictureWish): Promise<Picture> {
  const { writePicture } = await import('./markup.tsx');
  return writePicture(blueprint, wish);
}

/** The drawing as a page to print: fitted to the paper, a sheet a phase when it is too wide (ui.md 71). */
export async function drawPrint(blueprint: Blueprint, wish: PictureWish): Promise<string> {
  const { printDocument } = await import('./print.ts');
  return printDocument(blueprint, wish);
}

/** Hands a page to the browser's print dialog. */
export async function printHtml(html: string): Promise<void> {
  const { printPage } = await import('./print.ts');
  return printPage(html);
}
