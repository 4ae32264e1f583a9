import { err, ok, type IdSource, type Result } from '#engine/kernel';
import type { StageKind } from '#engine/blueprint';
import { guessEnd } from '../stage-list/words.ts';
import type { Imported, Unread } from './format.ts';
import { drawSkeleton, type SkeletonStage, type SkeletonWay } from './skeleton.ts';

interface Found {
  name: string;
  kind: StageKind;
  result?: 'won' | 'lost';
  parent: string | undefined;
}

interface Reading {
  title: string;
  start: string | null;
  readonly states: Map<string, Found>;
  readonly composites: Map<string, string>;
  readonly ways: SkeletonWay[];
  readonly ending: Set<string>;
  readonly unread: Unread[];
  readonly open: string[];
}

const word = '[\\p{L}\\p{N}_.-]+?';
const shapes = {
  way: new RegExp(`^(${word}|\\[\\*\\])\\s*-->\\s*(${word}|\\[\\*\\])\\s*(?::\\s*(.*))?$`, 'u'),
  named: new RegExp(`^state\\s+"([^"]*)"\\s+as\\s+(${word})\\s*(\\{)?$`, 'u'),
  plain: new RegExp(`^state\\s+(${word})\\s*(<<(\\w+)>>)?\\s*(\\{)?$`, 'u'),
  described: new RegExp(`^(${word})\\s*:\\s*(.+)$`, 'u'),
  classed: /^class\s+([\p{L}\p{N}_,\s-]+?)\s+(\w+)$/u,
  skipped: /^(direction\s|classDef\s|style\s|hide\s|scale\s|accTitle|accDescr|--$)/,
} as const;

/** Reads a Mermaid state diagram: states are stages, arrows outcomes, states that hold others phases. Every line that says something else is listed (SPEC.md [X34]). */
export function readMermaid(text: string, recordType: string, ids: IdSource): Result<Imported, readonly Unread[]> {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const head = lines.findIndex((line) => /^\s*stateDiagram(-v2)?\s*$/.test(line));
  if (head < 0) return err([{ where: 'line 1', sentence: 'This is not a Mermaid state diagram: it does not begin with “stateDiagram-v2”.' }]);
  const reading: Reading = { title: titleOf(lines.slice(0, head)), start: null, states: new Map(), composites: new Map(), ways: [], ending: new Set(), unread: [], open: [] };
  let isNote = false;
  for (const [index, raw] of lines.entries()) {
    const line = raw.replace(/%%.*$/, '').trim().replace(/;$/, '');
    if (index <= head || line === '') continue;
    if (/^note\s/i.test(line) || isNote) {
      if (!isNote) reading.unread.push({ where: `line ${index + 1}`, sentence: 'A note is left out.' });
      isNote = !/^end note$/i.test(line) && !(/^note\s.*:/i.test(line) && !isNote);
      continue;
    }
    if (!readLine(line, reading)) reading.unread.push({ where: `line ${index + 1}`, sentence: `“${line.slice(0, 80)}” could not be read.` });
  }
  return reading.states.size === 0 ? err([{ where: 'the file', sentence: 'There is no state in this diagram.' }]) : ok({ blueprint: drawSkeleton(skeletonOf(reading), recordType, ids), unread: reading.unread });
}

function readLine(line: string, reading: Reading): boolean {
  if (shapes.skipped.test(line)) return true;
  if (line === '}') return reading.open.pop() !== undefined;
  const way = shapes.way.exec(line);
  if (way) return readWay(way[1] ?? '', way[2] ?? '', decoded(way[3] ?? ''), reading);
  const named = shapes.named.exec(line);
  if (named) return declare(named[2] ?? '', decoded(named[1] ?? ''), named[3] === '{', 'work', reading);
  const plain = shapes.plain.exec(line);
  if (plain) return declare(plain[1] ?? '', undefined, plain[4] === '{', plain[3] === 'choice' ? 'decision' : 'work', reading);
  const classed = shapes.classed.exec(line);
  if (classed) return dress((classed[1] ?? '').split(',').map((each) => each.trim()), classed[2] ?? '', reading);
  const described = shapes.described.exec(line);
  if (described) return declare(described[1] ?? '', decoded(described[2] ?? ''), false, 'work', reading);
  return /^[\p{L}\p{N}_.-]+$/u.test(line) && declare(line, undefined, false, 'work', reading);
}

function declare(key: string, name: string | undefined, opens: boolean, kind: StageKind, reading: Reading): boolean {
  const known = reading.states.get(key);
  reading.states.set(key, { name: name ?? known?.name ?? key, kind: kind === 'work' ? (known?.kind ?? kind) : kind, parent: known?.parent ?? reading.open.at(-1) });
  if (opens) {
    reading.composites.set(key, name ?? key);
    reading.open.push(key);
  }
  return true;
}

function readWay(from: string, to: string, name: string, reading: Reading): boolean {
  const isInside = reading.open.length > 0;
  if (from === '[*]' && to === '[*]') return false;
  for (const key of [from, to]) if (key !== '[*]' && !reading.states.has(key)) declare(key, undefined, false, 'work', reading);
  if (from === '[*]') {
    if (!isInside || reading.start === null) reading.start = to;
  } else if (to === '[*]') reading.ending.add(from);
  else reading.ways.push({ from, to, name });
  return true;
}

function dress(keys: readonly string[], look: string, { states }: Reading): boolean {
  for (const key of keys) {
    const state = states.get(key);
    if (!state) continue;
    if (look === 'decision' || look === 'wait' || look === 'parallel') state.kind = look;
    if (look === 'won' || look === 'lost') {
      state.kind = 'end';
      state.result = look;
    }
    if (look === 'ending') state.kind = 'end';
  }
  return true;
}

function skeletonOf({ title, start, states, composites, ways, ending }: Reading) {
  const children = (key: string) => [...states].filter(([, { parent }]) => parent === key);
  // a state whose members lead nowhere is a stage of lanes; one whose members are stages is a phase
  const linked = new Set(ways.flatMap(({ from, to }) => [from, to]));
  const isLanes = (key: string) => composites.has(key) && (states.get(key)?.kind === 'parallel' || (linked.has(key) && children(key).every(([child]) => !linked.has(child))));
  const lanes = new Set([...composites.keys()].filter(isLanes).flatMap((key) => children(key).map(([child]) => child)));
  const phases = [...composites].filter(([key]) => !isLanes(key)).map(([key, name]) => ({ key, name }));
  const phaseKeys = new Set(phases.map(({ key }) => key));
  const isCommon = states.get('common')?.name === 'From every stage';
  const stages = [...states].flatMap(([key, { name, kind, parent, result }]): readonly SkeletonStage[] => {
    if (phaseKeys.has(key) || lanes.has(key) || (isCommon && key === 'common')) return [];
    const isEnd = kind === 'end' || (ending.has(key) && !ways.some(({ from }) => from === key));
    const shown = isEnd ? 'end' : isLanes(key) ? 'parallel' : kind;
    return [{ key, name, kind: shown, phase: parent !== undefined && phaseKeys.has(parent) ? parent : undefined, result: isEnd ? (result ?? guessEnd(name)) : undefined, lanes: shown === 'parallel' ? children(key).map(([, child]) => child.name) : undefined }];
  });
  return { name: title, stages, phases, start, ways: ways.map((way) => (isCommon && way.from === 'common' ? { ...way, from: null } : way)) };
}

function titleOf(lines: readonly string[]): string {
  const [, title = ''] = lines.map((line) => /^\s*title:\s*(.*)$/.exec(line)).find((found) => found !== null) ?? [];
  return decoded(title.trim().replace(/^"(.*)"$/, '$1'));
}

/** Numbered signs are the letters they stand for. */
function decoded(words: string): string {
  return words.replace(/#(\d{1,7});/g, (whole, number: string) => (Number(number) <= 0x10ffff ? String.fromCodePoint(Number(number)) : whole)).replaceAll('#quot;', '"').replace(/<br\s*\/?>|\\n/g, ' ').trim();
}
