import type { Deed } from '#engine/blueprint';
import { present, type AlignedStep, type Gone, type RecordedStep, type Simulation, type StepFate, type WayPast } from '#engine/rehearsal';
import { capital, describeRefusal, formatDuration, listAnd, quoted, sayValue, type Names, type Seen } from '../../ui/index.ts';
import { deedWords } from '../drill/deed-words.ts';

/** What a step does, as a sentence: “Do “First call””, “2 d later”. */
export function stepTitle({ deed, wait }: Pick<RecordedStep, 'deed' | 'wait'>, names: Names): string {
  if (deed.type === 'wait') return wait === 0 ? 'The clock does what is due' : `${capital(formatDuration(wait))} later`;
  if (deed.type === 'signal') return `The customer: ${names.signal(deed.signal)}`;
  return capital(deedWords(deed, names));
}

/** How it ended and what was filled in; empty when there is nothing to tell. */
export function stepDetail(deed: Deed, names: Names): string {
  const result = deed.type === 'complete' && deed.result !== null ? [`ended with ${quoted(names.result(deed.result))}`] : [];
  const fields = 'fields' in deed ? Object.entries(deed.fields).filter(([, value]) => value !== null && value !== '') : [];
  const filled = fields.map(([key, value]) => `${names.field(key)}: ${sayValue(value)}`);
  const reason = 'reason' in deed && deed.reason !== null && deed.reason !== '' ? [`because “${deed.reason}”`] : [];
  return [...result, ...filled, ...reason].join(', ');
}

/** Why a step is not as it was recorded, in one or two sentences; null when it is. */
export function fateWords(fate: StepFate, names: Names, before: Names, when: Seen): string | null {
  switch (fate.type) {
    case 'played':
      return null;
    case 'elsewhere':
      return fate.stands === null ? 'The record is not let in any more.' : `It led to ${quoted(before.stage(fate.wanted))}; here the record stands in ${quoted(names.stage(fate.stands))}.`;
    case 'refused':
      return `Not accepted any more. ${describeRefusal(fate.refusal, names, when)}`;
    case 'gone':
      return goneWords(fate.what, before);
    case 'opened':
      return 'It was locked when this was recorded. It would be let through now, so it is told and not done.';
    case 'leftOut':
      return 'Left out.';
  }
}

function goneWords(what: Gone, before: Names): string {
  switch (what.type) {
    case 'stage':
      return `The stage ${quoted(before.stage(what.id))} is gone.`;
    case 'activity':
      return `The activity ${quoted(before.activity(what.id))} is gone.`;
    case 'outcome':
      return `The way out ${quoted(before.outcome(what.id))} is gone.`;
    case 'signal':
      return `Nobody listens to ${quoted(before.signal(what.id))} any more.`;
  }
}

/** What to do to get past a step, as the end of “First: …”. */
export function wayWords({ steps }: WayPast, names: Names): string {
  if (steps.length === 0) return 'nothing: the record stands where the step led';
  return listAnd(steps.map(({ deed, wait }) => (deed.type === 'wait' ? `wait ${formatDuration(wait)}` : deedWords(deed, names))));
}

/** The way that was found past a step; null when there is none, or none is needed. */
export function wayOf({ fate }: Pick<AlignedStep, 'fate'>): WayPast | null {
  return fate.type === 'refused' || fate.type === 'gone' ? fate.way : null;
}

/** What the record is called: the first of its fields that names it. */
export function recordTitle(simulation: Simulation): string {
  const fields = present(simulation).run?.record.fields ?? {};
  const named = ['name', 'title', 'company'].map((key) => fields[key]).find((value) => typeof value === 'string' && value !== '');
  return typeof named === 'string' ? named : 'Practice record';
}

/** A step's wait as one number in its largest whole unit. */
export function waitParts(wait: number): { readonly amount: number; readonly unit: 'minutes' | 'hours' | 'days' } {
  const fitting = (['days', 'hours'] as const).find((unit) => wait > 0 && wait % waitUnits[unit] === 0);
  return fitting === undefined ? { amount: Math.round(wait / waitUnits.minutes), unit: 'minutes' } : { amount: wait / waitUnits[fitting], unit: fitting };
}

/** Milliseconds by unit. */
export const waitUnits = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;
