import type { Activity, Blueprint, EndResult, Lane, Note, Outcome, Phase, Stage, StageKind } from '../model/blueprint.ts';
import type { ActivityId, LaneId, NoteId, OutcomeId, PhaseId, StageId } from '../model/ids.ts';

/** A place on the canvas, in canvas pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A cut-out of a drawing on the clipboard: stages with their activities, outcomes, notes and positions. */
export interface Fragment {
  readonly format: 'baton-fragment-1';
  readonly recordType: string;
  readonly stages: Readonly<Record<string, Stage>>;
  readonly activities: Readonly<Record<string, Activity>>;
  readonly outcomes: Readonly<Record<string, Outcome>>;
  readonly notes: Readonly<Record<string, Note>>;
  readonly positions: Readonly<Record<string, Point>>;
}

/** One step of an immer patch list: the form in which an undo is kept. */
export interface Patch {
  readonly op: 'replace' | 'remove' | 'add';
  readonly path: readonly (string | number)[];
  readonly value?: unknown;
}

/**
 * One named, undoable change to a draft. New things come with their ids made by the caller, so that the same
 * edit gives the same drawing. Several edits under one gesture travel as `several`.
 */
export type Edit =
  | { readonly type: 'addStage'; readonly stage: Stage; readonly at: Point; /** connect this open outcome to the new stage */ readonly connect?: OutcomeId | undefined }
  /** Puts a stage into an outcome's line: outcome -> stage, and `through` (an outcome of the new stage) -> old target; downstream cards move right to make room. */
  | { readonly type: 'insertStage'; readonly stage: Stage; readonly outcome: OutcomeId; readonly through: Outcome; readonly at: Point }
  | { readonly type: 'renameStage'; readonly stage: StageId; readonly name: string }
  /** Makes a stage another kind: what the new kind cannot hold goes. `result` is how an end ends, `lanes` are what a parallel stage starts with. */
  | { readonly type: 'changeKind'; readonly stage: StageId; readonly kind: StageKind; readonly result?: EndResult | undefined; readonly lanes?: Readonly<Record<string, Lane>> | undefined }
  | { readonly type: 'deleteStages'; readonly stages: readonly StageId[]; /** connect what led in to the stage's positive (else first) target */ readonly heal: boolean }
  | { readonly type: 'setStart'; readonly stage: StageId | null }
  | { readonly type: 'addActivity'; readonly activity: Activity; readonly stage: StageId; readonly lane?: string | undefined; readonly index?: number | undefined }
  | { readonly type: 'moveActivity'; readonly activity: ActivityId; readonly stage: StageId; readonly index: number; /** into this lane; null is the stage's own list; left out, it stays in its lane */ readonly lane?: LaneId | null | undefined }
  | { readonly type: 'deleteActivities'; readonly activities: readonly ActivityId[] }
  | { readonly type: 'addOutcome'; readonly outcome: Outcome }
  | { readonly type: 'moveOutcome'; readonly outcome: OutcomeId; readonly index: number }
  | { readonly type: 'connect'; readonly outcome: OutcomeId; readonly to: StageId }
  | { readonly type: 'disconnect'; readonly outcome: OutcomeId }
  | { readonly type: 'deleteOutcomes'; readonly outcomes: readonly OutcomeId[] }
  | { readonly type: 'moveCards'; readonly positions: Readonly<Record<string, Point>>; readonly why?: 'drag' | 'tidy' | 'align' | undefined }
  | { readonly type: 'addPhase'; readonly phase: Phase }
  | { readonly type: 'addNote'; readonly note: Note }
  | { readonly type: 'deleteNotes'; readonly notes: readonly NoteId[] }
  | { readonly type: 'deletePhase'; readonly phase: PhaseId }
  /** Sets (or with `value: undefined` removes) any field by its path, e.g. ['stages', id, 'purpose']. The result must satisfy the schema. */
  | { readonly type: 'setField'; readonly path: readonly (string | number)[]; readonly value: unknown }
  /** Lets the whole drawing speak of another field, by their keys. */
  | { readonly type: 'renameField'; readonly from: string; readonly to: string }
  | { readonly type: 'paste'; readonly fragment: Fragment; readonly at: Point; /** a fresh id for every id in the fragment */ readonly ids: Readonly<Record<string, string>>; readonly keepOutsideLinks: boolean }
  | { readonly type: 'replace'; readonly blueprint: Blueprint; readonly name: string }
  | { readonly type: 'several'; readonly name: string; readonly edits: readonly Edit[] }
  | { readonly type: 'patches'; readonly name: string; readonly patches: readonly Patch[] };

/** Why an edit was not made: data that `src/ui` puts into words. */
export type EditRefusal =
  | { readonly type: 'notFound'; readonly what: 'stage' | 'activity' | 'outcome' | 'phase' | 'note' | 'path'; readonly id: string }
  | { readonly type: 'idTaken'; readonly id: string }
  | { readonly type: 'startTakesNoTarget' }
  /** The drawing is locked: it may be looked at until somebody unlocks it. */
  | { readonly type: 'locked' }
  | { readonly type: 'endHasNoOutcomes'; readonly stage: StageId }
  | { readonly type: 'decisionHasNoActivities'; readonly stage: StageId }
  | { readonly type: 'stageHasNoActivities'; readonly stage: StageId }
  | { readonly type: 'selfLoopNeedsLimit'; readonly outcome: OutcomeId }
  | { readonly type: 'alreadyConnected'; readonly outcome: OutcomeId; readonly to: StageId }
  | { readonly type: 'fieldInUse'; readonly field: string }
  | { readonly type: 'limitReached'; readonly what: 'stages' | 'outcomes' | 'lanes' | 'clauses'; readonly limit: number }
  | { readonly type: 'invalid'; readonly problems: readonly { readonly path: string; readonly sentence: string }[] };

/** An edit that was made: the next drawing, the edit that takes it back, and the words for the history list. */
export interface Edited {
  readonly next: Blueprint;
  readonly undo: Edit;
  readonly name: string;
  /** What had to be mended because it spoke of something deleted, in one sentence each. */
  readonly mended: readonly string[];
}
