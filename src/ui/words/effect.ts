import type { Effect } from '#engine/blueprint';
import { channelLabel } from '../channels.ts';
import { listAnd } from '../format.ts';
import { sayValue } from './condition.ts';
import { quoted, sayBlueprint, sayKey, type Names } from './names.ts';
import { describeAssignee, describeWait } from './timing.ts';

/** What follows from taking an outcome: "Set Status to “Won”", "Give the record to Mara Quinn". */
export function describeEffect(effect: Effect, names: Names): string {
  switch (effect.type) {
    case 'setField':
      return sayValue(effect.value) === 'empty' ? `Empty ${names.field(effect.field)}` : `Set ${names.field(effect.field)} to ${sayValue(effect.value)}`;
    case 'assignOwner':
      return `Give the record to ${describeAssignee(effect.to, names)}`;
    case 'createActivity':
      return `Add ${effect.name.trim() === '' ? 'an activity without a name' : quoted(effect.name)} (${channelLabel(effect.channel).toLowerCase()})${effect.assignee ? ` for ${describeAssignee(effect.assignee, names)}` : ''}, due ${effect.wait.amount === 0 && effect.wait.at === undefined ? 'at once' : `after ${describeWait(effect.wait)}`}`;
    case 'send':
      return `Put ${message(effect, names)} into the outbox`;
    case 'notify':
      return `Tell everyone with the role ${names.role(effect.role)}${effect.message.trim() === '' ? ' (nothing said yet)' : `: ${quoted(effect.message)}`}`;
    case 'startBlueprint':
      return `Start ${sayBlueprint(effect.blueprint, names)} on ${effect.on === 'sameRecord' ? 'the same record' : newRecord(effect, names)}`;
    case 'signalRun':
      return signalWords(effect, names);
    case 'webhook':
      return effect.url === '' ? 'Put a web request into the outbox (no address yet)' : `Put a web request to ${effect.url} into the outbox`;
  }
}

function message({ template, subject, channel }: Extract<Effect, { readonly type: 'send' }>, names: Names): string {
  const kind = `(${channelLabel(channel).toLowerCase()})`;
  if (template !== undefined) return `the template ${quoted(names.template(template))} ${kind}`;
  return subject.trim() === '' ? `a message without a subject ${kind}` : `${quoted(subject)} ${kind}`;
}

function newRecord({ recordType, copy = {} }: Extract<Effect, { readonly type: 'startBlueprint' }>, names: Names): string {
  const kind = recordType === undefined ? 'a new linked record' : `a new linked ${sayKey(recordType).toLowerCase()}`;
  const taken = [...new Set(Object.values(copy))].map((field) => names.field(field));
  return taken.length === 0 ? kind : `${kind} that takes over ${listAnd(taken)}`;
}

function signalWords({ blueprint, signal, on, payload = {} }: Extract<Effect, { readonly type: 'signalRun' }>, names: Names): string {
  const brought = [...new Set(Object.values(payload))].map((field) => names.field(field));
  const where = `the run of ${sayBlueprint(blueprint, names)}${on === 'linkedRecord' ? ' on a linked record' : ''}`;
  return `Send ${quoted(names.signal(signal))}${brought.length === 0 ? '' : ` with ${listAnd(brought)}`} to ${where}`;
}
