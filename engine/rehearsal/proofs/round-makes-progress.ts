import type { Evidence } from '../evidence.ts';
import type { ExampleStep } from '../example.ts';
import { movesFrom } from '../explore/attempts.ts';
import type { Place } from '../explore/branching.ts';
import type { Standing, Way } from '../explore/exploration.ts';
import { atStage, finding, limiting, listed, quoted, type ProofFinding } from '../finding.ts';
import { plainest, stepsTo } from '../plainest.ts';
import type { Proof } from '../proof.ts';

const check = 'round-makes-progress';

/** A way round that leads back holds some work, or a limit: nobody, and no clock, can send a record round for ever. */
export const roundMakesProgress: Proof = {
  name: check,
  find: (evidence) => {
    const byClock = rounds(evidence, ({ mover }) => mover === 'clock');
    const told = new Set(byClock.flatMap(({ stages }) => stages));
    const byHand = rounds(evidence, ({ mover }) => mover === 'clock' || mover === 'choice').filter(({ stages }) => stages.every((stage) => !told.has(stage)));
    return [...byClock.flatMap((round) => tell(evidence, round, 'warning')), ...byHand.flatMap((round) => tell(evidence, round, 'hint'))];
  },
};

interface Round {
  readonly first: Standing;
  readonly ways: readonly Way[];
  readonly stages: readonly string[];
}

/** Per stage, the shortest way round over ways of this kind on which the record takes an outcome. */
function rounds({ standings }: Evidence, counts: (way: Way) => boolean): readonly Round[] {
  const kept = new Map(standings.map((standing) => [standing, (standing.next ?? []).filter(counts)]));
  trim(kept);
  const found: Round[] = [];
  const told = new Set<string>();
  for (const [first, ways] of [...kept].sort(([a], [b]) => a.cost - b.cost)) {
    if (ways.length === 0 || told.has(first.run.stage)) continue;
    const round = wayRound(first, kept);
    if (round === null || round.every(({ outcomes }) => outcomes.length === 0)) continue;
    const stages = [...new Set(round.map(({ to }) => to.run.stage))];
    for (const stage of stages) told.add(stage);
    found.push({ first, ways: round, stages });
  }
  return found;
}

/** Leaves only standings that lie on a way round or between two of them. */
function trim(kept: Map<Standing, readonly Way[]>): void {
  const before = new Map<Standing, Standing[]>();
  for (const [from, ways] of kept) for (const { to } of ways) before.set(to, [...(before.get(to) ?? []), from]);
  const dead = [...kept].flatMap(([standing, ways]) => (ways.length === 0 ? [standing] : []));
  for (const standing of dead) {
    for (const from of before.get(standing) ?? []) {
      const ways = (kept.get(from) ?? []).filter(({ to }) => to !== standing);
      if (ways.length === 0 && (kept.get(from) ?? []).length > 0) dead.push(from);
      kept.set(from, ways);
    }
  }
}

function wayRound(first: Standing, kept: ReadonlyMap<Standing, readonly Way[]>): readonly Way[] | null {
  const cameBy = new Map<Standing, { readonly from: Standing; readonly way: Way }>();
  const waiting: Standing[] = [first];
  for (const standing of waiting) {
    for (const way of kept.get(standing) ?? []) {
      if (way.to === first) {
        const ways = [way];
        for (let at = standing; at !== first; ) {
          const back = cameBy.get(at);
          if (back === undefined) return null;
          ways.unshift(back.way);
          at = back.from;
        }
        return ways;
      }
      if (cameBy.has(way.to)) continue;
      cameBy.set(way.to, { from: standing, way });
      waiting.push(way.to);
    }
  }
  return null;
}

function tell(evidence: Evidence, { first, ways, stages }: Round, severity: ProofFinding['severity']): readonly ProofFinding[] {
  const round = gone(evidence, first, ways);
  if (round === null) return [];
  const before = stepsTo(first);
  const names = listed(stages.map((stage) => quoted(evidence.stage(stage))));
  const visits = first.run.visit + ways.reduce((sum, { outcomes }) => sum + outcomes.length, 0);
  const example = plainest(evidence.world, { ...before, steps: [...before.steps, ...round] }, ({ run, refusal }) => refusal === null && run.stage === first.run.stage && run.visit === visits);
  const last = ways.flatMap(({ outcomes }) => outcomes).flatMap((id) => evidence.document.outcomes[id] ?? []).filter(({ limit }) => limit === undefined).at(-1);
  const how = severity === 'warning' ? 'by time alone, without anybody doing anything' : 'again and again without any work being done';
  return [finding(check, severity, atStage(evidence.stage(first.run.stage)), `A record can go round ${names} ${how}: nothing limits it.`, example, last === undefined ? [] : limiting(last))];
}

/** The steps of a way round as this very record takes them: each way was found from one that came there otherwise. */
function gone({ world, keyOf }: Evidence, first: Standing, ways: readonly Way[]): readonly ExampleStep[] | null {
  const steps: ExampleStep[] = [];
  let place: Place = first;
  for (const way of ways) {
    const key = keyOf(way.to);
    const move = movesFrom(world, place).find((one) => one.mover === way.mover && one.outcomes.join() === way.outcomes.join() && keyOf(one) === key);
    if (move === undefined) return null;
    steps.push(...move.steps);
    place = move;
  }
  return steps;
}
