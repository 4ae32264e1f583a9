import type { Activity, FieldValue, RecordType } from '#engine/blueprint';
import { addDays, atCivil, civilDate, civilTime, weekday } from '#engine/calendar';
import { day, inOrder, type Dice, type Instant } from '#engine/kernel';
import { needs, notesByResult, pains, people, plainNotes, researches, valuePoints } from './cast.ts';
import { between, pick } from './invent.ts';

/** How often each result comes, by its key; what is not listed shares the rest. */
const resultWeights: Readonly<Record<string, number>> = {
  connected: 0.34, noAnswer: 0.42, voicemailLeft: 0.1, callBack: 0.08, wrongNumber: 0.03,
  sent: 0.82, replied: 0.16, bounced: 0.02,
  held: 0.78, noShow: 0.12, rescheduled: 0.1,
  left: 0.9, mailboxFull: 0.1, accepted: 0.3, ignored: 0.04, signed: 0.5, declined: 0.03,
  done: 1,
};

/** How an activity ends this time, or null when it has no results. */
export function drawResult(activity: Activity, dice: Dice): { readonly key: string; readonly tone: 'positive' | 'negative' | 'neutral' } | null {
  const results = inOrder(activity.results);
  const total = results.reduce((sum, result) => sum + (resultWeights[result.key] ?? 0.05), 0);
  let rest = dice.next() * total;
  for (const result of results) {
    rest -= resultWeights[result.key] ?? 0.05;
    if (rest <= 0) return result;
  }
  return results.at(-1) ?? null;
}

/** What a person would write into a field asked for by a form. */
export function inventValue(key: string, type: RecordType, at: Instant, zone: string, dice: Dice): FieldValue {
  const sentences: Readonly<Record<string, readonly string[]>> = {
    research: researches, valuePoint: valuePoints, pain: pains, need: needs,
    authority: ['Managing director', 'She decides with finance', 'Board, on proposal of the sales director', 'Head of procurement alone'],
    interestReason: ['Has a supplier until next year', 'Sees no need', 'Nobody to run it'],
    lossReason: ['Two suppliers were cheaper for the same delivery date.', 'The project was put off to next year.', 'They stay with their present supplier.'],
    technician: people.map((person) => person.name),
    workDone: ['Seal replaced, ran thirty minutes under load, no leak.', 'Inspection done, filter changed, next one due in a year.', 'Line installed and handed over, two operators instructed.'],
  };
  const known = sentences[key];
  if (known) return pick(known, dice);
  const field = type.fields[key];
  switch (field?.kind) {
    case 'choice':
      return key === 'jobStatus' ? 'Finished' : pick(field.choices, dice);
    case 'money':
      return type.key === 'deal' ? between(6, 120, dice) * 1000 : between(2, 40, dice) * 500;
    case 'number':
      return between(2, 40, dice) * 500;
    case 'date':
      return addDays(civilDate(at, zone), between(2, 14, dice));
    case 'yesNo':
      return true;
    default:
      return 'Noted on the phone';
  }
}

/** What is written down after such a result; most of the time nothing, unless a note is owed. */
export function drawNote(result: string | null, isOwed: boolean, dice: Dice): string | null {
  if (!isOwed && dice.next() >= 0.45) return null;
  return pick(notesByResult[result ?? ''] ?? plainNotes, dice);
}

/**
 * The next moment at which a person would be at work in their zone: weekdays from half past eight to half past
 * five. Just before `now` weekends count too, so that the demo is not one pile of lateness when opened on a Sunday.
 */
export function atWork(at: Instant, zone: string, dice: Dice, now: Instant): Instant {
  const isFree = (moment: Instant) => weekday(moment, zone) > 5 && now - moment > 3 * day;
  let date = civilDate(at, zone);
  const time = civilTime(at, zone);
  if (!isFree(at) && time >= '08:30' && time < '17:30') return at;
  if (isFree(at) || time >= '17:30') date = addDays(date, 1);
  while (isFree(atCivil(date, '12:00', zone))) date = addDays(date, 1);
  return atCivil(date, '08:30', zone) + between(0, 90, dice) * 60_000;
}
