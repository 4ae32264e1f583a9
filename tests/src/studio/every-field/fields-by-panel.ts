import { expect } from 'vitest';
import { documentFields } from './document-fields.ts';
import type { Reached } from './sweep.tsx';

/** The panel in which each part of the document is changed; a later rule goes before an earlier one. */
const panels = [
  [/^(name|description|goal|audience|recordType|layout|industryPreset|enrolment|rhythm|signals|override|review|start|view\.locked)\b/, 'blueprint'],
  [/^(stages|phases|notes|view\.(pinned|collapsed))\b/, 'stage'],
  [/^(activities|\$(wait|assignee|form))\b/, 'activity'],
  [/^(outcomes|view\.(bends|jumps)|\$(gate|effect|condition))\b/, 'outcome'],
  // What a stage lists is put in order in the stage.
  [/^(activities|outcomes)\.\*\.(id|order)$/, 'stage'],
  [/^phases\.\*\.id$/, 'blueprint'],
] as const;

/** What nobody edits in the inspector, and why. */
const elsewhere = [
  [/^id$/, 'given when the blueprint is made'],
  [/^(stages|notes)\.\*\.id$/, 'given when a card is put on the canvas'],
  [/^notes\.\*\.[xy]$/, 'moved on the canvas'],
  [/^view\.positions\b/, 'moved on the canvas'],
  [/^view\.(bends|sharedBends\.\*)\.\*\.\*\.[xy]$/, 'bent on the canvas; the inspector straightens the line'],
  [/^view\.direction$/, 'turned where the drawing is tidied up'],
  [/^scenarios\b/, 'walked and saved in the mode Simulate'],
] as const;

export type PanelOfFields = (typeof panels)[number][1];

/** The panel that changes this place of the document; `null` where the inspector is not the place for it; undefined when nobody knows. */
export function panelOf(field: string): PanelOfFields | null | undefined {
  if (elsewhere.some(([places]) => places.test(field))) return null;
  return panels.findLast(([places]) => places.test(field))?.[1];
}

/** Tries the panel's controls out; each of its places must have been changed by one of them. */
export async function expectReached(panel: PanelOfFields, tryOut: (wanted: readonly string[]) => Promise<Reached>): Promise<void> {
  const wanted = documentFields.filter((field) => panelOf(field) === panel);
  const reached = await tryOut(wanted);
  expect(wanted.filter((field) => !reached.has(field))).toEqual([]);
}
