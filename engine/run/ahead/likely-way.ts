import type { Outcome, OutcomeId, StageId } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import type { Run } from '../run.ts';
import { inOrderTaken, standing, waysOut, type WayTaken } from './entering.ts';

/** What earlier records of a blueprint teach: how often each way out was taken, and how long records stayed (milliseconds, the middle one). */
export interface Learned {
  readonly taken: Readonly<Record<StageId, Readonly<Record<OutcomeId, number>>>>;
  readonly stays: Readonly<Record<StageId, number>>;
}

export interface LikelyWay {
  readonly ways: readonly Outcome[] | null;
  readonly chance: number;
  readonly goodEnd: number;
  readonly learned: boolean;
}

interface Branch {
  readonly outcome: Outcome;
  readonly to: StageId;
  readonly chance: number;
}

/** So often the chances are passed on at most; what has not arrived by then is left out, so that the sum is never too high. */
const mostRounds = 50;

/**
 * The most probable way to a good end, and how probable any good end is (rule R163). Each way out weighs one more than
 * it was taken, so that what never happened yet stays possible; without anything learned all weigh the same.
 */
export function likelyWay(process: Process, run: Run, ends: ReadonlySet<StageId>, learned: Learned | null): LikelyWay {
  const net = netFrom(process, run, ends, learned);
  const way = mostProbable(net, run.stage, ends);
  const seen = learned !== null && [...net.keys()].some((stage) => Object.values(learned.taken[stage] ?? {}).some((times) => times > 0));
  return { ways: way?.ways ?? null, chance: way?.chance ?? 0, goodEnd: chanceOfEnd(net, run.stage, ends), learned: seen };
}

/** Every stage that can be reached, with its ways out and their chances. */
function netFrom(process: Process, run: Run, ends: ReadonlySet<StageId>, learned: Learned | null): ReadonlyMap<StageId, readonly Branch[]> {
  const net = new Map<StageId, readonly Branch[]>();
  const waiting: { readonly stage: StageId; readonly way: Outcome | null }[] = [{ stage: run.stage, way: null }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { stage, way } = next;
    if (net.has(stage)) continue;
    const ways = ends.has(stage) ? [] : waysFrom(process, run, stage, way);
    const taken = learned?.taken[stage] ?? {};
    const weights = ways.map((outcome) => 1 + (taken[outcome.id] ?? 0));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    const branches = ways.flatMap((outcome, index) => (outcome.to === null ? [] : [{ outcome, to: outcome.to, chance: (weights[index] ?? 1) / all }]));
    net.set(stage, branches);
    for (const { outcome, to } of branches) waiting.push({ stage: to, way: outcome });
  }
  return net;
}

/** Only a decision asks what the record is like. */
function waysFrom(process: Process, run: Run, stage: StageId, way: Outcome | null): readonly Outcome[] {
  const { kind } = process.stage(stage);
  if (kind === 'end') return [];
  return kind === 'decision' && way !== null ? waysOut(process, standing(process, run, way, stage, run.enteredAt)) : process.outcomesOf(stage);
}

function mostProbable(net: ReadonlyMap<StageId, readonly Branch[]>, start: StageId, ends: ReadonlySet<StageId>): { readonly chance: number; readonly ways: readonly Outcome[] } | null {
  const open = new Map<StageId, { readonly chance: number; readonly way: WayTaken | null }>([[start, { chance: 1, way: null }]]);
  const settled = new Set<StageId>();
  while (open.size > 0) {
    const [stage, best] = [...open].reduce((one, other) => (other[1].chance > one[1].chance ? other : one));
    open.delete(stage);
    settled.add(stage);
    if (ends.has(stage)) return { chance: best.chance, ways: inOrderTaken(best.way) };
    for (const { outcome, to, chance } of net.get(stage) ?? []) {
      const through = best.chance * chance;
      if (!settled.has(to) && through > (open.get(to)?.chance ?? 0)) open.set(to, { chance: through, way: { outcome, before: best.way } });
    }
  }
  return null;
}

/** Passes chances back from the ends, round by round: from below, so that it is never too high. */
function chanceOfEnd(net: ReadonlyMap<StageId, readonly Branch[]>, start: StageId, ends: ReadonlySet<StageId>): number {
  const backwards = [...net.keys()].reverse();
  const places = new Map(backwards.map((stage, index) => [stage, index]));
  const branches = backwards.map((stage) => (net.get(stage) ?? []).map(({ to, chance }) => ({ to: places.get(to) ?? 0, chance })));
  const chances = new Float64Array(backwards.map((stage) => (ends.has(stage) ? 1 : 0)));
  for (let round = 0; round < mostRounds; round += 1) {
    let gained = 0;
    for (let index = 0; index < branches.length; index += 1) {
      const ways = branches[index] ?? [];
      if (ways.length === 0) continue;
      let chance = 0;
      for (const way of ways) chance += way.chance * (chances[way.to] ?? 0);
      gained = Math.max(gained, chance - (chances[index] ?? 0));
      chances[index] = chance;
    }
    if (gained < 0.0005) break;
  }
  return chances[places.get(start) ?? 0] ?? 0;
}
