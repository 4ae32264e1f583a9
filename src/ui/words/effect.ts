import type { Effect } from '#engine/blueprint';
import { channelLabel } from '../channels.ts';
import { sayValue } from './condition.ts';
import { quoted, sayKey, type Names } from './names.ts';
import { describeAssignee, describeWait } from './timing.ts';

/** What follows from taking an outcome: "Set Status to “Won”", "Give the record to Mara Quinn". */
export function describeEffect(effect: Effect, names: Names): string {
  switch (effect.type) {
    case 'setField':
      return sayValue(effect.value) === 'empty' ? `Empty ${names.field(effect.field)}` : `Set ${names.field(effect.field)} to ${sayValue(effect.value)}`;
    case 'assignOwner':
      return `Give the record to ${describeAssignee(effect.to, names)}`;
    case 'createActivity':
      return `Add ${quoted(effect.name)} (${channelLabel(effect.channel).toLowerCase()}), due after ${describeWait(effect.wait)}`;
    case 'send':
      return `Put ${quoted(effect.subject)} (${channelLabel(effect.channel).toLowerCase()}) into the outbox`;
    case 'notify':
      return `Tell everyone with the role ${names.role(effect.role)}: ${quoted(effect.message)}`;
    case 'startBlueprint':
      return `Start ${quoted(names.blueprint(effect.blueprint))} on ${effect.on === 'sameRecord' ? 'the same record' : 'a new linked record'}`;
    case 'signalRun':
      return `Send ${quoted(sayKey(effect.signal))} to the run of ${quoted(names.blueprint(effect.blueprint))}`;
    case 'webhook':
      return `Put a web request to ${effect.url} into the outbox`;
  }
}
