import { describe, expect, it } from 'vitest';
import { day } from '#engine/kernel';
import type { Blueprint, Effect, Fields, Signal } from '#engine/blueprint';
import { foldEntries, type Entry, type Intent } from '#engine/journal';
import { compileBlueprint } from '#engine/compile';
import { options, step, type Accepted, type Refused, type Run } from '#engine/run';
import { aBlueprint, labelledId, type ActivityOptions, type BlueprintDrawing } from '../../kit/a-blueprint.ts';
import { accepted, Rep, refusalOf, versionOf } from '../run/a-rep.ts';

const free = { type: 'all', of: [] } as const;
const signal = (key: string, more: Partial<Signal> = {}): Signal => ({ key, name: key, payload: {}, order: 0, ...more });
const declared: Record<string, Signal> = {
  replied: signal('replied'),
  visited: signal('visited', { payload: { pages: { key: 'pages', name: 'Pages', kind: 'number' } } }),
  unsubscribed: signal('unsubscribed', { optOut: 'all' }),
  muted: signal('muted', { optOut: 'channel', payload: { channel: { key: 'channel', name: 'Channel', kind: 'choice' } } }),
};
const chasing = (name: string) =>
  aBlueprint(name)
    .stage('Chase', (stage) =>
      stage
        .email('First', { required: 'never', listens: [{ then: 'cancel', signal: 'replied' }] })
        .email('Second', { required: 'never', mode: 'automatic', due: { type: 'stageEntry', wait: { amount: 3, unit: 'days' } }, listens: [{ then: 'cancel', signal: 'replied' }] })
        .call('Ring', { listens: [{ then: 'complete', signal: 'replied', result: 'connected' }] })
        .task('Research', { required: 'never', results: [] })
        .outcome('Warm', { to: 'Talk', gate: free, trigger: { type: 'signal', signal: 'visited', condition: { type: 'compare', field: 'pages', operator: 'atLeast', value: 3 } } })
        .outcome('On', { to: 'Talk' }))
    .stage('Talk', (stage) => stage.call('Speak').outcome('Done', { to: 'End' }))
    .end('End')
    .change((made) => ({ ...made, signals: declared }));
const names = (rep: Rep) => rep.run.dues.map(({ activity }) => rep.process.version.document.activities[activity ?? '']?.name).toSorted();

/** The other run of the same record, after the authority has told it what the first one's journal says of the record. */
function told(other: Rep, journal: readonly Entry[]): Run {
  const { owner, zone, fields } = foldEntries(journal);
  return { ...other.run, record: { ...other.run.record, owner, zone, fields } };
}
function say(rep: Rep, run: Run, intent: Intent): Accepted | Refused {
  return step(rep.process, run, { entry: labelledId('said'), by: 'u_rep', roles: ['rep'], intent }, rep.now);
}
const completing = (rep: Rep, label: string, result: string | null): Intent => ({ type: 'complete', activity: rep.drawing.id.activity(label), result, fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], expect: { visit: rep.run.visit } });

describe('Signals: outcomes and activities that listen anywhere in the run', () => {
  it('S26: a reply stops the chase: what was to be sent is due no more and is not sent', () => {
    const rep = new Rep(chasing('Chase'));
    const automatic = rep.due('Second');
    expect(names(rep)).toEqual(['First', 'Research', 'Ring', 'Second']);
    accepted(rep.signal('replied'));
    expect(names(rep)).toEqual(['Research']);
    rep.now = (automatic?.at ?? 0) + day;
    expect(rep.act({ type: 'due', due: automatic?.key ?? '', armed: automatic?.armed ?? 0 }).ok).toBe(false);
    expect(rep.complete('First', 'sent').ok).toBe(false);
    expect(rep.run.done.map(({ channel, result }) => [channel, result])).toEqual([['call', 'connected']]);
  });
  it('S99: a threshold opens the warm call: two pages are not enough, three are', () => {
    const rep = new Rep(chasing('Warm'));
    accepted(rep.signal('visited', { pages: 2 }));
    expect(rep.stage).toBe('Chase');
    accepted(rep.signal('visited', { pages: 3 }));
    expect(rep.stage).toBe('Talk');
  });
  it('domain 8: an undeclared signal and a payload of another kind are refused, and the refusal is in the journal', () => {
    const rep = new Rep(chasing('Declared'));
    expect(refusalOf(rep.signal('paid')).type).toBe('signalUnknown');
    expect(refusalOf(rep.signal('visited', { pages: 'many' })).type).toBe('signalInvalid');
    expect(refusalOf(rep.signal('visited', { clicks: 2 })).type).toBe('signalInvalid');
    expect(rep.entries.slice(1).map(({ ok, intent }) => [ok, intent.type])).toEqual([[false, 'signal'], [false, 'signal'], [false, 'signal']]);
  });
});

describe('Opt-out stops every contact activity of that record in every run at once (S26)', () => {
  it('unsubscribed in one run, nobody is touched in the other one either: not due, refused, and not by the clock', () => {
    const [first, second] = [new Rep(chasing('First run')), new Rep(chasing('Second run'))];
    const automatic = second.due('Second');
    accepted(first.signal('unsubscribed'));
    // The clock's own moment may stay, as long as it then does nothing (rule R17 with R45).
    expect(names(first).filter((name) => name !== 'Second')).toEqual(['Research']);
    const run = told(second, first.entries);
    for (const [label, result] of [['First', 'sent'], ['Ring', 'connected']] as const) expect(refusalOf(say(second, run, completing(second, label, result))).type).toBe('optedOut');
    accepted(say(second, run, completing(second, 'Research', null)));
    const after = accepted(say(second, run, { type: 'note' })).run;
    second.now = automatic?.at ?? 0;
    const rung = say(second, after, { type: 'due', due: automatic?.key ?? '', armed: automatic?.armed ?? 0 });
    expect(rung.ok ? rung.changes.done : []).toEqual([]);
    expect(rung.ok ? rung.changes.effects.filter(({ effect }) => effect.type === 'send') : []).toEqual([]);
    expect(options(second.process, run, second.now, { id: 'u_rep', roles: ['rep'] }).activities.find(({ activity }) => activity.name === 'Ring')?.lockedBy?.type).toBe('optedOut');
  });
  it('by one channel, only that channel stops', () => {
    const [first, second] = [new Rep(chasing('First run')), new Rep(chasing('Second run'))];
    accepted(first.signal('muted', { channel: 'email' }));
    const run = told(second, first.entries);
    expect(refusalOf(say(second, run, completing(second, 'First', 'sent'))).type).toBe('optedOut');
    accepted(say(second, run, completing(second, 'Ring', 'connected')));
  });
  it('an outcome\'s own send does not go round it', () => {
    const drawing = aBlueprint('Sending').stage('Work', (stage) => stage.outcome('On', { to: 'End', gate: free, then: [{ type: 'send', channel: 'email', subject: 'Bye', body: 'Bye' }, { type: 'notify', role: 'manager', message: 'left' }] })).end('End');
    const sent = (fields: Fields) => accepted(new Rep(drawing, { fields }).choose('On')).changes.effects.map(({ effect }) => effect.type);
    expect(sent({})).toEqual(['send', 'notify']);
    expect(sent({ doNotContact: true })).toEqual(['notify']);
    expect(sent({ doNotContactChannels: ['email'] })).toEqual(['notify']);
    expect(sent({ doNotContactChannels: ['call'] })).toEqual(['send', 'notify']);
  });
  it('an override opens a gate and the rhythm, never an opt-out', () => {
    const rep = new Rep(chasing('Overridden').change((made) => ({ ...made, override: { roles: ['manager'], secondPerson: false, expires: { amount: 1, unit: 'days' } } })), { fields: { doNotContact: true } });
    rep.act({ type: 'override', target: { type: 'activity', activity: rep.drawing.id.activity('Ring') }, reason: 'important', expect: { visit: 1 } }, { by: 'u_boss', roles: ['manager'] });
    expect(refusalOf(rep.complete('Ring', 'connected')).type).toBe('optedOut');
  });
});

describe('Effects are data under the key run/rev/n; nothing else happens', () => {
  const effects: readonly Effect[] = [
    { type: 'setField', field: 'score', value: 9 },
    { type: 'createActivity', name: 'Thank', channel: 'task', wait: { amount: 1, unit: 'days' } },
    { type: 'notify', role: 'manager', message: 'won' },
    { type: 'webhook', url: 'https://example.com', body: '{}' },
    { type: 'startBlueprint', blueprint: labelledId('returns'), on: 'newLinkedRecord' },
    { type: 'signalRun', blueprint: labelledId('returns'), signal: 'paid' },
  ];
  it('S36, S79: the same step told twice gives the same keys, the keys differ from one another, and made work is due', () => {
    const rep = new Rep(aBlueprint('Effects').stage('Work', (stage) => stage.outcome('On', { to: 'Later', gate: free, then: effects })).stage('Later', (stage) => stage.outcome('Done', { to: 'End' })).end('End'));
    const intent: Intent = { type: 'choose', outcome: rep.drawing.id.outcome('Work', 'On'), fields: {}, reason: null, expect: { visit: 1 } };
    const [once, twice] = [accepted(say(rep, rep.run, intent)), accepted(say(rep, rep.run, intent))];
    expect(once).toEqual(twice);
    const keys = once.changes.effects.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key.startsWith(`${rep.run.id}/${once.run.rev}/`)).toBe(true);
    expect(once.changes.fields).toMatchObject({ score: 9 });
    expect(once.run.created?.map(({ activity }) => activity.name)).toEqual(['Thank']);
    expect(once.run.dues.map(({ at }) => at)).toContain(rep.now + day);
    // "Required by no gate": what an effect made does not hold the stage.
    accepted(rep.choose('On'));
    expect(rep.outcome('Done').verdict.met).toBe(true);
  });
});

describe('A decision leaves by the first outcome whose condition holds; loops have caps', () => {
  const atLeast = (value: number) => ({ type: 'condition' as const, condition: { type: 'compare' as const, field: 'score', operator: 'atLeast' as const, value } });
  const triage = (more: ActivityOptions = {}): BlueprintDrawing =>
    aBlueprint('Triage')
      .stage('Show', (stage) => stage.form('Ask', ['score'], { results: [], ...more }).outcome('Sort', { to: 'Triage' }))
      .decision('Triage', (stage) => stage.outcome('Hot', { to: 'Talk', order: 1, trigger: atLeast(80) }).outcome('Warm', { to: 'Nurture', order: 2, trigger: atLeast(40) }).outcome('Rest', { to: 'Gift', order: 3, fallback: true }))
      .stage('Talk', (stage) => stage.outcome('Again', { to: 'Show', gate: free, limit: { times: 2, window: 'run', then: null } })).end('Nurture', 'nurture').end('Gift', 'closed');
  it.each([[80, 'Talk'], [79, 'Nurture'], [39, 'Gift']] as const)('S109: score %i leads to %s in one step, through the decision', (score, stage) => {
    const rep = new Rep(triage());
    accepted(rep.complete('Ask', null, { fields: { score } }));
    expect(accepted(rep.choose('Sort')).changes.moves).toHaveLength(2);
    expect(rep.stage).toBe(stage);
  });
  it('S31: a loop with a cap of two is taken twice and refused the third time, with how often it was taken', () => {
    const rep = new Rep(triage({ required: 'never' }), { fields: { score: 90 } });
    for (let round = 0; round < 2; round += 1) {
      accepted(rep.choose('Sort'));
      accepted(rep.choose('Again'));
    }
    accepted(rep.choose('Sort'));
    expect(refusalOf(rep.choose('Again'))).toMatchObject({ type: 'limitReached', times: 2 });
    expect(rep.outcome('Again').open).toBe(false);
  });
});

describe('A second delivery is a no-op for the record (domain 6)', () => {
  it('the same due fired at two devices moves the record once, and the second answer changes nothing', () => {
    const version = versionOf(aBlueprint('Once').wait('Rest', (stage) => stage.outcome('Over', { to: 'Next', tone: 'time', trigger: { type: 'elapsed', wait: { amount: 1, unit: 'days' } } })).wait('Next', (stage) => stage.outcome('Over', { to: 'End', tone: 'time', trigger: { type: 'elapsed', wait: { amount: 1, unit: 'days' } } })).end('End').build() satisfies Blueprint);
    const rep = new Rep(aBlueprint('Once'), {}, compileBlueprint(version));
    const due = rep.run.dues[0];
    rep.wait(3 * day);
    accepted(rep.act({ type: 'due', due: due?.key ?? '', armed: due?.armed ?? 0 }));
    const { run } = rep;
    expect(refusalOf(rep.act({ type: 'due', due: due?.key ?? '', armed: due?.armed ?? 0 })).type).toBe('staleDue');
    expect(rep.run).toBe(run);
    expect(rep.stage).toBe('Next');
  });
});
