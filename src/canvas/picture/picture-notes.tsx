import type { Note } from '#engine/blueprint';
import type { Frame } from '../phases/frames.ts';
import { blocksOf } from '../notes/markdown.tsx';
import { Words, type Ink } from './ink.tsx';
import { printable, wrapTo, type Weight } from './lettering.ts';
import type { ColourRole } from './palette.ts';

const grounds: Readonly<Record<Note['colour'], ColourRole>> = { yellow: 'note', blue: 'call-tint', green: 'positive-tint', pink: 'social-tint', purple: 'email-tint', grey: 'neutral-tint' };

interface NoteLine {
  readonly words: string;
  readonly indent: number;
  readonly weight: Weight;
  readonly size: number;
}

/** A note with its words, as many lines as it has room for. */
export function PictureNote({ note, ink }: { readonly note: Note; readonly ink: Ink }) {
  const fill = ink.colour(note.colour === 'yellow' ? 'note-text' : 'text-1');
  const lines = linesIn(note).slice(0, Math.max(1, Math.floor((note.height - 20) / 17)));
  return (
    <g transform={`translate(${note.x} ${note.y})`}>
      <rect width={note.width} height={note.height} rx={6} fill={ink.colour(grounds[note.colour])} />
      {lines.map(({ words, indent, weight, size }, index) => <Words key={index} x={12 + indent} y={18.5 + index * 17} size={size} weight={weight} fill={fill}>{words}</Words>)}
    </g>
  );
}

/** A note's text in lines: headings bold, lists with their dots, numbers or ticks. */
function linesIn({ text, width }: Note): readonly NoteLine[] {
  const room = width - 24;
  const lined = (words: string, indent = 0, weight: Weight = 400, mark = ''): readonly NoteLine[] =>
    wrapTo(room - indent, printable(plain(words)), 12, weight).map((line, index) => ({ words: index === 0 && mark !== '' ? `${mark} ${line}` : line, indent: index === 0 && mark !== '' ? 0 : indent, weight, size: 12 }));
  return blocksOf(text).flatMap((block): readonly NoteLine[] => {
    switch (block.type) {
      case 'heading':
        return lined(block.words, 0, 600);
      case 'list':
        return block.items.flatMap(({ words, done }, index) => lined(words, 14, 400, done === true ? '☑' : done === false ? '☐' : block.ordered ? `${index + 1}.` : '•'));
      case 'quote':
        return block.words.split('\n').flatMap((line) => lined(line, 10));
      case 'paragraph':
        return block.words.split('\n').flatMap((line) => lined(line));
    }
  });
}

/** The words without their marks. */
function plain(words: string): string {
  return words
    .replace(/\[([^\]\n]+)\]\(([^)\s]+)\)/g, '$1')
    .replace(/`([^`\n]+)`|\*\*([^*\n]+)\*\*|__([^_\n]+)__|~~([^~\n]+)~~|\*([^*\n]+)\*/g, (_whole, ...found: (string | undefined)[]) => found.slice(0, 5).find((each) => each !== undefined) ?? '');
}

/** The frame of a phase with its number and name. */
export function PictureFrame({ frame: { x, y, width, height, phase, number, isEmpty }, ink }: { readonly frame: Frame; readonly ink: Ink }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect x={0.5} y={0.5} width={width - 1} height={height - 1} rx={16} fill={ink.colour('surface')} fillOpacity={0.55} stroke={ink.colour(isEmpty ? 'border-strong' : 'border')} strokeDasharray={isEmpty ? '5 4' : undefined} />
      <circle cx={23} cy={20} r={9} fill={ink.colour('neutral-tint')} />
      <Words x={23} y={20} size={11} weight={600} fill={ink.colour('text-2')} anchor="middle">{String(number)}</Words>
      <Words x={40} y={20} size={11} weight={600} fill={ink.colour('text-3')} room={(width - 56) / 1.1} spaced>{(phase.name || 'Phase without a name').toUpperCase()}</Words>
    </g>
  );
}
