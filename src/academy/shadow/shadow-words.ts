import type { FieldValue } from '#engine/blueprint';
import type { ShadowDeed, ShadowStep, ShadowText } from '#engine/insights';
import { describeRefusal, formatCount, formatDuration, listAnd, sayKey, type Names } from '../../ui/index.ts';
import { lengthWords } from '../calls/call-words.ts';

/** One step in words that name nobody. */
export interface StepWords {
  readonly title: string;
  readonly details: readonly string[];
  /** Why it was refused. */
  readonly refused: string | null;
}

/** Tells a step of a shadow (S88): what was done in the drawing's words, and what of it stays hidden. */
export function describeStep(step: ShadowStep, names: Names): StepWords {
  const { deed, refusal, followed } = step;
  return {
    title: titleOf(deed, names),
    details: [
      ...detailsOf(deed, names),
      ...(step.moves.length > 0 && step.stage !== null ? [`On to ${names.stage(step.stage)}`] : []),
      ...(followed.messages > 0 ? [`${formatCount(followed.messages, 'message')} went to the outbox`] : []),
      ...(followed.added > 0 ? [`${formatCount(followed.added, 'activity', 'activities')} added`] : []),
      ...(followed.overridden ? ['Past a closed gate by an override'] : []),
    ],
    refused: refusal === null ? null : describeRefusal(refusal, names),
  };
}

/** When in the passage it was: "Day 1", with the hours since it began on the first. */
export function dayOf(at: number): string {
  const day = 86_400_000;
  return at < day ? (at === 0 ? 'At the beginning' : `After ${formatDuration(at)}`) : `Day ${Math.floor(at / day) + 1}`;
}

function titleOf(deed: ShadowDeed, names: Names): string {
  const activity = deed.activity === null ? 'An activity' : names.activity(deed.activity);
  const titles: { readonly [Type in ShadowDeed['type']]: () => string } = {
    enrol: () => 'The record comes in',
    complete: () => activity,
    tick: () => `Checklist of ${activity}`,
    skip: () => `${activity} skipped`,
    choose: () => (deed.outcome === null ? 'An outcome' : names.outcome(deed.outcome)),
    setFields: () => (deed.fields.length + deed.otherFields === 0 ? 'Asked again' : 'Fields filled in'),
    assign: () => 'New owner',
    due: () => 'Its time had come',
    signal: () => (deed.signal === null ? 'The customer did something' : names.signal(deed.signal)),
    exit: () => 'Taken out of the blueprint',
    note: () => 'A note',
    undo: () => 'Last step taken back',
    requestApproval: () => `Approval asked of ${roleOf(deed, names)}`,
    approve: () => `Approved as ${roleOf(deed, names)}`,
    reject: () => `Rejected as ${roleOf(deed, names)}`,
    override: () => `Override of ${deed.outcome === null ? activity : names.outcome(deed.outcome)}`,
    confirmOverride: () => 'Override confirmed',
    handOver: () => `Offered to ${deed.to === null ? 'somebody' : names.person(deed.to)}`,
    accept: () => `${activity} accepted`,
    return: () => `${activity} returned`,
    pause: () => 'Paused',
    resume: () => 'Resumed',
    snooze: () => `${activity} put off`,
    migrate: () => 'Moved to another version',
    merge: () => 'Another record was merged into this one',
    mergedInto: () => 'Merged into another record',
    unmerge: () => 'Merge taken back',
    link: () => 'Linked to another record',
    unlink: () => 'Link removed',
  };
  return titles[deed.type]();
}

function roleOf({ role }: ShadowDeed, names: Names): string {
  return role === null ? 'somebody' : names.role(role);
}

function detailsOf(deed: ShadowDeed, names: Names): readonly string[] {
  const shown = deed.fields.filter(({ hidden }) => !hidden).map(({ field, value }) => `${names.field(field)}: ${valueText(value)}`);
  const hidden = deed.fields.filter((one) => one.hidden).map(({ field }) => names.field(field));
  return [
    ...(deed.type === 'complete' ? [[deed.result === null ? 'Done' : names.result(deed.result), ...(deed.lasted === null ? [] : [lengthWords(deed.lasted)])].join(', ')] : []),
    ...(deed.type === 'signal' ? ['From the customer'] : []),
    ...(deed.to !== null && deed.type === 'assign' ? [names.person(deed.to)] : []),
    ...shown,
    ...(hidden.length === 0 ? [] : [`Filled in: ${listAnd(hidden)} (values hidden)`]),
    ...(deed.otherFields === 0 ? [] : [`${formatCount(deed.otherFields, 'more field')} filled in`]),
    ...(deed.ticked === 0 ? [] : [`${formatCount(deed.ticked, 'point')} ticked`]),
    ...(deed.template === null ? [] : [`Template “${names.template(deed.template)}”`]),
    ...(deed.evidence.length === 0 ? [] : [`Kept with it: ${listAnd(deed.evidence.map((kind) => sayKey(kind).toLowerCase()))}`]),
    ...textOf('Reason', deed.reason), ...textOf('Note', deed.note), ...(deed.letter.type === 'hidden' ? ['What was written is hidden'] : []),
  ];
}

function textOf(what: string, text: ShadowText): readonly string[] {
  if (text.type === 'nothing') return [];
  return text.type === 'hidden' ? [`${what} hidden`] : [`${what}: ${text.text}`];
}

function valueText(value: FieldValue): string {
  if (value === null || value === '') return 'emptied';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join(', ') : String(value);
}
