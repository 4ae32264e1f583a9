import type { Activity, Blueprint, Finding, Outcome, Stage, Wait } from '#engine/blueprint';
import { formatCount, kindLook, toneLabel } from '../../ui/index.ts';
import type { Card } from '../geometry/card.ts';

const unitLetters: Readonly<Record<Wait['unit'], string>> = { minutes: 'min', hours: 'h', days: 'd', weeks: 'wk', workingHours: 'wh', workingDays: 'wd' };

/** A wait as short as a chip: "5 d", "4 wh" for working hours. */
export function waitChip({ amount, unit }: Wait): string {
  return `${amount} ${unitLetters[unit]}`;
}

/** What a card is called. */
export function cardName({ stage, folded }: Pick<Card, 'stage' | 'folded'>): string {
  if (!stage && !folded) return 'every stage';
  return (stage?.name ?? folded?.phase.name) || 'Without a name';
}

/** The grey line under a card's title. */
export function sublineOf({ stage, folded, activities, hiddenActivities, outcomes, lanes, isCompact }: Card, isStart: boolean): string {
  if (folded) return `Phase ${folded.number}, folded`;
  if (!stage) return 'Open to a record wherever it stands';
  if (stage.kind === 'end') return '';
  if (stage.disabled) return 'Switched off: records go past it';
  if (stage.kind === 'decision') return 'First rule that holds decides';
  if (stage.kind === 'parallel') return `${formatCount(lanes.length, 'lane')} side by side`;
  if (stage.kind === 'wait') {
    const wait = outcomes.flatMap((outcome) => (outcome.trigger.type === 'elapsed' ? [outcome.trigger.wait] : []))[0];
    return wait && !isCompact ? `Waits ${waitChip(wait)}` : 'Waits';
  }
  if (isStart) return 'Start';
  const shown = activities.length + hiddenActivities;
  const firstLine = stage.purpose.split('\n')[0] ?? '';
  return firstLine || (shown === 0 ? 'Nothing to do yet' : formatCount(shown, 'activity', 'activities'));
}

/** What a card says to people who listen: kind, name, phase, and what is in it. */
export function cardLabel(blueprint: Blueprint, card: Card, findings: readonly Finding[]): string {
  const { stage, folded } = card;
  const outcomes = formatCount(card.outcomes.length, 'outcome');
  if (folded) return `Phase ${folded.phase.name || 'without a name'}, folded, ${formatCount(folded.stages.length, 'stage')}, ${formatCount(folded.activities, 'activity', 'activities')}, ${outcomes} leading out`;
  if (!stage) return `Ways out of every stage, ${outcomes}`;
  const phase = stage.phase && blueprint.phases[stage.phase];
  const shown = [...card.activities, ...card.lanes.flatMap((strip) => strip.activities)];
  const required = shown.filter((activity) => activity.required === 'always').length;
  const total = shown.length + card.hiddenActivities + card.lanes.reduce((sum, { hidden }) => sum + hidden, 0);
  return [
    `${kindLook(stage.kind, stage.end?.result).label} ${stage.name || 'without a name'}`,
    ...(blueprint.start === stage.id ? ['start'] : []),
    ...(stage.disabled ? ['switched off'] : []),
    ...(blueprint.view.pinned?.includes(stage.id) ? ['locked in place'] : []),
    ...(phase ? [`phase ${phase.name}`] : []),
    ...(card.lanes.length > 0 ? [formatCount(card.lanes.length, 'lane')] : []),
    ...(total > 0 ? [`${formatCount(total, 'activity', 'activities')} ${required} required`] : []),
    ...(card.gate ? ['gate'] : []),
    ...(card.starts.length > 0 ? [`starts ${formatCount(card.starts.length, 'other blueprint')}`] : []),
    ...(stage.kind === 'end' && card.outcomes.length === 0 ? [] : [outcomes]),
    ...(findings.length > 0 ? [formatCount(findings.length, 'finding')] : []),
  ].join(', ');
}

/** What an outcome's row says: its name, its tone, and where it leads. */
export function outcomeLabel(blueprint: Blueprint, outcome: Outcome): string {
  const target = outcome.to === null ? undefined : blueprint.stages[outcome.to]?.name ?? blueprint.phases[outcome.to]?.name ?? 'a stage that is gone';
  return `Outcome ${outcome.name || 'without a name'}, ${toneLabel(outcome.tone)}, ${target === undefined ? 'leads nowhere yet' : `leads to ${target}`}`;
}

/** What an activity of a lane waits for in the other lanes: "after Payments"; nothing when it starts at once. */
export function waitsFor({ stages }: Blueprint, { after }: Activity, stage: Stage, lane: string): string {
  const lanes = Object.values(stage.lanes ?? {});
  const names = after.flatMap((before): string[] => {
    if (before.type === 'lane') {
      const other = lanes.find((each) => each.id === before.lane) ?? Object.values(stages).flatMap((each) => Object.values(each.lanes ?? {})).find((each) => each.id === before.lane);
      return other && other.id !== lane ? [other.name] : [];
    }
    if (before.type !== 'activity') return [];
    const home = lanes.find((each) => each.activities.includes(before.activity));
    return home && home.id !== lane ? [home.name] : [];
  });
  return names.length === 0 ? '' : `after ${[...new Set(names)].join(', ')}`;
}

/** How many lanes must be done before the record goes on. */
export function joinWords(stage: Stage, lanes: number): string {
  if (lanes < 2) return lanes === 0 ? 'Add a lane for each team' : 'Goes on when the lane is done';
  return stage.join === undefined || stage.join >= lanes ? `All ${lanes} lanes must be done` : `${stage.join} of ${lanes} lanes must be done`;
}
