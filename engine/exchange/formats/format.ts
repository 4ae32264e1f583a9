import type { Blueprint } from '#engine/blueprint';
import type { Json, Result } from '#engine/kernel';
import type { PlaybookWords } from './playbook-words.ts';

/** The formats a drawing can be written in (ui.md 65, 66; B23). */
export const exportFormats = ['json', 'xstate', 'xstateJson', 'mermaid', 'bpmn', 'markdown', 'html', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The formats a drawing can be read from. */
export const importFormats = ['json', 'bpmn', 'mermaid'] as const;
export type ImportFormat = (typeof importFormats)[number];

/** A kind of thing in a drawing that not every format has a place for. */
export const sayableParts = [
  'phases', 'lanes', 'activities', 'activityRules', 'texts', 'gates', 'triggers', 'takers', 'forms', 'reasons', 'effects', 'limits', 'timeLimits', 'signposts',
  'commonOutcomes', 'openOutcomes', 'switchedOff', 'positions', 'notes', 'goal', 'enrolment', 'rhythm', 'signals', 'overrides', 'scenarios', 'review',
] as const;
export type SayablePart = (typeof sayableParts)[number];

/** Something in the drawing that the file does not tell: what, and how often it is there. */
export interface Unsaid {
  readonly part: SayablePart;
  readonly count: number;
}

/** A written file, with what its format cannot say. */
export interface Exported {
  readonly text: string;
  readonly unsaid: readonly Unsaid[];
}

/** Why a drawing cannot be written in a format: a machine needs a stage to start in. */
export type ExportRefusal = { readonly type: 'noStart' };

/** What writers need beside the drawing, from those who may know it. */
export interface ExportAid {
  /** Sentences for rules, in the words of the screen. */
  readonly words: PlaybookWords;
  /** The compiled machine as JSON (`Process.config`); `null` while the drawing has no start. */
  readonly config: Json | null;
}

/** Writes a drawing in one format. */
export interface Exporter {
  /** What the file is called after its name, such as `.mmd`. */
  readonly extension: string;
  readonly mime: string;
  write(blueprint: Blueprint, aid: ExportAid): Promise<Result<Exported, ExportRefusal>>;
}

/** A place in a file that could not be read, with the reason in a sentence. `where` is a line or an element's id. */
export interface Unread {
  readonly where: string;
  readonly sentence: string;
}

/** A drawing read from a file of another program, with everything in it that could not be read. */
export interface Imported {
  readonly blueprint: Blueprint;
  readonly unread: readonly Unread[];
}
