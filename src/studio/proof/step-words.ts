import type { Fields } from '#engine/blueprint';
import type { Intent } from '#engine/journal';
import type { ExampleStep } from '#engine/rehearsal';
import { capital, formatCount, formatSpan, listAnd, quoted, sayValue, type Names } from '../../ui/index.ts';

/** The reason under which a record leaves by the rule of its blueprint. */
const byRule = 'It fulfils the rule for leaving';

/** What happens in one step of an example, as a sentence; with how much later than the step before. */
export function describeStep({ at, intent }: Pick<ExampleStep, 'at' | 'intent'>, before: number, names: Names): string {
  const later = at > before ? `${formatSpan(at - before)} later` : '';
  if (intent === null) return later === '' ? 'Nothing happens' : `${capital(later)}, nothing has happened`;
  const what = describeAct(intent, names);
  return later === '' ? capital(what) : `${capital(later)}, ${what}`;
}

function describeAct(intent: Intent, names: Names): string {
  switch (intent.type) {
    case 'complete': {
      const ending = intent.result === null ? '' : ` and ends ${quoted(names.result(intent.result))}`;
      return `${quoted(names.activity(intent.activity))} is done${ending}${filled(intent.fields, names, ', with ')}`;
    }
    case 'choose':
      return `somebody takes ${quoted(names.outcome(intent.outcome))}${filled(intent.fields, names, ', with ')}`;
    case 'setFields':
      return Object.keys(intent.fields).length === 0 ? 'somebody saves the record' : `somebody fills in ${filled(intent.fields, names, '')}`;
    case 'due':
      return describeMoment(intent.due, names);
    case 'signal':
      return `the signal ${quoted(names.signal(intent.signal))} comes in${filled(intent.payload, names, ', with ')}`;
    case 'requestApproval':
      return `${names.role(intent.role)} is asked to agree`;
    case 'approve':
      return `${names.role(intent.role)} agrees`;
    case 'reject':
      return `${names.role(intent.role)} says no`;
    case 'handOver':
      return `${quoted(names.activity(intent.activity))}: the record is offered to somebody`;
    case 'accept':
      return `${quoted(names.activity(intent.activity))}: they take it`;
    case 'return':
      return `${quoted(names.activity(intent.activity))}: they give it back`;
    case 'tick':
      return `${intent.ticked.length === 0 ? 'no point' : formatCount(intent.ticked.length, 'point')} of ${quoted(names.activity(intent.activity))} ${intent.ticked.length === 1 ? 'is' : 'are'} ticked`;
    case 'skip':
      return `${quoted(names.activity(intent.activity))} is skipped: ${intent.reason}`;
    case 'pause':
      return 'the record is put to rest';
    case 'resume':
      return 'the record goes on';
    case 'override':
      return `${intent.target.type === 'outcome' ? quoted(names.outcome(intent.target.outcome)) : quoted(names.activity(intent.target.activity))} is overridden: ${intent.reason}`;
    case 'confirmOverride':
      return 'a second person confirms the override';
    case 'assign':
      return intent.owner === null ? 'nobody owns the record any more' : `the record goes to ${names.person(intent.owner)}`;
    case 'exit':
      return intent.reason === byRule ? 'it fulfils the rule for leaving, and leaves' : `the record is taken out: ${intent.reason}`;
    default:
      return 'something happens';
  }
}

/** A moment of the clock, by the key of its row: kind, thing, visit. */
function describeMoment(due: string, names: Names): string {
  const [kind, thing = ''] = due.split(':');
  if (kind === 'o') return `the time of ${quoted(names.outcome(thing))} is up`;
  return kind === 'a' ? `${quoted(names.activity(thing))} is done by itself` : 'a moment has come';
}

function filled(fields: Fields, names: Names, before: string): string {
  const parts = Object.entries(fields).map(([field, value]) => `${names.field(field)} ${sayValue(value)}`);
  return parts.length === 0 ? '' : `${before}${listAnd(parts)}`;
}
