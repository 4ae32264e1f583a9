import { z } from 'zod';
import { blueprintSchema, conditionSchema, effectSchema, fieldsSchema, problemsFrom, recordTypeSchema, type Problem } from '#engine/blueprint';
import { isZone } from '#engine/calendar';
import { dueKinds, entrySchema, spaceSchema } from '#engine/journal';

const id = z.string().min(1);
const moment = z.number().min(0);
const zone = z.string().refine(isZone, 'names no time zone');
const batch = z.string().nullable();
const doneList = z.array(z.looseObject({ entry: id, run: id, activity: id, channel: id, at: moment }));

/** A run as it was written down; its journal says the rest, and it can be put together anew from it. */
const snapshotShape = z.looseObject({
  id, space: spaceSchema, blueprint: id, versionId: id, version: id, status: z.enum(['running', 'ended', 'exited']), end: z.string().nullable(), stage: id, visit: z.number(),
  enteredAt: moment, startedAt: moment, endedAt: moment.nullable(), rev: z.number(), done: doneList,
  skipped: z.array(z.looseObject({ activity: id, entry: id, visit: z.number() })), ticked: z.record(z.string(), z.array(z.string())), taken: z.record(z.string(), z.number()),
  path: z.array(z.looseObject({ stage: id, visit: z.number(), enteredAt: moment, leftAt: moment })), dues: z.array(z.looseObject({ key: id, at: moment, kind: z.enum(dueKinds) })),
});

const bytes = z.strictObject({ base64: z.string() });

/**
 * What a row of a table has to be: drawings, journal lines and kinds of record to the last word, the rest as far as a
 * screen or a decision reads it. What older shapes did not have yet is optional. A broken chain of hashes is no matter
 * of shape: a workspace with one broken history is still somebody's, and Settings names what is broken in it (B26).
 */
const shapes: Readonly<Record<string, z.ZodType>> = {
  people: z.looseObject({ id, name: z.string(), roles: z.array(z.string()), zone, batch, delegates: z.array(z.looseObject({ role: z.string(), to: id, until: moment.nullable() })).optional() }),
  settings: z.looseObject({ key: id }),
  blueprints: z.looseObject({ id, draft: blueprintSchema, draftRev: z.number(), updatedAt: moment, owner: z.string(), live: z.string().nullable(), paused: z.boolean(), batch }),
  versions: z.looseObject({ id, blueprint: id, number: z.number(), hash: id, document: blueprintSchema, seal: id, batch }),
  recordTypes: recordTypeSchema.extend({ batch }),
  records: z.looseObject({
    id, type: id, space: spaceSchema, owner: z.string().nullable(), zone, fields: fieldsSchema, title: z.string(), createdAt: moment, updatedAt: moment, batch,
    standing: z.array(z.string()), links: z.array(id).optional(), touched: z.looseObject({ first: moment, last: moment }).optional(), mergedInto: id.optional(),
    absorbed: z.array(z.looseObject({ record: id, at: moment })).optional(), inherited: doneList.optional(),
  }),
  titles: z.looseObject({ key: id }),
  runs: z.looseObject({ id, record: id, space: spaceSchema, owner: z.string().nullable(), blueprint: id, versionId: id, stage: id, status: z.enum(['running', 'ended', 'exited']), updatedAt: moment, snapshot: snapshotShape }),
  entries: z.looseObject({ cursor: z.number(), id, record: id, device: id, seq: z.number(), delivery: id, entry: entrySchema }),
  dues: z.looseObject({ id, run: id, record: id, space: spaceSchema, owner: z.string(), blueprint: id, stage: id, key: id, at: moment, kind: z.enum(dueKinds), automatic: z.literal([0, 1]) }),
  outbox: z.looseObject({ id, record: id, run: id, space: spaceSchema, at: moment, effect: effectSchema, status: z.enum(['waiting', 'opened', 'done', 'dismissed']) }),
  counters: z.looseObject({ id, space: spaceSchema, blueprint: id, stage: id, records: z.number(), ended: z.number() }),
  views: z.looseObject({ id, name: z.string(), recordType: id, condition: conditionSchema, updatedAt: moment }),
  comments: z.looseObject({ id, blueprint: id, text: z.string(), by: id, at: moment, target: z.looseObject({ type: id }), replies: z.array(z.looseObject({ id, text: z.string(), by: id, at: moment })) }),
  reviews: z.looseObject({ id, blueprint: id, hash: id, by: id, at: moment, answers: z.array(z.looseObject({ by: id, at: moment })) }),
  snapshots: z.looseObject({ id, blueprint: id, at: moment, draft: blueprintSchema }),
  snippets: z.looseObject({ id, name: z.string(), fragment: z.looseObject({}), at: moment }),
  files: z.looseObject({ id, record: id, name: z.string(), type: z.string(), size: z.number(), at: moment, content: bytes }),
  sounds: z.looseObject({ id, of: id, seconds: z.number(), content: bytes }),
  attempts: z.looseObject({ id, person: id, blueprint: id, versionId: id, drill: id, startedAt: moment, moves: z.array(z.looseObject({ type: id })), lessons: z.array(z.looseObject({ key: id })) }),
  programmes: z.looseObject({ id, name: z.string(), blueprint: id, people: z.array(id), steps: z.array(z.looseObject({ id, type: id })), passMark: z.number() }),
  walkthroughs: z.looseObject({ id, name: z.string(), blueprint: id, versionId: id, steps: z.array(z.looseObject({ id })), record: z.looseObject({ fields: fieldsSchema, zone }) }),
  callReviews: z.looseObject({ id, record: id, entry: id, rep: id, by: id, scores: z.record(z.string(), z.number()), comments: z.array(z.looseObject({ id, text: z.string() })) }),
};

/** The first thing that is wrong with a row of a backup, with its path and a sentence; null when nothing is. `key` is the table's own key. */
export function faultOf(table: string, key: string, row: unknown): Problem | null {
  const parsed = (shapes[table] ?? rowWith(key)).safeParse(row);
  return parsed.success ? null : (problemsFrom(parsed.error)[0] ?? null);
}

const ownKey = z.union([id, z.number()]);
function rowWith(key: string): z.ZodType {
  return z.looseObject({ [key]: ownKey });
}
