import { parseBlueprint } from '#engine/blueprint';
import { createBlueprint, newIds } from '../../storage/index.ts';
import { blankBlueprint } from './blank-blueprint.ts';
import { copyBlueprint } from './copy-blueprint.ts';
import { placeInWords } from './place-words.ts';

/** A place in a file with what is to be said about it. */
export interface Remark {
  readonly path: string;
  readonly sentence: string;
  /** The place as a person would point at it, where the path is one of keys. */
  readonly place?: string;
}

/** What reading a file or the clipboard came to: stored, with what could not be read of another program's drawing, or what is wrong with it and where. */
export type TakenIn =
  | { readonly ok: true; readonly id: string; readonly name: string; readonly source: string; readonly unread: readonly Remark[] }
  | { readonly ok: false; readonly source: string; readonly problems: readonly Remark[] };

/** Whether a text is a drawing in one of the formats that are read: JSON, BPMN or Mermaid. Anything else may be a list of steps. */
export function isDrawingFile(text: string): boolean {
  return /^\s*\ufeff?[{[<]/.test(text) || /^\s*stateDiagram(-v2)?\s*$/m.test(text);
}

/**
 * Takes a drawing's text in as a new draft with ids of its own, so that reading the same file twice gives two
 * drawings and never overwrites one. Every problem is listed with its place; nothing is kept when there is one.
 */
export async function takeIn(text: string, source: string): Promise<TakenIn> {
  if (/^\s*[{[]/.test(text)) {
    const parsed = parseBlueprint(text);
    if (!parsed.ok) {
      // a problem with a place of its own can only be in a text that was read as JSON
      const file: unknown = parsed.error.some(({ path }) => path !== '') ? JSON.parse(text) : undefined;
      return { ok: false, source, problems: parsed.error.map((problem) => (problem.path === '' ? problem : { ...problem, place: placeInWords(problem.path, file) })) };
    }
    const { id, draft } = await createBlueprint(copyBlueprint(parsed.value, parsed.value.name));
    return { ok: true, id, name: draft.name, source, unread: [] };
  }
  // readers of other programs' files are only loaded when there is one
  const { importFormatOf, importers } = await import('#engine/exchange');
  const read = await importers[importFormatOf(text)](text, blankBlueprint().recordType, newIds());
  const remarks = (list: readonly { readonly where: string; readonly sentence: string }[]) => list.map(({ where, sentence }) => ({ path: where, sentence }));
  if (!read.ok) return { ok: false, source, problems: remarks(read.error) };
  const { blueprint, unread } = read.value;
  const { id, draft } = await createBlueprint(blueprint.name === 'Imported blueprint' ? { ...blueprint, name: source.replace(/\.\w+$/, '').slice(0, 200) } : blueprint);
  return { ok: true, id, name: draft.name, source, unread: remarks(unread) };
}
