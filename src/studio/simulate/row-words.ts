import type { LogRow } from '#engine/rehearsal';
import { capital, describeRefusal, listAnd, quoted, type Names, type Seen } from '../../ui/index.ts';
import { describeStep } from '../proof/step-words.ts';

/** What happened in a row of the log, as one short sentence. */
export function rowTitle(row: LogRow, names: Names): string {
  switch (row.what.type) {
    case 'enrol':
      return row.refusal === null ? 'The record comes in' : 'The record is not let in';
    case 'wait':
      return 'Time passes';
    case 'deed':
    case 'due':
    case 'leave':
      return capital(describeStep({ at: row.at, intent: row.intent }, row.at, names));
  }
}

/** What came of it: the stages it led to, why it was refused; empty when the record just stays. */
export function rowNote({ refusal, changes, run }: LogRow, names: Names, when: Seen): string {
  if (refusal !== null) return describeRefusal(refusal, names, when);
  const stages = changes?.moves.map(({ to }) => quoted(names.stage(to))) ?? [];
  if (stages.length === 0) return '';
  return `${stages.length > 1 ? `through ${listAnd(stages.slice(0, -1))} ` : ''}to ${stages.at(-1) ?? ''}${run?.status === 'ended' ? ', an end' : ''}`;
}

/** Who did it, in a word. */
export function rowBy({ what, roles }: LogRow, names: Names): string {
  if (what.type === 'due' || what.type === 'wait') return 'clock';
  if (what.type !== 'deed') return '';
  if (what.deed.type === 'signal') return 'customer';
  if (what.deed.type === 'accept' || what.deed.type === 'return') return 'receiver';
  return roles.length === 0 ? 'owner' : listAnd(roles.map((role) => names.role(role)));
}

/** The roles somebody acts in: "the owner", "the owner as manager". */
export function actorWords(roles: readonly string[], names: Names): string {
  return roles.length === 0 ? 'the owner' : `the owner as ${listAnd(roles.map((role) => names.role(role)))}`;
}
