import type { Deed } from '#engine/blueprint';
import { listAnd, type Names } from '../../ui/index.ts';

/** What somebody does in a drill, as the end of "you should …". */
export function deedWords(deed: Deed, names: Names): string {
  switch (deed.type) {
    case 'complete':
      return `do “${names.activity(deed.activity)}”`;
    case 'tick':
      return `tick the checklist of “${names.activity(deed.activity)}”`;
    case 'skip':
      return `skip “${names.activity(deed.activity)}”`;
    case 'choose':
      return `take “${names.outcome(deed.outcome)}”`;
    case 'requestApproval':
      return `ask ${names.role(deed.role)} to approve`;
    case 'approve':
      return `let ${names.role(deed.role)} approve`;
    case 'reject':
      return `let ${names.role(deed.role)} say no`;
    case 'handOver':
      return `hand over by “${names.activity(deed.activity)}”`;
    case 'accept':
      return 'let the receiver accept';
    case 'return':
      return 'let the receiver give it back';
    case 'setFields':
      return `fill in ${listAnd(Object.keys(deed.fields).map((field) => names.field(field)))}`;
    case 'signal':
      return `wait for the customer: ${names.signal(deed.signal)}`;
    case 'pause':
      return 'let the record rest';
    case 'resume':
      return 'go on with the record';
    case 'override':
      return 'ask to go past the gate';
    case 'confirmOverride':
      return 'let a second person agree to it';
    case 'assign':
      return 'give the record to somebody else';
    case 'exit':
      return 'take the record out';
    case 'wait':
      return 'wait';
  }
}
