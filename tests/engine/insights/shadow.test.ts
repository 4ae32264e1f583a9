import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultRecordTypes, type Blueprint } from '#engine/blueprint';
import { shadowOf, type Shadow } from '#engine/insights';
import { clockPerson, type Entry } from '#engine/journal';
import { hour, minute } from '#engine/kernel';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { cases } from '../../kit/cases.ts';
import { World } from '../laws/world.ts';
import { Rep } from '../run/a-rep.ts';
import { aWalker, walks } from '../run/random-walk.ts';

const type = defaultRecordTypes.lead;
const drawingsOf = (processes: readonly { readonly version: { readonly id: string; readonly document: Blueprint } }[]) => Object.fromEntries(processes.map(({ version }) => [version.id, version.document]));

/** Keys under which free text, values of the record or people stand in a journal line; a list of fields names no value. */
const personal: ReadonlySet<string> = new Set(['reason', 'note', 'seen', 'wanted', 'message', 'problems', 'link', 'subject', 'body', 'name', 'by', 'owner', 'to', 'from', 'person', 'onBehalfOf', 'letter']);
const valued: ReadonlySet<string> = new Set(['fields', 'payload']);

/** Writes a mark over everything personal in a journal line: whatever shows of it is found by that mark. */
function marked(value: unknown, mark: string, isPersonal = false): unknown {
  if (typeof value === 'string') return isPersonal ? mark : value;
  if (Array.isArray(value)) return value.map((one) => marked(one, mark, isPersonal));
  if (typeof value !== 'object' || value === null) return value;
  // it says which kind of answer, not whose
  if ('type' in value && value.type === 'doneByAnswer') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, marked(one, mark, isPersonal || personal.has(key) || (valued.has(key) && !Array.isArray(one)))]));
}

/** The stages of a move and the clock are no people. */
function poisoned(entry: Entry, mark: string): Entry {
  const free = marked({ intent: entry.intent, refusal: entry.refusal }, mark) as Pick<Entry, 'intent' | 'refusal'>;
  const fields = marked(entry.changes?.fields ?? {}, mark, true) as Record<string, string>;
  return {
    ...entry, ...free, by: entry.by === clockPerson ? entry.by : mark, words: { note: `He said ${mark}`, letter: { subject: mark, lines: [] } } as unknown as Entry['words'],
    changes: entry.changes === null ? null : { ...entry.changes, fields, ...(entry.changes.owner === undefined ? {} : { owner: mark }) },
  };
}

const mark = 'ZQ personal ZQ';
const shadow = (entries: readonly Entry[], run: string, drawings: Readonly<Record<string, Blueprint>>): Shadow => shadowOf({ entries, run, drawings, type, people: [{ id: mark, name: mark }] });

describe('the law of the shadow', () => {
  test('[N25] over random journals nothing personal shows: no value, no text, nobody’s name', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (seed) => {
        const world = new World(seed);
        for (let turn = 0; turn < 25 && world.runs.length > 0; turn += 1) world.turn();
        for (const run of world.runs) {
          const drawn = shadow(world.entries.map((entry) => poisoned(entry, mark)), run.id, drawingsOf(world.processes));
          expect(drawn.steps.length).toBeGreaterThan(0);
          expect(JSON.stringify(drawn)).not.toContain('ZQ');
        }
      }),
      { numRuns: cases(60) },
    );
  });

  test('[N23] [N25] over random walks the record’s own values do not show', () => {
    fc.assert(
      fc.property(walks, (walk) => {
        const rep = aWalker();
        for (const act of walk) act(rep);
        const drawn = JSON.stringify(shadow(rep.entries.map((entry) => poisoned(entry, mark)), rep.run.id, drawingsOf([rep.process])));
        expect(drawn).not.toContain('ZQ');
        expect(drawn).not.toMatch(/u_(rep|boss|zoe|kim|deputy|service)/);
      }),
      { numRuns: cases(60) },
    );
  });
});

const selling = () => aBlueprint('Selling')
  .stage('New', (stage) => stage
    .call('Call', { attempts: { min: 1, max: 3 } })
    .email('Mail', { attempts: { min: 1, max: 3 } })
    .outcome('Reached', { to: 'Later', gate: { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call' }, within: { type: 'visit' } } })
    .outcome('Not interested', { to: 'Lost', reason: { type: 'required', choices: ['Too dear'] }, gate: { type: 'all', of: [] } }))
  .wait('Later', (stage) => stage.outcome('Over', { to: 'Won', trigger: { type: 'elapsed', wait: { amount: 2, unit: 'hours' } } }))
  .end('Won', 'won').end('Lost', 'lost');

const seen = (rep: Rep) => shadowOf({ entries: rep.entries, run: rep.run.id, drawings: drawingsOf([rep.process]), type, people: [{ id: 'u_rep', name: 'Too dear' }] });

describe('a shadow', () => {
  test('[N23] [N26] tells each step with the stage, the way so far, the time since the one before, and what was refused', () => {
    const rep = new Rep(selling());
    rep.wait(10 * minute).choose('Reached');
    rep.wait(5 * minute).complete('Call', 'connected');
    rep.wait(minute).choose('Reached');
    const { steps } = seen(rep);
    const { stage, outcome, activity } = rep.drawing.id;
    expect(steps.map(({ at, wait }) => [at / minute, wait / minute])).toEqual([[0, 0], [10, 10], [15, 5], [16, 1]]);
    expect(steps[1]).toMatchObject({ stage: stage('New'), refusal: { type: 'gateClosed', missing: 1 }, deed: { type: 'choose', outcome: outcome('New', 'Reached') } });
    expect(steps[2]?.deed).toMatchObject({ type: 'complete', activity: activity('Call'), result: 'connected' });
    expect(steps[3]).toMatchObject({ stage: stage('Later'), path: [stage('New')], moves: [{ from: stage('New'), outcome: outcome('New', 'Reached') }], refusal: null });
  });

  test('[N26] what the clock set off happened when it was due', () => {
    const rep = new Rep(selling());
    rep.complete('Call', 'connected');
    rep.choose('Reached');
    rep.wait(30 * hour).fire('Over');
    const late = rep.entries.map((entry) => (entry.intent.type === 'due' ? { ...entry, by: clockPerson, madeAt: (rep.entries[0]?.at ?? 0) + 2 * hour } : entry));
    const steps = shadow(late, rep.run.id, drawingsOf([rep.process])).steps;
    expect(steps.at(-1)).toMatchObject({ who: 'clock', at: 2 * hour });
  });

  test('[N24] a person is one word all along; the first owner is the rep', () => {
    const rep = new Rep(selling());
    rep.complete('Call', 'connected');
    rep.act({ type: 'note' }, { by: 'u_boss', roles: ['boss'] });
    rep.act({ type: 'note' }, { by: 'u_zoe', roles: [] });
    rep.act({ type: 'note' }, { by: 'u_boss', roles: [] });
    const { steps, people } = seen(rep);
    expect(steps.map(({ who }) => who)).toEqual(['rep', 'rep', 'colleague1', 'colleague2', 'colleague1']);
    expect(people.find(({ id }) => id === 'colleague1')).toEqual({ id: 'colleague1', name: 'Colleague 1', roles: ['boss'] });
  });

  test('[N25] a reason the drawing offers is shown, one’s own words are not, and neither is one that is somebody’s name', () => {
    const told = (reason: string, name: string) => {
      const rep = new Rep(selling());
      const intent = { type: 'choose', outcome: rep.drawing.id.outcome('New', 'Not interested'), fields: {}, reason, expect: { visit: 1 } } as const;
      rep.act(intent);
      return shadowOf({ entries: rep.entries, run: rep.run.id, drawings: drawingsOf([rep.process]), type, people: [{ id: 'u_x', name }] }).steps.at(-1)?.deed.reason;
    };
    expect(told('Too dear', 'Ann')).toEqual({ type: 'drawn', text: 'Too dear' });
    expect(told('Too dear', 'Too dear')).toEqual({ type: 'hidden' });
    expect(told('Ann said no', 'Ann')).toEqual({ type: 'hidden' });
  });
});
