import { z } from 'zod';
import type { Id } from '#engine/kernel';

export type BlueprintId = Id<'Blueprint'>;
export type VersionId = Id<'Version'>;
export type StageId = Id<'Stage'>;
export type ActivityId = Id<'Activity'>;
export type OutcomeId = Id<'Outcome'>;
export type PhaseId = Id<'Phase'>;
export type NoteId = Id<'Note'>;
export type LaneId = Id<'Lane'>;
export type ChecklistItemId = Id<'ChecklistItem'>;
export type RecordId = Id<'Record'>;
export type UserId = Id<'User'>;
export type DeviceId = Id<'Device'>;

/** Every thing in a blueprint has a uuid v7. */
export const id = z.uuidv7();
/** People and teams are named by ids of the directory (`u_…`), which may come from elsewhere. */
export const personId = z.string().min(1).max(80);
/** A stable short name that people do not see: field, result, role, record type keys. */
export const key = z.string().regex(/^[a-z][A-Za-z0-9_]{0,63}$/, 'must start with a small letter and hold only letters, digits and _');
export const name = z.string().max(200);
export const text = z.string().max(20_000);
export const order = z.number();
