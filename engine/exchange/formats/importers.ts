import { err, ok, type IdSource, type Result } from '#engine/kernel';
import { parseBlueprint } from '#engine/blueprint';
import type { Imported, ImportFormat, Unread } from './format.ts';
import { readBpmn } from './read-bpmn.ts';
import { readMermaid } from './read-mermaid.ts';

/** Reads a file as a drawing, or says place by place why it is none. The record type is only asked where the file has none. */
export type Importer = (text: string, recordType: string, ids: IdSource) => Promise<Result<Imported, readonly Unread[]>>;

/** Every format a drawing can be read from, by its name (B23). */
export const importers: Readonly<Record<ImportFormat, Importer>> = {
  json: async (text) => {
    const parsed = parseBlueprint(text);
    return parsed.ok ? ok({ blueprint: parsed.value, unread: [] }) : err(parsed.error.map(({ path, sentence }) => ({ where: path === '' ? 'the file' : path, sentence })));
  },
  bpmn: readBpmn,
  mermaid: async (text, recordType, ids) => readMermaid(text, recordType, ids),
};

/** The format a file's text is written in, seen by how it begins; JSON when nothing else fits. */
export function importFormatOf(text: string): ImportFormat {
  if (/^\s*(\ufeff)?</.test(text)) return 'bpmn';
  return /^\s*stateDiagram(-v2)?\s*$/m.test(text) ? 'mermaid' : 'json';
}
