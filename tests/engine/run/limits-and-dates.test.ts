import { describe, expect, test } from 'vitest';
import { day, hour, minute } from '#engine/kernel';
import type { Effect, Sla, Wait } from '#engine/blueprint';
import { replay } from '#engine/run';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';
import { Rep, accepted, monday, refusalOf } from './a-rep.ts';

type Escalation = Sla['escalations'][string];
const wait = (amount: number, unit: Wait['unit'] = 'hours'): Wait => ({ amount, unit });
const notify = (role: string): Effect => ({ type: 'notify', role, message: 'Look at this' });
const elapsed = (amount: number, unit: Wait['unit']) => ({ type: 'elapsed', wait: { amount, unit } }) as const;
const open = { type: 'all', of: [] } as const;

/** Escalations in the order given; their ids sort the other way round, so that order must come from the drawing. */
function limited(limit: Wait, escalations: readonly Omit<Escalation, 'id' | 'order'>[], outcome: { readonly open?: boolean; readonly by?: 'hand' | 'condition' } = {}) {
  const ids = escalations.map((_, index) => labelledId(`escalation ${index}`)).toSorted((a, b) => (a < b ? 1 : -1));
  return aBlueprint('Limited')
    .stage('New', (s) =>
      s
        .call('Call')
        .outcome('Give up', {
          to: 'Lost',
          reason: { type: 'required', choices: [] },
          form: ['why'],
          ...(outcome.open === false ? {} : { gate: open }),
          ...(outcome.by === 'condition' ? { trigger: { type: 'condition', condition: { type: 'compare', field: 'never', operator: 'isNotEmpty' } } } : {}),
        })
        .outcome('Go on', { to: 'Won' })
        .set((id) => ({
          sla: {
            limit,
            escalations: Object.fromEntries(
              escalations.map((one, order) => [ids[order] ?? '', { ...one, id: ids[order] ?? '', order, ...(one.take === undefined ? {} : { take: id.outcome('New', one.take) }) }]),
            ),
          },
        })),
    )
    .end('Won')
    .end('Lost');
}
const slaDues = (rep: Rep) => rep.run.dues.filter((due) => due.kind === 'sla');
const fireSla = (rep: Rep, index = 0) => {
  const due = slaDues(rep)[index];
  return rep.act({ type: 'due', due: due?.key ?? '', armed: due?.armed ?? 0 });
};

describe('limits of a stage', () => {
  test('[R93] entering arms an escalation before, at and after the limit, by working time', () => {
    const rep = new Rep(limited(wait(8, 'workingHours'), [
      { when: 'before', wait: wait(2, 'workingHours'), then: [] },
      { when: 'before', wait: wait(1, 'days'), then: [] },
      { when: 'at', wait: wait(0), then: [] },
      { when: 'after', wait: wait(1, 'workingDays'), then: [] },
    ]), { at: monday + 4 * hour });
    const tuesday = monday + day;
    expect(slaDues(rep).map((due) => [due.at, due.automatic, due.escalation === undefined])).toEqual([
      [rep.now, true, false],
      [tuesday + 2 * hour, true, false],
      [tuesday + 4 * hour, true, false],
      [tuesday + day + 4 * hour, true, false],
    ]);
    expect(slaDues(rep).every((due) => due.key === `s:${due.escalation}:1`)).toBe(true);
  });

  test('[R93] so many working days before the limit, over a weekend', () => {
    const rep = new Rep(limited(wait(7, 'days'), [{ when: 'before', wait: wait(2, 'workingDays'), then: [] }]), { at: monday });
    // The limit is Monday 09:00; two working days end there when they begin on Thursday.
    expect(slaDues(rep)[0]?.at).toBe(monday + 3 * day);
  });

  test('[R94] its effects happen at its moment, however late the alarm, and a move clears the rest', () => {
    const rep = new Rep(limited(wait(4), [
      { when: 'at', wait: wait(0), then: [notify('manager'), { type: 'assignOwner', to: { type: 'person', person: 'u_boss' } }, { type: 'setField', field: 'late', value: true }, { type: 'createActivity', name: 'Apologise', channel: 'email', wait: wait(1) }] },
      { when: 'after', wait: wait(4), then: [notify('director')] },
    ]));
    expect(refusalOf(fireSla(rep)).type).toBe('notYetDue');
    const { changes, run } = accepted(fireSla(rep.wait(10 * hour)));
    expect(changes).toMatchObject({ owner: 'u_boss', fields: { late: true } });
    expect(changes.effects.map(({ effect }) => effect.type)).toEqual(['notify', 'createActivity']);
    expect(run.record).toMatchObject({ owner: 'u_boss', fields: { late: true } });
    expect(rep.activity('Apologise').dueAt).toBe(monday + 5 * hour);
    expect(slaDues(rep)).toHaveLength(1);
    accepted(rep.complete('Call', 'connected'));
    accepted(rep.choose('Go on'));
    expect(rep.run.dues).toEqual([]);
  });

  test('[R94] escalations of one moment happen in the order of the drawing, whichever the clock names; the rest are stale then', () => {
    const rep = new Rep(limited(wait(4), [{ when: 'at', wait: wait(0), then: [notify('first')] }, { when: 'at', wait: wait(0), then: [notify('second')] }, { when: 'at', wait: wait(0), then: [notify('third')] }]));
    const [first, second, third] = slaDues(rep);
    rep.wait(4 * hour);
    const { changes } = accepted(rep.act({ type: 'due', due: second?.key ?? '', armed: 1 }));
    expect(changes.effects.map(({ effect }) => effect)).toEqual([notify('first'), notify('second')]);
    expect(refusalOf(rep.act({ type: 'due', due: first?.key ?? '', armed: 1 }))).toEqual({ type: 'staleDue', due: first?.key });
    expect(slaDues(rep)).toEqual([third]);
  });

  test.each(['hand', 'condition'] as const)('[R95] it takes an outcome of any kind as if its time were up: no form, no reason (%s)', (by) => {
    const rep = new Rep(limited(wait(4), [{ when: 'at', wait: wait(0), then: [], take: 'Give up' }], { by }));
    accepted(fireSla(rep.wait(9 * hour)));
    expect(rep.run).toMatchObject({ status: 'ended', enteredAt: monday + 4 * hour });
    expect(rep.stage).toBe('Lost');
    expect(replay(rep.process, rep.entries)).toEqual(rep.run);
  });

  test.each(['hand', 'condition'] as const)('[R95] a closed gate keeps the record: the due is used up and not tried again (%s)', (by) => {
    const rep = new Rep(limited(wait(4), [{ when: 'at', wait: wait(0), then: [notify('manager')], take: 'Give up' }], { open: false, by }));
    expect(accepted(fireSla(rep.wait(4 * hour))).changes).toMatchObject({ moves: [], effects: [{ effect: notify('manager') }] });
    expect(slaDues(rep)).toEqual([]);
    accepted(rep.complete('Call', 'connected'));
    expect(rep.stage).toBe('New');
  });
});

describe('taken by time', () => {
  test('[R95] it is taken once: an outcome that leads out of the next stage too waits there for what sets it off', () => {
    const only = labelledId('escalation');
    const drawing = aBlueprint('Common')
      .stage('New', (s) => s.outcome('Go on', { to: 'Later' }).set((id) => ({ sla: { limit: wait(4), escalations: { [only]: { id: only, when: 'at', wait: wait(0), then: [], take: id.outcome('*', 'Wants out'), order: 0 } } } })))
      .stage('Later', (s) => s.outcome('Back', { to: 'New' }))
      .end('End')
      .common('Wants out', ['New', 'Later'], { to: 'Later', gate: open, trigger: { type: 'condition', condition: { type: 'compare', field: 'out', operator: 'equals', value: true } } });
    const rep = new Rep(drawing);
    expect(accepted(fireSla(rep.wait(4 * hour))).changes.moves).toHaveLength(1);
    expect([rep.stage, rep.run.visit]).toEqual(['Later', 2]);
  });
});

describe('outcomes and activities around a date', () => {
  const event = () =>
    aBlueprint('Event')
      .stage('Invited', (s) =>
        s
          .call('Remind', { required: 'never', due: { type: 'fieldDate', field: 'event', days: -14, at: '10:00' } })
          .outcome('Over', { to: 'After', gate: open, trigger: { type: 'date', field: 'event', days: 1, at: '08:00' } })
          .outcome('Gated', { to: 'End', trigger: { type: 'date', field: 'deadline', days: 0 } })
          .task('Prepare', { results: [] }),
      )
      .stage('After', (s) => s.call('Follow up').outcome('Done', { to: 'End' }))
      .end('End');

  test('[R96] it is due around the date in the record\'s zone, and armed again when the date changes', () => {
    const rep = new Rep(event(), { zone: 'America/New_York' });
    expect(rep.due('Over')).toBeUndefined();
    accepted(rep.set({ event: '2026-12-20' }));
    expect(rep.due('Over')).toMatchObject({ at: Date.UTC(2026, 11, 21, 13), armed: 2, kind: 'outcome', automatic: true });
    const before = rep.due('Over');
    accepted(rep.set({ other: 1 }));
    expect(rep.due('Over')).toBe(before);
    accepted(rep.set({ event: '2026-12-18' }));
    expect(refusalOf(rep.act({ type: 'due', due: before?.key ?? '', armed: 2 })).type).toBe('staleDue');
    rep.now = Date.UTC(2026, 11, 19, 13);
    expect(refusalOf(rep.wait(-1).fire('Over')).type).toBe('notYetDue');
    accepted(rep.wait(1).fire('Over'));
    expect(rep.stage).toBe('After');
  });

  test('[R96] a moment before the entry goes off through the clock at once, as of the entry', () => {
    const rep = new Rep(event(), { fields: { event: '2026-11-01' } });
    expect(rep.stage).toBe('Invited');
    expect(rep.due('Over')).toMatchObject({ at: monday });
    accepted(rep.wait(hour).fire('Over'));
    expect([rep.stage, rep.run.enteredAt]).toEqual(['After', monday]);
  });

  test('[R96] [R44] used up with its gate closed it goes off with the step that opens it, unless another date has armed it again', () => {
    const rep = new Rep(event(), { fields: { deadline: '2026-11-24' } });
    accepted(rep.wait(2 * day).fire('Gated'));
    expect([rep.stage, rep.due('Gated')]).toEqual(['Invited', undefined]);
    accepted(rep.set({ deadline: '2026-11-30' }));
    expect(rep.due('Gated')?.at).toBe(Date.UTC(2026, 10, 30, 9));
    accepted(rep.complete('Prepare'));
    expect(rep.stage).toBe('Invited');
    accepted(rep.set({ deadline: '2026-11-24' }));
    expect(rep.stage).toBe('End');
    expect(replay(rep.process, rep.entries)).toEqual(rep.run);
  });

  test('[R96] up to 400 days ahead, and never before', () => {
    const rep = new Rep(event().change((made, id) => {
      const over = made.outcomes[id.outcome('Invited', 'Over')];
      return over === undefined ? made : { ...made, outcomes: { ...made.outcomes, [over.id]: { ...over, trigger: { type: 'date', field: 'event', days: 400 } } } };
    }), { fields: { event: '2026-11-23' } });
    expect(rep.due('Over')?.at).toBe(monday + 400 * day);
    expect(refusalOf(rep.wait(400 * day - 1).fire('Over')).type).toBe('notYetDue');
    accepted(rep.wait(1).fire('Over'));
  });

  test('[R97] an activity around a date moves with the date, and is late when its moment had passed before it was known', () => {
    const rep = new Rep(event());
    accepted(rep.set({ event: '2026-12-20' }));
    expect(rep.due('Remind')).toMatchObject({ at: Date.UTC(2026, 11, 6, 10) });
    expect(rep.due('Remind')?.late).toBeUndefined();
    accepted(rep.set({ event: '2026-12-01' }));
    expect(rep.due('Remind')).toMatchObject({ at: Date.UTC(2026, 10, 17, 10), late: true, armed: 3 });
    accepted(rep.set({ event: '2026-12-20' }));
    expect(rep.due('Remind')?.late).toBeUndefined();
    accepted(rep.wait(20 * day).act({ type: 'setFields', fields: { other: 1 } }));
    expect(rep.due('Remind')?.late).toBeUndefined();
  });
});

describe('returning from an end', () => {
  const parked = (drawn: boolean) =>
    aBlueprint(`Parked ${drawn}`)
      .stage('New', (s) => s.call('Call', { attempts: { min: 1, max: 3 } }).outcome('Later', { to: 'Nurture', onResult: ['Call', 'noAnswer'] }))
      .stage('Again', (s) => s.email('Mail').outcome('Done', { to: 'Lost' }))
      .end('Lost')
      .end('Nurture', 'nurture', (s) => {
        s.set({ end: { result: 'nurture', returnAfter: wait(90, 'days') } });
        if (drawn) s.outcome('Wake up', { to: 'Again', gate: open, trigger: elapsed(200, 'days') });
      });

  test('[R98] after its time the run stands on the start stage again as a new visit, with its memory', () => {
    const rep = new Rep(parked(false));
    accepted(rep.wait(minute).complete('Call', 'noAnswer'));
    expect(rep.run.dues).toEqual([expect.objectContaining({ key: 'r:2', kind: 'return', at: rep.now + 90 * day, automatic: true })]);
    const ended = rep.run;
    const due = rep.run.dues[0];
    const act = () => rep.act({ type: 'due', due: due?.key ?? '', armed: due?.armed ?? 0 });
    expect(refusalOf(rep.wait(90 * day - 1).act({ type: 'due', due: 'r:2', armed: due?.armed ?? 0 })).type).toBe('notYetDue');
    const { changes } = accepted(rep.wait(7 * day).act({ type: 'due', due: 'r:2', armed: due?.armed ?? 0 }));
    expect(changes.moves).toEqual([{ from: ended.stage, to: rep.run.stage, outcome: null }]);
    expect(rep.run).toMatchObject({ status: 'running', end: null, endedAt: null, visit: 3, enteredAt: due?.at, done: ended.done, taken: ended.taken });
    expect(rep.run.path.map((stay) => stay.visit)).toEqual([1, 2]);
    expect(rep.activity('Call').status).toBe('open');
    expect(refusalOf(act()).type).toBe('staleDue');
    expect(replay(rep.process, rep.entries)).toEqual(rep.run);
  });

  test('[R98] by the end\'s own timed outcome when one is drawn', () => {
    const rep = new Rep(parked(true));
    accepted(rep.complete('Call', 'noAnswer'));
    accepted(rep.wait(90 * day).act({ type: 'due', due: 'r:2', armed: rep.run.rev }));
    expect([rep.stage, rep.run.status, rep.run.taken[rep.drawing.id.outcome('Nurture', 'Wake up')]]).toEqual(['Again', 'running', 1]);
  });
});
