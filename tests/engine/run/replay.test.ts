import { describe, expect, test } from 'vitest';
import { defaultCalendar } from '#engine/calendar';
import { day } from '#engine/kernel';
import { appendEntry, foldEntries, type Entry, type Intent } from '#engine/journal';
import { replay, step, type Run } from '#engine/run';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';
import { Rep, accepted, monday } from './a-rep.ts';

const drawing = () =>
  aBlueprint('Counting').stage('New', (s) =>
    s.call('Call', { required: 'never' }).outcome('Enough', { to: 'End', gate: { type: 'count', compare: 'atLeast', times: 2, of: { channel: 'call' }, within: { type: 'record' } } }),
  ).end('End', 'won');

/** Writes an entry of another run of the same record, or of the record alone, behind the others. */
function writtenElsewhere(rep: Rep, given: Partial<Entry>): void {
  const last = rep.lastEntry;
  rep.entries.push(appendEntry(last, { ...last, id: labelledId(`elsewhere ${rep.entries.length}`), run: null, version: null, rev: 0, ok: true, refusal: null, intent: { type: 'note' }, ...given }));
}

/** What the authority does before a step: it reads the record's facts anew. */
function refreshed(rep: Rep): Run {
  const { owner, zone, fields, done } = foldEntries(rep.entries);
  return { ...rep.run, record: { ...rep.run.record, owner, zone, fields, doneElsewhere: done.filter((one) => one.run !== rep.run.id) } };
}

describe('replay', () => {
  test('[R61] what other runs and the record alone wrote is known to the run', () => {
    const rep = new Rep(drawing());
    accepted(rep.complete('Call', 'noAnswer'));
    const done = { entry: labelledId('x'), run: labelledId('other run'), visit: 1, stage: labelledId('other stage'), activity: labelledId('other call'), channel: 'call', result: null, template: null, by: 'u_boss', at: rep.now } as const;
    writtenElsewhere(rep, { run: labelledId('other run'), changes: { moves: [], fields: { size: 8 }, done: [done], effects: [], ended: false } });
    writtenElsewhere(rep, { changes: { moves: [], fields: { hue: 'red' }, owner: 'u_boss', done: [], effects: [], ended: false } });
    const live = refreshed(rep);
    expect(replay(rep.process, rep.entries)).toEqual(live);
    expect(live.record).toMatchObject({ owner: 'u_boss', fields: { size: 8, hue: 'red' }, doneElsewhere: [done] });
    const choose = { type: 'choose', outcome: rep.drawing.id.outcome('New', 'Enough'), fields: {}, reason: null, expect: { visit: 1 } } as const;
    expect(step(rep.process, live, { entry: labelledId('e'), by: 'u_rep', roles: [], intent: choose }, rep.now).ok).toBe(true);
    expect(rep.choose('Enough').ok).toBe(false);
  });

  test('[R210] a calendar told once holds for the later steps, too, and what is due comes back by it', () => {
    const waits = aBlueprint('Waiting')
      .stage('New', (s) => s.outcome('On', { to: 'Next' }))
      .stage('Next', (s) => s.call('Call', { required: 'never', due: { type: 'stageEntry', wait: { amount: 1, unit: 'workingDays' } } }).outcome('Done', { to: 'End' }))
      .end('End', 'won');
    const rep = new Rep(waits);
    const calendar = { ...defaultCalendar('UTC'), holidays: ['2026-11-24'] };
    const intents: readonly Intent[] = [{ type: 'setFields', fields: { size: 1 } }, { type: 'choose', outcome: waits.id.outcome('New', 'On'), fields: {}, reason: null, expect: { visit: 1 } }];
    let run: Run = { ...rep.run, record: { ...rep.run.record, calendar } };
    for (const [at, intent] of intents.entries()) {
      const entry = labelledId(`told ${at}`);
      const answer = accepted(step(rep.process, run, { entry, by: 'u_rep', roles: [], intent }, rep.now));
      run = answer.run;
      const { seen: _seen, ...last } = rep.lastEntry;
      rep.entries.push(appendEntry(rep.lastEntry, { ...last, id: entry, intentId: entry, by: 'u_rep', roles: [], at: rep.now, ok: true, refusal: null, intent, rev: run.rev, visit: run.visit, changes: answer.changes, ...(at === 0 ? { seen: { calendar } } : {}) }));
    }
    expect(run.dues.find((due) => due.activity === waits.id.activity('Call'))?.at).toBe(monday + 2 * day);
    expect(replay(rep.process, rep.entries)).toEqual(run);
  });

  test('[R61] a later run of the same record is found by its id', () => {
    const rep = new Rep(drawing());
    accepted(rep.complete('Call', 'connected'));
    const again = new Rep(drawing());
    const second = appendEntry(rep.lastEntry, { ...again.lastEntry, id: labelledId('second'), run: labelledId('second run') });
    const rebuilt = replay(rep.process, [...rep.entries, second], labelledId('second run'));
    expect(rebuilt).toMatchObject({ id: labelledId('second run'), rev: 1, done: [], record: { doneElsewhere: rep.run.done } });
  });

  test('[R61] an entry that says something else than the step answers throws', () => {
    const rep = new Rep(drawing());
    accepted(rep.complete('Call', 'connected'));
    const forge = (change: Partial<Entry>) => [...rep.entries.slice(0, -1), { ...rep.lastEntry, ...change }];
    const { changes } = rep.lastEntry;
    expect(() => replay(rep.process, forge({ changes: changes === null ? null : { ...changes, fields: { size: 1 } } }))).toThrow(/something else/);
    expect(() => replay(rep.process, forge({ rev: 9 }))).toThrow(/something else/);
    expect(() => replay(rep.process, forge({ intent: { type: 'enrol', blueprint: labelledId('a'), version: labelledId('b'), record: { owner: null, zone: 'UTC', fields: {} } } }))).toThrow(/refused: alreadyRunning/);
    expect(() => replay(rep.process, rep.entries.slice(1))).toThrow(/holds a run/);
  });

  test('[R61] refused entries are passed over', () => {
    const rep = new Rep(drawing());
    expect(rep.choose('Enough').ok).toBe(false);
    accepted(rep.complete('Call', 'connected'));
    expect(replay(rep.process, rep.entries)).toEqual(rep.run);
  });
});
