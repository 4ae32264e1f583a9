import { inOrder } from '#engine/kernel';
import { stagesOf, type Activity, type Blueprint, type Outcome, type Stage } from '#engine/blueprint';
import { deepLines } from './lines.ts';
import { isAside, readChildPhrase, readStagePhrase, readTarget } from './phrases.ts';
import { waysOut } from './draw-stage-list.ts';
import { isSame, readStageList, type ListedOutcome, type ListedStage } from './read-stage-list.ts';
import { quote, writeMarks, writeWait, type Marks } from './words.ts';

/** A thing to do in as few words as are read back the same: "First call", "Look them up [social, optional]". */
export function writeActivityPhrase({ name, channel, required }: Pick<Activity, 'name' | 'channel' | 'required'>): string {
  const duty = required === 'always';
  const isRight = (text: string): boolean => {
    if (standsFor(text) !== text) return false;
    const read = readChildPhrase(text);
    return read.type === 'activity' && read.name === name && read.channel === channel && read.required === duty && read.day === undefined;
  };
  const optional: Marks = duty ? {} : { required: false };
  return fewest(name, [optional, { channel, ...optional }], isRight);
}

/** A way out as it is read back: "Interested → Meeting", "No reply after 3 days → ?". `target` is the written target. */
export function writeOutcomePhrase({ name, tone }: Pick<Outcome, 'name' | 'tone'>, target: string): string {
  const isRight = (text: string): boolean => {
    if (standsFor(`${text} → ${target}`) !== `${text} → ${target}` || text === '') return false;
    const read = readChildPhrase(`${text} → ${target}`);
    return read.type === 'outcome' && read.name === name && read.tone === tone && JSON.stringify(read.target) === JSON.stringify(readTarget(target));
  };
  return `${fewest(name, [{}, { tone }], isRight)} → ${target}`;
}

/**
 * Writes a drawing as a numbered list that `readStageList` reads back: the same phases, stages, lanes, activities and ways
 * out (SPEC.md [X29]). Common ways out, gates and texts are not in a list.
 */
export function writeStageList(blueprint: Blueprint): string {
  const stages = stagesOf(blueprint);
  const plain = readStageList(stages.map((stage, index) => `${index + 1}. ${writeHead(stage, false)}`).join('\n')).stages;
  const lines: string[] = [];
  let phase = '';
  for (const [index, stage] of stages.entries()) {
    const here = blueprint.phases[stage.phase ?? '']?.name.replace(/\s+/g, ' ').trim() ?? '';
    if (here !== phase) lines.push(here === '' ? '##' : `## ${here}`);
    phase = here;
    lines.push(...writeStage(blueprint, stages, plain, index));
  }
  return `${lines.join('\n')}\n`;
}

function writeStage(blueprint: Blueprint, stages: readonly Stage[], plain: readonly ListedStage[], index: number): readonly string[] {
  const stage = stages[index];
  if (!stage) return [];
  const ways = inOrder(blueprint.outcomes).filter(({ from }) => from.type === 'stage' && from.stage === stage.id);
  const written = isSaidAnyway(ways, addedWay(plain, stages, index, []), stages) ? [] : ways;
  const stops = written.length === ways.length && stage.kind !== 'end' && addedWay(plain, stages, index, written) !== undefined;
  return [
    `${index + 1}. ${writeHead(stage, stops)}`,
    ...(stage.purpose === '' || stage.purpose.includes('\n') ? [] : [`   - Purpose: ${stage.purpose}`]),
    ...(stage.sla ? [`   - Limit: ${writeWait(stage.sla.limit)}`] : []),
    ...activityLines(blueprint, stage.activities, '   '),
    ...inOrder(stage.lanes ?? {}).flatMap((lane) => [`   - ${fewest(lane.name, [{ lane: true }], (text) => isLane(text, lane.name))}`, ...activityLines(blueprint, lane.activities, '     ')]),
    ...written.map((way) => `   - ${writeOutcomePhrase(way, targetOf(stages, way))}`),
  ];
}

/** Whether the only way out is the one that reading adds by itself: then the list stays short. */
function isSaidAnyway(ways: readonly Outcome[], added: ListedOutcome | undefined, stages: readonly Stage[]): boolean {
  const [way] = ways;
  if (ways.length !== 1 || !way || !added) return false;
  const target = added.target.type === 'listed' ? stages[added.target.stage]?.id : null;
  return way.name === added.name && way.tone === added.tone && way.to === target && way.tone !== 'time';
}

function activityLines(blueprint: Blueprint, ids: readonly string[], indent: string): readonly string[] {
  return ids.flatMap((id) => blueprint.activities[id] ?? []).map((activity) => `${indent}- ${writeActivityPhrase(activity)}`);
}

function writeHead({ name, kind, end }: Stage, stop: boolean): string {
  const marks: Marks = kind === 'end' ? { kind, result: end?.result ?? 'closed' } : { kind };
  const stopping: Marks = stop ? { stop } : {};
  const isRight = (text: string): boolean => {
    const read = readStagePhrase(text);
    return !isAside(text) && read.name === name && read.kind === kind && read.result === (kind === 'end' ? (end?.result ?? 'closed') : undefined) && read.stop === stop;
  };
  return fewest(name, [stopping, { ...marks, ...stopping }], isRight);
}

/** The first spelling that is read back right: the bare name with the fewest marks, else the name in quotes with all of them. */
function fewest(name: string, marks: readonly Marks[], isRight: (text: string) => boolean): string {
  const words = marks.map((each) => `${name}${writeMarks(each)}`);
  return words.find((text) => text !== '' && text === text.trim() && !/[\r\n]/.test(text) && isRight(text)) ?? `${quote(name.replace(/[\r\n]+/g, ' '))}${writeMarks(marks.at(-1) ?? {})}`;
}

/** The words a list is left with when this stands behind its bullet. */
function standsFor(text: string): string {
  return deepLines(`- ${text}`, isAside)[0]?.text ?? '';
}

function isLane(text: string, name: string): boolean {
  const read = readChildPhrase(text);
  return standsFor(text) === text && read.type === 'lane' && read.name === name;
}

/** A target by its name where that says it, else by its number in the list. */
function targetOf(stages: readonly Stage[], { to }: Outcome): string {
  const at = stages.findIndex(({ id }) => id === to);
  const name = stages[at]?.name;
  if (name === undefined) return '?';
  const read = readTarget(name);
  const isClear = read.type === 'name' && read.name === name && !/["→⇒➔➜➡»\r\n]|-?->|=>/.test(name) && stages.filter((stage) => isSame(stage.name, name)).length === 1;
  return isClear ? name : String(at + 1);
}

/** The way on that reading adds by itself when only these ways are written; nothing when it adds none. */
function addedWay(plain: readonly ListedStage[], stages: readonly Stage[], index: number, written: readonly Outcome[]): ListedOutcome | undefined {
  const head = plain[index];
  if (!head) return undefined;
  const outcomes = written.map(({ name, tone, to }): ListedOutcome => {
    const at = stages.findIndex(({ id }) => id === to);
    return { name, tone, target: at < 0 ? { type: 'open' } : { type: 'listed', stage: at } };
  });
  const ways = waysOut(plain.with(index, { ...head, outcomes }), index);
  return ways.length > written.length ? ways[0] : undefined;
}
