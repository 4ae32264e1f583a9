import type { Intent, Refusal } from '#engine/journal';
import type { BlueprintRow, RecordRow, RunRow } from './contract.ts';
import type { ShelvedProcess } from './version-shelf.ts';

/** Why a record may not start a blueprint now, judged by what the engine's step cannot see: the record's other runs and the blueprint's own state. */
export function refuseEnrol(
  intent: Extract<Intent, { type: 'enrol' }>,
  record: RecordRow,
  shelved: ShelvedProcess | null,
  blueprint: BlueprintRow | null,
  runs: Iterable<RunRow>,
): Refusal | null {
  if (!shelved || shelved.version.blueprint !== intent.blueprint) return { type: 'unknownVersion', version: intent.version };
  const { recordType, enrolment } = shelved.version.document;
  if (recordType !== record.type) return { type: 'wrongRecordType', wanted: recordType, seen: record.type };
  if (blueprint?.paused) return { type: 'held' };
  const former = [...runs].filter((run) => run.blueprint === intent.blueprint);
  const running = former.find((run) => run.status === 'running');
  if (running && enrolment.reentry !== 'always') return { type: 'alreadyRunning', run: running.id };
  if (former.length > 0 && enrolment.reentry === 'never') return { type: 'reentryForbidden' };
  return null;
}
