import type { Blueprint } from '#engine/blueprint';
import { grown, overlap, type Box } from '../geometry/box.ts';
import { inkOf } from './ink.tsx';
import { printable } from './lettering.ts';
import { writeContent } from './markup.tsx';
import { colourOf } from './palette.ts';
import type { PictureWish } from './picture.ts';
import { sceneOf, type Scene } from './scene.ts';

/** One sheet of a print: what it is called, and which part of the drawing it shows. */
export interface PrintPage {
  readonly name: string;
  readonly box: Box;
}

/** A sheet lying on its side, less its rims, in millimetres: what A4 and Letter both hold. */
const sheet = { width: 259, height: 182 };
/** Smaller than this, in millimetres a canvas pixel, a card's words cannot be read any more: about 4 points. */
const leastReadable = 0.12;

/** The sheets of a print: one with everything, and one a phase when everything on one sheet would be too small to read (ui.md 71). */
export function printPages(scene: Scene, name: string): readonly PrintPage[] {
  const whole: PrintPage = { name, box: scene.bounds };
  const scale = Math.min(sheet.width / scene.bounds.width, sheet.height / scene.bounds.height);
  const drawn = scene.frames.filter((frame) => !frame.isEmpty);
  if (scale >= leastReadable || drawn.length === 0) return [whole];
  const phases = drawn.map((frame): PrintPage => ({ name: `${name} · ${frame.number} ${frame.phase.name || 'Phase without a name'}`, box: grown(frame, 24) }));
  const outside = scene.cards.filter((card) => !drawn.some((frame) => overlap(frame, card)));
  const rest = outside.length === 0 ? [] : [{ name: `${name} · outside of phases`, box: around(outside) }];
  return [whole, ...phases, ...rest];
}

function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return grown({ x, y, width: Math.max(...boxes.map((box) => box.x + box.width)) - x, height: Math.max(...boxes.map((box) => box.y + box.height)) - y }, 24);
}

/** A page of its own to be printed: every sheet fitted to the paper, the drawing in it once. */
export function printDocument(blueprint: Blueprint, wish: PictureWish): string {
  const scene = sceneOf(blueprint, wish.only);
  const pages = printPages(scene, printable(blueprint.name) || 'Blueprint without a name');
  const content = writeContent(scene, inkOf(blueprint, wish.names, wish.theme));
  const ground = wish.background ? ` style="background:${colourOf(wish.theme, 'canvas')}"` : '';
  const sheets = pages.map(({ name, box: { x, y, width, height } }, index) => `<section><h1>${escaped(name)}</h1><svg viewBox="${x} ${y} ${width} ${height}"${ground}>${index === 0 ? `<g id="drawing">${content}</g>` : '<use href="#drawing"/>'}</svg></section>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(pages[0]?.name ?? '')}</title><style>${style}</style></head><body>${sheets.join('\n')}</body></html>`;
}

const style = `@page{size:landscape;margin:10mm}*{box-sizing:border-box;print-color-adjust:exact;-webkit-print-color-adjust:exact}body{margin:0}
section{display:flex;flex-direction:column;height:calc(100vh - 1px);break-after:page;break-inside:avoid}section:last-child{break-after:auto}
h1{flex:none;margin:0 0 8px;font:600 14px/20px 'Inter Variable',Inter,system-ui,sans-serif;color:#131a2a}svg{flex:1;min-height:0;width:100%}svg svg{width:auto}`;

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Hands a page to the browser's print dialog. It is taken off again once the dialog has closed. */
export function printPage(html: string): Promise<void> {
  return new Promise((done) => {
    const frame = document.createElement('iframe');
    frame.setAttribute('aria-hidden', 'true');
    frame.title = 'Print';
    frame.style.cssText = 'position:fixed;right:0;bottom:0;width:0;height:0;border:0';
    frame.onload = () => {
      const page = frame.contentWindow;
      const finish = () => {
        setTimeout(() => frame.remove(), 1000);
        done();
      };
      if (!page) return finish();
      page.onafterprint = finish;
      page.focus();
      page.print();
    };
    frame.srcdoc = html;
    document.body.append(frame);
  });
}
