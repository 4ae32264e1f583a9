import type { Refusal } from '#engine/journal';
import { capital, formatCount, formatMoment, listAnd, listOr, type Seen } from '../format.ts';
import { quoted, sayKey, type Names } from './names.ts';

type Sentence<Type extends Refusal['type']> = (refusal: Extract<Refusal, { readonly type: Type }>, names: Names, when: Seen | undefined) => string;

const evidenceWords: Readonly<Record<string, string>> = { note: 'a note', file: 'a file', recording: 'a recording', link: 'a link', research: 'a research note' };

const enrollable: Readonly<Record<Extract<Refusal, { type: 'notEnrollable' }>['why'], string>> = {
  condition: 'This record does not fulfil the condition under which records are enrolled.',
  unless: 'This record is ruled out by the enrolment rules.',
  view: 'This record is not in the saved view from which records are enrolled.',
  exitWhen: 'This record fulfils the condition under which records leave the blueprint.',
};

const joins: Readonly<Record<Extract<Refusal, { type: 'cannotJoin' }>['why'], (what: Extract<Refusal, { type: 'cannotJoin' }>['what']) => string>> = {
  same: (what) => `A record cannot be ${what === 'link' || what === 'unlink' ? 'linked to' : 'merged with'} itself.`,
  otherType: () => 'Only records of one type can be merged.',
  merged: () => 'One of the two was merged into another record already.',
  notMerged: () => 'These two records are not merged.',
  linked: () => 'These two records are linked already.',
  notLinked: () => 'These two records are not linked.',
};

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
  optedOut: ({ channel }) => `This person does not want to be contacted${channel === 'all' ? '' : ` by ${sayKey(channel).toLowerCase()}`}.`,
  paused: ({ until }, _names, when) => (until === null || when === undefined ? 'This run is paused. Resume it first.' : `This run is paused until ${formatMoment(until, when)}. Resume it first.`),
  notPaused: () => 'This run is not paused.',
  rhythm: (refusal, names, when) => againstRhythm(refusal, names, when),
  ownWork: () => 'Nobody approves their own work: somebody else has to.',
  approvalNotWanted: ({ role }, names) => `No approval by ${names.role(role)} is asked for here.`,
  alreadyApproved: ({ role }, names) => `You have agreed already, as ${names.role(role)}.`,
  approvalRejected: ({ role }, names) => `The answer of ${names.role(role)} was no. Ask again first.`,
  doneByAnswer: ({ activity, by }, names) => `${quoted(names.activity(activity))} ${by === 'approval' ? 'is done when those who are asked agree.' : 'is done when its receiver accepts it. Offer it to somebody.'}`,
  wrongReceiver: ({ activity, person }, names) => (person === null ? `${quoted(names.activity(activity))} goes to somebody else: nobody hands over to themselves.` : `${quoted(names.activity(activity))} can only go to ${names.person(person)}.`),
  notWarm: ({ activity }, names) => `${quoted(names.activity(activity))} cannot be passed on at once: its receiver has to accept it.`,
  notDelegated: ({ role, from }, names) => `${capital(names.person(from))} has not lent you the right to approve as ${names.role(role)}.`,
  notHandedOver: ({ activity }, names) => `${quoted(names.activity(activity))} has not been offered to anybody.`,
  alreadyHandedOver: ({ activity, to }, names) => `${quoted(names.activity(activity))} has been accepted by ${names.person(to)} already.`,
  handOverPending: ({ activity, to }, names) => `${quoted(names.activity(activity))} waits for ${names.person(to)} to accept or return it.`,
  notForYou: ({ person }, names) => `Only ${names.person(person)} can answer this.`,
  overrideForbidden: ({ roles }, names) => (roles.length === 0 ? 'Nobody may go past this gate.' : `Only ${listOr(roles.map((role) => names.role(role)))} may go past this gate.`),
  overrideNotNeeded: () => 'Nothing holds it back: no override is needed.',
  overrideNeedsSecondPerson: () => 'A second person has to agree: nobody confirms their own override.',
  unknownOverride: () => 'This override is not there any more.',
  overrideExpired: ({ at }, _names, when) => (when === undefined ? 'This override has expired.' : `This override expired ${formatMoment(at, when)}.`),
  signalUnknown: ({ signal }) => `This blueprint knows no signal ${quoted(sayKey(signal))}.`,
  signalInvalid: ({ signal, problems }, names) => `The signal ${quoted(names.signal(signal))} does not carry what it should: ${listAnd(problems)}.`,
  notEnrollable: ({ why }) => enrollable[why],
  cannotMove: (refusal, names) => notMovable(refusal, names),
  cannotJoin: ({ what, why }) => joins[why](what),
  recordMerged: () => 'This record was merged into another one: its story goes on there.',
  notQualified: ({ person, fields, missing }, names) => `${capital(names.person(person))} only sells, and this record is not qualified yet: ${fields.length === 0 ? `${formatCount(missing, 'clause')} missing` : `it lacks ${listAnd(fields.map((field) => names.field(field)))}`}. Leave it with a qualifier until then.`,
  cannotSnooze: (refusal, names, when) => notPutOff(refusal, names, when),
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
      return refusal.team === undefined ? `${capital(sayFirst(refusal.activities, names))} before ${name}.` : `${name} waits for the team ${names.team(refusal.team)}: ${sayFirst(refusal.activities, names)} first.`;
    case 'attempts':
      return `${name} has had all the attempts it may have.`;
    case 'notYet':
      return refusal.until === undefined || when === undefined ? `It is too early for ${name}.` : `It is too early for ${name}: it opens ${formatMoment(refusal.until, when)}.`;
  }
}

function sayFirst(activities: readonly string[] | undefined, names: Names): string {
  return activities === undefined || activities.length === 0 ? 'something else has to be done' : `${listAnd(activities.map((activity) => quoted(names.activity(activity))))} ${activities.length === 1 ? 'has' : 'have'} to be done`;
}

function againstRhythm({ activity, rule, wanted, seen, until }: Extract<Refusal, { readonly type: 'rhythm' }>, names: Names, when: Seen | undefined): string {
  const name = quoted(names.activity(activity));
  const next = until === null || when === undefined ? '' : ` Next allowed ${formatMoment(until, when)}.`;
  switch (rule) {
    case 'gap':
      return `It is too soon for ${name}: ${formatCount(wanted, 'allowed day')} must lie between touch days, ${seen === 1 ? '1 does' : `${seen} do`}. Touches of one day count as one.${next}`;
    case 'bundles':
      return `${name} would be one more touch today: another blueprint has had its ${wanted === 1 ? 'one' : wanted} for the day.${next}`;
    case 'touches':
      return `${name} would be touch ${seen + 1} within seven days; ${wanted} are allowed over all blueprints.${next}`;
    case 'template':
      return 'This template was used for this record before. Choose a fresh one.';
    case 'channel':
      return `${name} would be the same channel ${seen + 1} times running; ${formatCount(wanted, 'time')} at most. Use another channel first.`;
  }
}

function notPutOff({ activity, why, latest }: Extract<Refusal, { readonly type: 'cannotSnooze' }>, names: Names, when: Seen | undefined): string {
  const name = quoted(names.activity(activity));
  const furthest = when === undefined ? '' : latest === null ? ' Do it now.' : ` It can wait until ${formatMoment(latest, when)}.`;
  switch (why) {
    case 'notDue':
      return `Nothing is due of ${name} now.`;
    case 'notPutOff':
      return `Nobody has put ${name} off.`;
    case 'automatic':
      return `${name} is done by the clock and is not put off by hand.`;
    case 'past':
      return `${name} can only be put off to a later moment.`;
    case 'gap':
      return `The customer would wait longer for ${name} than the rhythm allows between touches.${furthest}`;
    case 'limit':
      return `The time limit of the stage would be over before ${name}.${furthest}`;
    case 'outcome':
      return `The record would move on by itself before ${name}.${furthest}`;
    case 'round':
      return `The next round of ${name} would come first.${furthest}`;
  }
}

function notMovable({ why, stage }: Extract<Refusal, { readonly type: 'cannotMove' }>, names: Names): string {
  switch (why) {
    case 'sameVersion':
      return 'The run walks this version already.';
    case 'otherBlueprint':
      return 'A run stays in its own blueprint: this version belongs to another one.';
    case 'unknownStage':
      return 'The new version has no such stage. Choose where the record shall stand.';
    case 'passThrough':
      return `No record can be put on ${stage === undefined ? 'a decision' : quoted(names.stage(stage))}: it is passed through at once.`;
    case 'endStage':
      return `${stage === undefined ? 'An end' : quoted(names.stage(stage))} is reached by an outcome, not by moving a run to another version.`;
    case 'ended':
      return 'The run has ended; it stays on the version it walked.';
    case 'handOverOpen':
      return 'A hand-over is under way. Let it be accepted or returned first.';
    case 'approvalOpen':
      return 'An approval is asked for. Let it be answered first.';
  }
}
