import type { Icon } from '@tabler/icons-react';
import type { Blueprint } from '#engine/blueprint';
import type { Names } from '../../ui/index.ts';
import { cutTo, isMeasured, pictureFont, printable, widthOf, type Weight } from './lettering.ts';
import { colourOf, type ColourRole, type PictureTheme } from './palette.ts';

/** What every part of a picture is drawn with. */
export interface Ink {
  readonly theme: PictureTheme;
  readonly blueprint: Blueprint;
  readonly names: Names;
  colour(role: ColourRole): string;
  /** The colour of a role that comes from a look, such as `call` or `call-tint`. */
  lookColour(role: string): string;
}

/** The ink for a drawing in one theme. */
export function inkOf(blueprint: Blueprint, names: Names, theme: PictureTheme): Ink {
  return { theme, blueprint, names, colour: (role) => colourOf(theme, role), lookColour: (role) => colourOf(theme, role) };
}

export interface WordsProps {
  readonly x: number;
  /** The height of the line's middle. */
  readonly y: number;
  readonly size: number;
  readonly weight?: Weight;
  readonly fill: string;
  /** So many pixels are there; longer words are cut. */
  readonly room?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Colour of a rim that keeps the words readable on lines. */
  readonly halo?: string;
  readonly spaced?: boolean;
  readonly children: string;
}

/** A line of words. They stay words: a reader can select them, search for them and have them read out. */
export function Words({ x, y, size, weight = 400, fill, room = Infinity, anchor = 'start', halo, spaced = false, children }: WordsProps) {
  const words = cutTo(room, printable(children), size, weight);
  if (words === '') return null;
  // a reader without our face writes wider: the length keeps words from running into what stands beside them
  const length = room !== Infinity && !spaced && isMeasured(words) ? { textLength: round(widthOf(words, size, weight)), lengthAdjust: 'spacingAndGlyphs' as const } : {};
  return (
    <text
      x={x} y={round(y + size * 0.36)} fontFamily={pictureFont} fontSize={size} fontWeight={weight} fill={fill} textAnchor={anchor === 'start' ? undefined : anchor}
      letterSpacing={spaced ? '0.04em' : undefined} {...length} {...(halo === undefined ? {} : { stroke: halo, strokeWidth: 4, strokeLinejoin: 'round' as const, paintOrder: 'stroke' })}
    >
      {words}
    </text>
  );
}

/** A small sign, its middle at this place. */
export function Sign({ icon: Glyph, x, y, size, colour, stroke = 1.75 }: { readonly icon: Icon; readonly x: number; readonly y: number; readonly size: number; readonly colour: string; readonly stroke?: number }) {
  return <Glyph x={x - size / 2} y={y - size / 2} size={size} stroke={stroke} color={colour} className="" />;
}

/** Two decimals are finer than any printer. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
