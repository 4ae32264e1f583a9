import fc from 'fast-check';
import { newBlueprint, newOutcome, newStage, starters, type Blueprint, type Outcome, type Point, type Stage, type StageKind } from '#engine/blueprint';
import { grown, overlap, stretch, type Box } from '../../../src/canvas/geometry/box.ts';
import type { Card } from '../../../src/canvas/geometry/card.ts';
import type { Line } from '../../../src/canvas/geometry/lines.ts';
import { labelledId } from '../../kit/a-blueprint.ts';

/** One stage of a drawing made from numbers: how many rows it has, and to which stages it leads. */
export interface Sketch {
  readonly kind?: StageKind;
  readonly phase?: number;
  /** The stages its outcomes lead to, by their place in the list; `null` is open. */
  readonly to: readonly (number | null)[];
  readonly at?: Point;
}

const stageId = (index: number) => labelledId(`sketch/stage/${index}`);
const phaseId = (index: number) => labelledId(`sketch/phase/${index}`);
export const outcomeId = (stage: number, index: number) => labelledId(`sketch/outcome/${stage}/${index}`);

/** A drawing of these stages, each at its place, else in a raster of columns of six. */
export function sketched(stages: readonly Sketch[], name = 'Sketch'): Blueprint {
  const blank = newBlueprint({ id: labelledId(name), name, recordType: 'lead' });
  const drawn = stages.map(({ kind = 'work', phase }, index): Stage => ({ ...newStage(kind, stageId(index), `Stage ${index}`), ...(phase === undefined ? {} : { phase: phaseId(phase) }) }));
  const outcomes = stages.flatMap(({ to }, index) => to.map((target, order): Outcome => ({
    ...newOutcome({ id: outcomeId(index, order), stage: stageId(index), name: `On ${target ?? 'nothing'}`, order, to: target === null ? null : stageId(target) }),
    ...(target === index ? { limit: { times: 3, window: 'run' as const, then: null } } : {}),
  })));
  const phases = [...new Set(stages.flatMap(({ phase }) => (phase === undefined ? [] : [phase])))].sort((a, b) => a - b);
  return {
    ...blank, start: drawn[0]?.id ?? null,
    stages: Object.fromEntries(drawn.map((stage) => [stage.id, stage])),
    outcomes: Object.fromEntries(outcomes.map((outcome) => [outcome.id, outcome])),
    phases: Object.fromEntries(phases.map((phase) => [phaseId(phase), { id: phaseId(phase), name: `Phase ${phase}`, order: phase }])),
    view: { ...blank.view, positions: Object.fromEntries(stages.map(({ at }, index) => [stageId(index), at ?? { x: Math.floor(index / 6) * 400, y: (index % 6) * 260 }])) },
  };
}

/** Numbers that look like chance and are always the same. */
function numbers(seed: number): (below: number) => number {
  let state = seed * 2654435761 + 1;
  return (below) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((state / 4294967296) * below);
  };
}

/** A drawing as sales processes are: forward to the next stages, now and then back or to itself, many ways to the same ends. */
function process(count: number, seed: number, phases: number): Blueprint {
  const next = numbers(seed);
  const ends = Math.max(1, Math.round(count / 12));
  const work = count - ends;
  return sketched(Array.from({ length: count }, (_, index): Sketch => {
    const phase = phases === 0 ? {} : { phase: Math.min(phases - 1, Math.floor((index / count) * phases)) };
    if (index >= work) return { kind: 'end', to: [], ...phase };
    const ways = 1 + next(4);
    const targets = Array.from({ length: ways }, (__, way) => {
      const dice = next(10);
      if (way === 0) return Math.min(count - 1, index + 1);
      if (dice < 4) return Math.min(count - 1, index + 1 + next(4));
      if (dice < 6) return work + next(ends);
      if (dice < 8) return Math.max(0, index - 1 - next(5));
      return dice === 8 ? index : null;
    });
    return { kind: index % 9 === 7 ? 'decision' : 'work', to: [...new Set(targets)], ...phase };
  }), `Process ${count} ${seed}`);
}

/** Everything that goes wrong in practice: one end for all, one start for all, a circle, a ladder, parts that hang together nowhere. */
const shapes: readonly (readonly [string, Blueprint])[] = [
  ['fan-in of twelve', sketched([...Array.from({ length: 12 }, (): Sketch => ({ to: [12, 13] })), { kind: 'end', to: [] }, { to: [12] }])],
  ['fan-out of twelve', sketched([{ to: Array.from({ length: 12 }, (_, index) => index + 1) }, ...Array.from({ length: 12 }, (): Sketch => ({ to: [] }))])],
  ['a circle', sketched(Array.from({ length: 7 }, (_, index): Sketch => ({ to: [(index + 1) % 7, (index + 6) % 7, index] })))],
  ['two parts', sketched([{ to: [1, 0] }, { to: [0] }, { to: [3] }, { to: [2, 3] }, { to: [null, null] }])],
  ['a ladder back and forth', sketched(Array.from({ length: 10 }, (_, index): Sketch => ({ to: [Math.min(9, index + 1), Math.max(0, index - 1), 9 - index], phase: index % 3 })))],
];

/** The fixture set on which no line may cross a card after tidying up: the starters and twelve more. */
export const fixtures: readonly (readonly [string, Blueprint])[] = [
  ...starters.map((starter) => [starter.name, starter.build()] as const),
  ...shapes,
  ...[[6, 1, 0], [9, 2, 2], [14, 3, 0], [20, 4, 3], [30, 5, 4], [45, 6, 0], [60, 7, 5]].map(([count = 0, seed = 0, phases = 0]) => [`${count} stages in ${phases} phases`, process(count, seed, phases)] as const),
];

/** A large drawing: hundreds of stages as a process would have them. */
export function largeDrawing(count: number): Blueprint {
  return process(count, 11, 0);
}

/** The cards a line runs behind. */
export function crossed<Each extends Box>(points: readonly Point[], cards: readonly Each[]): readonly Each[] {
  return cards.filter((card) => points.some((point, index) => {
    const next = points[index + 1];
    return next !== undefined && overlap(grown(stretch(point, next), 0.5), grown(card, -1));
  }));
}

/** Every line that runs behind a card, in words. */
export function linesBehindCards(lines: readonly Line[], cards: readonly Card[]): readonly string[] {
  return lines.flatMap((line) => crossed(line.points, cards).map((card) => `${line.outcome.name} of ${line.source} behind ${card.stage?.name ?? card.id}`));
}

/** Every pair of lines to different stages that lie on each other for a while, in words. */
export function linesOnEachOther(lines: readonly Line[]): readonly string[] {
  const pieces = lines.flatMap((line) => line.points.slice(1).map((b, index) => {
    const a = line.points[index] ?? b;
    const isUpright = a.x === b.x;
    const [from, to] = isUpright ? [a.y, b.y] : [a.x, b.x];
    return { line, isUpright, at: isUpright ? a.x : a.y, low: Math.min(from, to), high: Math.max(from, to) };
  }));
  return pieces.flatMap((one, index) => pieces.slice(index + 1).flatMap((other) => {
    const isSame = one.isUpright === other.isUpright && one.line.target !== other.line.target && Math.abs(one.at - other.at) < 1;
    return isSame && Math.min(one.high, other.high) - Math.max(one.low, other.low) > 1 ? [`${one.line.outcome.name} on ${other.line.outcome.name} at ${one.isUpright ? 'x' : 'y'} ${one.at} from ${Math.max(one.low, other.low)}`] : [];
  }));
}

/** Says whether a line runs upright and level only. */
export function isOrthogonal(points: readonly Point[]): boolean {
  return points.every((point, index) => {
    const next = points[index + 1];
    return next === undefined || next.x === point.x || next.y === point.y;
  });
}

/** Cards anywhere, but apart by at least two stubs, as free placement with the usual gaps leaves them, with ways between them. */
export const freeDrawings: fc.Arbitrary<Blueprint> = fc.array(fc.record({
  column: fc.integer({ min: -3, max: 3 }), row: fc.integer({ min: -3, max: 3 }), dx: fc.integer({ min: 0, max: 5 }), dy: fc.integer({ min: 0, max: 6 }),
  to: fc.array(fc.nat(11), { maxLength: 4 }),
}), { minLength: 2, maxLength: 12 }).map((cells) => {
  const apart = [...new Map(cells.map((cell) => [`${cell.column}/${cell.row}`, cell])).values()];
  return sketched(apart.map(({ column, row, dx, dy, to }) => ({ at: { x: column * 400 + dx * 8, y: row * 304 + dy * 8 }, to: to.map((index) => index % apart.length) })));
});
