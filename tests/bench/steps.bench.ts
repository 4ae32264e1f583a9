import { goal, median, type Figure } from './figure.ts';
import { bulkWay, singleWay } from './steps/by-baton.ts';
import { bpmnWay } from './steps/by-bpmn.ts';
import { javascriptStateMachineWay, robotWay } from './steps/by-others.ts';
import { tableWay } from './steps/by-table.ts';
import { actorWay, flatWay, transitionWay } from './steps/by-xstate.ts';
import { largeBlueprint } from './steps/large.ts';
import { memory } from './steps/memory.ts';
import { scenarioProcess, scriptOf, scripts, type Way } from './steps/scenario.ts';
import { stopwatch } from './steps/stopwatch.ts';

const rounds = 7;
const lengths = Array.from({ length: scripts }, (_, record) => scriptOf(record).deeds.length);

/** Walks one record and answers how many intents that were, its enrolment included. */
function walkOne(way: Way, record: number): number {
  const { act, stage } = way.walk(record);
  const length = lengths[record % scripts] ?? 0;
  for (let index = 0; index < length; index += 1) act(index);
  if (way.once === true) mustEnd(way, stage());
  return length + 1;
}

/** Throws when an engine leads a record elsewhere: only what does the same may stand in the same table. */
function mustAgree(way: Way): void {
  if (way.once === true) return;
  for (let record = 0; record < scripts; record += 1) {
    const { stage, act } = way.walk(record);
    const { deeds, after } = scriptOf(record);
    deeds.forEach((deed, index) => {
      act(index);
      if (stage() !== after[index]) throw new Error(`${way.what} leads record ${record} to stage ${stage()} by ${deed.do} (${index}), not to ${after[index]}`);
    });
  }
}

/** The stage a record must stand in after its script, whoever walked it. */
function mustEnd(way: Way, stage: number): void {
  const wanted = scriptOf(0).after.at(-1);
  if (stage !== wanted) throw new Error(`${way.what} leads record 0 to stage ${stage}, not to ${wanted}`);
}

/** Microseconds an intent of several ways, a round of each in turn, so that a busy machine slows all of them alike. */
function inTurns(ways: readonly Way[]): readonly number[] {
  const times = ways.map((): number[] => []);
  for (let round = -2; round < rounds; round += 1) {
    for (const [index, way] of ways.entries()) {
      if (way.once === true && round !== 0) continue;
      const stop = stopwatch();
      let intents = 0;
      for (let record = 0; record < way.records; record += 1) intents += walkOne(way, record);
      const spent = stop().own;
      // the first two rounds only warm up
      if (round >= 0) times[index]?.push((spent * 1000) / intents);
    }
  }
  return times.map(median);
}

/** Stepping records through 12 stages and 30 gated outcomes, beside a table by hand, XState and three other engines; then one step of a large drawing, and memory. */
export async function bench(): Promise<readonly Figure[]> {
  const process = scenarioProcess();
  const ways = [
    tableWay(process), flatWay(process), bulkWay(process), singleWay(process, false), singleWay(process, true),
    transitionWay(process), actorWay(process), robotWay(), javascriptStateMachineWay(), await bpmnWay(),
  ];
  ways.forEach(mustAgree);
  const times = inTurns(ways);
  const [table = 1, , bulk = 1] = times;
  const transition = times[5] ?? 1;
  const figures = ways.map(({ what }, index): Figure => {
    const value = times[index] ?? 0;
    const beside = `${(value / table).toLocaleString('en-GB', { maximumSignificantDigits: 3 })} x the table`;
    return { what, value, unit: 'µs', beside: index === 0 ? '165,000 intents of 10,000 records, a third refused' : beside };
  });
  return [
    ...figures,
    { what: 'bulk against the table', value: bulk / table, unit: 'x', ...goal('at most 3', bulk / table <= 3) },
    { what: 'bulk against XState transition()', value: transition / bulk, unit: 'x', beside: 'times as fast', ...goal('at least 20', transition / bulk >= 20) },
    ...largeBlueprint(),
    ...memory(process),
  ];
}
