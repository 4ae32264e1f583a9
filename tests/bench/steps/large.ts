import { invariant } from '#engine/kernel';
import { newActivity, newBlueprint, newOutcome, newStage, publish, type Blueprint, type Gate } from '#engine/blueprint';
import { compileBlueprint } from '#engine/compile';
import type { Entry, Intent } from '#engine/journal';
import { startRun, step, type Run } from '#engine/run';
import { goal, median, type Figure } from '../figure.ts';
import { entryOf } from './by-baton.ts';
import { collect } from './collect.ts';
import { monday, rep, timeOf } from './scenario.ts';

const stages = 500;
const outcomes = 2000;
const activitiesEach = 3;
const id = (kind: number, index: number): string => `019a8000-0000-7000-8000-${String(kind).padStart(4, '0')}${String(index).padStart(8, '0')}`;
const channels = ['email', 'call', 'meeting'] as const;

/** The largest drawing there may be: 500 stages with three activities each, 2,000 outcomes whose gates count, compare and look back over days. */
function drawing(): Blueprint {
  const ids = Array.from({ length: stages }, (_, stage) => id(1, stage));
  const drawn = ids.map((stage, index) => ({ ...newStage(index === stages - 1 ? 'end' : 'work', stage, `Stage ${index}`), activities: index === stages - 1 ? [] : channels.map((_, place) => id(2, index * activitiesEach + place)) }));
  const activities = drawn.slice(0, -1).flatMap((_, stage) => channels.map((channel, place) => ({ ...newActivity(channel, id(2, stage * activitiesEach + place), `${channel} ${stage}`), attempts: { min: 1, max: 9 } })));
  const gate = (index: number): Gate => ({
    type: 'all',
    of: [
      { type: 'count', compare: 'atLeast', times: 2, of: { channel: 'email' }, within: { type: 'run' } },
      { type: 'any', of: [{ type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call', result: 'connected' }, within: { type: 'visit' } }, { type: 'count', compare: 'atLeast', times: 1 + (index % 2), of: { channel: 'call' }, within: { type: 'days', days: 14 } }] },
      { type: 'field', condition: { type: 'or', of: [{ type: 'compare', field: 'size', operator: 'atLeast', value: 10 }, { type: 'compare', field: 'budget', operator: 'isNotEmpty' }] } },
    ],
  });
  const ways = Array.from({ length: outcomes }, (_, index) => {
    const from = index % (stages - 1);
    return { ...newOutcome({ id: id(3, index), stage: ids[from] ?? '', name: `Way ${index}`, to: ids[(from + 1 + Math.floor(index / stages)) % stages] ?? null, order: index }), gate: gate(index) };
  });
  const byId = <Part extends { readonly id: string }>(parts: readonly Part[]) => Object.fromEntries(parts.map((part) => [part.id, part]));
  return { ...newBlueprint({ id: id(0, 1), name: 'Large', recordType: 'lead' }), start: ids[0] ?? null, stages: byId(drawn), activities: byId(activities), outcomes: byId(ways), view: { positions: {}, bends: {}, collapsed: [] } };
}

/** What a rep does in every stage; the way out is closed at first and tried all the same. */
const deeds = [['choose'], ['email', 'sent'], ['choose'], ['call', 'noAnswer'], ['email', 'sent'], ['choose'], ['call', 'connected'], ['choose']] as const;

/**
 * One intent on the largest drawing: CPU time of verdict and sealed entry, at the 99th percentile of thousands. Told
 * twice: of every step as it was taken first, with whatever the machine did meanwhile, and of the middle of three.
 */
export function largeBlueprint(): readonly Figure[] {
  const version = publish(drawing(), { id: id(9, 1), number: 1, at: monday, by: rep.by, note: '' });
  invariant(version.ok, 'the large drawing can be published');
  const compiled = compileBlueprint(version.value);
  const intent: Intent = { type: 'enrol', blueprint: version.value.blueprint, version: version.value.id, record: { owner: rep.by, zone: 'Europe/Berlin', fields: { size: 20 } } };
  const once: number[] = [];
  const middle: number[] = [];
  for (let record = 0; record < 60; record += 1) {
    const started = startRun(compiled, { id: `c${record}`, owner: rep.by, zone: 'Europe/Berlin', fields: { size: 20 }, doneElsewhere: [] }, { ...rep, entry: `e${record}`, run: `r${record}`, space: 'live', intent }, monday);
    invariant(started.ok, 'the record starts');
    // between two records a desk has all the time in the world, and the collector with it
    collect();
    let run: Run = started.run;
    let last: Entry | null = null;
    for (let index = 0; index < 64; index += 1) {
      const [what = 'choose', result = null] = deeds[index % deeds.length] ?? [];
      const here = compiled.activitiesOf(run.stage);
      const activity = here.find(({ channel }) => channel === what);
      const expect = { visit: run.visit };
      const wanted = activity === undefined
        ? { type: 'choose' as const, outcome: compiled.outcomesOf(run.stage)[0]?.id ?? '', fields: {}, reason: null, expect }
        : { type: 'complete' as const, activity: activity.id, result, fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], expect };
      const made = { ...rep, entry: `e${record}-${index}`, intent: wanted };
      // A step is pure, so it may be taken three times over: the middle time is nearer to the step's own than to that of a machine busy with something else.
      const times: number[] = [];
      let entry: Entry | null = last;
      for (let again = 0; again < 3; again += 1) {
        const before = process.cpuUsage();
        const answer = step(compiled, run, made, timeOf(index));
        entry = entryOf(last, answer.ok ? answer.run : run, made, answer, timeOf(index));
        const used = process.cpuUsage(before);
        times.push((used.user + used.system) / 1000);
        if (again === 2 && answer.ok) run = answer.run;
      }
      last = entry;
      // the first records only warm up
      if (record < 10) continue;
      once.push(times[0] ?? Number.NaN);
      middle.push(median(times));
    }
  }
  return [figureOf('each step once', once), figureOf('the middle of three', middle)];
}

function figureOf(how: string, spent: readonly number[]): Figure {
  const sorted = [...spent].sort((a, b) => a - b);
  const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
  return { what: `one intent on 500 stages, CPU at p99, ${how}`, value: p99, unit: 'ms', ...goal('under 2', p99 < 2), beside: `with verdict and entry; median ${median(spent).toFixed(2)} ms of ${spent.length.toLocaleString('en-GB')} intents` };
}
