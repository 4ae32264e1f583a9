import { copyFragment, idsIn, parseFragment, type Blueprint, type Edit, type Fragment, type Point } from '#engine/blueprint';
import { cardBoxes, type Selection } from '../../canvas/index.ts';
import { selecting } from './draft-store.ts';

/** What was copied last in this tab, for browsers that keep the clipboard from us. */
let remembered = '';

/** The selected stages and notes as a cut-out; a selected phase means its stages. `null` when there is nothing to copy. */
export function cutOut(draft: Blueprint, { stages, notes, phases }: Selection): Fragment | null {
  const inPhases = Object.values(draft.stages).filter((stage) => stage.phase !== undefined && phases.includes(stage.phase)).map((stage) => stage.id);
  const chosen = [...new Set([...stages, ...inPhases])];
  return chosen.length + notes.length === 0 ? null : copyFragment(draft, chosen, notes);
}

/** Copies the selected stages and notes: as JSON for any tab and any text file, and as a list for letters and notes. Answers how many cards. */
export async function copySelection(draft: Blueprint, selection: Selection): Promise<number> {
  const fragment = cutOut(draft, selection);
  if (!fragment) return 0;
  remembered = JSON.stringify(fragment);
  const count = Object.keys(fragment.stages).length + Object.keys(fragment.notes).length;
  try {
    const html = new Blob([summaryOf(fragment)], { type: 'text/html' });
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': new Blob([remembered], { type: 'text/plain' }), 'text/html': html })]);
  } catch {
    await navigator.clipboard?.writeText(remembered).catch(() => undefined); // Without leave to write, pasting within this tab still works from memory.
  }
  return count;
}

/** A cut-out as a list people can read where it is pasted into a letter. */
export function summaryOf({ stages, activities, outcomes }: Fragment): string {
  const items = Object.values(stages).map((stage) => {
    const done = [...stage.activities, ...Object.values(stage.lanes ?? {}).flatMap((lane) => lane.activities)].flatMap((id) => activities[id]?.name ?? []);
    const ways = Object.values(outcomes).filter((outcome) => outcome.from.type === 'stage' && outcome.from.stage === stage.id).map((outcome) => outcome.name);
    const list = (names: readonly string[]) => names.map((name) => `<li>${escaped(name)}</li>`).join('');
    return `<li><b>${escaped(stage.name)}</b>${done.length > 0 ? `<ul>${list(done)}</ul>` : ''}${ways.length > 0 ? `<p>${escaped(`Leads on by ${ways.join(', ')}`)}</p>` : ''}</li>`;
  });
  return `<ol>${items.join('')}</ol>`;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The cut-out on the clipboard, or `null` when something else is there. */
export async function copiedFragment(): Promise<Fragment | null> {
  let text = '';
  try {
    text = await navigator.clipboard.readText();
  } catch {
    text = remembered;
  }
  // Other words on the clipboard are newer than what was copied here: a list of steps, say.
  return fragmentIn(text) ?? (text.trim() === '' ? fragmentIn(remembered) : null);
}

/** Reads a cut-out from pasted text. */
export function fragmentIn(text: string): Fragment | null {
  if (!text.includes('baton-fragment-1')) return null;
  try {
    const read = parseFragment(JSON.parse(text));
    return read.ok ? read.value : null;
  } catch {
    return null;
  }
}

/** The edit that lays a cut-out down with fresh ids, and the selection of what it brings. */
export function pasteEdit(fragment: Fragment, at: Point, keepOutsideLinks: boolean, newId: () => string): { readonly edit: Edit; readonly select: Selection } {
  const ids = Object.fromEntries(idsIn(fragment).map((id) => [id, newId()]));
  const fresh = (map: Readonly<Record<string, unknown>>) => Object.keys(map).flatMap((id) => ids[id] ?? []);
  return {
    edit: { type: 'paste', fragment, at, ids, keepOutsideLinks },
    select: selecting({ stages: fresh(fragment.stages), notes: fresh(fragment.notes) }),
  };
}

/** Where pasted cards go when no pointer says so: below and right of what is selected, else below everything. */
export function spotForPaste(draft: Blueprint, { stages, notes }: Selection): Point {
  const boxes = cardBoxes(draft);
  const marked = [...stages, ...notes].flatMap((id) => boxes.get(id) ?? []);
  if (marked.length > 0) return { x: Math.min(...marked.map(({ x }) => x)) + 48, y: Math.min(...marked.map(({ y }) => y)) + 48 };
  const all = [...boxes.values()];
  return all.length === 0 ? { x: 0, y: 0 } : { x: Math.min(...all.map(({ x }) => x)), y: Math.max(...all.map(({ y, height }) => y + height)) + 64 };
}
