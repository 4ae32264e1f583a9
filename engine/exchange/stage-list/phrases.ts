import type { Channel, EndResult, StageKind, Tone, Wait } from '#engine/blueprint';
import { readGatePhrase, type GatePhrase } from './gate-phrase.ts';
import { guessChannel, guessEnd, guessTone, readWait, takeMarks, takeQuoted, type Marks } from './words.ts';

/** What a stage's own line says. */
export interface StagePhrase {
  readonly name: string;
  readonly kind: StageKind;
  readonly result?: EndResult;
  readonly wait?: Wait;
  /** Said in so many words that the line ends here. */
  readonly stop: boolean;
}

/** What a line below a stage says. */
export type ChildPhrase =
  | { readonly type: 'purpose'; readonly text: string }
  | { readonly type: 'limit'; readonly wait: Wait }
  | { readonly type: 'lane'; readonly name: string }
  | GatePhrase
  | ActivityPhrase
  | OutcomePhrase;

export interface ActivityPhrase {
  readonly type: 'activity';
  readonly name: string;
  readonly channel: Channel;
  readonly required: boolean;
  /** The day it is due, from 1; absent when it is due at once. */
  readonly day?: number;
}

export interface OutcomePhrase {
  readonly type: 'outcome';
  readonly name: string;
  readonly tone: Tone;
  readonly wait?: Wait;
  readonly target: TargetPhrase;
  /** How sure the words are: an arrow says it, "if …, …" only when a stage is called so. */
  readonly sure: boolean;
  /** The whole line, should it turn out to be an activity. */
  readonly words: string;
}

/** Where a way out leads, as somebody wrote it. */
export type TargetPhrase = { readonly type: 'open' } | { readonly type: 'next' } | { readonly type: 'number'; readonly number: string } | { readonly type: 'name'; readonly name: string };

const arrow = /\s*(?:→|⇒|➔|➜|➡|--?>|=>|»)\s*/;
const goTo = /[,:]?\s*(?:then\s+)?(?:go(?:es)? (?:back )?to|moves? (?:back |on )?to|(?:back|return) to|continue with)\s+/i;
const condition = /^(?:if|when|whenever|once|unless|otherwise|else)\b/i;

/** Says whether a line speaks of a way out and not of a thing to do: it has an arrow, or begins with "if" or "go to". */
export function isWayOut(text: string): boolean {
  const plain = text.replace(/"(?:[^"]|"")*"/g, '');
  return arrow.test(plain) || condition.test(plain) || /^(?:go(?:es)? (?:back )?to|moves? (?:back |on )?to|back to)\b/i.test(plain);
}

/** Says whether a line at the margin belongs to the stage above it all the same: a way out, or a gate that is understood. */
export function isAside(text: string): boolean {
  return isWayOut(text) || (readGatePhrase(text)?.gate ?? null) !== null;
}

/** Reads a stage's own line: its name, and its kind from marks or words. */
export function readStagePhrase(text: string): StagePhrase {
  const { name: given, isQuoted, marks } = nameIn(text);
  const found = isQuoted ? null : /^(decision|decide|wait|pause|parallel)\s*:\s*(.*)$/i.exec(given);
  const word = found?.[1]?.toLowerCase() ?? '';
  const name = isQuoted ? given : (found?.[2] || given).replace(/\s*:$/, '');
  const wait = isQuoted || !(marks.kind === 'wait' || /^(wait|pause)\b/i.test(given)) ? undefined : readWait(given);
  const said: Marks = word.startsWith('deci') ? { kind: 'decision' } : word === 'parallel' ? { kind: 'parallel' } : wait || word === 'wait' || word === 'pause' ? { kind: 'wait' } : {};
  const end = isQuoted ? undefined : guessEnd(name);
  const kind = marks.kind ?? said.kind ?? (end ? 'end' : 'work');
  return {
    name, kind, stop: marks.stop ?? false,
    ...(kind === 'end' ? { result: marks.result ?? end ?? 'closed' } : {}),
    ...(kind === 'wait' && wait ? { wait } : {}),
  };
}

/** Reads a line below a stage: a way out, a lane, its purpose, its time limit, its gate, or a thing to do. */
export function readChildPhrase(text: string): ChildPhrase {
  const said = /^(purpose|goal|aim|limit|time limit|deadline|lane)\s*:\s*(.+)$/i.exec(text);
  const word = said?.[1]?.toLowerCase() ?? '';
  const rest = said?.[2] ?? '';
  if (word === 'purpose' || word === 'goal' || word === 'aim') return { type: 'purpose', text: rest };
  if (word === 'lane') return { type: 'lane', name: nameIn(rest).name };
  const wait = word === '' ? undefined : readWait(rest);
  if (wait) return { type: 'limit', wait };
  const gate = arrow.test(text) ? null : readGatePhrase(text);
  if (gate) return gate;
  if (isWayOut(text)) return readOutcomePhrase(text);
  const activity = readActivityPhrase(text);
  return takeMarks(afterQuote(text)).marks.lane ? { type: 'lane', name: nameIn(text).name } : activity;
}

/** Reads a thing to do: its name, its channel from marks or words, whether it may be left out, and "Day 3:" before it. */
export function readActivityPhrase(text: string): ActivityPhrase {
  const { name: given, isQuoted, marks } = nameIn(text);
  const [, day = '', rest = ''] = (isQuoted ? null : /^day\s+(\d{1,3})\s*[:–-]\s*(.+)$/i.exec(given)) ?? [];
  const name = day === '' ? given : rest;
  const number = Number(day);
  return {
    type: 'activity', name, channel: marks.channel ?? (isQuoted ? 'task' : guessChannel(name)), required: marks.required ?? true,
    ...(number >= 1 && number <= 400 ? { day: number } : {}),
  };
}

/** Reads a way out: "Name → Target", "if … then …", "after 3 days go to …". */
export function readOutcomePhrase(text: string): OutcomePhrase {
  const { left, right, isArrow } = halves(text);
  const { name, isQuoted, marks } = nameIn(left);
  const plain = isQuoted ? name : plainName(name);
  const wait = isQuoted ? undefined : readWait(plain);
  const tone = marks.tone ?? (isQuoted ? 'neutral' : guessTone(plain));
  return { type: 'outcome', name: plain, tone, ...(tone === 'time' && wait ? { wait } : {}), target: readTarget(right), sure: isArrow, words: text };
}

/** "If no answer," is the way out "No answer". */
function plainName(words: string): string {
  const bare = words.replace(/^(?:if|when|whenever|once)\s+/i, '').replace(/^(?:otherwise|else)\b.*$/i, 'Otherwise').replace(/[,:;]$/, '').trim();
  return bare === words ? words : bare.charAt(0).toUpperCase() + bare.slice(1);
}

function halves(text: string): { readonly left: string; readonly right: string; readonly isArrow: boolean } {
  const quoted = takeQuoted(text);
  const start = quoted ? text.length - quoted.rest.length : 0;
  const tail = text.slice(start);
  const sign = arrow.exec(tail) ?? goTo.exec(tail) ?? (/^(?:go|move|back|return)/i.test(text) ? goTo.exec(text) : null);
  if (sign) return { left: text.slice(0, start + sign.index).trim(), right: tail.slice(sign.index + sign[0].length).trim(), isArrow: true };
  const [, left = text, right = ''] = /^(.+?)(?:\s*,?\s+then\s+|\s*[,:]\s+)(.+)$/i.exec(text) ?? [];
  return { left, right, isArrow: false };
}

/** Reads where a way out leads: a name, a number, "next", or nowhere yet. */
export function readTarget(text: string): TargetPhrase {
  const quoted = takeQuoted(text);
  if (quoted) return { type: 'name', name: quoted.name };
  const plain = text.replace(/[.;]$/, '').trim();
  if (/^(\?|nowhere|-|…|\.\.\.)?$/.test(plain)) return { type: 'open' };
  if (/^(the )?next( stage| step)?$/i.test(plain)) return { type: 'next' };
  const number = /^(?:#|no\.? |step |stage )?(\d{1,4}(?:\.\d{1,3})*)$/i.exec(plain)?.[1];
  return number === undefined ? { type: 'name', name: plain } : { type: 'number', number };
}

function nameIn(text: string): { readonly name: string; readonly isQuoted: boolean; readonly marks: Marks } {
  const quoted = takeQuoted(text);
  if (quoted && takeMarks(quoted.rest).text === '') return { name: quoted.name, isQuoted: true, marks: takeMarks(quoted.rest).marks };
  const { text: name, marks } = takeMarks(text);
  return { name, isQuoted: false, marks };
}

function afterQuote(text: string): string {
  return takeQuoted(text)?.rest ?? text;
}
