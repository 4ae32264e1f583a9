import { asHalfFilled, halfFilledPrefix, type About, type HalfFilled } from './half-filled.ts';

/** Something begun and not finished: what, when last touched, and whether it can still be handed in. */
export interface HalfFilledItem {
  /** Its key among the small settings, to throw it away by. */
  readonly key: string;
  readonly about: About;
  readonly at: number;
  /** The first words of its note; '' when it has none. */
  readonly note: string;
  /** What else was begun, in a few words: "2 fields, 3 points". */
  readonly parts: readonly (readonly [count: number, one: string])[];
}

/** The half-filled activities among kept settings, the last touched first; of one record when it is named. */
export function halfFilledItems(kept: readonly { readonly key: string; readonly value: unknown }[], record?: string): readonly HalfFilledItem[] {
  return kept
    .flatMap(({ key, value }): readonly HalfFilledItem[] => {
      const draft = asHalfFilled(value);
      if (!key.startsWith(halfFilledPrefix) || draft.at === null || draft.about === null || !hasWords(draft)) return [];
      return [{ key, about: draft.about, at: draft.at, note: draft.note.trim(), parts: partsOf(draft) }];
    })
    .filter((item) => record === undefined || item.about.record === record)
    .sort((a, b) => b.at - a.at);
}

/** Something was really begun: a choice that was taken back again leaves nothing to list. */
function hasWords(draft: HalfFilled): boolean {
  return draft.note.trim() !== '' || partsOf(draft).length > 0;
}

function partsOf({ fields, links, files, points, objections, template, letter, meeting }: HalfFilled): HalfFilledItem['parts'] {
  const filled = Object.values(fields).filter((value) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)).length;
  const attached = Object.values(files).reduce((sum, list) => sum + list.length, 0) + Object.values(links).filter((link) => link.trim() !== '').length;
  const all: HalfFilledItem['parts'] = [[filled, 'field'], [points.length, 'point'], [objections.length, 'objection'], [attached, 'attachment'], [template === null ? 0 : 1, 'template'], [letter ? 1 : 0, 'letter'], [meeting ? 1 : 0, 'meeting']];
  return all.filter(([count]) => count > 0);
}

/** A run as far as a half-filled activity wants to know of it. */
export interface Standing {
  readonly status: string;
  readonly visit: number;
  readonly done: readonly { readonly activity: string; readonly visit: number }[];
}

/** Whether it can still be handed in: the record stands in the same stay, and that try has not been made meanwhile. */
export function isLive({ about }: HalfFilledItem, run: Standing | undefined): boolean {
  if (!run || run.status !== 'running' || run.visit !== about.visit) return false;
  return run.done.filter((one) => one.activity === about.activity && one.visit === about.visit).length <= about.attempt;
}
