import { renderToStaticMarkup } from 'react-dom/server';
import type { Blueprint } from '#engine/blueprint';
import type { Box } from '../geometry/box.ts';
import type { PictureWish } from './picture.ts';
import { inkOf, type Ink } from './ink.tsx';
import { printable } from './lettering.ts';
import { PictureCard } from './picture-card.tsx';
import { PictureLines } from './picture-lines.tsx';
import { PictureFrame, PictureNote } from './picture-notes.tsx';
import { sceneOf, type Scene } from './scene.ts';

/** A picture as text, with its size in canvas pixels. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Writes the SVG of a drawing: the same drawing and wish always give the same letters, with no page needed to do it. */
export function writePicture(blueprint: Blueprint, wish: PictureWish): Picture {
  const scene = sceneOf(blueprint, wish.only);
  const ink = inkOf(blueprint, wish.names, wish.theme);
  const { bounds } = scene;
  return { svg: `<?xml version="1.0" encoding="UTF-8"?>\n${markup(sheet(scene, ink, wish, bounds))}\n`, width: bounds.width, height: bounds.height };
}

/** The picture without its outer element, to be shown again and again on the pages of a print. */
export function writeContent(scene: Scene, ink: Ink): string {
  return markup(<Content scene={scene} ink={ink} />);
}

function sheet(scene: Scene, ink: Ink, { background }: PictureWish, { x, y, width, height }: Box) {
  return (
    <svg xmlns="http://www.w3.org/2000/svg" role="img" width={width} height={height} viewBox={`${x} ${y} ${width} ${height}`}>
      <title>{printable(ink.blueprint.name) || 'Blueprint without a name'}</title>
      {background && <rect x={x} y={y} width={width} height={height} fill={ink.colour('canvas')} />}
      <Content scene={scene} ink={ink} />
    </svg>
  );
}

function Content({ scene: { frames, notes, lines, cards }, ink }: { readonly scene: Scene; readonly ink: Ink }) {
  return (
    <g>
      {frames.map((frame) => <PictureFrame key={frame.phase.id} frame={frame} ink={ink} />)}
      {notes.map((note) => <PictureNote key={note.id} note={note} ink={ink} />)}
      <PictureLines lines={lines} ink={ink} />
      {cards.map((card) => <PictureCard key={card.id} card={card} ink={ink} />)}
    </g>
  );
}

/** One thing a line, so that a change of a drawing is a change of few lines of its file. */
function markup(part: React.ReactElement): string {
  return renderToStaticMarkup(part).replaceAll(' class="tabler-icon tabler-icon-undefined"', '').replace(/ class="tabler-icon[^"]*"/g, '').replaceAll('><', '>\n<');
}
