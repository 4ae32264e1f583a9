import type { Instant } from '#engine/kernel';
import type { RecordType } from '#engine/blueprint';
import { mayNotOwn, type Person, type RecordFacts, type Refused } from '#engine/run';
import type { RecordRow, SubmittedIntent } from './contract.ts';
import type { Workset } from './workset.ts';

/** Why the record must not go to whom this step would give or offer it, with the record as it then is; null when it may (S106; rule R182). */
export function ownerRefusal(work: Workset, row: RecordRow, { intent }: SubmittedIntent, after: Pick<RecordFacts, 'owner' | 'fields'>, at: Instant): Refused | null {
  if (intent.type === 'undo') return null;
  const receivers = [after.owner === row.owner ? null : after.owner, intent.type === 'handOver' ? intent.to : null];
  for (const id of receivers) {
    const person = id === null ? undefined : work.staff?.people.find((one) => one.id === id);
    const refused = person === undefined ? null : mayNotGet(work, { ...row, fields: after.fields }, person, at);
    if (refused !== null) return refused;
  }
  return null;
}

/** Why this person may not get this record; null when they may (rule R180). */
export function mayNotGet({ types }: { readonly types: ReadonlyMap<string, RecordType> }, row: Pick<RecordRow, 'id' | 'type' | 'zone' | 'fields'>, person: Person, at: Instant): Refused | null {
  const type = types.get(row.type);
  return type === undefined ? null : mayNotOwn({ id: row.id, type, zone: row.zone, fields: row.fields }, person, at);
}
