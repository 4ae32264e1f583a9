import type { Stage, StageId } from '#engine/blueprint';
import { guessEnd } from '#engine/exchange';
import { freeSpot } from '../../canvas/index.ts';
import { announce, describeEditRefusal, formatCount, notifyDone, notifyProblem } from '../../ui/index.ts';
import { createBatch } from '../draft/batch.ts';
import { selecting } from '../draft/draft-store.ts';
import { firstOpenOutcome, stageMaking } from '../draft/placing.ts';
import { useNames, useStudio } from '../studio-context.ts';
import { cellEdit, writeCell, type TableTools } from './cell-edits.ts';
import { cellText, columns, type ColumnKey } from './columns.ts';
import { pasteRows, writeRows } from './paste-rows.ts';
import type { Grid, Range } from './use-grid.ts';

/** Everything the table does to the drawing, each as one step that can be taken back. */
export function useTableActions(rows: readonly Stage[], grid: Grid) {
  const { store, newId, people, roles } = useStudio();
  const names = useNames();
  const tools: TableTools = { newId, people, roles };
  const say = (words: string) => {
    notifyProblem(words);
    announce(words);
  };

  const write = (stage: StageId, column: ColumnKey, text: string): boolean => {
    const { draft } = store.getState();
    const title = columns.find(({ key }) => key === column)?.title ?? '';
    const { edit, unread, refusals } = cellEdit(draft, [{ stage, column, text }], `Change ${title.toLowerCase()} of ${draft.stages[stage]?.name || 'a stage'}`, tools);
    const refusal = edit ? store.actions.edit(edit) : null;
    const no = refusal ?? refusals[0];
    if (no) say(describeEditRefusal(no, names));
    else if (unread > 0) say(unreadWords(column, text));
    return !no && unread === 0;
  };

  /** Draws a stage of this name after another one, connected where a way is open. */
  const addRow = (name: string, after: StageId | undefined) => {
    const { draft } = store.getState();
    const result = guessEnd(name);
    const connect = firstOpenOutcome(draft, after);
    const { edit, id } = stageMaking(draft, { kind: result ? 'end' : 'work', result, ...(name === '' ? {} : { name }) }, { at: freeSpot(draft, after, connect), connect }, newId);
    const refusal = store.actions.edit(edit, { select: selecting({ stages: [id] }) });
    if (refusal) say(describeEditRefusal(refusal, names));
    else announce(`${store.getState().draft.stages[id]?.name ?? 'Stage'} added${connect === undefined ? '' : ' and connected'}`);
    return refusal ? null : id;
  };

  const clear = ({ top, bottom, left, right }: Range) => {
    const { draft } = store.getState();
    const marked = rows.slice(top, bottom + 1);
    if (marked.length === 0) return;
    if (left === 0) return removeRows(marked);
    const batch = createBatch(draft);
    const unread = marked.flatMap(({ id }) => columns.slice(left, right + 1).filter(({ key }) => !writeCell(batch, id, key, '', tools))).length;
    const edit = batch.done('Clear cells');
    const refusal = edit && store.actions.edit(edit);
    if (refusal) say(describeEditRefusal(refusal, names));
    else announce(edit ? 'Cleared' : unread > 0 ? 'Nothing to clear here' : 'Already empty');
  };
  const removeRows = (marked: readonly Stage[]) => {
    const refusal = store.actions.edit({ type: 'deleteStages', stages: marked.map(({ id }) => id), heal: false });
    if (refusal) return say(describeEditRefusal(refusal, names));
    const words = marked.length === 1 ? `${marked[0]?.name || 'Stage'} deleted` : `${formatCount(marked.length, 'stage')} deleted`;
    notifyDone({ message: words, undo: () => void store.actions.undo() });
    announce(words);
  };

  return { write, addRow, clear, tools, ...useCellClipboard(rows, grid, tools, say) };
}

/** Cells to and from a spreadsheet. */
function useCellClipboard(rows: readonly Stage[], grid: Grid, tools: TableTools, say: (words: string) => void) {
  const { store } = useStudio();
  const names = useNames();
  const copy = ({ top, bottom, left, right }: Range): string => {
    const { draft } = store.getState();
    const marked = rows.slice(top, bottom + 1);
    announce(`${formatCount(marked.length * (right - left + 1), 'cell')} copied`);
    return writeRows(marked.map((stage) => columns.slice(left, right + 1).map(({ key }) => cellText(draft, stage, key, names))));
  };

  const paste = (text: string) => {
    const { draft } = store.getState();
    const { edit, made, unread } = pasteRows(draft, text, { rows: rows.map(({ id }) => id), from: grid.range.top, column: grid.range.left }, tools);
    const last = made.at(-1);
    const refusal = edit && store.actions.edit(edit, last === undefined ? {} : { select: selecting({ stages: [last] }) });
    if (refusal) return say(describeEditRefusal(refusal, names));
    const left = unread === 0 ? '' : ` ${formatCount(unread, 'cell')} could not be read and ${unread === 1 ? 'was' : 'were'} left as ${unread === 1 ? 'it is' : 'they are'}.`;
    if (unread > 0) notifyProblem(`${edit ? 'Pasted.' : 'Nothing pasted.'}${left}`);
    announce(`${made.length > 0 ? `${formatCount(made.length, 'stage')} added` : edit ? 'Pasted' : 'Nothing pasted'}.${left}`);
  };

  return { copy, paste };
}

export type TableActions = ReturnType<typeof useTableActions>;

function unreadWords(column: ColumnKey, text: string): string {
  if (column === 'limit') return `“${text}” is no length of time. Write it as “2 days” or “4 working hours”.`;
  if (column === 'name') return 'A stage needs a name.';
  return `“${text}” could not be read here.`;
}
