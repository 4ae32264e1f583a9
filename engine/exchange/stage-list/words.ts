import { channels, type Channel, type EndResult, type StageKind, type Tone, type Wait, type WaitUnit } from '#engine/blueprint';

/** Words by which people name a kind of activity, the surest first. */
const channelWords: readonly (readonly [Channel, RegExp])[] = [
  ['voicemail', /\bvoice ?-?mails?\b/i],
  ['directMail', /\b(direct mail|letters?|post ?cards?|gift|parcel|brochure by post)\b/i],
  ['social', /\b(linked ?-?in|in ?mail|social|xing|whats ?app|twitter|instagram|facebook|connection request|connect with|dm)\b/i],
  ['email', /\b(e-?mails?|mails?|newsletter|follow-?up note)\b/i],
  ['call', /\b(calls?|phone|ring|dial|telephone)\b/i],
  ['meeting', /\b(meetings?|meet|demo|visit|presentation|present|workshop|webinar|appointment|lunch|coffee)\b/i],
];
const otherWords: readonly (readonly [Channel, RegExp])[] = [
  ['approval', /\b(approvals?|approve|sign-?off|release by)\b/i],
  ['handOver', /\b(hand ?-?over|hand ?-?off|pass to|transfer to)\b/i],
  ['checklist', /\b(check ?-?lists?|check that|verify)\b/i],
  ['form', /\b(forms?|fill in|questionnaire|survey|enter)\b/i],
  ['document', /\b(contracts?|proposals?|quotes?|offers?|documents?|invoices?|nda)\b/i],
];

/** The kind of activity these words speak of: the touch that is named first, else what kind of work it is, else a task. */
export function guessChannel(words: string): Channel {
  let best: Channel | undefined;
  let at = Infinity;
  for (const [channel, pattern] of channelWords) {
    const found = words.search(pattern);
    if (found >= 0 && found < at) [best, at] = [channel, found];
  }
  return best ?? otherWords.find(([, pattern]) => pattern.test(words))?.[0] ?? 'task';
}

const numbers: Readonly<Record<string, number | undefined>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12, fourteen: 14, thirty: 30 };
const waitPattern = /\b(\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty) ?(working|business)? ?-?(minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|w|months?)\b/i;

/** A number in figures or in words: "2", "two", "a"; nothing for any other word. */
export function readCount(word: string): number | undefined {
  const named = word.toLowerCase();
  return /^\d{1,3}$/.test(word) ? Number(word) : Object.hasOwn(numbers, named) ? numbers[named] : undefined;
}

/** The stretch of time in a text such as "after 3 working days"; nothing when it names none. A month is 30 days. */
export function readWait(text: string): Wait | undefined {
  const [, count = '', working, unit = ''] = waitPattern.exec(text) ?? [];
  const amount = numbers[count.toLowerCase()] ?? Number(count);
  if (unit === '' || !Number.isInteger(amount)) return undefined;
  const one = unit.toLowerCase();
  const wait = waitOf(amount, working !== undefined, one);
  return leastDays(wait) > 400 ? undefined : wait;
}

function waitOf(amount: number, working: boolean, unit: string): Wait {
  const of = (plain: WaitUnit, worked: WaitUnit): Wait => ({ amount, unit: working ? worked : plain });
  if (unit.startsWith('mi')) return { amount, unit: 'minutes' };
  if (unit.startsWith('mo')) return { amount: amount * 30, unit: 'days' };
  if (unit.startsWith('h')) return of('hours', 'workingHours');
  if (unit.startsWith('w')) return { amount, unit: 'weeks' };
  return of('days', 'workingDays');
}

function leastDays({ amount, unit }: Wait): number {
  const minutes = { minutes: 1, hours: 60, days: 1440, weeks: 10_080, workingHours: 60, workingDays: 1440 };
  return (amount * minutes[unit]) / 1440;
}

/** A stretch of time as it is written in a list or a table: "3 working days". */
export function writeWait({ amount, unit }: Wait): string {
  const [one, many] = unitWords[unit];
  return `${amount} ${amount === 1 ? one : many}`;
}

const unitWords: Readonly<Record<WaitUnit, readonly [string, string]>> = {
  minutes: ['minute', 'minutes'], hours: ['hour', 'hours'], days: ['day', 'days'], weeks: ['week', 'weeks'],
  workingHours: ['working hour', 'working hours'], workingDays: ['working day', 'working days'],
};

/** The tone in which a way out is meant, by its words: time when it names a wait, else bad news, else good news, else neither. */
export function guessTone(words: string): Tone {
  if (/\b(after|within|in|for)\b/i.test(words) && readWait(words)) return 'time';
  if (/\b(not?|never|lost|lose|bad|fail\w*|reject\w*|declin\w*|refus\w*|cancel\w*|disqualif\w*|unqualif\w*|drop\w*|wrong|ignore\w*)\b/i.test(words)) return 'negative';
  return /\b(yes|won|win|done|ok|interested|qualified|accept\w*|agree\w*|approv\w*|repli\w*|reply|reached|connect\w*|book\w*|sign\w*|paid|held|ready|complet\w*)\b/i.test(words) ? 'positive' : 'neutral';
}

const endNames: readonly (readonly [EndResult, RegExp])[] = [
  ['won', /^(closed[ :-]+)?(won|win)$/i],
  ['lost', /^(closed[ :-]+)?(lost|lose)$/i],
  ['nurture', /^nurtur(e|ing)$/i],
  ['recycle', /^recycled?$/i],
  ['closed', /^(closed|end)$/i],
];

/** How a stage of this name ends, when its name says so: "Won", "Closed lost". */
export function guessEnd(name: string): EndResult | undefined {
  return endNames.find(([, pattern]) => pattern.test(name.trim()))?.[0];
}

/** The words in square brackets after a name, each of which says what a thing is: "[email, optional]". */
export interface Marks {
  readonly kind?: StageKind;
  readonly result?: EndResult;
  readonly channel?: Channel;
  readonly tone?: Tone;
  readonly required?: boolean;
  readonly lane?: true;
  readonly stop?: true;
}

const channelMarks: Readonly<Record<Channel, string>> = {
  call: 'call', email: 'email', social: 'social', meeting: 'meeting', directMail: 'direct mail', voicemail: 'voicemail',
  checklist: 'checklist', form: 'form', approval: 'approval', document: 'document', handOver: 'hand-over', task: 'task',
};
const knownMarks: ReadonlyMap<string, Marks> = new Map<string, Marks>([
  ...channels.map((channel): [string, Marks] => [channelMarks[channel], { channel }]),
  ['stage', { kind: 'work' }], ['decision', { kind: 'decision' }], ['wait', { kind: 'wait' }], ['parallel', { kind: 'parallel' }],
  ['won', { kind: 'end', result: 'won' }], ['lost', { kind: 'end', result: 'lost' }], ['nurture', { kind: 'end', result: 'nurture' }],
  ['recycle', { kind: 'end', result: 'recycle' }], ['closed', { kind: 'end', result: 'closed' }], ['end', { kind: 'end', result: 'closed' }],
  ['positive', { tone: 'positive' }], ['negative', { tone: 'negative' }], ['neutral', { tone: 'neutral' }], ['time', { tone: 'time' }],
  ['optional', { required: false }], ['required', { required: true }], ['mandatory', { required: true }],
  ['lane', { lane: true }], ['stop', { stop: true }],
]);

/** Takes the marks off the end of a text. Brackets that hold anything else belong to the name. */
export function takeMarks(text: string): { readonly text: string; readonly marks: Marks } {
  const [, before = '', inside = ''] = /^([^]*?)\s*[[(]([^[\]()]*)[\])]\s*$/.exec(text) ?? [];
  const words = inside.split(',').map((word) => word.trim().toLowerCase());
  const found = words.map((word) => knownMarks.get(word));
  if (inside === '' || found.some((mark) => mark === undefined)) return { text: text.trim(), marks: {} };
  return { text: before.trim(), marks: Object.assign({}, ...found) };
}

/** Marks as they are written after a name; nothing for none. */
export function writeMarks({ kind, result, channel, tone, required, lane, stop }: Marks): string {
  const words = [
    ...(kind === undefined ? [] : [kind === 'end' ? (result ?? 'closed') : kind === 'work' ? 'stage' : kind]),
    ...(lane ? ['lane'] : []),
    ...(channel === undefined ? [] : [channelMarks[channel]]),
    ...(tone === undefined ? [] : [tone]),
    ...(required === undefined ? [] : [required ? 'required' : 'optional']),
    ...(stop ? ['stop'] : []),
  ];
  return words.length === 0 ? '' : ` [${words.join(', ')}]`;
}

/** A name in quotes, taken word for word: `"If → then"`, a quote inside it doubled. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The quoted name a text begins with, and what follows it; nothing when it begins otherwise. */
export function takeQuoted(text: string): { readonly name: string; readonly rest: string } | null {
  const match = /^"((?:[^"]|"")*)"([^]*)$/.exec(text);
  return match ? { name: (match[1] ?? '').replaceAll('""', '"'), rest: match[2] ?? '' } : null;
}
