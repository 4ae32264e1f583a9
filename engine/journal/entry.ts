import { z } from 'zod';
import type { Instant } from '#engine/kernel';
import type { ActivityId, Channel, Effect, FieldValue, OutcomeId, StageId, UserId } from '#engine/blueprint';
import type { Intent, Words } from './intent.ts';
import type { Refusal } from './refusal.ts';

/** Which of the three worlds something belongs to; they never mix (domain.md section 6). */
export const spaces = ['live', 'practice', 'sandbox'] as const;
export const spaceSchema = z.enum(spaces);
export type Space = (typeof spaces)[number];

/** An activity that was done, as gates count it. */
export interface DoneActivity {
  readonly entry: string;
  readonly run: string;
  readonly visit: number;
  readonly stage: StageId;
  readonly activity: ActivityId;
  readonly channel: Channel;
  readonly result: string | null;
  readonly template: string | null;
  readonly by: UserId;
  readonly at: Instant;
}

/** A moment at which something is expected or will fire, as kept in the due table. `key` is unique within the run's visit. */
export interface DueMoment {
  readonly key: string;
  readonly at: Instant;
  readonly kind: 'activity' | 'outcome' | 'sla';
  readonly activity: ActivityId | null;
  readonly outcome: OutcomeId | null;
  readonly stage: StageId;
  readonly channel: Channel | null;
  /** Who is expected to act; null means the record's owner. */
  readonly assignee: UserId | null;
  /** The run's rev that armed it (trap E3). */
  readonly armed: number;
}

/** What an accepted intent brought about. */
export interface Changes {
  /** Stage moves in order, automatic ones included. */
  readonly moves: readonly { readonly from: StageId | null; readonly to: StageId; readonly outcome: OutcomeId | null }[];
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly owner?: UserId | null;
  readonly done: readonly DoneActivity[];
  readonly effects: readonly { readonly key: string; readonly effect: Effect }[];
  readonly ended: boolean;
}

/**
 * One line of the journal: an intent that was accepted or refused, with its consequences.
 * `prev` and `hash` chain a record's entries, so that a change behind our back is found (B26).
 * `words` is outside the hash's text: only its own hash is chained, so it can be erased.
 */
export interface Entry {
  readonly id: string;
  readonly record: string;
  /** Null for what concerns the record alone. */
  readonly run: string | null;
  readonly space: Space;
  /** The run's gapless number of accepted entries; the unchanged rev on a refusal. */
  readonly rev: number;
  /** The authority's time. */
  readonly at: Instant;
  /** When the person meant it, by their own clock. */
  readonly madeAt: Instant;
  readonly by: UserId;
  readonly roles: readonly string[];
  readonly device: string;
  /** Gapless per (device, record). */
  readonly seq: number;
  /** The id under which the screen submitted it: a second delivery is a no-op. */
  readonly intentId: string;
  readonly intent: Intent;
  readonly ok: boolean;
  readonly refusal: Refusal | null;
  readonly changes: Changes | null;
  /** Where the run stands after this entry. */
  readonly stages: readonly StageId[];
  readonly visit: number;
  /** The version's behaviour hash, null without a run. */
  readonly version: string | null;
  readonly kernel: number;
  readonly words: Words | null;
  readonly wordsHash: string | null;
  readonly prev: string | null;
  readonly hash: string;
}
