import type { Refusal } from '#engine/journal';
import { formatCount, formatMoment, listAnd, listOr, type Seen } from '../format.ts';
import { quoted, type Names } from './names.ts';

type Sentence<Type extends Refusal['type']> = (refusal: Extract<Refusal, { readonly type: Type }>, names: Names, when: Seen | undefined) => string;

const evidenceWords: Readonly<Record<string, string>> = { note: 'a note', file: 'a file', recording: 'a recording', link: 'a link', research: 'a research note' };

/** Total: a new kind of refusal does not compile until it has a sentence here. */
const sentences: { readonly [Type in Refusal['type']]: Sentence<Type> } = {
  gateClosed: ({ outcome, missing, total }, names) => `${quoted(names.outcome(outcome))} is locked: ${missing} of ${total} still missing.`,
  staleVisit: () => 'The record has moved on since this page showed it. Look at its present stage and decide again.',
  staleDue: () => 'This moment is no longer expected: the record has moved on.',
  notYetDue: ({ at }, _names, when) => (when === undefined ? 'It is not time yet.' : `It is not time yet: due ${formatMoment(at, when)}.`),
  runEnded: () => 'This run has ended; nothing in it can be changed any more.',
  alreadyRunning: () => 'This record is already walking this blueprint.',
  reentryForbidden: () => 'This blueprint does not let a record in again, and this one has been through it.',
  held: () => 'This blueprint is paused: nothing may start or move in it until it is resumed.',
  wrongRecordType: () => 'This blueprint is drawn for another kind of record.',
  unknownActivity: () => 'This activity is not part of the version this record walks.',
  activityNotHere: ({ activity, stage }, names) => `${quoted(names.activity(activity))} does not belong to ${quoted(names.stage(stage))}.`,
  activityNotOpen: (refusal, names, when) => notOpen(refusal, names, when),
  resultMissing: ({ activity }, names) => `Say how ${quoted(names.activity(activity))} ended.`,
  unknownResult: ({ activity, result }, names) => `${quoted(names.activity(activity))} cannot end with ${quoted(names.result(result))}.`,
  fieldsMissing: ({ fields }, names) => `Fill in ${listAnd(fields.map((field) => names.field(field)))} first.`,
  fieldInvalid: ({ field, message }, names) => `${names.field(field)}: ${message}`,
  evidenceMissing: ({ activity, kinds }, names) => `${quoted(names.activity(activity))} needs ${listAnd(kinds.map((kind) => evidenceWords[kind] ?? kind))} as proof.`,
  checklistOpen: ({ activity, items }, names) =>
    `${formatCount(items.length, 'point')} of ${quoted(names.activity(activity))} ${items.length === 1 ? 'is' : 'are'} not ticked yet: ${listAnd(items.map((item) => names.item(item)))}.`,
  unknownOutcome: () => 'This outcome is not part of the version this record walks.',
  outcomeNotHere: ({ outcome, stage }, names) => `${quoted(names.outcome(outcome))} is no way out of ${quoted(names.stage(stage))}.`,
  outcomeNotByHand: ({ outcome }, names) => `${quoted(names.outcome(outcome))} goes off by itself and cannot be chosen by hand.`,
  notAllowed: ({ roles, ownerOnly }, names) => (ownerOnly ? 'Only the owner of this record may do this.' : `Only ${listOr(roles.map((role) => names.role(role)))} may do this.`),
  reasonMissing: ({ choices }) => (choices.length === 0 ? 'A reason is needed.' : `A reason is needed: ${listOr(choices.map(quoted))}.`),
  limitReached: ({ outcome, times }, names) => `${quoted(names.outcome(outcome))} was already taken ${formatCount(times, 'time')}, which is the limit.`,
  endlessLoop: ({ moves }) => `The drawing led on and on by itself (${formatCount(moves, 'move')}) and was stopped: it goes in a circle without a wait, a limit or a person.`,
  nothingToUndo: () => 'There is no step to take back.',
  undoTooLate: ({ minutes }) => `A step can be taken back for ${formatCount(minutes, 'minute')}; that time is over.`,
  notLastStep: () => 'Only the last step can be taken back.',
  optedOut: ({ channel }) => `This person does not want to be contacted${channel === 'all' ? '' : ` by ${channel}`}.`,
  unknownRecord: () => 'This record is not here any more.',
  unknownRun: () => 'This run is not here any more.',
  unknownVersion: () => 'The version this run walks is not stored here.',
  spaceMismatch: () => 'Practice and live records never mix: this run belongs to the other side.',
  invalidIntent: ({ problems }) => `What was sent could not be read: ${listAnd(problems)}.`,
};

/** Why something was refused, in one or two plain sentences that say what to do next (domain.md section 1, "refusal"). */
export function describeRefusal(refusal: Refusal, names: Names, when?: Seen): string {
  // TypeScript cannot follow that the sentence found by a refusal's type takes exactly that refusal.
  const sentence = sentences[refusal.type] as Sentence<Refusal['type']>;
  return sentence(refusal, names, when);
}

function notOpen(refusal: Extract<Refusal, { readonly type: 'activityNotOpen' }>, names: Names, when: Seen | undefined): string {
  const name = quoted(names.activity(refusal.activity));
  switch (refusal.why) {
    case 'condition':
      return `${name} is not asked for with this record's fields.`;
    case 'prerequisite':
      return `Something else has to be done before ${name}.`;
    case 'attempts':
      return `${name} has had all the attempts it may have.`;
    case 'notYet':
      return refusal.until === undefined || when === undefined ? `It is too early for ${name}.` : `It is too early for ${name}: it opens ${formatMoment(refusal.until, when)}.`;
  }
}
