import type { Instant } from '#engine/kernel';
import type { Blueprint } from './blueprint.ts';
import type { BlueprintId, UserId, VersionId } from './ids.ts';

/** A published, frozen drawing. `hash` covers behaviour only: moving a card does not change it (domain.md section 7). */
export interface Version {
  readonly id: VersionId;
  readonly blueprint: BlueprintId;
  readonly number: number;
  readonly hash: string;
  readonly publishedAt: Instant;
  readonly publishedBy: UserId;
  readonly note: string;
  /** Where it can be seen that the change is worth it (S90): a link. Absent when none was given. */
  readonly evidence?: string;
  readonly document: Blueprint;
}
