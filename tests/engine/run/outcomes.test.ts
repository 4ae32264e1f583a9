import { describe, expect, test } from 'vitest';
import type { Condition } from '#engine/blueprint';
import { longestChain } from '#engine/run';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { Rep, accepted, refusalOf } from './a-rep.ts';

const open = { type: 'all', of: [] } as const;
const is = (field: string, value: string | number | boolean): Condition => ({ type: 'compare', field, operator: 'equals', value });
const counts = (channel: 'call' | 'email', times: number) => ({ type: 'count', compare: 'atLeast', times, of: { channel }, within: { type: 'run' } }) as const;

describe('gates', () => {
  /** The rule of S3: not interested only after two emails and one call. */
  const drawing = () =>
    aBlueprint('Outbound').stage('Contact', (s) =>
      s
        .email('Mail', { required: 'never' })
        .call('Call', { required: 'never' })
        .outcome('Not interested', { to: 'Lost', gate: { type: 'all', of: [counts('email', 2), counts('call', 1)] } }),
    ).end('Lost', 'lost');

  test('[R20] a closed gate refuses with the unmet clauses and the living verdict, and opens when they are met', () => {
    const rep = new Rep(drawing());
    accepted(rep.complete('Mail', 'sent'));
    const answer = rep.choose('Not interested');
    expect(refusalOf(answer)).toEqual({
      type: 'gateClosed', outcome: rep.drawing.id.outcome('Contact', 'Not interested'), missing: 2, total: 2,
      clauses: [{ kind: 'count', wanted: '2', seen: '1' }, { kind: 'count', wanted: '1', seen: '0' }],
    });
    expect(answer).toMatchObject({ verdict: { met: false } });
    accepted(rep.complete('Mail', 'sent'));
    accepted(rep.complete('Call', 'noAnswer'));
    accepted(rep.choose('Not interested'));
    expect(rep.run).toMatchObject({ status: 'ended', end: 'lost' });
  });

  test('[R20] without a gate of its own an outcome wants the required activities; the stage asks its own gate beside every one', () => {
    const rep = new Rep(
      aBlueprint('Both').stage('New', (s) => s.call('Call').outcome('On', { to: 'End' }).outcome('Light', { to: 'End', gate: open }).set({ gate: { type: 'field', condition: is('ready', true) } })).end('End'),
    );
    const unmet = () => ['On', 'Light'].map((label) => rep.outcome(label).verdict.missing);
    expect(unmet()).toEqual([2, 1]);
    accepted(rep.complete('Call', 'connected'));
    expect(unmet()).toEqual([1, 1]);
    accepted(rep.set({ ready: true }));
    expect(unmet()).toEqual([0, 0]);
  });

  test('[R21] an outcome is taken from its own stage, by hand only when drawn so, and by those it is meant for', () => {
    const drawing = aBlueprint('Who')
      .stage('New', (s) =>
        s
          .outcome('Boss', { to: 'End', who: { type: 'roles', roles: ['manager'] } })
          .outcome('Team', { to: 'End', who: { type: 'team', team: 'north' } })
          .outcome('Mine', { to: 'End', who: { type: 'owner' } })
          .outcome('Signalled', { to: 'End', trigger: { type: 'signal', signal: 'paid' } }),
      )
      .end('End', 'closed', (s) => s.outcome('Reopen', { to: 'New' }));
    const rep = new Rep(drawing, { owner: 'u_other' });
    expect(refusalOf(rep.choose('Boss'))).toEqual({ type: 'notAllowed', roles: ['manager'], ownerOnly: false });
    expect(refusalOf(rep.choose('Team'))).toEqual({ type: 'notAllowed', roles: ['north'], ownerOnly: false });
    expect(refusalOf(rep.choose('Mine'))).toEqual({ type: 'notAllowed', roles: [], ownerOnly: true });
    expect(refusalOf(rep.choose('Signalled'))).toMatchObject({ type: 'outcomeNotByHand' });
    expect(refusalOf(rep.choose('Reopen', { of: 'End' }))).toMatchObject({ type: 'outcomeNotHere', stage: drawing.id.stage('New') });
    expect(refusalOf(rep.choose('Nonsense'))).toMatchObject({ type: 'unknownOutcome' });
    accepted(new Rep(drawing, { roles: ['manager'] }).choose('Boss'));
    accepted(new Rep(drawing, { roles: ['north'] }).choose('Team'));
    accepted(new Rep(drawing).choose('Mine'));
  });

  test('[R22] the answers given with an outcome count for its gate and its form; its reason must be one of the choices', () => {
    const rep = new Rep(
      aBlueprint('Form').stage('New', (s) =>
        s.outcome('Lost', { to: 'End', gate: { type: 'field', condition: is('rival', 'Acme') }, form: ['rival', 'price'], reason: { type: 'required', choices: ['Price', 'Timing'] } }),
      ).end('End'),
    );
    expect(refusalOf(rep.choose('Lost', { reason: 'Price' })).type).toBe('gateClosed');
    expect(refusalOf(rep.choose('Lost', { fields: { rival: 'Acme' }, reason: 'Price' }))).toEqual({ type: 'fieldsMissing', fields: ['price'] });
    const fields = { rival: 'Acme', price: 5 };
    expect(refusalOf(rep.choose('Lost', { fields, reason: 'Mood' }))).toEqual({ type: 'reasonMissing', choices: ['Price', 'Timing'] });
    expect(refusalOf(rep.choose('Lost', { fields }))).toMatchObject({ type: 'reasonMissing' });
    expect(accepted(rep.choose('Lost', { fields, reason: 'Timing' })).changes.fields).toEqual(fields);
  });
});

describe('limits', () => {
  const looping = (window: 'visit' | 'run', standIn: boolean) =>
    aBlueprint(`Loop ${window} ${standIn}`)
      .stage('Try', (s) =>
        s
          .outcome('Again', { to: 'Try', limit: (id) => ({ times: 2, window, then: standIn ? id.outcome('Try', 'Give up') : null }) })
          .outcome('Give up', { to: 'Lost' })
          .outcome('Pause', { to: 'Rest' }),
      )
      .stage('Rest', (s) => s.outcome('Back', { to: 'Try' }))
      .end('Lost', 'lost');

  test('[R23] beyond its limit an outcome is refused, or leads where its stand-in leads', () => {
    const rep = new Rep(looping('run', false));
    accepted(rep.choose('Again'));
    accepted(rep.choose('Again'));
    expect(refusalOf(rep.choose('Again'))).toMatchObject({ type: 'limitReached', times: 2 });
    expect(rep.outcome('Again')).toMatchObject({ open: false, refusal: { type: 'limitReached', times: 2 } });
    const giving = new Rep(looping('run', true));
    accepted(giving.choose('Again'));
    accepted(giving.choose('Again'));
    expect(giving.outcome('Again').target.name).toBe('Lost');
    expect(accepted(giving.choose('Again')).changes.moves).toMatchObject([{ outcome: giving.drawing.id.outcome('Try', 'Give up') }]);
  });

  test.each([['visit', true], ['run', false]] as const)('[R23] counted by %s, standing elsewhere starts the count anew: %s', (window, anew) => {
    const rep = new Rep(looping(window, false));
    for (const label of ['Again', 'Again', 'Pause', 'Back']) accepted(rep.choose(label));
    expect(rep.choose('Again').ok).toBe(anew);
  });
});

describe('what goes off by itself', () => {
  test('[R24] a result sets its outcome off in the same step, when the gate is open', () => {
    const rep = new Rep(
      aBlueprint('Result').stage('New', (s) => s.email('Mail').call('Call').outcome('Reached', { to: 'Talk', onResult: ['Call', 'connected'] })).stage('Talk', (s) => s.outcome('Done', { to: 'End' })).end('End'),
    );
    expect(accepted(rep.complete('Call', 'connected')).changes.moves).toEqual([]);
    accepted(rep.complete('Call', 'noAnswer'));
    accepted(rep.complete('Mail', 'sent'));
    expect(rep.stage).toBe('New');
    accepted(rep.complete('Call', 'connected'));
    expect(rep.stage).toBe('Talk');
  });

  test('[R24] a condition is asked again after every accepted change', () => {
    const rep = new Rep(aBlueprint('Condition').stage('New', (s) => s.call('Call').outcome('Big', { to: 'Talk', trigger: { type: 'condition', condition: is('size', 'big') } })).stage('Talk', (s) => s.outcome('Done', { to: 'End' })).end('End'));
    accepted(rep.set({ size: 'big' }));
    expect(rep.stage).toBe('New');
    expect(accepted(rep.complete('Call', 'noAnswer')).changes.moves).toHaveLength(1);
    expect(rep.stage).toBe('Talk');
  });

  const sorting = () =>
    aBlueprint('Sorting')
      .decision('Sort', (s) => s.outcome('Else', { to: 'Small', fallback: true }).outcome('First', { to: 'Big', trigger: { type: 'condition', condition: { type: 'compare', field: 'size', operator: 'moreThan', value: 10 } } }).outcome('Second', { to: 'Small', trigger: { type: 'condition', condition: is('size', 20) } }))
      .stage('Big', (s) => s.outcome('Done', { to: 'End' }))
      .stage('Small', (s) => s.outcome('Done', { to: 'End' }))
      .end('End');

  test.each([[20, 'Big', 'First'], [5, 'Small', 'Else']])('[R25] a decision with size %i is passed through to %s by "%s"', (size, stage, outcome) => {
    const rep = new Rep(sorting(), { fields: { size } });
    expect(rep.stage).toBe(stage);
    expect(rep.run).toMatchObject({ visit: 2, rev: 1 });
    expect(rep.lastEntry.changes?.moves.map((move) => move.outcome)).toEqual([null, rep.drawing.id.outcome('Sort', outcome)]);
  });

  const chain = (length: number) => {
    let drawing = aBlueprint(`Chain of ${length}`).stage('Start', (s) => s.outcome('Go', { to: 'D1' }));
    for (let n = 1; n <= length; n += 1) drawing = drawing.decision(`D${n}`, (s) => s.outcome('On', { to: n === length ? 'End' : `D${n + 1}`, fallback: true }));
    return drawing.end('End');
  };

  test('[R26] 100 automatic moves in one step are legal, one more is refused and changes nothing', () => {
    accepted(new Rep(chain(longestChain)).choose('Go'));
    const rep = new Rep(chain(longestChain + 1));
    expect(refusalOf(rep.choose('Go'))).toEqual({ type: 'endlessLoop', moves: longestChain + 1 });
    expect(rep).toMatchObject({ stage: 'Start', run: { rev: 1 } });
  });

  test('[R26] two decisions that send a record to and fro are refused, not followed for ever', () => {
    const rep = new Rep(aBlueprint('Circle').stage('Start', (s) => s.outcome('Go', { to: 'A' })).decision('A', (s) => s.outcome('To B', { to: 'B', fallback: true })).decision('B', (s) => s.outcome('To A', { to: 'A', fallback: true })));
    expect(refusalOf(rep.choose('Go')).type).toBe('endlessLoop');
  });

  test('[R27] a signal sets off the outcome that listens to it, with its payload asked; unheard it changes nothing', () => {
    const paid = { type: 'signal', signal: 'paid', condition: { type: 'compare', field: 'amount', operator: 'atLeast', value: 100 } } as const;
    const rep = new Rep(aBlueprint('Signal').wait('Waiting', (s) => s.outcome('Paid', { to: 'End', trigger: paid, limit: { times: 1, window: 'run', then: null } })).end('End', 'won', (s) => s.outcome('Back', { to: 'Waiting' })));
    for (const [signal, payload] of [['opened', {}], ['paid', { amount: 5 }]] as const) expect(accepted(rep.signal(signal, payload)).changes.moves).toEqual([]);
    expect(accepted(rep.signal('paid', { amount: 100 })).changes.moves).toHaveLength(1);
    expect(rep.run.record.fields).toEqual({});
    accepted(rep.signal('paid', { amount: 100 }));
    accepted(rep.choose('Back'));
    expect(accepted(rep.signal('paid', { amount: 100 })).changes.moves).toEqual([]);
  });

  test('[R28] fields and a named owner change at once, the rest becomes data with the same key at every replay', () => {
    const rep = new Rep(
      aBlueprint('Effects').stage('New', (s) =>
        s.outcome('Go', {
          to: 'Next',
          then: [{ type: 'setField', field: 'hot', value: true }, { type: 'assignOwner', to: { type: 'person', person: 'u_boss' } }, { type: 'assignOwner', to: { type: 'owner' } }, { type: 'notify', role: 'manager', message: 'Look' }, { type: 'assignOwner', to: { type: 'role', role: 'closer' } }],
        }),
      ).decision('Next', (s) => s.outcome('Hot', { to: 'End', trigger: { type: 'condition', condition: is('hot', true) } })).end('End'),
    );
    const { changes } = accepted(rep.choose('Go'));
    expect(rep.run).toMatchObject({ status: 'ended', record: { owner: 'u_boss', fields: { hot: true } } });
    expect(changes).toMatchObject({ fields: { hot: true }, owner: 'u_boss', ended: true });
    expect(changes.effects.map(({ key, effect }) => [key, effect.type])).toEqual([[`${rep.run.id}/2/0`, 'notify'], [`${rep.run.id}/2/1`, 'assignOwner']]);
  });

  test('[R29] a reopening outcome makes an ended run go on', () => {
    const rep = new Rep(aBlueprint('Reopen').stage('New', (s) => s.outcome('Lose', { to: 'Lost' })).end('Lost', 'lost', (s) => s.outcome('Reopen', { to: 'New' })));
    accepted(rep.choose('Lose'));
    expect(accepted(rep.choose('Reopen')).changes.ended).toBe(false);
    expect(rep.run).toMatchObject({ status: 'running', end: null, endedAt: null, visit: 3 });
  });

  test.each([[1, true], [2, false]])('[R30] with %i lane wanted, one lane done lets the record go on: %s', (join, goes) => {
    const rep = new Rep(
      aBlueprint(`Parallel ${join}`).parallel('Both', (s) => s.lane('Sales').lane('Service').task('Tell sales', { lane: 'Sales', results: [] }).task('Tell service', { lane: 'Service', results: [] }).outcome('Done', { to: 'End' }).set({ join })).end('End'),
    );
    expect(refusalOf(rep.choose('Done')).type).toBe('gateClosed');
    accepted(rep.complete('Tell sales'));
    expect(rep.choose('Done').ok).toBe(goes);
    if (goes) return;
    accepted(rep.complete('Tell service'));
    accepted(rep.choose('Done'));
  });
});
