import { newActivity, newBlueprint, newOutcome, newStage, type Blueprint, type EndResult, type Lane, type Outcome, type Point, type StageKind, type Tone, type Wait } from '#engine/blueprint';
import type { IdSource } from '#engine/kernel';

/** What drawings of other programs have in common with ours: stages, what leads where, phases. Things are named by keys of the file. */
export interface Skeleton {
  readonly name: string;
  readonly stages: readonly SkeletonStage[];
  readonly phases: readonly { readonly key: string; readonly name: string }[];
  readonly ways: readonly SkeletonWay[];
  readonly start: string | null;
}

export interface SkeletonStage {
  readonly key: string;
  readonly name: string;
  readonly kind: StageKind;
  readonly result?: EndResult | undefined;
  readonly phase?: string | undefined;
  readonly purpose?: string | undefined;
  readonly lanes?: readonly string[] | undefined;
  /** Things to do, by name. */
  readonly activities?: readonly string[] | undefined;
  readonly at?: Point | undefined;
}

export interface SkeletonWay {
  /** `null` is every stage. */
  readonly from: string | null;
  readonly to: string;
  readonly name: string;
  readonly tone?: Tone | undefined;
  /** It goes off by itself after this time. */
  readonly wait?: Wait | undefined;
  readonly fallback?: boolean | undefined;
}

const column = 376;
const row = 300;

/** Draws what was read: with fresh ids, at the places the file gives, else in columns along the ways (SPEC.md [X37]). */
export function drawSkeleton(skeleton: Skeleton, recordType: string, ids: IdSource): Blueprint {
  const { phases, stages } = skeleton;
  const phaseIds = new Map(phases.map(({ key }) => [key, ids.next()] as const));
  const stageIds = new Map(stages.map(({ key }) => [key, ids.next()] as const));
  const parts = stages.map((stage) => drawnStage(stage, stageIds.get(stage.key) ?? '', phaseIds.get(stage.phase ?? ''), ids));
  const outcomes = skeleton.ways.flatMap((way, order) => drawnWay(way, order, skeleton, stageIds, ids));
  return {
    ...newBlueprint({ id: ids.next(), name: skeleton.name.slice(0, 200) || 'Imported blueprint', recordType }),
    start: skeleton.start === null ? null : (stageIds.get(skeleton.start) ?? null),
    stages: byId(parts.map(({ stage }) => stage)),
    activities: byId(parts.flatMap(({ activities }) => activities)),
    outcomes: byId(outcomes),
    phases: byId(phases.map(({ key, name }, order) => ({ id: phaseIds.get(key) ?? '', name: name.slice(0, 200), order }))),
    view: { positions: Object.fromEntries([...placesOf(skeleton)].map(([key, at]) => [stageIds.get(key) ?? '', at])), bends: {}, collapsed: [] },
  };
}

function drawnStage(given: SkeletonStage, id: string, phase: string | undefined, ids: IdSource) {
  const plain = newStage(given.kind, id, given.name.slice(0, 200));
  const activities = (given.activities ?? []).map((name) => newActivity('task', ids.next(), name.slice(0, 200)));
  const lanes = (given.lanes ?? []).slice(0, 20).map((name, order): Lane => ({ id: ids.next(), name: name.slice(0, 200), team: 'rep', activities: [], order }));
  return {
    activities,
    stage: {
      ...plain, purpose: (given.purpose ?? '').slice(0, 20_000), activities: activities.map((activity) => activity.id),
      ...(phase === undefined ? {} : { phase }),
      ...(given.kind === 'end' ? { end: { result: given.result ?? 'closed' } } : {}),
      ...(given.kind === 'parallel' ? { lanes: byId(lanes) } : {}),
    },
  };
}

function drawnWay(way: SkeletonWay, order: number, { stages, ways }: Skeleton, ids: ReadonlyMap<string, string>, source: IdSource): readonly Outcome[] {
  const to = ids.get(way.to);
  const from = way.from === null ? undefined : ids.get(way.from);
  if (to === undefined || (way.from !== null && from === undefined)) return [];
  const goal = stages.find(({ key }) => key === way.to);
  const kind = stages.find(({ key }) => key === way.from)?.kind;
  const isFirst = ways.find((other) => other.from === way.from) === way;
  const tone: Tone = way.tone ?? (way.wait ? 'time' : goal?.result === 'lost' ? 'negative' : goal?.result === 'won' || isFirst ? 'positive' : 'neutral');
  const plain = newOutcome({ id: source.next(), stage: from ?? to, name: way.name.slice(0, 200), tone, to, order });
  return [{
    ...plain,
    ...(from === undefined ? { from: { type: 'all' } } : {}),
    ...(way.wait ? { trigger: { type: 'elapsed', wait: way.wait } } : {}),
    ...(kind === 'decision' && way.fallback === true ? { fallback: true } : {}),
    // a way back into its own stage is a retry, which needs an end
    ...(from === to ? { limit: { times: 3, window: 'visit', then: null } } : {}),
  }];
}

/** The file's own places on our grid, spread so that cards do not cover each other; without places, columns along the ways from the start. */
function placesOf({ stages, ways, start }: Skeleton): ReadonlyMap<string, Point> {
  const given = stages.flatMap(({ key, at }) => (at ? [{ key, at }] : []));
  if (given.length === stages.length) return apart(given);
  const depth = new Map<string, number>(start === null ? [] : [[start, 0]]);
  for (const [key, at] of depth) for (const { from, to } of ways) if (from === key && !depth.has(to)) depth.set(to, at + 1);
  const filled = new Map<number, number>();
  return new Map(stages.map(({ key }) => {
    const at = depth.get(key) ?? 0;
    const below = filled.get(at) ?? 0;
    filled.set(at, below + 1);
    return [key, { x: at * column, y: below * row }];
  }));
}

/** Other programs draw smaller shapes: everything is drawn out by as much as the closest neighbours need, and set on the grid. */
function apart(given: readonly { readonly key: string; readonly at: Point }[]): ReadonlyMap<string, Point> {
  let stretch = 1;
  for (const [index, { at: one }] of given.entries()) {
    for (const { at: other } of given.slice(index + 1)) {
      const [dx, dy] = [Math.abs(one.x - other.x), Math.abs(one.y - other.y)];
      if (dx === 0 && dy === 0) continue;
      stretch = Math.max(stretch, Math.min(dx === 0 ? Infinity : column / dx, dy === 0 ? Infinity : row / dy));
    }
  }
  const by = Math.min(stretch, 4);
  const left = Math.min(...given.map(({ at }) => at.x));
  const top = Math.min(...given.map(({ at }) => at.y));
  return new Map(given.map(({ key, at }) => [key, { x: Math.round(((at.x - left) * by) / 8) * 8, y: Math.round(((at.y - top) * by) / 8) * 8 }]));
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Readonly<Record<string, Item>> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}
