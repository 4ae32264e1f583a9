import { blueprintLimits, type Channel, type EndResult, type Gate, type StageKind, type Tone, type Wait } from '#engine/blueprint';
import { deepLines, type DeepLine } from './lines.ts';
import { isAside, readActivityPhrase, readChildPhrase, readStagePhrase, type ActivityPhrase, type OutcomePhrase, type TargetPhrase } from './phrases.ts';
import { guessEnd } from './words.ts';

/** A thing to do, as a list tells it. */
export interface ListedActivity {
  readonly name: string;
  readonly channel: Channel;
  readonly required: boolean;
  readonly day?: number;
  /** What is written below it. */
  instructions: string;
}

/** Where a way out leads: a stage of the list, by its place; one that was drawn before; or nowhere yet. */
export type ListedTarget = { readonly type: 'open' } | { readonly type: 'listed'; readonly stage: number } | { readonly type: 'drawn'; readonly id: string };

export interface ListedOutcome {
  readonly name: string;
  readonly tone: Tone;
  readonly wait?: Wait;
  readonly target: ListedTarget;
}

/** A stage, as a list tells it. */
export interface ListedStage {
  readonly line: number;
  readonly number: string;
  readonly name: string;
  readonly kind: StageKind;
  readonly result?: EndResult;
  readonly wait?: Wait;
  readonly stop: boolean;
  readonly phase: string;
  purpose: string;
  limit?: Wait;
  /** What must be true before it may be left. */
  gate?: Gate;
  readonly activities: ListedActivity[];
  readonly lanes: { readonly name: string; readonly activities: ListedActivity[] }[];
  readonly outcomes: ListedOutcome[];
}

/** Why a line was left out. Data that the screens put into words. */
export type UnreadReason = 'noStageYet' | 'noName' | 'nameTooLong' | 'tooManyStages' | 'tooManyActivities' | 'takesNoActivities' | 'endLeadsNowhere' | 'tooDeep' | 'gateUnclear';

/** What became of one line. `open` on an outcome: it names a stage that is nowhere, or one of several of that name. */
export type LineMeaning =
  | { readonly type: 'phase'; readonly name: string }
  | { readonly type: 'stage'; readonly name: string; readonly kind: StageKind; readonly result?: EndResult }
  | { readonly type: 'lane'; readonly name: string; readonly stage: string }
  | { readonly type: 'activity'; readonly name: string; readonly channel: Channel; readonly required: boolean; readonly stage: string }
  | { readonly type: 'outcome'; readonly name: string; readonly tone: Tone; readonly stage: string; readonly to: string | null; readonly wanted?: string; readonly several?: true }
  | { readonly type: 'detail'; readonly what: 'purpose' | 'limit' | 'gate' | 'instructions'; readonly of: string }
  | { readonly type: 'unread'; readonly why: UnreadReason };

/** A list as it was read: its stages, and what became of each line that is not blank. */
export interface StageList {
  readonly stages: readonly ListedStage[];
  readonly lines: readonly { readonly line: number; readonly text: string; readonly meaning: LineMeaning }[];
}

/** A stage that is drawn already, to which a way out of the list may lead by its name. */
export interface DrawnStage {
  readonly id: string;
  readonly name: string;
}

/** A way out whose target is looked up when all stages are known. */
interface Way {
  readonly type: 'way';
  readonly stage: ListedStage;
  /** How many things to do came before it, should it turn out to be one. */
  readonly at: number;
  phrase: OutcomePhrase;
}

interface Reading {
  readonly stages: ListedStage[];
  readonly said: (LineMeaning | Way)[];
  phase: string;
  lane: ListedActivity[] | null;
  last: ListedActivity | null;
}

const mostName = 200;
const mostActivities = 100;

/**
 * Reads a numbered, bulleted or indented list as a drawing: lines at the margin are stages, lines below are things to do,
 * lines with an arrow or an "if … then …" are ways out to the stage of that name (SPEC.md [X22]-[X29]). Nothing throws:
 * what cannot be read is said line by line.
 *
 * @example readStageList('1. Qualify\n  - First call\n  - Not interested → Lost').stages.length // 2
 */
export function readStageList(text: string, drawn: readonly DrawnStage[] = []): StageList {
  const reading: Reading = { stages: [], said: [], phase: '', lane: null, last: null };
  const lines = deepLines(text, isAside);
  for (const line of lines) reading.said.push(readLine(reading, line));
  addNamedEnds(reading, drawn);
  const find = finder(reading.stages, drawn);
  const late = new Map<ListedStage, number>();
  return { stages: reading.stages, lines: lines.map(({ line, text: words }, index) => ({ line, text: words, meaning: settled(reading.said[index], find, late) })) };
}

function readLine(reading: Reading, line: DeepLine): Reading['said'][number] {
  if (line.phase) {
    reading.phase = line.text.slice(0, mostName);
    return { type: 'phase', name: reading.phase };
  }
  if (line.depth === 0) return readStage(reading, line);
  const stage = reading.stages.at(-1);
  if (!stage) return { type: 'unread', why: 'noStageYet' };
  return readChild(reading, stage, line);
}

function readStage(reading: Reading, { text, line, number }: DeepLine): LineMeaning {
  const phrase = readStagePhrase(text);
  if (phrase.name === '' && !text.startsWith('""')) return { type: 'unread', why: 'noName' };
  if (phrase.name.length > mostName) return { type: 'unread', why: 'nameTooLong' };
  if (reading.stages.length >= blueprintLimits.stages) return { type: 'unread', why: 'tooManyStages' };
  reading.stages.push({ ...phrase, line, number, phase: reading.phase, purpose: '', activities: [], lanes: [], outcomes: [] });
  reading.lane = null;
  reading.last = null;
  return { type: 'stage', name: phrase.name, kind: phrase.kind, ...(phrase.result ? { result: phrase.result } : {}) };
}

function readChild(reading: Reading, stage: ListedStage, { text, depth }: DeepLine): Reading['said'][number] {
  const phrase = readChildPhrase(text);
  if ('name' in phrase && phrase.name.length > mostName) return { type: 'unread', why: 'nameTooLong' };
  switch (phrase.type) {
    case 'outcome':
      return readWay(reading, stage, phrase);
    case 'purpose':
      stage.purpose = phrase.text;
      return { type: 'detail', what: 'purpose', of: stage.name };
    case 'limit':
      stage.limit = phrase.wait;
      return { type: 'detail', what: 'limit', of: stage.name };
    case 'gate':
      if (stage.kind === 'end') return { type: 'unread', why: 'endLeadsNowhere' };
      if (phrase.gate === null) return { type: 'unread', why: 'gateUnclear' };
      stage.gate = stage.gate ? { type: 'all', of: [stage.gate, phrase.gate] } : phrase.gate;
      return { type: 'detail', what: 'gate', of: stage.name };
    case 'lane': {
      if (stage.kind !== 'parallel') return listActivity(reading, stage, readActivityPhrase(text), depth);
      if (stage.lanes.length >= blueprintLimits.lanes) return { type: 'unread', why: 'tooManyActivities' };
      const lane = { name: phrase.name, activities: [] };
      stage.lanes.push(lane);
      reading.lane = lane.activities;
      reading.last = null;
      return { type: 'lane', name: lane.name, stage: stage.name };
    }
    case 'activity':
      return listActivity(reading, stage, phrase, depth);
  }
}

function readWay(reading: Reading, stage: ListedStage, phrase: OutcomePhrase): Reading['said'][number] {
  if (stage.kind === 'end') return { type: 'unread', why: 'endLeadsNowhere' };
  const before = reading.said.at(-1);
  // "if interested" on one line and "→ Meeting" below it are one way out
  if (phrase.name === '' && before?.type === 'way' && before.stage === stage && before.phrase.target.type === 'open' && !before.phrase.sure) {
    before.phrase = { ...before.phrase, target: phrase.target, sure: true };
    return { type: 'detail', what: 'instructions', of: before.phrase.name };
  }
  return { type: 'way', stage, at: stage.activities.length, phrase };
}

function listActivity(reading: Reading, stage: ListedStage, phrase: ActivityPhrase, depth: number): LineMeaning {
  const inLane = reading.lane !== null && stage.kind === 'parallel' && depth > 1;
  if (depth > (inLane ? 2 : 1)) {
    if (!reading.last) return { type: 'unread', why: 'tooDeep' };
    reading.last.instructions = `${reading.last.instructions}\n${phrase.name}`.trim();
    return { type: 'detail', what: 'instructions', of: reading.last.name };
  }
  if (stage.kind !== 'work' && stage.kind !== 'parallel') return { type: 'unread', why: 'takesNoActivities' };
  if (phrase.name === '') return { type: 'unread', why: 'noName' };
  const list = (inLane ? reading.lane : null) ?? stage.activities;
  if (list.length >= mostActivities) return { type: 'unread', why: 'tooManyActivities' };
  const { type: _type, ...activity } = phrase;
  reading.last = { ...activity, instructions: '' };
  list.push(reading.last);
  return { type: 'activity', name: phrase.name, channel: phrase.channel, required: phrase.required, stage: stage.name };
}

/** A way to "Won" or "Lost" draws that end when nobody listed it. */
function addNamedEnds({ stages, said }: Reading, drawn: readonly DrawnStage[]): void {
  for (const each of said) {
    if (each.type !== 'way' || each.phrase.target.type !== 'name') continue;
    const { name } = each.phrase.target;
    const result = guessEnd(name);
    if (result === undefined || stages.length >= blueprintLimits.stages || [...stages, ...drawn].some((stage) => isSame(stage.name, name))) continue;
    stages.push({ line: 0, number: '', name, kind: 'end', result, stop: false, phase: '', purpose: '', activities: [], lanes: [], outcomes: [] });
  }
}

interface Found {
  readonly target: ListedTarget;
  readonly name: string | null;
  readonly several: boolean;
}

type Find = (phrase: TargetPhrase, from: ListedStage) => Found;

const nowhere: Found = { target: { type: 'open' }, name: null, several: false };

function finder(stages: readonly ListedStage[], drawn: readonly DrawnStage[]): Find {
  const listed = (index: number): Found => ({ target: { type: 'listed', stage: index }, name: stages[index]?.name ?? null, several: false });
  return (phrase, from) => {
    if (phrase.type === 'open') return nowhere;
    if (phrase.type === 'next') return stages[stages.indexOf(from) + 1] ? listed(stages.indexOf(from) + 1) : nowhere;
    if (phrase.type === 'number') {
      const at = stages.findIndex(({ number }) => number === phrase.number);
      return at < 0 ? nowhere : listed(at);
    }
    const here = stages.flatMap(({ name }, index) => (isSame(name, phrase.name) ? [index] : []));
    const [first] = here;
    if (first !== undefined) return { ...listed(first), several: here.length > 1 };
    const there = drawn.filter(({ name }) => isSame(name, phrase.name));
    return there[0] ? { target: { type: 'drawn', id: there[0].id }, name: there[0].name, several: there.length > 1 } : nowhere;
  };
}

/** Puts the ways out into their stages once all names are known; an unsure one whose stage is nowhere was a thing to do. */
function settled(said: Reading['said'][number] | undefined, find: Find, late: Map<ListedStage, number>): LineMeaning {
  if (said === undefined) return { type: 'unread', why: 'noName' };
  if (said.type !== 'way') return said;
  const { stage, phrase } = said;
  const { target, name, several } = find(phrase.target, stage);
  if (!phrase.sure && target.type === 'open') return conditional(said, late);
  // a wait that says how long leads on by its time, unless the way has a name of its own
  const byTime = phrase.name === '' && stage.wait !== undefined && !stage.outcomes.some((way) => way.tone === 'time');
  const words = phrase.name || (byTime ? 'Time is up' : name === null ? 'Done' : `To ${name}`).slice(0, mostName);
  const tone = byTime ? 'time' : phrase.name === '' ? 'positive' : phrase.tone;
  stage.outcomes.push({ name: words, tone, ...(phrase.wait ? { wait: phrase.wait } : {}), target });
  const wanted = target.type === 'open' && phrase.target.type !== 'open' ? said.phrase.target : null;
  return {
    type: 'outcome', name: words, tone, stage: stage.name, to: name, ...(several ? { several } : {}),
    ...(wanted === null ? {} : { wanted: wanted.type === 'name' ? wanted.name : wanted.type === 'number' ? wanted.number : 'next' }),
  };
}

/** "If no answer, leave a voicemail": something to do, but not always. */
function conditional({ stage, at, phrase }: Way, late: Map<ListedStage, number>): LineMeaning {
  if (stage.kind !== 'work' && stage.kind !== 'parallel') return { type: 'unread', why: 'takesNoActivities' };
  const { type: _type, ...activity } = readActivityPhrase(phrase.words);
  if (stage.activities.length >= mostActivities) return { type: 'unread', why: 'tooManyActivities' };
  const before = late.get(stage) ?? 0;
  stage.activities.splice(at + before, 0, { ...activity, required: false, instructions: '' });
  late.set(stage, before + 1);
  return { type: 'activity', name: activity.name, channel: activity.channel, required: false, stage: stage.name };
}

/** Names are the same whatever their capitals and blanks. */
export function isSame(one: string, other: string): boolean {
  const plain = (name: string) => name.trim().replace(/\s+/g, ' ').toLowerCase();
  return plain(one) === plain(other);
}
