import { defaultRecordTypes } from '#engine/blueprint';
import { addedActivities } from '../../../src/desk/record/created.ts';
import type { RecordData } from '../../../src/desk/record/record-data.ts';
import type { PersonRow } from '../../../src/storage/index.ts';
import { createNames } from '../../../src/ui/index.ts';
import type { Rep } from '../../engine/run/a-rep.ts';

export const person = (id: string, name: string, ...roles: readonly string[]): PersonRow => ({ id, name, roles, zone: 'UTC', batch: null });
export const jonas = person('u_rep', 'Jonas Weber', 'rep');

/** What the record's page reads of a record that a rep has worked in memory: every verdict is the engine's own, and nothing is stored. */
export function dataOf(rep: Rep, { me = jonas, others = [] }: { readonly me?: PersonRow; readonly others?: readonly PersonRow[] } = {}): RecordData {
  const { run, process } = rep;
  const people = [jonas, ...others];
  const type = Object.values(defaultRecordTypes).find(({ key }) => key === 'lead');
  return {
    record: { id: run.record.id, type: 'lead', owner: run.record.owner, space: 'live', zone: run.record.zone, fields: run.record.fields, title: 'aino', createdAt: run.startedAt, updatedAt: rep.now, batch: null, standing: [] },
    type, run, runs: [run], process, options: rep.optionsFor({ by: me.id, roles: me.roles }), entries: rep.entries, added: addedActivities(rep.entries), people, me,
    names: createNames({ blueprint: process.version.document, recordType: type, people }), when: { zone: run.record.zone, now: rep.now }, title: 'Aino', subtitle: '',
  };
}
