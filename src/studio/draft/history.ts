import { z } from 'zod';
import type { Edit, Patch } from '#engine/blueprint';
import type { Selection } from '../../canvas/index.ts';

/** The most steps back a draft remembers (ui.md "Undo semantics"). */
export const historyDepth = 200;

/** One gesture a manager made: its words, the edit that takes it back (or makes it again), and what was selected around it. */
export interface Step {
  readonly name: string;
  readonly edit: Edit;
  readonly before: Selection;
  readonly after: Selection;
  /** When it was made, in milliseconds since 1970. */
  readonly at: number;
  /** Steps with the same burst that follow each other within `burstPause` are one step. */
  readonly burst?: string | undefined;
  /** The phases that were folded when the step was made; folding is no step itself. */
  readonly folded?: readonly string[] | undefined;
}

/** What can be taken back (newest last) and what can be made again (next first). */
export interface History {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

/** A draft nobody has changed yet. */
export const emptyHistory: History = { past: [], future: [] };

/** Arrow keys and steppers pressed closer together than this are one gesture, in milliseconds (ui.md "Undo semantics"). */
export const burstPause = 600;

/** Puts a new step on top: whatever could be made again is gone, a burst grows its last step, the oldest falls off. */
export function remember(history: History, step: Step): History {
  const last = history.past.at(-1);
  if (last?.burst !== undefined && last.burst === step.burst && step.at - last.at <= burstPause) {
    const merged: Step = { ...step, edit: joined(step.edit, last.edit, step.name), before: last.before };
    return { past: [...history.past.slice(0, -1), merged], future: [] };
  }
  return { past: [...history.past, step].slice(-historyDepth), future: [] };
}

/** Closes a running burst, so that the next change of the same thing is a step of its own. */
export function endBurst(history: History): History {
  const last = history.past.at(-1);
  if (last?.burst === undefined) return history;
  return { ...history, past: [...history.past.slice(0, -1), { ...last, burst: undefined }] };
}

/** Taking back a merged step takes back the later change first, then the earlier one. */
function joined(later: Edit, earlier: Edit, name: string): Edit {
  if (later.type !== 'patches' || earlier.type !== 'patches') return { type: 'several', name, edits: [later, earlier] };
  return { type: 'patches', name, patches: samePlaces(later.patches, earlier.patches) ? earlier.patches : [...later.patches, ...earlier.patches] };
}

/** When both only replace the same values, the earlier patches alone restore the start. */
function samePlaces(later: readonly Patch[], earlier: readonly Patch[]): boolean {
  if (later.length !== earlier.length) return false;
  const places = new Set(earlier.map((patch) => `${patch.op}:${patch.path.join('/')}`));
  return [...later, ...earlier].every((patch) => patch.op === 'replace' && places.has(`replace:${patch.path.join('/')}`));
}

const ids = z.array(z.string());
// histories kept before phases could be selected have none
const selection = z.object({ stages: ids, outcomes: ids, activities: ids, notes: ids, phases: ids.default([]) });
const patch = z.object({ op: z.enum(['replace', 'remove', 'add']), path: z.array(z.union([z.string(), z.number()])), value: z.unknown().optional() });
const patchesEdit = z.object({ type: z.literal('patches'), name: z.string(), patches: z.array(patch) });
const storedEdit: z.ZodType<Edit> = z.union([
  patchesEdit,
  z.object({ type: z.literal('several'), name: z.string(), edits: z.array(patchesEdit) }),
]);
const step = z.object({ name: z.string(), edit: storedEdit, before: selection, after: selection, at: z.number(), folded: ids.optional() });
const stored = z.object({ past: z.array(step).max(historyDepth), future: z.array(step).max(historyDepth) });

/** Reads a history as the workspace keeps it. One that cannot be read is left behind: the drawing itself is stored apart. */
export function historyFrom(json: unknown): History {
  const read = stored.safeParse(json);
  return read.success ? read.data : emptyHistory;
}
