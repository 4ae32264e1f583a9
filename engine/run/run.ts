import type { Instant } from '#engine/kernel';
import type { Calendar } from '#engine/calendar';
import type { ActivityId, Activity, BlueprintId, EndResult, Fields, Outcome, OutcomeId, Stage, StageId, UserId } from '#engine/blueprint';
import type { Changes, DoneActivity, DueMoment, Intent, Refusal, Space } from '#engine/journal';
import type { Verdict } from '#engine/gates';

/** What a run knows of its record. The authority refreshes it from the record before each step; replay rebuilds it from entries. */
export interface RecordFacts {
  readonly id: string;
  readonly owner: UserId | null;
  readonly zone: string;
  readonly fields: Fields;
  /** Done activities of the record's other runs, oldest first. */
  readonly doneElsewhere: readonly DoneActivity[];
  /** Working hours and holidays its waits count by; Monday to Friday, 09:00 to 17:00 in its zone when absent. */
  readonly calendar?: Calendar;
}

/** Who asks: gates and outcomes look at the id and the roles. */
export interface Person {
  readonly id: UserId;
  readonly roles: readonly string[];
}

/** One record's passage through one blueprint version: a plain snapshot, rebuilt from the journal at any time. */
export interface Run {
  readonly id: string;
  readonly record: RecordFacts;
  readonly space: Space;
  readonly blueprint: BlueprintId;
  /** Id and behaviour hash of the version it walks. */
  readonly versionId: string;
  readonly version: string;
  readonly status: 'running' | 'ended' | 'exited';
  readonly end: EndResult | null;
  /** Where it stands: one stage, or a parallel stage. */
  readonly stage: StageId;
  /** Number of the present stay, from 1 up over the whole run. */
  readonly visit: number;
  /** The highest visit number ever given, there once an undo took a visit back: no later stay bears its number. */
  readonly lastVisit?: number;
  readonly enteredAt: Instant;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly rev: number;
  /** Done activities of this run, oldest first. */
  readonly done: readonly DoneActivity[];
  /** Skipped in the present visit, with nothing counted for gates. */
  readonly skipped: readonly { readonly activity: ActivityId; readonly entry: string; readonly visit: number }[];
  /** Ticked checklist items of the present visit, by activity. */
  readonly ticked: Readonly<Record<string, readonly string[]>>;
  /** How often each outcome was taken in this run. */
  readonly taken: Readonly<Record<string, number>>;
  /** Earlier stages in order, each with when it was entered and left, and by which outcome. */
  readonly path: readonly { readonly stage: StageId; readonly visit: number; readonly enteredAt: Instant; readonly leftAt: Instant; readonly outcome: OutcomeId | null }[];
  readonly dues: readonly DueMoment[];
  /** What undo needs: the run before its last undoable step, with what that step overwrote on the record. */
  readonly before: Before | null;
}

/** The way back over one step. */
export interface Before {
  readonly entry: string;
  readonly at: Instant;
  readonly run: Omit<Run, 'record' | 'before'>;
  /** Former values of the fields the step changed; null where there was none. */
  readonly fields: Fields;
  /** The former owner, only there when the step changed it. */
  readonly owner?: UserId | null;
}

/** An intent on its way to a run: who, in which role, under which entry id. */
export interface MadeIntent {
  /** The id the journal entry will carry (ids come in with the intent). */
  readonly entry: string;
  readonly by: UserId;
  readonly roles: readonly string[];
  readonly intent: Intent;
}

/** What starting a run needs beside the record: ids are made by the caller. */
export interface StartIntent extends MadeIntent {
  readonly run: string;
  readonly space: Space;
}

export interface Accepted {
  readonly ok: true;
  readonly run: Run;
  readonly changes: Changes;
}
export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
  /** The living verdict when a gate was the reason. */
  readonly verdict: Verdict | null;
}

/** An activity of the present stage, as a screen shows it. */
export interface ActivityOption {
  readonly activity: Activity;
  readonly status: 'open' | 'done' | 'skipped' | 'locked' | 'hidden';
  readonly required: boolean;
  /** Why it is locked, in data. */
  readonly lockedBy: Refusal | null;
  readonly dueAt: Instant | null;
  readonly attempts: number;
  readonly evidence: readonly DoneActivity[];
  readonly ticked: readonly string[];
}

/** An outcome of the present stage with its verdict; blocked ones are always here (domain.md section 3). */
export interface OutcomeOption {
  readonly outcome: Outcome;
  readonly target: Stage;
  readonly verdict: Verdict;
  /** A person may take it by hand, or it goes off by itself. */
  readonly byHand: boolean;
  /** Reasons beside the gate: role, limit. */
  readonly refusal: Refusal | null;
  /** When it goes off by itself. */
  readonly firesAt: Instant | null;
  /** By-hand, gate met, no refusal. */
  readonly open: boolean;
}

/** Everything that can be done with a run now. */
export interface Options {
  readonly stage: Stage;
  readonly activities: readonly ActivityOption[];
  readonly outcomes: readonly OutcomeOption[];
  /** The entry that `undo` would take back now, if any. */
  readonly undo: string | null;
}
