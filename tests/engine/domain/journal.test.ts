import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, hour, minute } from '#engine/kernel';
import type { Gate } from '#engine/blueprint';
import { entrySchema, eraseWords, foldEntries, verifyChain, type Entry } from '#engine/journal';
import { replay } from '#engine/run';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';
import { answered, Desk } from './a-desk.ts';

const free: Gate = { type: 'not', of: { type: 'role', role: 'ghost' } };
const drawing = aBlueprint('Round trip')
  .stage('Work', (stage) =>
    stage.call('Ring').email('Write', { after: ['Ring'] }).checklist('List', ['one', 'two'], { required: 'never' })
      .outcome('On', { to: 'Pause', gate: { type: 'count', compare: 'atLeast', times: 2, of: {}, within: { type: 'run' } }, then: [{ type: 'setField', field: 'segment', value: 'Key account' }, { type: 'send', channel: 'email', subject: 'a', body: 'b' }] })
      .outcome('Silence', { to: 'Sort', onResult: ['Ring', 'noAnswer'], gate: free })
      .outcome('Again', { to: 'Work', gate: free, limit: { times: 3, window: 'run', then: null } }))
  .decision('Sort', (stage) => stage.outcome('High', { to: 'Pause', trigger: { type: 'condition', condition: { type: 'compare', field: 'score', operator: 'atLeast', value: 5 } } }).outcome('Rest', { to: 'Work', fallback: true }))
  .wait('Pause', (stage) => stage.outcome('Over', { to: 'Both', tone: 'time', trigger: { type: 'elapsed', wait: { amount: 3, unit: 'workingDays', at: '09:00' } } }).outcome('Replied', { to: 'Work', trigger: { type: 'signal', signal: 'replied' } }))
  .parallel('Both', (stage) => stage.lane('Sales').lane('Legal').meeting('Meet', { lane: 'Sales' }).document('Contract', { lane: 'Legal' }).outcome('Done', { to: 'Won' }))
  .end('Won', 'won').end('Lost', 'lost')
  .common('Lose', 'all', { to: 'Lost', gate: { type: 'count', compare: 'atLeast', times: 1, of: {}, within: { type: 'days', days: 2 } } });

type Act = (desk: Desk) => void;
const outcomeNames = [['Work', 'On'], ['Work', 'Silence'], ['Work', 'Again'], ['Pause', 'Over'], ['Both', 'Done'], ['*', 'Lose']] as const;
const results = { Ring: ['connected', 'noAnswer'], Write: ['sent'], List: ['done'], Meet: ['held'], Contract: ['signed'] } as const;
const work = Object.entries(results).flatMap(([label, keys]) => keys.map((result) => ({ label, result })));

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constantFrom(...work), fc.constantFrom(0, 0, 0, -1)).map(([{ label, result }, off]): Act => (desk) => { desk.complete(label, result, { visit: desk.run.visit + off, ticked: label === 'List' ? [drawing.id.item('List/one'), drawing.id.item('List/two')] : [] }); }) },
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...outcomeNames), fc.constantFrom(0, 0, 0, 1)).map(([[stage, name], off]): Act => (desk) => { desk.chooseId(drawing.id.outcome(stage, name), { visit: desk.run.visit + off }); }) },
  fc.constantFrom('Ring', 'Write', 'Meet').map((label): Act => (desk) => { desk.skip(label); }),
  fc.constant<Act>((desk) => { desk.tick('List', [drawing.id.item('List/one')]); }),
  fc.record({ score: fc.integer({ min: 0, max: 9 }) }).map((fields): Act => (desk) => { desk.set(fields); }),
  fc.constantFrom(true, false).map((doNotContact): Act => (desk) => { desk.set({ doNotContact }); }),
  fc.constantFrom('replied', 'visited').map((name): Act => (desk) => { desk.signal(name, { score: 6 }); }),
  { weight: 3, arbitrary: fc.constant<Act>((desk) => { const [due] = desk.run.dues; if (due) desk.fire(due); }) },
  { weight: 2, arbitrary: fc.constant<Act>((desk) => { desk.undo(desk.run.before?.entry); }) },
  fc.constantFrom<Act>((desk) => { desk.say({ type: 'note' }); }, (desk) => { desk.say({ type: 'assign', owner: 'u_ben' }); }),
  { weight: 3, arbitrary: fc.constantFrom(minute, 6 * minute, hour, day, 4 * day, 60 * day).map((length): Act => (desk) => { desk.now += length; }) },
);
const walks = fc.array(act, { minLength: 1, maxLength: 25 });

function walked(acts: readonly Act[]): Desk {
  const desk = new Desk(drawing, { fields: { score: 3 }, zone: 'Europe/Berlin' });
  for (const each of acts) each(desk);
  return desk;
}

describe('The journal is the truth; snapshots can be thrown away and rebuilt', () => {
  it('replaying the journal gives the live run after every entry of any walk', () => {
    fc.assert(fc.property(walks, (acts) => {
      const desk = walked(acts);
      for (const [index, run] of desk.runs.entries()) {
        expect(replay(desk.process, desk.entries.slice(0, index + 1))).toEqual(run);
      }
    }), { numRuns: 60 });
  });
  it('a refused intent leaves rev, stage and visit; an accepted one grows rev by exactly one', () => {
    fc.assert(fc.property(walks, (acts) => {
      const desk = walked(acts);
      for (const [index, entry] of desk.entries.entries()) {
        const former = desk.runs[index - 1];
        if (former === undefined) continue;
        expect(entry.rev).toBe(former.rev + (entry.ok ? 1 : 0));
        if (!entry.ok) expect(desk.runs[index]).toBe(former);
      }
    }), { numRuns: 60 });
  });
  it('no two stays of a run ever have the same visit', () => {
    fc.assert(fc.property(walks, (acts) => {
      const desk = walked(acts);
      let highest = desk.runs[0]?.visit ?? 0;
      for (const [index, entry] of desk.entries.entries()) {
        if (!entry.ok || entry.intent.type === 'undo' || (entry.changes?.moves.length ?? 0) === 0 || index === 0) continue;
        const visit = desk.runs[index]?.visit ?? 0;
        expect(visit).toBeGreaterThan(highest);
        highest = visit;
      }
    }), { numRuns: 60 });
  });
  it('what the journal folds to is what the run says of its record and its stage', () => {
    fc.assert(fc.property(walks, (acts) => {
      const desk = walked(acts);
      const folded = foldEntries(desk.entries);
      expect(folded.fields).toEqual(desk.run.record.fields);
      expect(folded.owner).toBe(desk.run.record.owner);
      expect(folded.done).toEqual(desk.run.done);
      expect(folded.runs[desk.run.id]).toMatchObject({ stages: [desk.run.stage], visit: desk.run.visit, rev: desk.run.rev, status: desk.run.status });
    }), { numRuns: 60 });
  });
  it('every entry a walk writes, refused ones too, reads back as an entry, and JSON does not change it', () => {
    fc.assert(fc.property(walks, (acts) => {
      for (const entry of walked(acts).entries) expect(entrySchema.parse(JSON.parse(JSON.stringify(entry)))).toEqual(entry);
    }), { numRuns: 20 });
  });
  it('an entry that says something else than the step answers is not believed', () => {
    const desk = new Desk(drawing);
    desk.complete('Ring', 'connected');
    const lying = desk.entries.map((entry): Entry => (entry.intent.type === 'complete' ? { ...entry, intent: { ...entry.intent, result: 'noAnswer' } } : entry));
    expect(() => replay(desk.process, lying)).toThrow();
  });
});

describe('Previous hash and hash: a tamper-evident chain', () => {
  const journal = (): readonly Entry[] => {
    const desk = new Desk(drawing);
    desk.choose('On');
    desk.complete('Ring', 'connected');
    desk.say({ type: 'note' });
    desk.complete('Write', 'sent');
    desk.choose('On');
    return desk.entries;
  };
  it('an untouched journal is whole, refused entries included', () => {
    expect(journal().some((entry) => !entry.ok)).toBe(true);
    expect(verifyChain(journal())).toEqual({ ok: true });
  });
  it('a change of any part of any entry is found', () => {
    const whole = journal();
    for (const [index, entry] of whole.entries()) {
      for (const key of Object.keys(entry)) {
        if (key === 'words' && entry.words === null) continue;
        const changed = whole.map((each, place) => (place === index ? { ...each, [key]: key === 'words' ? { note: 'Never rang' } : another(Reflect.get(each, key)) } : each));
        expect(verifyChain(changed), `${index} ${key}`).toMatchObject({ ok: false });
      }
    }
  });
  it('a removed, doubled, exchanged or foreign entry is found', () => {
    const [first, second, third, ...rest] = journal();
    if (!first || !second || !third) throw new Error('the journal is too short');
    expect(verifyChain([first, third, ...rest])).toMatchObject({ ok: false, index: 1 });
    expect(verifyChain([first, second, second, third, ...rest])).toMatchObject({ ok: false, index: 2 });
    expect(verifyChain([first, third, second, ...rest])).toMatchObject({ ok: false, index: 1 });
    expect(verifyChain([second, third, ...rest])).toMatchObject({ ok: false, index: 0 });
  });
  it('free personal text can be erased without breaking the chain or the replay, and cannot be rewritten', () => {
    const erased = journal().map((entry) => eraseWords(entry));
    expect(erased.every((entry) => entry.words === null)).toBe(true);
    expect(verifyChain(erased)).toEqual({ ok: true });
    const desk = new Desk(drawing);
    desk.say({ type: 'note' });
    expect(replay(desk.process, desk.entries.map((entry) => eraseWords(entry)))).toEqual(desk.run);
    expect(verifyChain(erased.map((entry) => (entry.intent.type === 'note' ? { ...entry, words: { note: 'Never rang' } } : entry)))).toMatchObject({ ok: false });
  });
});

describe('Ids and time come in with the intent', () => {
  it('the same process, run, intent and time answer the same', () => {
    const twice = [1, 2].map(() => {
      const desk = new Desk(drawing);
      expect(answered(desk.complete('Ring', 'connected'))).toBe('accepted');
      return JSON.stringify({ run: desk.run, changes: desk.entries.at(-1)?.changes ?? null });
    });
    expect(twice[0]).toBe(twice[1]);
  });
});

function another(value: unknown): unknown {
  if (typeof value === 'string') return /^[0-9a-f]{64}$/.test(value) ? 'f'.repeat(64) : `${value}x`;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return [...value, labelledId('more')];
  return value === null ? 'x' : { ...value, more: 1 };
}
