import { freeze } from 'immer';
import { err, ok, type Instant, type Result } from '#engine/kernel';
import { checkBlueprint } from '../checking/check-blueprint.ts';
import type { CheckContext, Finding } from '../findings.ts';
import type { Blueprint } from '../model/blueprint.ts';
import type { UserId, VersionId } from '../model/ids.ts';
import type { Version } from '../model/version.ts';
import { activeDrawing } from '../reading/active-drawing.ts';
import { behaviourHash } from './behaviour-hash.ts';

/** Who publishes, when, under which number; `context` lets the checks know fields and people. */
export interface Publication {
  readonly id: VersionId;
  /** 1 for the first version of a blueprint, then one more each time. */
  readonly number: number;
  readonly at: Instant;
  readonly by: UserId;
  readonly note: string;
  /** Where it can be seen that the change is worth it (S90): a link. */
  readonly evidence?: string | undefined;
  readonly context?: CheckContext | undefined;
}

/**
 * Turns a draft into a version that never changes again, or answers the errors that stand in the way (warnings
 * and hints do not). Stages that are switched off stay in the draft and are no part of the version. See domain.md section 7.
 */
export function publish(draft: Blueprint, publication: Publication): Result<Version, readonly Finding[]> {
  const { id, number, at, by, note, evidence, context } = publication;
  const errors = checkBlueprint(draft, context).filter((finding) => finding.severity === 'error');
  if (errors.length > 0) return err(errors);
  const version: Version = { id, blueprint: draft.id, number, hash: behaviourHash(draft), publishedAt: at, publishedBy: by, note, document: activeDrawing(draft), ...(evidence === undefined ? {} : { evidence }) };
  return ok(freeze(version, true));
}
