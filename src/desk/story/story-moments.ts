import { clockPerson, type DoneActivity, type Entry } from '#engine/journal';

/** The record as it stood right after one entry of its journal (S70). */
export interface Moment {
  readonly entry: Entry;
  /** The run the drawing shows: the entry's own, else the last one something happened in. */
  readonly run: string | null;
  /** The version that run walked then. */
  readonly version: string | null;
  readonly stage: string | null;
  /** Every stage the run had stood in before, in order. */
  readonly path: readonly string[];
  /** The way it has just come. */
  readonly moves: readonly { readonly from: string; readonly outcome: string }[];
  /** What had been done in the run by then, oldest first. */
  readonly done: readonly DoneActivity[];
}

interface Walked {
  readonly version: string;
  readonly stages: readonly string[];
  readonly done: readonly DoneActivity[];
}

const start = (version: string): Walked => ({ version, stages: [], done: [] });

/** Retraces a journal, oldest entry first: one moment for each entry, each seen as it was then, and never by what came later. */
export function momentsOf(entries: readonly Entry[]): readonly Moment[] {
  const runs = new Map<string, Walked>();
  let last: string | null = null;
  return entries.map((entry) => {
    const { run } = entry;
    if (run !== null && entry.ok) {
      const before = runs.get(run) ?? (entry.intent.type === 'enrol' ? start(entry.intent.version) : null);
      if (before !== null) runs.set(run, walkedOn(before, entry));
      last = run;
    }
    const shown = run !== null && runs.has(run) ? run : last;
    const walked = shown === null ? undefined : runs.get(shown);
    const stage = walked?.stages.at(-1) ?? null;
    return {
      entry, run: shown, version: walked?.version ?? null, stage, path: walked?.stages.slice(0, -1) ?? [], done: walked?.done ?? [],
      moves: (entry.changes?.moves ?? []).flatMap(({ from, outcome }) => (from === null || outcome === null ? [] : [{ from, outcome }])),
    };
  });
}

function walkedOn(before: Walked, { intent, changes, stages }: Entry): Walked {
  const entered = (changes?.moves ?? []).map((move) => move.to);
  const now = stages[0];
  // an undo and a move to another version put the record somewhere without taking an outcome
  const isElsewhere = now !== undefined && entered.length === 0 && now !== before.stages.at(-1);
  const kept = intent.type === 'undo' ? before.done.filter((one) => one.entry !== intent.entry) : before.done;
  return {
    version: intent.type === 'migrate' ? intent.version : before.version,
    stages: [...before.stages, ...entered, ...(isElsewhere ? [now] : [])],
    done: [...kept, ...(changes?.done ?? [])],
  };
}

/** Whether a moment is a stop of the story: what only repeats, or asks again, is passed over. */
export function isStop({ intent, ok, changes, by }: Entry): boolean {
  if (intent.type === 'tick') return false;
  if (intent.type !== 'setFields' || !ok) return true;
  return Object.keys(intent.fields).length > 0 || (by === clockPerson && (changes?.moves.length ?? 0) > 0) || (changes?.moves.length ?? 0) > 0;
}
