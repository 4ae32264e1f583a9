import { newActivity, newBlueprint, newOutcome, newStage, type Activity, type Blueprint, type Channel, type Lane, type Outcome, type Stage } from '#engine/blueprint';
import { cardsOf, type Card } from '../../../src/canvas/geometry/card.ts';
import { linesOf, type Line } from '../../../src/canvas/geometry/lines.ts';
import { labelledId } from '../../kit/a-blueprint.ts';

/** Cards stand in columns of ten; five columns are a phase, five phases stand side by side. */
const rows = 10;
const columns = 5;
const across = 5;
const pitch = { x: 408, y: 392, phaseX: 144, phaseY: 200 } as const;
const channels: readonly Channel[] = ['email', 'call', 'meeting', 'task', 'form'];

/** One and the same drawing for every contender, with the cards and lines the canvas makes of it. */
export interface LargeDrawing {
  readonly blueprint: Blueprint;
  readonly cards: readonly Card[];
  readonly lines: readonly Line[];
}

/**
 * A drawing as large teams make them, always the same for the same size: three activities and two to four ways out of
 * each stage, one way on, some further ahead, some back, some into the stage itself, now and then lanes or an end.
 */
export function largeDrawing(stages: number): LargeDrawing {
  const ids = Array.from({ length: stages }, (_, index) => labelledId(`large stage ${index}`));
  const drawn = ids.map((id, index) => stageOf(id, index));
  const outcomes = ids.flatMap((id, index) => (isEnd(index) ? [] : waysOf(id, index, ids)));
  const activities = ids.flatMap((_, index) => (isEnd(index) ? [] : activitiesOf(index)));
  const phases = Array.from({ length: Math.ceil(stages / (rows * columns)) }, (_, index) => ({ id: phaseId(index), name: `Phase ${index + 1}`, order: index + 1 }));
  const blueprint: Blueprint = {
    ...newBlueprint({ id: labelledId('large'), name: 'Large', recordType: 'lead' }),
    start: ids[0] ?? null,
    stages: byId(drawn), activities: byId(activities), outcomes: byId(outcomes), phases: byId(phases),
    view: { positions: Object.fromEntries(ids.map((id, index) => [id, placeOf(index)])), bends: {}, collapsed: [], jumps: {} },
  };
  const cards = cardsOf(blueprint);
  return { blueprint, cards, lines: linesOf(cards, blueprint.view) };
}

const isEnd = (index: number): boolean => index % 25 === 24;
const phaseId = (index: number): string => labelledId(`large phase ${index}`);
const byId = <Part extends { readonly id: string }>(parts: readonly Part[]): Record<string, Part> => Object.fromEntries(parts.map((part) => [part.id, part]));

function placeOf(index: number): { readonly x: number; readonly y: number } {
  const phase = Math.floor(index / (rows * columns));
  const within = index % (rows * columns);
  return {
    x: (phase % across) * (columns * pitch.x + pitch.phaseX) + Math.floor(within / rows) * pitch.x,
    y: Math.floor(phase / across) * (rows * pitch.y + pitch.phaseY) + (within % rows) * pitch.y,
  };
}

function stageOf(id: string, index: number): Stage {
  const phase = phaseId(Math.floor(index / (rows * columns)));
  if (isEnd(index)) return { ...newStage('end', id, `Closed ${index}`), end: { result: index % 50 === 24 ? 'won' : 'lost' }, phase };
  const own = activitiesOf(index).map((activity) => activity.id);
  if (index % 20 === 10) {
    const lanes = ['Sales', 'Finance'].map((team, order): Lane => ({ id: labelledId(`large lane ${index} ${order}`), name: team, team: team.toLowerCase(), order, activities: order === 0 ? own.slice(0, 2) : own.slice(2) }));
    return { ...newStage('parallel', id, `Hand over to teams ${index}`), lanes: byId(lanes), phase };
  }
  const gate = index % 3 === 0 ? { gate: { type: 'requiredActivities' } as const } : {};
  return { ...newStage('work', id, `Qualify the buying centre ${index}`), purpose: 'Learn who decides, and by when', activities: own, phase, ...gate };
}

function activitiesOf(index: number): readonly Activity[] {
  return Array.from({ length: 3 }, (_, place): Activity => {
    const channel = channels[(index + place) % channels.length] ?? 'task';
    return { ...newActivity(channel, labelledId(`large activity ${index} ${place}`), `Follow up by ${channel} ${index}`), required: place === 2 ? 'never' : 'always' };
  });
}

function waysOf(stage: string, index: number, ids: readonly string[]): readonly Outcome[] {
  const last = ids.length - 1;
  const targets = [Math.min(last, index + 1), Math.min(last, index + 3 + (index % 7)), index % 4 === 0 ? index : Math.max(0, index - 5), Math.min(last, index + 11)];
  const tones = ['positive', 'neutral', 'negative', 'time'] as const;
  return targets.slice(0, 2 + (index % 3)).map((to, order): Outcome => {
    const plain = newOutcome({ id: labelledId(`large way ${index} ${order}`), stage, name: `Outcome ${order + 1}`, tone: tones[order] ?? 'neutral', to: ids[to] ?? null, order });
    return to === index ? { ...plain, limit: { times: 3, window: 'run', then: null } } : plain;
  });
}
