import { compileBlueprint } from '#engine/compile';
import { remainingPath, remainingPathSteps, type Run } from '#engine/run';
import { bigBlueprint } from '../engine/blueprint/big-blueprint.ts';
import { monday, Rep, versionOf } from '../engine/run/a-rep.ts';
import { aBlueprint } from '../kit/a-blueprint.ts';
import { goal, median, type Figure } from './figure.ts';

const rounds = 15;

/** CPU milliseconds of one call: other programs on the machine do not count. */
function cpu(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** How quick the machine is just now: CPU time grows with what else uses its caches. */
function yardstick(): void {
  const map = new Map<string, number>();
  for (let turn = 0; turn < 200_000; turn += 1) map.set(`k${turn % 5000}`, turn + (map.get(`k${(turn * 7) % 5000}`) ?? 0));
}

const newcomer = (): Run => new Rep(aBlueprint('Plain').stage('Contact', (stage) => stage.call('Call').outcome('On', { to: 'End' })).end('End')).run;

/** The longest of its steps, in milliseconds: between two of them the page does whatever else waits. */
function longestStep(steps: ReturnType<typeof remainingPathSteps>): number {
  for (let longest = 0; ;) {
    const before = performance.now();
    const { done } = steps.next();
    longest = Math.max(longest, performance.now() - before);
    if (done === true) return longest;
  }
}

/** What is left for a record to a good end, over drawings at the published limits: worked out whenever a record is opened. */
export async function bench(): Promise<readonly Figure[]> {
  const times = { line: [] as number[], wide: [] as number[], step: [] as number[], yard: [] as number[] };
  const line = compileBlueprint(versionOf(bigBlueprint(500, 499)));
  const wide = compileBlueprint(versionOf(bigBlueprint(500, 2000)));
  const run = newcomer();
  for (let round = -3; round < rounds; round += 1) {
    const took = {
      line: cpu(() => void remainingPath(line, { ...run, stage: line.start, dues: [] }, monday)),
      wide: cpu(() => void remainingPath(wide, { ...run, stage: wide.start, dues: [] }, monday)),
      step: longestStep(remainingPathSteps(line, { ...run, stage: line.start, dues: [] }, monday)),
      yard: cpu(yardstick),
    };
    if (round >= 0) for (const key of ['line', 'wide', 'step', 'yard'] as const) times[key].push(took[key]);
  }
  const [long, many, step, yard] = [median(times.line), median(times.wide), median(times.step), median(times.yard)];
  return [
    { what: 'way to a good end over 499 stops, each judged by its gate', value: long, unit: 'ms', beside: `CPU; ${(long / yard).toFixed(2)} x the yardstick` },
    { what: 'the longest step of it: the page is free between two', value: step, unit: 'ms', ...goal('under 16 ms', step < 16) },
    { what: 'the same over 500 stages with 2,000 outcomes', value: many, unit: 'ms', beside: `CPU; ${(many / yard).toFixed(2)} x the yardstick` },
    { what: 'yardstick: 200,000 reads and writes of a map', value: yard, unit: 'ms', beside: 'CPU; read the others against it' },
  ];
}
