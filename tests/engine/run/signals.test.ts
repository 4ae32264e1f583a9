import { describe, expect, test } from 'vitest';
import type { Signal } from '#engine/blueprint';
import { entrySchema } from '#engine/journal';
import { replay } from '#engine/run';
import { aBlueprint, type BlueprintDrawing } from '../../kit/a-blueprint.ts';
import { Rep, accepted, refusalOf } from './a-rep.ts';

const declared: Readonly<Record<string, Signal>> = {
  replied: { key: 'replied', name: 'Replied', payload: { mood: { key: 'mood', name: 'Mood', kind: 'text' } }, order: 0 },
  paid: { key: 'paid', name: 'Paid', payload: { amount: { key: 'amount', name: 'Amount', kind: 'money' }, on: { key: 'on', name: 'On', kind: 'date' } }, order: 1 },
  leaveMe: { key: 'leaveMe', name: 'Leave me alone', payload: {}, optOut: 'all', order: 2 },
  unsubscribed: { key: 'unsubscribed', name: 'Unsubscribed', payload: { channel: { key: 'channel', name: 'Channel', kind: 'choice' } }, optOut: 'channel', order: 3 },
};
const knowing = (drawing: BlueprintDrawing): BlueprintDrawing => drawing.change((made) => ({ ...made, signals: declared }));
const wait = (amount: number) => ({ type: 'stageEntry', wait: { amount, unit: 'days' } }) as const;

/** Three mails that chase a customer, and a meeting they may ask for themselves. */
const chase = () =>
  knowing(
    aBlueprint('Chase')
      .stage('Chasing', (s) =>
        s
          .email('First mail', { due: wait(1), listens: [{ then: 'complete', signal: 'replied', result: 'replied' }], results: ['sent', 'replied'] })
          .email('Second mail', { due: wait(3), after: ['First mail'], listens: [{ then: 'complete', signal: 'replied', result: 'replied' }, { then: 'cancel', signal: 'replied' }], results: ['sent', 'replied'] })
          .call('Calls', { due: wait(2), attempts: { min: 3, max: 5 }, listens: [{ then: 'complete', signal: 'replied', condition: { type: 'compare', field: 'mood', operator: 'equals', value: 'keen' }, result: 'connected' }] })
          .task('Look them up', { due: wait(1), results: [] })
          .outcome('Answered', { to: 'Talking', trigger: { type: 'signal', signal: 'replied' } })
          .outcome('Go on', { to: 'Talking' }),
      )
      .stage('Talking', (s) => s.email('Third mail').outcome('Back', { to: 'Chasing', gate: { type: 'all', of: [] } })),
  );

describe('signals a drawing declares', () => {
  test('[R120] an undeclared signal is refused, and one that every object inherits too', () => {
    for (const word of ['opened', 'toString']) expect(refusalOf(new Rep(chase()).signal(word))).toEqual({ type: 'signalUnknown', signal: word });
  });

  test('[R120] a payload that does not fit is refused with every problem named; empty values and left out ones are fine', () => {
    const rep = new Rep(chase());
    const problems = ['colour is not declared', 'amount is no amount', 'on is no date'];
    expect(refusalOf(rep.signal('paid', { amount: 'much', on: '2026-11-31T', colour: 'red' }))).toEqual({ type: 'signalInvalid', signal: 'paid', problems });
    for (const payload of [{}, { amount: null }, { amount: 5, on: '2026-11-30' }]) accepted(rep.signal('paid', payload));
  });

  test('[R120] a drawing without declarations hears any word, as it always did', () => {
    const rep = new Rep(aBlueprint('Old').wait('Waiting', (s) => s.outcome('Paid', { to: 'End', trigger: { type: 'signal', signal: 'paid' } })).end('End'));
    accepted(rep.signal('opened', { whatever: 5 }));
    accepted(rep.signal('paid', { amount: 'much' }));
    expect(rep.stage).toBe('End');
  });
});

describe('activities that listen', () => {
  test('[R121] a reply ends the mail with its result as the customer’s doing, and stops what would have chased on', () => {
    const rep = new Rep(chase(), { by: 'u_inbox' });
    const { changes } = accepted(rep.signal('replied'));
    expect(changes.done).toMatchObject([{ activity: rep.drawing.id.activity('First mail'), result: 'replied', by: 'u_inbox', inbound: true, template: null }]);
    expect(changes).toMatchObject({ cancelled: [rep.drawing.id.activity('Second mail')], moves: [] });
    expect(rep.activity('First mail').status).toBe('done');
    expect(rep.due('First mail')).toBeUndefined();
    expect(entrySchema.parse(rep.lastEntry)).toEqual(rep.lastEntry);
  });

  test('[R121] what is not open yet cannot be done by the customer, but becomes needless: off the list, not due, and holding nothing', () => {
    const rep = new Rep(
      knowing(
        aBlueprint('Locked').stage('Chasing', (s) =>
          s
            .email('First mail', { due: wait(1) })
            .email('Second mail', { due: wait(3), after: ['First mail'], listens: [{ then: 'complete', signal: 'replied', result: null }, { then: 'cancel', signal: 'replied' }] })
            .outcome('On', { to: 'End' }),
        ).end('End'),
      ),
    );
    const { changes } = accepted(rep.signal('replied'));
    expect(changes).toMatchObject({ done: [], cancelled: [rep.drawing.id.activity('Second mail')] });
    expect(rep.activity('Second mail')).toMatchObject({ status: 'hidden', required: false });
    accepted(rep.complete('First mail', 'sent'));
    expect(rep.due('Second mail')).toBeUndefined();
    expect(refusalOf(rep.complete('Second mail', 'sent'))).toMatchObject({ type: 'activityNotOpen' });
    accepted(rep.choose('On'));
  });

  test('[R121] only the first fitting listener of an activity reacts, and attempts still wanted become needless', () => {
    const rep = new Rep(chase());
    accepted(rep.signal('replied', { mood: 'keen' }));
    expect(rep.run.cancelled).toEqual([rep.drawing.id.activity('Second mail'), rep.drawing.id.activity('Calls')]);
    expect(rep.run.done.filter((one) => one.activity === rep.drawing.id.activity('Calls'))).toHaveLength(1);
    expect(rep.activity('Calls').status).toBe('hidden');
  });

  test('[R121] done, skipped and needless activities hear nothing any more', () => {
    const rep = new Rep(chase());
    accepted(rep.skip('First mail'));
    expect(accepted(rep.signal('replied')).changes).toMatchObject({ done: [], cancelled: [rep.drawing.id.activity('Second mail')] });
    expect(accepted(rep.signal('replied')).changes).not.toHaveProperty('cancelled');
    expect(rep.run.done).toEqual([]);
  });

  test('[R121] signals that count open the call after the third (S99), go on counting for a gate, and stop at the most there may be', () => {
    const visits = (times: number, days: number) => ({ type: 'count', compare: 'atLeast', times, of: { activity: aBlueprint('Warm').id.activity('Looks at our pages') }, within: { type: 'days', days } }) as const;
    const warm = aBlueprint('Warm')
      .stage('Watching', (s) =>
        s
          .task('Looks at our pages', { required: 'never', due: wait(60), attempts: { min: 3, max: 5 }, listens: [{ then: 'count', signal: 'pageVisited', result: null }], results: [] })
          .call('Warm call', { after: [{ type: 'clause', clause: visits(3, 7) }], due: wait(0) })
          .outcome('Hot', { to: 'Talking', gate: visits(4, 2) }),
      )
      .stage('Talking', (s) => s.outcome('Over', { to: 'End' }))
      .end('End');
    const rep = new Rep(warm, { by: 'u_customer' });
    for (const opened of ['locked', 'locked', 'open', 'open', 'open', 'open'] as const) {
      accepted(rep.signal('pageVisited', { page: '/rates' }));
      expect(rep.activity('Warm call').status).toBe(opened);
    }
    expect(rep.run.done).toHaveLength(5);
    expect(rep.run.done.every((one) => one.inbound === true)).toBe(true);
    expect(rep.outcome('Hot').open).toBe(true);
    rep.wait(3 * 86_400_000);
    expect(rep.outcome('Hot').open).toBe(false);
    expect(rep.activity('Warm call').status).toBe('open');
    expect(replay(rep.process, rep.entries)).toEqual(rep.run);
    expect(entrySchema.parse(rep.lastEntry)).toEqual(rep.lastEntry);
  });

  test('[R122] activities are heard before outcomes, so that the gate counts what the signal ended', () => {
    const rep = new Rep(chase());
    accepted(rep.complete('Look them up'));
    accepted(rep.signal('replied'));
    expect(rep.stage).toBe('Chasing');
    accepted(rep.signal('replied', { mood: 'keen' }));
    expect(rep.stage).toBe('Talking');
    expect(replay(rep.process, rep.entries)).toEqual(rep.run);
  });

  test('[R121] the next visit starts afresh', () => {
    const rep = new Rep(chase());
    accepted(rep.complete('Look them up'));
    accepted(rep.signal('replied', { mood: 'keen' }));
    accepted(rep.choose('Back'));
    expect(rep.run).not.toHaveProperty('cancelled');
    expect(rep.activity('Calls').status).toBe('open');
  });
});

describe('a customer who wants to be left alone', () => {
  test('[R123] stops every contact of the record, by every channel or the one named, and what was due of it', () => {
    const all = new Rep(chase());
    expect(accepted(all.signal('leaveMe')).changes.fields).toEqual({ doNotContact: true });
    expect(refusalOf(all.complete('First mail', 'sent'))).toMatchObject({ type: 'optedOut' });
    expect(all.run.dues.map((due) => due.channel)).toEqual(['task']);
    const one = new Rep(chase(), { fields: { doNotContactChannels: ['social'] } });
    expect(accepted(one.signal('unsubscribed', { channel: 'email' })).changes.fields).toEqual({ doNotContactChannels: ['social', 'email'] });
    expect(accepted(one.signal('unsubscribed', { channel: 'email' })).changes.fields).toEqual({});
    expect(one.activity('Calls').status).toBe('open');
  });

  test('[R123] a channel nobody can be reached by is no opt-out', () => {
    for (const payload of [{}, { channel: 'task' }, { channel: 'pigeon' }]) expect(refusalOf(new Rep(chase()).signal('unsubscribed', payload))).toMatchObject({ type: 'signalInvalid', problems: ['channel names no way to reach the customer'] });
  });

  test('[R123] is heard at the end of the process too', () => {
    const rep = new Rep(knowing(aBlueprint('Short').stage('New', (s) => s.outcome('Out', { to: 'End' })).end('End', 'lost')));
    accepted(rep.choose('Out'));
    expect(accepted(rep.signal('leaveMe')).changes.fields).toEqual({ doNotContact: true });
  });
});
