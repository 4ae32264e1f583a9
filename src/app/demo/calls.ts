import type { Entry } from '#engine/journal';
import { createIdSource, day, fixedClock, hour, minute, seededDice, type Dice, type IdSource, type Instant } from '#engine/kernel';
import type { CallReviewRow, FileRow } from '../../storage/index.ts';
import type { DemoRecord } from './workspace.ts';
import { exampleSound } from './example-sound.ts';

/** How somebody's calls of the demo are: what they are good at, what grows over the weeks, and how they see themselves. */
interface Manner {
  readonly rep: string;
  readonly coach: string;
  /** So many of their latest talks were reviewed. */
  readonly reviewed: number;
  /** By criterion: the coach's score weeks ago, and this week. */
  readonly scores: Readonly<Record<string, readonly [then: number, now: number]>>;
  /** How far their own view lies above the coach's. */
  readonly pride: Readonly<Record<string, number>>;
  readonly strengths: readonly string[];
  readonly improve: readonly string[];
  readonly own: readonly (readonly [well: string, differently: string])[];
}

const manners: readonly Manner[] = [
  {
    rep: 'u_jonas', coach: 'u_rana', reviewed: 12,
    scores: { opening: [4, 5], listening: [2, 3], questions: [2, 4], objections: [3, 3], nextStep: [4, 4] },
    pride: { listening: 2 },
    strengths: ['The reason for the call is clear in one breath, and the time is asked for.', 'Two open questions in a row, and then silence. That is new.', 'Ends with a date and a name, every time.'],
    improve: ['They began to say why twice and were talked over.', 'Say back what you heard before you offer the table.', 'The third question was a pitch in disguise.'],
    own: [['Good start, I had the site at hand.', 'Ask about who decides earlier.'], ['I let them talk.', 'Perhaps too many figures at once.'], ['Next step agreed.', 'Nothing much, it went as planned.']],
  },
  {
    rep: 'u_lena', coach: 'u_rana', reviewed: 9,
    scores: { opening: [3, 4], listening: [5, 5], questions: [4, 4], objections: [4, 5], nextStep: [2, 3] },
    pride: { listening: -1, objections: -1 },
    strengths: ['Says back their words, and they go on by themselves.', 'Takes the objection as a question: “What would have to be different?”', 'Waits. Four seconds, and then the real reason came.'],
    improve: ['It ends warmly and with nothing agreed. Propose two times.', 'Ask who else has to hear it before you hang up.', 'The opening is long; name the reason first.'],
    own: [['We got on well.', 'No next step again.'], ['Found out who decides.', 'Was nervous about the price.'], ['I asked what they have tried.', 'Get to the point sooner.']],
  },
  {
    rep: 'u_petr', coach: 'u_mara', reviewed: 4,
    scores: { opening: [3, 3], listening: [3, 4], questions: [3, 3], objections: [2, 3], nextStep: [3, 4] },
    pride: {},
    strengths: ['Knows the product and says only what is asked.', 'Friendly under pressure.'],
    improve: ['“It depends” is no answer to a price. Give the range.', 'Write the opening down until it is yours.'],
    own: [['Explained it well.', 'Price came too early.'], ['Stayed calm.', 'Prepare the objections.']],
  },
];

const why = {
  objection: 'The objection is taken seriously, asked about, and answered with one figure. Listen to the pause before the answer.',
  listening: 'Three open questions and hardly a word of ours. The customer names the problem themselves.',
  nextStep: 'From the first sentence to an agreed date without a single push.',
} as const;

/** A talk somebody really had: a call that connected and was timed. */
interface Talk {
  readonly entry: Entry;
  readonly blueprint: string;
}

/** What the demo's coaching consists of. */
export interface DemoCalls {
  readonly reviews: readonly CallReviewRow[];
  readonly files: readonly FileRow[];
}

/** Reviews the demo's own calls: each rep with strengths, something that grows, and something they see otherwise than their coach (S93). The same records give the same reviews. */
export function demoCalls(records: readonly DemoRecord[], now: Instant, batch = 'demo'): DemoCalls {
  const dice = seededDice(93);
  const ids = createIdSource(fixedClock(now - day), dice);
  const talks = records.flatMap(({ entries, run }) => entries.filter(isTalk).map((entry): Talk => ({ entry, blueprint: run.blueprint })));
  const drafts = manners.flatMap((manner) => {
    const own = talks.filter(({ entry }) => entry.by === manner.rep).sort((a, b) => b.entry.at - a.entry.at || (a.entry.id < b.entry.id ? -1 : 1));
    // the latest few nobody has looked at yet, as in life
    return spread(own.slice(2), manner.reviewed).flatMap((talk, index) => reviewsOf(talk, manner, index, { now, dice, ids, batch }));
  });
  const { rows, example } = withLibrary(drafts);
  if (example === undefined) return { reviews: rows, files: [] };
  const file: FileRow = { id: ids.next(), record: example.record, name: 'Example sound, no real call.wav', type: 'audio/wav', ...exampleSound(), at: example.at, by: example.by };
  return { reviews: rows.map((row) => (row.entry === example.entry ? { ...row, recording: `file:${file.id}`, comments: row.comments.map((one, at) => ({ ...one, second: 4 + at * 7 + (row.self ? 3 : 0) })) } : row)), files: [file] };
}

function isTalk({ ok, intent }: Entry): boolean {
  return ok && intent.type === 'complete' && intent.result === 'connected' && intent.lasted !== undefined;
}

/** So many of a list, evenly over it, the first one always among them. */
function spread<Thing>(things: readonly Thing[], count: number): readonly Thing[] {
  if (things.length <= count) return things;
  return Array.from({ length: count }, (_, at) => things[Math.floor((at * things.length) / count)]).flatMap((thing) => (thing === undefined ? [] : [thing]));
}

interface Making {
  readonly now: Instant;
  readonly dice: Dice;
  readonly ids: IdSource;
  readonly batch: string;
}

/** The rep's own view within a day, the coach's a day or two later; the newest calls still wait for one of them. */
function reviewsOf({ entry, blueprint }: Talk, manner: Manner, index: number, making: Making): readonly CallReviewRow[] {
  const { now, dice, ids, batch } = making;
  const intent = entry.intent.type === 'complete' ? entry.intent : null;
  const base = {
    record: entry.record, run: entry.run, entry: entry.id, rep: entry.by, good: false, stage: entry.changes?.done[0]?.stage ?? null, objections: intent?.objections ?? [],
    recording: null, calledAt: entry.at, blueprint, batch,
  };
  // what came up is scored; without an objection there is nothing to say about objections
  const came = Object.keys(manner.scores).filter((criterion) => criterion !== 'objections' || base.objections.length > 0 || dice.next() < 0.4);
  const coached = Object.fromEntries(came.map((criterion) => [criterion, scoreAt(manner.scores[criterion] ?? [3, 3], now - entry.at, dice)]));
  const own = Object.fromEntries(came.map((criterion) => [criterion, within((coached[criterion] ?? 3) + (manner.pride[criterion] ?? 0) + (dice.next() < 0.25 ? 1 : 0))]));
  const [well = '', differently = ''] = manner.own[index % manner.own.length] ?? [];
  const length = Math.max(40, intent?.lasted ?? 60);
  const at = (share: number) => Math.floor(length * share);
  const self: CallReviewRow = { ...base, id: ids.next(), by: manner.rep, self: true, at: Math.min(now - hour, entry.at + 5 * hour), scores: own, strengths: well, improve: differently, comments: index % 3 === 0 ? [{ id: ids.next(), second: at(0.3), text: 'Here I could have asked one more question.', by: manner.rep }] : [] };
  const strengths = manner.strengths[index % manner.strengths.length] ?? '';
  const improve = manner.improve[index % manner.improve.length] ?? '';
  const coach: CallReviewRow = {
    ...base, id: ids.next(), by: manner.coach, self: false, at: Math.min(now - 10 * minute, entry.at + 30 * hour), scores: coached, strengths, improve,
    comments: index % 2 === 0 ? [{ id: ids.next(), second: at(0.12), text: 'Clear reason, well said.', by: manner.coach }, { id: ids.next(), second: at(0.55), text: improve, by: manner.coach }] : [],
  };
  if (manner.rep === 'u_jonas' && index === 1) return [{ ...coach, ahead: 'His review talk is tomorrow and he is away today.' }];
  return index === 0 ? [self] : [self, coach];
}

/** Between what it was six weeks ago and what it is now, now and then one off. */
function scoreAt([then, today]: readonly [number, number], ago: number, dice: Dice): number {
  const grown = Math.max(0, 1 - ago / (30 * day));
  const luck = dice.next();
  return within(Math.round(then + (today - then) * grown) + (luck < 0.12 ? -1 : luck > 0.9 ? 1 : 0));
}

function within(score: number): number {
  return Math.min(5, Math.max(1, score));
}

/** Three calls worth listening to: one with an objection met well, one of listening, one of a next step. */
function withLibrary(rows: readonly CallReviewRow[]): { readonly rows: readonly CallReviewRow[]; readonly example: CallReviewRow | undefined } {
  const coached = rows.filter((row) => !row.self && row.ahead === undefined);
  const byRep = (rep: string) => coached.filter((row) => row.rep === rep);
  const objected = byRep('u_lena').find(({ objections }) => objections.length > 0) ?? coached.find(({ objections }) => objections.length > 0);
  const listened = byRep('u_lena').find((row) => row !== objected && row.stage !== objected?.stage) ?? byRep('u_lena').find((row) => row !== objected);
  const agreed = byRep('u_jonas').at(0);
  const chosen = new Map<string, string>();
  if (objected) chosen.set(objected.id, why.objection);
  if (listened) chosen.set(listened.id, why.listening);
  if (agreed) chosen.set(agreed.id, why.nextStep);
  return { rows: rows.map((row) => (chosen.has(row.id) ? { ...row, good: true, why: chosen.get(row.id) ?? '' } : row)), example: objected ?? listened };
}
