import type { Channel, Clause, Gate } from '#engine/blueprint';
import { readCount } from './words.ts';

const lead = /^(?:(?:gate|needs?|exit criteria)\s*:|(?:only|may (?:only )?leave) (?:when|if|after)\b\s*:?)\s*(.*)$/i;
const part = /^(?:(at least|min(?:imum|\.)?|at most|max(?:imum|\.)?|exactly)\s+)?([a-z]+|\d{1,3})\s+(.+?)(?:\s+(?:(?:is|are|was|were|has been|have been)\s+)?(?:done|made|sent|held))?(?:\s+in the last (\d{1,3}) days)?$/i;
const counted: readonly (readonly [RegExp, Channel | undefined])[] = [
  [/^e-?mails?$/i, 'email'], [/^(?:phone )?calls?$/i, 'call'], [/^meetings?$/i, 'meeting'], [/^voice ?-?mails?$/i, 'voicemail'],
  [/^(?:social(?: (?:messages?|touch|touches))?|linked ?-?in (?:messages?|requests?))$/i, 'social'], [/^(?:direct mails?|letters?)$/i, 'directMail'],
  [/^tasks?$/i, 'task'], [/^forms?$/i, 'form'], [/^documents?$/i, 'document'], [/^activit(?:y|ies)$/i, undefined],
];

/** What a line that begins like a gate asks for; `gate` is null when its words are not understood. */
export interface GatePhrase {
  readonly type: 'gate';
  readonly gate: Gate | null;
}

/**
 * Reads "Gate: 2 emails and 1 call", "Needs: …", "Only when …" as counts over the run (SPEC.md [X40]). Nothing when the line
 * begins otherwise.
 */
export function readGatePhrase(text: string): GatePhrase | null {
  const [whole, rest = ''] = lead.exec(text) ?? [];
  if (whole === undefined) return null;
  const words = rest.replace(/[.;]$/, '').trim();
  const some = words.split(/\s*,?\s+or\s+/i);
  if (some.length === 1) return { type: 'gate', gate: every(words) };
  const clauses = some.flatMap((each) => single(each) ?? []);
  return { type: 'gate', gate: clauses.length === some.length && some.length <= 50 ? { type: 'any', of: clauses } : null };
}

function every(words: string): Gate | null {
  const parts = words.split(/\s*(?:,\s*(?:and\s+)?|;|&|\+|\s+and\s+)\s*/i);
  const clauses = parts.flatMap((each) => single(each) ?? []);
  const [first] = clauses;
  if (first === undefined || clauses.length !== parts.length || clauses.length > 50) return null;
  return clauses.length === 1 ? first : { type: 'all', of: clauses };
}

function single(words: string): Clause | null {
  if (/^(?:all |the |every )*required activit(?:y|ies)(?: (?:is|are))?(?: done)?$/i.test(words)) return { type: 'requiredActivities' };
  const [, bound = '', count = '', what = '', days] = part.exec(words.trim()) ?? [];
  const times = readCount(count);
  const kind = counted.find(([pattern]) => pattern.test(what));
  const stretch = days === undefined ? null : Number(days);
  if (times === undefined || kind === undefined || stretch === 0 || (stretch !== null && stretch > 400)) return null;
  const compare = /^(?:at most|max)/i.test(bound) ? 'atMost' : /^exactly/i.test(bound) ? 'exactly' : 'atLeast';
  return {
    type: 'count', compare, times, of: kind[1] === undefined ? {} : { channel: kind[1] },
    within: stretch === null ? { type: 'run' } : { type: 'days', days: stretch },
  };
}
