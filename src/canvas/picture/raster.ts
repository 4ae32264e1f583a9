import { fontFiles } from '../../ui/index.ts';
import type { Picture } from './markup.tsx';

/** How many pixels a picture of pixels may have on a side and in all: what every browser still paints. */
export const pixelLimits = { side: 16_384, area: 64_000_000 } as const;

/** The largest enlargement, up to the wanted one, at which a picture still fits the limits. */
export function scaleWithin({ width, height }: Pick<Picture, 'width' | 'height'>, wanted: number): number {
  const { side, area } = pixelLimits;
  return Math.min(wanted, side / width, side / height, Math.sqrt(area / (width * height)));
}

/** A picture as pixels, and how much it was enlarged: less than asked for when it would be larger than browsers paint. */
export interface Pixels {
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** Paints an SVG picture into a PNG, with our own letters brought along (ui.md 64). Throws when the browser cannot paint it. */
export async function paintPicture(picture: Picture, wanted: number): Promise<Pixels> {
  const scale = scaleWithin(picture, wanted);
  const width = Math.max(1, Math.floor(picture.width * scale));
  const height = Math.max(1, Math.floor(picture.height * scale));
  const url = URL.createObjectURL(new Blob([withFont(picture.svg, await fontRules())], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    const sheet = document.createElement('canvas');
    sheet.width = width;
    sheet.height = height;
    const brush = sheet.getContext('2d');
    if (!brush) throw new Error('This browser paints no pictures.');
    brush.drawImage(image, 0, 0, width, height);
    const blob = await new Promise<Blob | null>((done) => sheet.toBlob(done, 'image/png'));
    if (!blob) throw new Error('This browser could not paint so large a picture.');
    return { blob, width, height, scale };
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Puts a picture on the clipboard as PNG. Browsers ask for the promise itself, so that the click still counts as theirs. */
export async function copyPixels(pixels: Promise<Pixels>): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': pixels.then(({ blob }) => blob) })]);
}

/** The picture with rules for its letters inside. */
export function withFont(svg: string, rules: string): string {
  return rules === '' ? svg : svg.replace('</title>', `</title>\n<style>${rules}</style>`);
}

let kept: Promise<string> | undefined;

/** Our letters as style rules with the files inside; empty when they cannot be read, then the system's letters do. */
function fontRules(): Promise<string> {
  kept ??= Promise.all(fontFiles.map(async ({ family, url, letters }) => {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error('The letters are not there.');
    return `@font-face{font-family:'${family}';font-weight:100 900;src:url(${await inline(await answer.blob())}) format('woff2');unicode-range:${letters}}`;
  })).then((rules) => rules.join('')).catch(() => {
    kept = undefined;
    return '';
  });
  return kept;
}

function inline(file: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => failed(new Error('A file could not be read.'));
    reader.readAsDataURL(file);
  });
}
