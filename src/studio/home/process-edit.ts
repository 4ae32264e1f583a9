import { editBlueprint, type Edit } from '#engine/blueprint';
import { createBlueprint, loadHistory, newIds, saveDraft, type BlueprintRow } from '../../storage/index.ts';
import { historyFrom, remember } from '../draft/history.ts';
import { selecting } from '../draft/draft-store.ts';
import { blankBlueprint } from './blank-blueprint.ts';

/** How an edit outside the studio went: kept, overtaken by another tab, or not possible. */
export type ProcessEdited = 'kept' | 'changedElsewhere' | 'refused';

/** Makes one edit to a draft without opening it: a step of its history like any other. */
export async function editProcess(row: BlueprintRow, edit: Edit, now: number): Promise<ProcessEdited> {
  const made = editBlueprint(row.draft, edit);
  if (!made.ok) return 'refused';
  const history = historyFrom(await loadHistory(row.id));
  const nothing = selecting({});
  const step = { name: made.value.name, edit: made.value.undo, before: nothing, after: nothing, at: now };
  const answer = await saveDraft(row.id, { draft: made.value.next, history: remember(history, step) }, row.draftRev);
  return answer.ok ? 'kept' : 'changedElsewhere';
}

/** A process as somebody wrote it down: its name and, behind a dash, a colon or a tab, what it is for. */
export interface WrittenProcess {
  readonly name: string;
  readonly purpose: string;
}

/** Reads one process per line; numbers and bullets are left off, the same name counts once (S39). */
export function readProcesses(text: string, taken: readonly string[] = []): { readonly fresh: readonly WrittenProcess[]; readonly known: readonly string[] } {
  const fresh = new Map<string, WrittenProcess>();
  const known: string[] = [];
  const before = new Set(taken.map(plain));
  for (const line of text.split(/\r\n?|\n/)) {
    const words = line.trim().replace(/^(?:[-*•·–]|\(?\d{1,4}[.)])\s+/, '');
    const [, name = words, purpose = ''] = /^(.+?)(?:\t+|\s+[–—-]\s+|:\s+)(.+)$/.exec(words) ?? [];
    if (name.trim() === '') continue;
    if (before.has(plain(name)) || fresh.has(plain(name))) known.push(name.trim());
    else fresh.set(plain(name), { name: name.trim().slice(0, 200), purpose: purpose.trim() });
  }
  return { fresh: [...fresh.values()], known };
}

function plain(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Keeps a draft for each process that was written down; answers how many. */
export async function writeDownProcesses(processes: readonly WrittenProcess[], recordType: string): Promise<number> {
  const ids = newIds();
  for (const { name, purpose } of processes) await createBlueprint({ ...blankBlueprint(recordType, ids), name, description: purpose });
  return processes.length;
}
