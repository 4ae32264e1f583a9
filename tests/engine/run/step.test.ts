import { describe, expect, test } from 'vitest';
import { hour, minute } from '#engine/kernel';
import { startRun, step } from '#engine/run';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';
import { Rep, accepted, monday, refusalOf } from './a-rep.ts';

const calling = () =>
  aBlueprint('Calling')
    .stage('New', (s) => s.call('First call', { attempts: { min: 1, max: 2 } }).email('Brochure', { required: 'never' }).outcome('Qualified', { to: 'Talk' }).outcome('Lost', { to: 'Lost', gate: { type: 'all', of: [] } }))
    .stage('Talk', (s) => s.meeting('Demo').outcome('Back', { to: 'New', gate: { type: 'all', of: [] } }).outcome('Won', { to: 'Won' }))
    .end('Won', 'won')
    .end('Lost', 'lost', (s) => s.outcome('Reopen', { to: 'New' }));

describe('stepping', () => {
  test('[R1] the same step gives the same answer and leaves the run handed in as it was', () => {
    const rep = new Rep(calling());
    const before = structuredClone(rep.run);
    const intent = { entry: labelledId('e'), by: 'u_rep', roles: [], intent: { type: 'exit', reason: 'merged' } } as const;
    expect(step(rep.process, rep.run, intent, monday)).toEqual(step(rep.process, rep.run, intent, monday));
    expect(rep.run).toEqual(before);
  });

  test('[R2] accepted intents number the run without gaps, refused ones change nothing', () => {
    const rep = new Rep(calling());
    expect(rep.run.rev).toBe(1);
    accepted(rep.complete('First call', 'connected'));
    expect(rep.run.rev).toBe(2);
    const before = rep.run;
    refusalOf(rep.complete('First call'));
    expect(rep.run).toBe(before);
  });

  test('[R3] a choice meant for an earlier visit is refused as stale', () => {
    const rep = new Rep(calling());
    accepted(rep.complete('First call', 'connected'));
    accepted(rep.choose('Qualified'));
    expect(refusalOf(rep.choose('Back', { visit: 1 }))).toEqual({ type: 'staleVisit', expected: 1, actual: 2 });
    expect(refusalOf(rep.complete('Demo', 'held', { visit: 3 }))).toEqual({ type: 'staleVisit', expected: 3, actual: 2 });
  });

  test('[R3] an ended run takes notes and field changes, but nothing is done in it', () => {
    const rep = new Rep(calling());
    accepted(rep.choose('Lost'));
    expect(refusalOf(rep.complete('First call', 'connected'))).toEqual({ type: 'runEnded' });
    expect(refusalOf(rep.act({ type: 'exit', reason: 'x' }))).toEqual({ type: 'runEnded' });
    accepted(rep.act({ type: 'note' }));
    accepted(rep.set({ budget: 5 }));
    accepted(rep.act({ type: 'assign', owner: 'u_boss' }));
    expect(rep.run).toMatchObject({ status: 'ended', end: 'lost', record: { owner: 'u_boss', fields: { budget: 5 } } });
  });

  test('[R3] leaving early stops everything, and an exited run is not reopened', () => {
    const rep = new Rep(calling());
    accepted(rep.act({ type: 'exit', reason: 'duplicate' }));
    expect(rep.run).toMatchObject({ status: 'exited', dues: [], endedAt: monday });
    expect(refusalOf(rep.choose('Lost'))).toEqual({ type: 'runEnded' });
  });

  test('[R4] a run starts as visit 1 on the start stage with the facts of the enrolment', () => {
    const rep = new Rep(calling(), { fields: { name: 'Ray' }, owner: 'u_boss', zone: 'Asia/Kathmandu' });
    expect(rep.run).toMatchObject({ rev: 1, visit: 1, status: 'running', startedAt: monday, record: { owner: 'u_boss', zone: 'Asia/Kathmandu', fields: { name: 'Ray' } } });
    expect(rep.lastEntry.changes?.moves).toEqual([{ from: null, to: rep.drawing.id.stage('New'), outcome: null }]);
  });

  test('[R4] the enrolment of another version, an unknown zone, or another intent starts nothing', () => {
    const { process } = new Rep(calling());
    const facts = { id: labelledId('r'), owner: null, zone: 'UTC', fields: {}, doneElsewhere: [] };
    const start = (intent: Parameters<typeof startRun>[2]['intent']) => refusalOf(startRun(process, facts, { entry: labelledId('e'), by: 'u', roles: [], intent, run: labelledId('run'), space: 'live' }, monday)).type;
    const enrol = { type: 'enrol', blueprint: process.version.blueprint, version: process.version.id, record: { owner: null, zone: 'UTC', fields: {} } } as const;
    expect(start({ ...enrol, version: labelledId('another') })).toBe('unknownVersion');
    expect(start({ ...enrol, record: { ...enrol.record, zone: 'Mars/Olympus' } })).toBe('invalidIntent');
    expect(start({ type: 'note' })).toBe('invalidIntent');
  });
});

describe('activities', () => {
  test('[R10] an activity of another stage and an unknown one are told apart', () => {
    const rep = new Rep(calling());
    expect(refusalOf(rep.complete('Demo', 'held'))).toEqual({ type: 'activityNotHere', activity: rep.drawing.id.activity('Demo'), stage: rep.drawing.id.stage('New') });
    expect(refusalOf(rep.complete('Dance'))).toEqual({ type: 'unknownActivity', activity: rep.drawing.id.activity('Dance') });
  });

  test('[R11] an activity waits for its condition and for what comes before it, and ends with its attempts', () => {
    const rep = new Rep(
      aBlueprint('Order').stage('New', (s) =>
        s.call('Call', { attempts: { min: 1, max: 2 } }).email('Offer', { after: ['Call'], when: { type: 'compare', field: 'wants', operator: 'equals', value: true } }).outcome('Done', { to: 'End' }),
      ).end('End'),
    );
    const why = (answer: ReturnType<typeof rep.complete>) => refusalOf(answer);
    expect(why(rep.complete('Offer', 'sent'))).toMatchObject({ why: 'condition' });
    expect(rep.activity('Offer').status).toBe('hidden');
    accepted(rep.set({ wants: true }));
    expect(why(rep.complete('Offer', 'sent'))).toMatchObject({ why: 'prerequisite' });
    expect(rep.activity('Offer').status).toBe('locked');
    accepted(rep.complete('Call', 'noAnswer'));
    accepted(rep.complete('Call', 'connected'));
    expect(why(rep.complete('Call', 'connected'))).toMatchObject({ why: 'attempts' });
    expect(rep.activity('Call')).toMatchObject({ status: 'done', attempts: 2 });
    accepted(rep.complete('Offer', 'sent'));
  });

  test('[R11] what was done in an earlier visit does not count for this one', () => {
    const rep = new Rep(calling());
    accepted(rep.complete('First call', 'connected'));
    accepted(rep.choose('Qualified'));
    accepted(rep.choose('Back'));
    expect(rep.activity('First call')).toMatchObject({ status: 'open', attempts: 0 });
    expect(refusalOf(rep.choose('Qualified')).type).toBe('gateClosed');
  });

  test('[R12] an activity with results needs one of them', () => {
    const rep = new Rep(calling());
    expect(refusalOf(rep.complete('First call'))).toMatchObject({ type: 'resultMissing' });
    expect(refusalOf(rep.complete('First call', 'flew'))).toMatchObject({ type: 'unknownResult', result: 'flew' });
  });

  test('[R13] a form wants its fields, checks them with its own message and writes them in the same step', () => {
    const form = {
      budget: { field: 'budget', required: 'always' as const, order: 0, validation: { condition: { type: 'compare' as const, field: 'budget', operator: 'atLeast' as const, value: 100 }, message: 'Too small for us' } },
      phone: { field: 'phone', required: { type: 'compare' as const, field: 'budget', operator: 'moreThan' as const, value: 500 }, order: 1 },
    };
    const rep = new Rep(aBlueprint('Form').stage('New', (s) => s.task('Ask', { form, results: [] }).outcome('Done', { to: 'End' })).end('End'));
    expect(refusalOf(rep.complete('Ask'))).toEqual({ type: 'fieldsMissing', fields: ['budget'] });
    expect(refusalOf(rep.complete('Ask', null, { fields: { budget: 50 } }))).toEqual({ type: 'fieldInvalid', field: 'budget', message: 'Too small for us' });
    expect(refusalOf(rep.complete('Ask', null, { fields: { budget: 900 } }))).toEqual({ type: 'fieldsMissing', fields: ['phone'] });
    accepted(rep.set({ phone: '123' }));
    expect(accepted(rep.complete('Ask', null, { fields: { budget: 900 } })).changes.fields).toEqual({ budget: 900 });
    expect(rep.run.record.fields).toEqual({ phone: '123', budget: 900 });
  });

  test('[R14] a checklist is done only when every item is ticked, and keeps its ticks till then', () => {
    const rep = new Rep(aBlueprint('List').stage('New', (s) => s.checklist('Prepare', ['Read', 'Print', 'Call'], { results: [] }).outcome('Done', { to: 'End' })).end('End'));
    expect(refusalOf(rep.complete('Prepare'))).toMatchObject({ type: 'checklistOpen', items: ['Read', 'Print', 'Call'].map((text) => rep.drawing.id.item(`Prepare/${text}`)) });
    accepted(rep.tick('Prepare', ['Read', 'Print']));
    expect(rep.activity('Prepare').ticked).toHaveLength(2);
    expect(refusalOf(rep.complete('Prepare'))).toMatchObject({ items: [rep.drawing.id.item('Prepare/Call')] });
    expect(refusalOf(rep.tick('Prepare', ['Sing']))).toMatchObject({ type: 'invalidIntent' });
    accepted(rep.complete('Prepare', null, { ticked: ['Call'] }));
    expect(rep.activity('Prepare').status).toBe('done');
  });

  test('[R15] evidence asked for must be given', () => {
    const rep = new Rep(aBlueprint('Proof').stage('New', (s) => s.task('Research', { evidence: ['note', 'link'], results: [] }).outcome('Done', { to: 'End' })).end('End'));
    expect(refusalOf(rep.complete('Research', null, { evidence: ['note'] }))).toMatchObject({ type: 'evidenceMissing', kinds: ['link'] });
    accepted(rep.complete('Research', null, { evidence: ['link', 'note'] }));
  });

  test('[R16] a skip needs a reason and never opens a gate that wants the activity done', () => {
    const rep = new Rep(calling());
    expect(refusalOf(rep.skip('First call', '  '))).toEqual({ type: 'reasonMissing', choices: [] });
    accepted(rep.skip('First call'));
    expect(rep.activity('First call')).toMatchObject({ status: 'skipped', dueAt: null });
    expect(refusalOf(rep.choose('Qualified')).type).toBe('gateClosed');
    accepted(rep.complete('First call', 'connected'));
    expect(rep.run.skipped).toEqual([]);
    accepted(rep.choose('Qualified'));
  });

  test.each([
    ['at all', { doNotContact: true }, 'email'],
    ['by phone', { doNotContactChannels: ['call'] }, null],
  ])('[R17] who asked not to be contacted %s is not contacted', (_, fields, alsoClosed) => {
    const rep = new Rep(calling(), { fields });
    expect(refusalOf(rep.complete('First call', 'connected'))).toEqual({ type: 'optedOut', channel: 'call' });
    expect(rep.complete('Brochure', 'sent').ok).toBe(alsoClosed === null);
    accepted(rep.skip('First call', 'asked not to be called'));
  });
});

describe('going back', () => {
  test('[R50] the last step is taken back within five minutes, fields and owner too', () => {
    const rep = new Rep(calling(), { fields: { size: 1 } });
    const before = rep.run;
    accepted(rep.set({ size: 2, hue: 'red' }));
    rep.wait(5 * minute);
    expect(rep.options.undo).toBe(rep.lastEntry.id);
    expect(accepted(rep.undo()).changes.fields).toEqual({ size: 1, hue: null });
    expect(rep.run).toEqual({ ...before, rev: 3, record: { ...before.record, fields: { size: 1, hue: null } } });
    accepted(rep.act({ type: 'assign', owner: null }));
    expect(accepted(rep.undo()).changes.owner).toBe('u_rep');
  });

  test('[R50] a stage move is taken back with its effects, a note in between does not matter', () => {
    const rep = new Rep(calling());
    accepted(rep.complete('First call', 'connected'));
    const before = rep.run;
    accepted(rep.choose('Lost'));
    accepted(rep.act({ type: 'note' }));
    expect(accepted(rep.undo()).changes.moves).toEqual([{ from: rep.drawing.id.stage('Lost'), to: rep.drawing.id.stage('New'), outcome: null }]);
    expect(rep.run).toEqual({ ...before, rev: 5, before: null, lastVisit: 2 });
  });

  test('[R50] after five minutes, or when something followed, it is too late', () => {
    const rep = new Rep(calling());
    accepted(rep.complete('First call', 'connected'));
    const first = rep.lastEntry.id;
    rep.wait(5 * minute + 1);
    expect(rep.options.undo).toBeNull();
    expect(refusalOf(rep.undo())).toEqual({ type: 'undoTooLate', minutes: 5 });
    accepted(rep.choose('Qualified'));
    expect(refusalOf(rep.act({ type: 'undo', entry: first }))).toEqual({ type: 'notLastStep', entry: first });
  });

  test('[R51] an enrolment, a signal and an undo cannot be taken back', () => {
    const rep = new Rep(calling());
    expect(refusalOf(rep.undo())).toEqual({ type: 'nothingToUndo' });
    accepted(rep.set({ size: 2 }));
    accepted(rep.signal('pageVisited'));
    expect(refusalOf(rep.undo())).toEqual({ type: 'nothingToUndo' });
    accepted(rep.wait(hour).set({ size: 3 }));
    accepted(rep.undo());
    expect(refusalOf(rep.undo())).toEqual({ type: 'nothingToUndo' });
  });
});
