import type { Refusal } from '#engine/journal';
import type { Mask } from './mask.ts';

const unsaid = { wanted: '', seen: '' };

/** The same "no" without anything of the record and without anybody's name (rule N25). Each kind that carries a text or a person is named here. */
export function blindRefusal(refusal: Refusal, mask: Mask): Refusal {
  switch (refusal.type) {
    case 'gateClosed':
      return { ...refusal, clauses: refusal.clauses.map(({ kind }) => ({ kind, ...unsaid })) };
    case 'notQualified':
      return { ...refusal, person: mask.of(refusal.person), clauses: refusal.clauses.map(({ kind }) => ({ kind, ...unsaid })) };
    case 'fieldInvalid':
      return { ...refusal, message: 'the value does not fit' };
    case 'unknownResult':
      return { ...refusal, result: 'another result' };
    case 'signalUnknown':
      return { ...refusal, signal: 'another signal' };
    case 'signalInvalid':
    case 'invalidIntent':
      return { ...refusal, problems: [] };
    case 'wrongRecordType':
      return { ...refusal, seen: 'another type' };
    case 'notDelegated':
      return { ...refusal, from: mask.of(refusal.from) };
    case 'wrongReceiver':
      return { ...refusal, person: refusal.person === null ? null : mask.of(refusal.person) };
    case 'alreadyHandedOver':
    case 'handOverPending':
      return { ...refusal, to: mask.of(refusal.to) };
    case 'notForYou':
      return { ...refusal, person: mask.of(refusal.person) };
    default:
      return refusal;
  }
}
