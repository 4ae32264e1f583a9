import type { Blueprint, Finding, Outcome, Wait } from '#engine/blueprint';
import { formatCount, kindLook } from '../../ui/index.ts';
import { toneLabel } from '../../ui/index.ts';
import type { Card } from '../geometry/card.ts';

const unitLetters: Readonly<Record<Wait['unit'], string>> = { minutes: 'min', hours: 'h', days: 'd', weeks: 'wk', workingHours: 'wh', workingDays: 'wd' };

/** A wait as short as a chip: "5 d", "4 wh" for working hours. */
export function waitChip({ amount, unit }: Wait): string {
  return `${amount} ${unitLetters[unit]}`;
}

/** The grey line under a card's title. */
export function sublineOf({ stage, activities, hiddenActivities, outcomes }: Card, isStart: boolean): string {
  if (!stage) return 'Open to a record wherever it stands';
  if (stage.kind === 'end') return '';
  if (stage.kind === 'decision') return 'First rule that holds decides';
  if (stage.kind === 'parallel') return `${formatCount(Object.keys(stage.lanes ?? {}).length, 'lane')} side by side`;
  if (isStart) return 'Start';
  if (stage.kind === 'wait') {
    const wait = outcomes.flatMap((outcome) => (outcome.trigger.type === 'elapsed' ? [outcome.trigger.wait] : []))[0];
    return wait ? `Waits ${waitChip(wait)}` : 'Waits';
  }
  const shown = activities.length + hiddenActivities;
  const firstLine = stage.purpose.split('\n')[0] ?? '';
  return firstLine || (shown === 0 ? 'Nothing to do yet' : formatCount(shown, 'activity', 'activities'));
}

/** What a card says to people who listen: kind, name, phase, and what is in it. */
export function cardLabel(blueprint: Blueprint, card: Card, findings: readonly Finding[]): string {
  const { stage } = card;
  const outcomes = formatCount(card.outcomes.length, 'outcome');
  if (!stage) return `Ways out of every stage, ${outcomes}`;
  const phase = stage.phase && blueprint.phases[stage.phase];
  const required = card.activities.filter((activity) => activity.required === 'always').length;
  const total = card.activities.length + card.hiddenActivities;
  return [
    `${kindLook(stage.kind, stage.end?.result).label} ${stage.name || 'without a name'}`,
    ...(blueprint.start === stage.id ? ['start'] : []),
    ...(phase ? [`phase ${phase.name}`] : []),
    ...(total > 0 ? [`${formatCount(total, 'activity', 'activities')} ${required} required`] : []),
    ...(card.gate ? ['gate'] : []),
    ...(stage.kind === 'end' && card.outcomes.length === 0 ? [] : [outcomes]),
    ...(findings.length > 0 ? [formatCount(findings.length, 'finding')] : []),
  ].join(', ');
}

/** What an outcome's row says: its name, its tone, and where it leads. */
export function outcomeLabel(blueprint: Blueprint, outcome: Outcome): string {
  const to = outcome.to === null ? 'leads nowhere yet' : `leads to ${blueprint.stages[outcome.to]?.name ?? 'a stage that is gone'}`;
  return `Outcome ${outcome.name || 'without a name'}, ${toneLabel(outcome.tone)}, ${to}`;
}
