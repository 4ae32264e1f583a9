import type { FieldValue, Tone } from '#engine/blueprint';
import { clockPerson, type Entry, type Intent } from '#engine/journal';
import { describeRefusal, formatCount, formatMoment, listAnd, sayKey, type Names, type Seen } from '../../ui/index.ts';
import { isEmpty } from '#engine/gates';
import { valueText } from '../value-text.ts';
import { relationWords } from './relation-words.ts';
import { saySignal } from './web-signals.ts';
import { talkWords } from '../work/talk-time.ts';

/** A journal line as the timeline tells it. */
export interface EntryWords {
  readonly title: string;
  readonly detail: string;
  readonly tone: Tone;
  /** What the mark beside it looks like. */
  readonly kind: 'done' | 'move' | 'refused' | 'other';
}

/**
 * Whether the timeline shows an entry. A tick is seen where it was made; an entry without fields and without a move
 * only notes that another run was asked again.
 */
export function isTold(entry: Entry): boolean {
  if (entry.intent.type === 'tick') return !entry.ok;
  if (entry.intent.type !== 'setFields' || !entry.ok) return true;
  return Object.keys(entry.intent.fields).length > 0 || (entry.changes?.moves.length ?? 0) > 0;
}

/** One line of the journal in words, refused ones with their reason. */
export function describeEntry(entry: Entry, names: Names, when: Seen): EntryWords {
  const { title, detail } = whatItWas(entry, names, when);
  if (!entry.ok) return { title: `${title} refused`, detail: entry.refusal ? describeRefusal(entry.refusal, names, when) : '', tone: 'neutral', kind: 'refused' };
  const moves = (entry.changes?.moves ?? []).map((move) => names.stage(move.to));
  const to = moves.length === 0 ? '' : `To ${moves.join(', then ')}`;
  return {
    title,
    detail: [detail, entry.intent.type === 'enrol' ? `Starts in ${moves.at(-1) ?? 'its first stage'}` : to, ...consequences(entry, names)].filter(Boolean).join(' · '),
    tone: toneOf(entry),
    kind: moves.length > 0 ? 'move' : entry.intent.type === 'complete' ? 'done' : 'other',
  };
}

/** Who did it, as the end of a line: a person by name, the clock, the customer. */
export function doneBy(entry: Entry, names: Names): string {
  if (entry.by === clockPerson) return 'by itself';
  if (entry.by === customer) return 'the customer';
  return entry.intent.type === 'signal' ? `noted by ${names.person(entry.by)}` : names.person(entry.by);
}

/** Under whose name the customer's own doings stand, where nobody of ours wrote them down. */
const customer = 'u_customer';

/** What came of it beside a move: what was made needless, done by itself or added, and that a gate was passed by an override. */
function consequences({ changes, intent }: Entry, names: Names): readonly string[] {
  if (changes === null) return [];
  const cancelled = (changes.cancelled ?? []).map((activity) => names.activity(activity));
  const byItself = intent.type === 'signal' || intent.type === 'due' ? changes.done.map(({ activity }) => names.activity(activity)) : [];
  const added = changes.effects.flatMap(({ effect }) => (effect.type === 'createActivity' ? [effect.name] : []));
  const outbox = changes.effects.filter(({ effect }) => effect.type === 'send' || effect.type === 'notify' || effect.type === 'webhook').length;
  return [
    byItself.length === 0 ? '' : `${listAnd(byItself)} done`,
    cancelled.length === 0 ? '' : `No longer needed: ${listAnd(cancelled)}`,
    added.length === 0 ? '' : `Added: ${listAnd(added)}`,
    outbox === 0 ? '' : `${formatCount(outbox, 'message')} in the outbox`,
    changes.overridden === undefined ? '' : 'By an override',
  ];
}

function toneOf(entry: Entry): Tone {
  switch (entry.intent.type) {
    case 'complete':
      return 'positive';
    case 'due':
      return 'time';
    case 'exit':
      return 'negative';
    default:
      return 'neutral';
  }
}

function whatItWas(entry: Entry, names: Names, when: Seen): { readonly title: string; readonly detail: string } {
  const { intent } = entry;
  switch (intent.type) {
    case 'enrol':
      return { title: `Enrolled in ${names.blueprint(intent.blueprint)}`, detail: '' };
    case 'complete':
      return { title: names.activity(intent.activity), detail: [intent.result === null ? 'Done' : names.result(intent.result), intent.variant === undefined ? '' : 'the way of busy days', intent.lasted === undefined ? '' : talkWords(intent.lasted), filledIn(intent.fields, names)].filter(Boolean).join(' · ') };
    case 'tick':
      return { title: `Checklist of ${names.activity(intent.activity)}`, detail: `${intent.ticked.length} ticked` };
    case 'skip':
      return { title: `${names.activity(intent.activity)} skipped`, detail: intent.reason };
    case 'choose':
      return { title: names.outcome(intent.outcome), detail: intent.reason ?? '' };
    case 'setFields':
      if (Object.keys(intent.fields).length === 0) return { title: movedBy(entry, names) ?? 'Asked again', detail: '' };
      return { title: 'Changed', detail: Object.entries(intent.fields).map(([key, value]) => `${names.field(key)}: ${isEmpty(value) ? 'emptied' : valueText(value)}`).join(', ') };
    case 'assign':
      return { title: 'New owner', detail: intent.owner === null ? 'Nobody' : names.person(intent.owner) };
    case 'due':
      return { title: movedBy(entry, names) ?? momentWords(intent.due), detail: '' };
    case 'signal':
      return { title: saySignal(intent.signal, names), detail: broughtWith(entry, intent.payload, names, when) };
    case 'exit':
      return { title: 'Taken out of the blueprint', detail: intent.reason };
    case 'note':
      return { title: 'Note', detail: '' };
    case 'undo':
      return intent.reason === undefined ? { title: 'Last step taken back', detail: '' } : { title: 'Correction: last step taken back', detail: intent.reason };
    case 'requestApproval':
    case 'approve':
    case 'reject':
      return whatWasAsked(intent, names);
    case 'override':
      return { title: `Override of ${intent.target.type === 'outcome' ? names.outcome(intent.target.outcome) : names.activity(intent.target.activity)}`, detail: intent.reason };
    case 'confirmOverride':
      return { title: 'Override confirmed', detail: '' };
    case 'handOver':
      return { title: intent.warm ? `Transferred to ${names.person(intent.to)}` : `Offered to ${names.person(intent.to)}`, detail: [names.activity(intent.activity), filledIn(intent.fields, names)].filter(Boolean).join(' · ') };
    case 'accept':
      return { title: 'Accepted', detail: names.activity(intent.activity) };
    case 'return':
      return { title: 'Returned', detail: intent.reason };
    case 'pause':
      return { title: intent.until === null ? 'Paused' : `Paused until ${formatMoment(intent.until, when)}`, detail: intent.reason };
    case 'resume':
      return { title: 'Resumed', detail: '' };
    case 'snooze':
      return { title: intent.until === null ? `${names.activity(intent.activity)} due again` : `${names.activity(intent.activity)} put off to ${formatMoment(intent.until, when)}`, detail: intent.reason };
    case 'migrate':
      return { title: 'Moved to another version', detail: names.stage(intent.stage) };
    case 'merge':
    case 'mergedInto':
    case 'unmerge':
    case 'link':
    case 'unlink':
      return { title: storyWords[intent.type], detail: intent.type === 'link' ? relationWords[intent.relation ?? 'sameStory'] : intent.type === 'mergedInto' ? 'Its story goes on there' : intent.type === 'merge' ? Object.keys(entry.changes?.fields ?? {}).map((key) => names.field(key)).join(', ') : '' };
  }
}

/** What becomes of a record beside another one of the same customer. */
const storyWords: Readonly<Record<'merge' | 'mergedInto' | 'unmerge' | 'link' | 'unlink', string>> = {
  merge: 'Another record was merged into this one', mergedInto: 'Merged into another record', unmerge: 'Merge taken back',
  link: 'Linked to another record', unlink: 'Link to another record removed',
};

function whatWasAsked(intent: Extract<Intent, { readonly type: 'requestApproval' | 'approve' | 'reject' }>, names: Names): { readonly title: string; readonly detail: string } {
  switch (intent.type) {
    case 'requestApproval':
      return { title: `Approval asked of ${names.role(intent.role)}`, detail: '' };
    case 'approve':
      return { title: `Approved as ${names.role(intent.role)}`, detail: onBehalf(intent.onBehalfOf, names) };
    case 'reject':
      return { title: `Rejected as ${names.role(intent.role)}`, detail: [intent.reason, onBehalf(intent.onBehalfOf, names)].filter(Boolean).join(' · ') };
  }
}

/** Written down so much later than it happened, in milliseconds, it says when that was. */
const noticeable = 120_000;

/** What a signal brought along, when it really happened, and which outcome heard it. */
function broughtWith(entry: Entry, payload: Readonly<Record<string, FieldValue>>, names: Names, when: Seen): string {
  const brought = Object.entries(payload).map(([key, value]) => `${sayKey(key)}: ${isEmpty(value) ? 'empty' : valueText(value)}`).join(', ');
  const happened = entry.at - entry.madeAt > noticeable ? `Happened ${formatMoment(entry.madeAt, when)}` : '';
  return [entry.by === clockPerson || entry.by === customer ? '' : 'From the customer', happened, brought, movedBy(entry, names) ?? ''].filter(Boolean).join(' · ');
}

/** The outcome that moved the record by itself. */
function movedBy(entry: Entry, names: Names): string | null {
  const outcome = entry.changes?.moves.find((move) => move.outcome !== null)?.outcome;
  return outcome ? names.outcome(outcome) : null;
}

function filledIn(fields: Readonly<Record<string, unknown>>, names: Names): string {
  const keys = Object.keys(fields);
  return keys.length === 0 ? '' : `filled in ${keys.map((key) => names.field(key)).join(', ')}`;
}

function onBehalf(person: string | null, names: Names): string {
  return person === null ? '' : `on behalf of ${names.person(person)}`;
}

/** What the clock did, by the kind of moment that had come. */
function momentWords(due: string): string {
  switch (due.slice(0, 2)) {
    case 's:':
      return 'Time limit of the stage';
    case 'h:':
      return 'No answer in time';
    case 'p:':
      return 'The pause is over';
    case 'r:':
      return 'Time to come back';
    case 'a:':
      return 'Done by the clock';
    default:
      return 'Its time had come';
  }
}
