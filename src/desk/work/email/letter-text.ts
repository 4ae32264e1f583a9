import type { Fields } from '#engine/blueprint';
import type { LetterLine, LetterSpan } from '#engine/journal';
import { webLink } from '../../links.ts';

/** A part of a letter while it is written, in the shape the editor keeps it in. */
export interface LetterNode {
  readonly type: string;
  readonly text?: string | undefined;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> | undefined }[] | undefined;
  readonly content?: readonly LetterNode[] | undefined;
}

/** The editor's name for a place that holds a field of the record. */
export const mergeNode = 'mergeField';

const places = /(\{\{\s*[^{}\s]+\s*\}\})/g;
const onePlace = /^\{\{\s*([^{}\s]+)\s*\}\}$/;

/** A template's text as the editor takes it: a paragraph a line, each {{field}} a place of its own. Nothing is lost on the way. */
export function bodyOf(text: string): LetterNode {
  return { type: 'doc', content: text.split('\n').map((line) => paragraph(line)) };
}

/** A subject as the editor takes it: one line. */
export function subjectOf(text: string): LetterNode {
  return { type: 'doc', content: [paragraph(text)] };
}

function paragraph(line: string): LetterNode {
  const content = line.split(places).filter(Boolean).map((part): LetterNode => {
    const key = onePlace.exec(part)?.[1];
    return key === undefined ? { type: 'text', text: part } : { type: mergeNode, attrs: { field: key, raw: part } };
  });
  return content.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content };
}

/** The text a letter would be as a template: places as {{field}}, lists with their signs, formatting left out. */
export function templateTextOf(doc: LetterNode): string {
  return plainText(linesOf(doc, (key, raw) => raw ?? `{{${key}}}`, false));
}

/** What stands in a place, or null while the record has nothing for it. */
export type FieldText = (field: string) => string | null;

/** The letter with its places filled in, line by line; an empty one shows its key in brackets. */
export function filledLines(doc: LetterNode, fieldText: FieldText): readonly LetterLine[] {
  return linesOf(doc, (key) => fieldText(key) ?? `[${key}]`, true);
}

/** The fields a letter has places for, each once, in the order they appear; typed ones count too. */
export function fieldsIn(doc: LetterNode): readonly string[] {
  const found: string[] = [];
  linesOf(doc, (key) => {
    found.push(key);
    return '';
  }, true);
  return [...new Set(found)];
}

/** The lines as plain text, as a mail program is handed it. */
export function plainText(lines: readonly LetterLine[]): string {
  return lines.map((line) => `${signOf(line)}${line.spans.map(plainSpan).join('')}`).join('\n');
}

function signOf({ list }: LetterLine): string {
  return list === undefined ? '' : `${'  '.repeat(list.depth)}${list.number === undefined ? '-' : `${list.number}.`} `;
}

function plainSpan({ text, link }: LetterSpan): string {
  return link === undefined || link === text || `${text}/` === link ? text : `${text} (${link})`;
}

/** Whether anything is set off, listed or linked: otherwise plain text says it all. */
export function isFormatted(lines: readonly LetterLine[]): boolean {
  return lines.some(({ list, spans }) => list !== undefined || spans.some(({ bold, italic, link }) => bold ?? italic ?? link));
}

interface Filling {
  readonly lines: LetterLine[];
  readonly fill: (field: string, raw: string | null) => string;
  /** Places somebody typed as text are filled in as well. */
  readonly typed: boolean;
}

function linesOf(doc: LetterNode, fill: Filling['fill'], typed: boolean): readonly LetterLine[] {
  const filling: Filling = { lines: [], fill, typed };
  for (const block of doc.content ?? []) addBlock(filling, block, 0);
  return filling.lines;
}

function addBlock(filling: Filling, block: LetterNode, depth: number): void {
  if (block.type === 'bulletList' || block.type === 'orderedList') {
    const first = typeof block.attrs?.start === 'number' ? block.attrs.start : 1;
    (block.content ?? []).forEach((item, at) => addItem(filling, item, block.type === 'orderedList' ? { depth, number: first + at } : { depth }));
  } else filling.lines.push({ spans: spansOf(filling, block.content ?? []) });
}

/** The first paragraph of an item bears its sign; what follows in it are lines of their own. */
function addItem(filling: Filling, item: LetterNode, list: NonNullable<LetterLine['list']>): void {
  (item.content ?? []).forEach((block, at) => {
    if (at === 0 && block.type === 'paragraph') filling.lines.push({ spans: spansOf(filling, block.content ?? []), list });
    else addBlock(filling, block, list.depth + 1);
  });
}

function spansOf({ fill, typed }: Filling, nodes: readonly LetterNode[]): LetterSpan[] {
  const spans = nodes.flatMap((node): LetterSpan => {
    const look = lookOf(node);
    if (node.type === 'hardBreak') return { ...look, text: '\n' };
    if (node.type === mergeNode) return { ...look, text: fill(String(node.attrs?.field ?? ''), typeof node.attrs?.raw === 'string' ? node.attrs.raw : null) };
    const text = node.text ?? '';
    return { ...look, text: typed ? text.replace(places, (raw) => fill(onePlace.exec(raw)?.[1] ?? raw, raw)) : text };
  });
  return spans.filter(({ text }) => text !== '').reduce<LetterSpan[]>((all, span) => {
    const last = all.at(-1);
    if (last && last.bold === span.bold && last.italic === span.italic && last.link === span.link) all[all.length - 1] = { ...last, text: last.text + span.text };
    else all.push(span);
    return all;
  }, []);
}

/** How a stretch is set off; a link only when it may be opened (trap E14). */
function lookOf({ marks = [] }: LetterNode): Omit<LetterSpan, 'text'> {
  const has = (type: string) => marks.some((mark) => mark.type === type);
  const href = marks.find((mark) => mark.type === 'link')?.attrs?.href;
  const link = typeof href === 'string' ? webLink(href) : null;
  return { ...(has('bold') ? { bold: true } : {}), ...(has('italic') ? { italic: true } : {}), ...(link === null ? {} : { link }) };
}

/** The fields of a letter the record has nothing for, by key (S77: nobody sends a gap). */
export function missingIn(docs: readonly LetterNode[], isThere: (field: string) => boolean): readonly string[] {
  return [...new Set(docs.flatMap(fieldsIn))].filter((field) => !isThere(field));
}

/** The keys a record can be merged by: its type's fields, then what it holds besides (appended data, S91). */
export function mergeableFields(typeFields: readonly string[], fields: Fields): readonly string[] {
  return [...typeFields, ...Object.keys(fields).filter((key) => !typeFields.includes(key)).sort()];
}
