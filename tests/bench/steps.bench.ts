import { initialTransition, transition } from 'xstate';
import { publish, starters, type Blueprint } from '#engine/blueprint';
import { compileBlueprint, type Passage, type Process } from '#engine/compile';
import { appendEntry, kernelNumber, type Entry, type Intent } from '#engine/journal';
import { createIdSource, fixedClock, hour, seededDice, type Instant } from '#engine/kernel';
import { startRun, step, type Accepted, type Refused, type Run } from '#engine/run';
import { median, type Figure } from './figure.ts';

/** A Monday morning. */
const monday: Instant = Date.UTC(2026, 10, 23, 9);
const ids = createIdSource(fixedClock(monday), seededDice(17));
const by = 'u_rep';
const roles = ['rep'];

/** One thing a rep does with a lead of the outbound starter, by the labels of the drawing. */
type Deed = { readonly do: 'complete'; readonly label: string; readonly result: string } | { readonly do: 'choose'; readonly label: string };

/** The user's own rule (S3) walked to its end: twice the way out is closed, then it opens. */
const walk: readonly Deed[] = [
  { do: 'complete', label: 'Research the prospect', result: 'done' },
  { do: 'complete', label: 'Opening email', result: 'sent' },
  { do: 'complete', label: 'Follow-up email 1', result: 'sent' },
  { do: 'choose', label: 'Not interested' },
  { do: 'complete', label: 'First call', result: 'noAnswer' },
  { do: 'choose', label: 'Not interested' },
  { do: 'complete', label: 'Follow-up email 2', result: 'sent' },
  { do: 'choose', label: 'Not interested' },
];
const stagesOnTheWay = ['Opening', 'Opening', 'Follow-up', 'Follow-up', 'Follow-up', 'Follow-up', 'Follow-up', 'Follow-up', 'Disqualified'];

function processOfStarter(): Process {
  const starter = starters.find(({ key }) => key === 'outbound-qualification');
  if (!starter) throw new Error('the outbound starter is gone');
  const version = publish(starter.build(ids), { id: ids.next(), number: 1, at: monday, by, note: '' });
  if (!version.ok) throw new Error('the outbound starter cannot be published');
  return compileBlueprint(version.value);
}

function idByName(parts: Readonly<Record<string, { readonly id: string; readonly name: string }>>, name: string): string {
  const found = Object.values(parts).find((part) => part.name === name);
  if (!found) throw new Error(`nothing in the starter is called ${name}`);
  return found.id;
}

/** Where a record stands, told as the label of its stage. */
const nameOf = (document: Blueprint, stage: string | null): string => document.stages[stage ?? '']?.name ?? '?';

/** Ours: the step with its verdict, and the entry sealed into the record's chain. */
function batonWalk(process: Process, sealed: boolean): () => readonly string[] {
  const { document } = process.version;
  const intents = walk.map((deed): ((visit: number) => Intent) => {
    if (deed.do === 'choose') return (visit) => ({ type: 'choose', outcome: idByName(document.outcomes, deed.label), fields: {}, reason: 'No need', expect: { visit } });
    const activity = idByName(document.activities, deed.label);
    const fields = Object.fromEntries(Object.values(document.activities[activity]?.form ?? {}).map(({ field }) => [field, 'Hired two people for this in May.']));
    return (visit) => ({ type: 'complete', activity, result: deed.result, fields, ticked: [], evidence: [], template: null, points: [], objections: [], expect: { visit } });
  });
  return () => {
    const record = ids.next();
    const facts = { owner: by, zone: 'Europe/Berlin', fields: { name: 'Ann Example', company: 'Example Ltd', leadSource: 'Cold list' } };
    const enrol: Intent = { type: 'enrol', blueprint: process.version.blueprint, version: process.version.id, record: facts };
    let last: Entry | null = null;
    const write = (intent: Intent, at: Instant, id: string, answer: Accepted | Refused, run: Run): void => {
      if (!sealed) return;
      last = appendEntry(last, {
        id, record, run: run.id, space: 'live', rev: run.rev, at, madeAt: at, by, roles, device: 'd', seq: 1, intentId: id, intent, ok: answer.ok,
        refusal: answer.ok ? null : answer.refusal, changes: answer.ok ? answer.changes : null, stages: [run.stage], visit: run.visit, version: run.version, kernel: kernelNumber, words: null,
      });
    };
    const first = ids.next();
    const started = startRun(process, { id: record, ...facts, doneElsewhere: [] }, { run: ids.next(), space: 'live', entry: first, by, roles, intent: enrol }, monday);
    if (!started.ok) throw new Error('the starter takes no lead');
    let run = started.run;
    write(enrol, monday, first, started, run);
    return [nameOf(document, run.stage), ...intents.map((intentOf, index) => {
      const at = monday + (index + 1) * hour;
      const id = ids.next();
      const intent = intentOf(run.visit);
      const answer = step(process, run, { entry: id, by, roles, intent }, at);
      if (answer.ok) run = answer.run;
      write(intent, at, id, answer, run);
      return nameOf(document, run.stage);
    })];
  };
}

/** What a record needs to remember for this one drawing, and no more. */
interface Tally { readonly emails: number; readonly calls: number; readonly result: string }
const nothing: Tally = { emails: 0, calls: 0, result: '' };
const counted = (tally: Tally, deed: Extract<Deed, { do: 'complete' }>): Tally => ({
  emails: tally.emails + (deed.label.includes('email') ? 1 : 0),
  calls: tally.calls + (deed.label.includes('call') ? 1 : 0),
  result: `${deed.label}:${deed.result}`,
});
const rules: Readonly<Record<string, (tally: Tally) => boolean>> = {
  'Answered at once': (tally) => tally.result === 'Opening email:replied',
  Written: (tally) => tally.result === 'Opening email:sent',
  'Not interested': (tally) => tally.emails >= 2 && tally.calls >= 1,
};

/** The same machine moved by XState's own `transition()` alone: guards answered by three lines of code, no verdict, no entry. */
function xstateWalk(process: Process): () => readonly string[] {
  const { machine, version: { document } } = process;
  const names = new Map(Object.values(document.outcomes).map(({ id, name }) => [id, name]));
  const passageOf = (tally: Tally): Passage => {
    const may = (outcome: string): boolean => rules[names.get(outcome) ?? '']?.(tally) ?? false;
    const passage: Passage = { gateOpen: may, limitReached: () => false, triggered: may, laneDone: () => false, mayGoOn: true, take: () => passageOf(nothing) };
    return passage;
  };
  const events = walk.map((deed) => (deed.do === 'choose' ? { type: process.eventOf(idByName(document.outcomes, deed.label)) } : { type: 'recheck' }));
  return () => {
    let tally = nothing;
    let [snapshot] = initialTransition(machine, passageOf(tally));
    const standing = (): string => nameOf(document, process.stageOf(String(snapshot.value)));
    return [standing(), ...walk.map((deed, index) => {
      const before = snapshot.value;
      if (deed.do === 'complete') tally = counted(tally, deed);
      // as from a stored record: a state is rehydrated, then asked
      [snapshot] = transition(machine, machine.resolveState({ value: before, context: { passage: passageOf(tally) } }), events[index] ?? { type: 'recheck' });
      if (snapshot.value !== before) tally = nothing;
      return standing();
    })];
  };
}

/** The least that a program written for this one drawing by hand could do. */
function tableWalk(): () => readonly string[] {
  const table: Readonly<Record<string, readonly { readonly on: string | null; readonly name: string; readonly to: string }[]>> = {
    Opening: [{ on: null, name: 'Answered at once', to: 'Qualification' }, { on: null, name: 'Written', to: 'Follow-up' }],
    'Follow-up': [{ on: 'Not interested', name: 'Not interested', to: 'Disqualified' }],
  };
  return () => {
    let stage = 'Opening';
    let tally = nothing;
    return [stage, ...walk.map((deed) => {
      if (deed.do === 'complete') tally = counted(tally, deed);
      const asked = deed.do === 'choose' ? deed.label : null;
      const row = table[stage]?.find(({ on, name }) => on === asked && rules[name]?.(tally));
      if (row) {
        stage = row.to;
        tally = nothing;
      }
      return stage;
    })];
  };
}

/** Steps per second of several ways, a round of each in turn, so that a busy machine slows all of them alike. */
function inTurns(ways: readonly { readonly run: () => readonly string[]; readonly records: number }[], rounds: number): readonly number[] {
  const speeds = ways.map((): number[] => []);
  for (let round = -1; round < rounds; round += 1) {
    for (const [index, { run, records }] of ways.entries()) {
      const start = performance.now();
      for (let count = 0; count < records; count += 1) run();
      const spent = performance.now() - start;
      if (round >= 0) speeds[index]?.push((records * stagesOnTheWay.length * 1000) / spent);
    }
  }
  return speeds.map(median);
}

/** Stepping records, beside XState alone and beside a table: all four must take every record the same way. */
export async function bench(): Promise<readonly Figure[]> {
  const process = processOfStarter();
  const ways = [
    { what: 'steps with verdict and sealed entry (Baton)', run: batonWalk(process, true), records: 150 },
    { what: 'steps with verdict, no entry (Baton)', run: batonWalk(process, false), records: 300 },
    { what: 'bare XState transition() of the same machine', run: xstateWalk(process), records: 1000 },
    { what: 'hand-written table', run: tableWalk(), records: 200_000 },
  ];
  for (const { what, run } of ways) if (run().join() !== stagesOnTheWay.join()) throw new Error(`${what} leads elsewhere: ${run().join(', ')}`);
  const speeds = inTurns(ways, 7);
  const [ours = 1] = speeds;
  return ways.map(({ what }, index) => {
    const value = speeds[index] ?? 0;
    const ratio = value / ours;
    return { what, value, unit: '/s', beside: index === 0 ? `${walk.length + 1} intents a record, two of them refused` : `${ratio.toLocaleString('en-GB', { maximumSignificantDigits: 3 })} x the first line` };
  });
}
