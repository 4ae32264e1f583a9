import { rehearse, usualPlan } from '#engine/rehearsal';
import { goal, median, type Figure } from './figure.ts';
import { transitionWay } from './steps/by-xstate.ts';
import { monday, scenarioProcess, scriptOf, scripts } from './steps/scenario.ts';
import { stopwatch } from './steps/stopwatch.ts';

const rounds = 5;
const records = 10_000;

/** 10,000 invented records pushed through 90 days with people, capacity, dice and a report, beside bare moves of the same machine by XState. */
export async function bench(): Promise<readonly Figure[]> {
  const process = scenarioProcess();
  const plan = { ...usualPlan(monday, 'UTC', records), reps: { people: 200, minutesADay: 400 } };
  const xstate = transitionWay(process);
  const ours: number[] = [];
  const theirs: number[] = [];
  let intents = 0;
  for (let round = -2; round < rounds; round += 1) {
    const stop = stopwatch();
    const made = rehearse(process, { ...plan, seed: round + 10 });
    const spent = stop().own;
    if (!made.ok) throw new Error('the plan can be rehearsed');
    const other = stopwatch();
    let moves = 0;
    for (let record = 0; record < xstate.records; record += 1) {
      const { act } = xstate.walk(record);
      const { length } = scriptOf(record % scripts).deeds;
      for (let index = 0; index < length; index += 1) act(index);
      moves += length + 1;
    }
    const bare = other().own;
    // the first two rounds only warm up
    if (round < 0) continue;
    ({ intents } = made.value);
    ours.push((made.value.intents / spent) * 1000);
    theirs.push((moves / bare) * 1000);
  }
  const [speed, bare] = [median(ours), median(theirs)];
  return [
    { what: 'rehearsal, intents a second', value: speed, unit: '/s', beside: `${intents.toLocaleString('en-GB')} intents of ${records.toLocaleString('en-GB')} records over 90 days, report included`, ...goal('at least 200,000', speed >= 200_000) },
    { what: 'XState transition() of the same machine, without gates, people or time', value: bare, unit: '/s', beside: `the rehearsal is ${(speed / bare).toFixed(0)} times as fast` },
  ];
}
